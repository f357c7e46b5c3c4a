"""`index`: the passage index of each report in a file, or its passages or its damage on the screen."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..catalog import PASSAGES, Entry, read_entry, record_files
from ..evidence.index import Damage, PassageIndex, build_index, write_index
from ..evidence.passages import Span
from ..model import Source
from ..reports.reading import Report, ReportError, read_report
from ..settings.handbook import read_settings
from .putting import put_all

LONGEST = 1_000_000  # characters of one report: some 1,500 pages; a minute at most to index

Show = Callable[[Entry, Report], Iterable[str]]


def index_report(docs: Path, file: Path, only: str | None, shown: Iterable[Show] = ()) -> int:
    """Write the index of every source record that names this file, or print what each of `shown` says of it.

    Returns the exit status.
    """
    shows = tuple(shown)
    try:
        report = read_report(file)
    except ReportError as error:
        return _refuse(str(error))
    found = list(source_entries(docs, report.name))
    if only and only not in [entry.id for entry in found]:
        return _refuse(f"编号为 {only} 的来源记录没有，或者它写的 file 不是 {report.name}。")
    found = [entry for entry in found if only in (None, entry.id)]
    if faults := [fault for entry in found if (fault := misfit(entry, report))]:
        return _refuse("\n".join(faults))
    if not found:
        return _refuse(
            f"没有来源记录写着 file: {report.name}。先用 draft 起草来源记录，或者用 new source 自己写：全文共 {len(report.text)} 个字符，"
            f"range 写 [0, {len(report.text)}]；一个文件有几篇就建几条，各写各的范围。"
        )
    if shows:
        print("\n".join(line for entry in found for show in shows for line in show(entry, report)))
    else:
        _write(docs, found, report)
    return 0


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


def source_entries(docs: Path, file: str) -> Iterator[Entry]:
    """The source records of a file, those with faults too."""
    settings = read_settings(docs.parent).settings
    for model, path in record_files(docs):
        if model is Source:
            entry = read_entry(model, path, docs.parent, settings=settings)
            if (entry.file.data or {}).get("file") == file:
                yield entry


def misfit(entry: Entry, report: Report) -> str | None:
    """Why no index can be made for a source record; None when one can."""
    if not isinstance(entry.record, Source):
        return f"{entry.path} 有错，建不了索引：先运行 check，照提示改好。"
    start, end = entry.record.range
    if end - start > LONGEST:
        return f"{entry.path} 的 range 有 {end - start} 个字符，一篇报告至多 {LONGEST} 个：一个文件里有几篇的，几篇各建一条来源。"
    if not start < end <= len(report.text):
        return f"{entry.path} 的 range [{start}, {end}] 不对：{report.name} 全文共 {len(report.text)} 个字符，整个文件是一篇就写 [0, {len(report.text)}]。"
    return None


def index_of(entry: Entry, report: Report) -> PassageIndex:
    """The index that a source record asks for."""
    record = entry.record
    assert isinstance(record, Source)
    return build_index(
        entry.id, report, Span(*record.range), [Span(*item) for item in record.boilerplate],
        [Damage(*item.range, item.flag.value) for item in record.damage], record.is_shown,
    )


def _write(docs: Path, entries: Iterable[Entry], report: Report) -> None:
    """All of the file's indexes or none."""
    indexes = {docs / PASSAGES / f"{entry.id}.json": index_of(entry, report) for entry in entries}
    put_all({path: write_index(index) for path, index in indexes.items()})
    for path, index in indexes.items():
        told = "，连同原文（来源写明可以公开）" if index.has_text else ""
        print(f"{path.relative_to(docs.parent).as_posix()}：{len(index.passages)} 段{told}")


def passage_lines(entry: Entry, report: Report) -> Iterator[str]:
    """Each passage with its number, place and text, for the author who has the report at hand."""
    index = index_of(entry, report)
    for passage in index.passages:
        text = report.text[passage.start : passage.end].replace("\n", " ")
        yield f"{index.source}#{passage.number}  [{passage.start}-{passage.end}] {' '.join(passage.path)} {passage.kind}\n    {text}"
