"""`index`: the passage index of each report in a file, or its passages or its damage on the screen."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from ..catalog import PASSAGES, Entry, read_entry, record_files
from ..evidence.index import Damage, PassageIndex, build_index, write_index
from ..evidence.passages import Span
from ..model import Source
from ..reports.reading import Report, ReportError, read_report
from .health import health_lines

Wanted = Literal["index", "passages", "health"]


def index_report(docs: Path, file: Path, only: str | None, wanted: Wanted = "index") -> int:
    """Write the index of every source record that names this file, or show its passages or its damage.

    Returns the exit status.
    """
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
            f"没有来源记录写着 file: {report.name}。先用 new source 建来源记录：全文共 {len(report.text)} 个字符，"
            f"range 写 [0, {len(report.text)}]；一个文件有几篇就建几条，各写各的范围。"
        )
    for entry in found:
        _one(docs, entry, report, wanted)
    return 0


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


def source_entries(docs: Path, file: str) -> Iterator[Entry]:
    """The source records of a file, those with faults too."""
    for model, path in record_files(docs):
        if model is Source:
            entry = read_entry(model, path, docs.parent)
            if (entry.file.data or {}).get("file") == file:
                yield entry


def misfit(entry: Entry, report: Report) -> str | None:
    """Why no index can be made for a source record; None when one can."""
    if not isinstance(entry.record, Source):
        return f"{entry.path} 有错，建不了索引：先运行 check，照提示改好。"
    start, end = entry.record.range
    if not start < end <= len(report.text):
        return f"{entry.path} 的 range [{start}, {end}] 不对：{report.name} 全文共 {len(report.text)} 个字符。"
    return None


def index_of(entry: Entry, report: Report) -> PassageIndex:
    """The index that a source record asks for."""
    record = entry.record
    assert isinstance(record, Source)
    return build_index(
        entry.id, report, Span(*record.range), [Span(*item) for item in record.boilerplate],
        [Damage(*item.range, item.flag.value) for item in record.damage],
    )


def _one(docs: Path, entry: Entry, report: Report, wanted: Wanted) -> None:
    if wanted == "health":
        print("\n".join(health_lines(entry, report)))
        return
    index = index_of(entry, report)
    if wanted == "passages":
        print("\n".join(_lines(index, report)))
        return
    path = docs / PASSAGES / f"{entry.id}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(write_index(index), encoding="utf-8", newline="\n")
    print(f"{path.relative_to(docs.parent).as_posix()}：{len(index.passages)} 段")


def _lines(index: PassageIndex, report: Report) -> Iterator[str]:
    """Each passage with its number, place and text, for the author who has the report at hand."""
    for passage in index.passages:
        text = report.text[passage.start : passage.end].replace("\n", " ")
        yield f"{index.source}#{passage.number}  [{passage.start}-{passage.end}] {' '.join(passage.path)} {passage.kind}\n    {text}"
