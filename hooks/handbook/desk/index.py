"""`index`: the passage index of each report in a file, or its passages or its damage on the screen."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from ..catalog import PASSAGES, Entry, read_entry, record_files
from ..catalog.ledger import read_ledger
from ..evidence.index import Damage, PassageIndex
from ..evidence.index_file import IndexFault, read_index, write_index
from ..evidence.indexing import build_index
from ..evidence.passages import Span
from ..evidence.renumber import Renumbered, renumbered
from ..evidence.written import LARGEST
from ..load.regular import read_within
from ..model import Source
from ..reports.reading import Report, ReportError, read_report
from ..settings.handbook import read_settings
from .moving.passages import follow
from .moving.refused import Refused
from .moving.work import Work
from .step import Step, take

PUBLISHED = re.compile("p[1-9][0-9]{0,8}")
LONGEST = 500_000  # characters of one report: some 750 pages; half a minute at most to index

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
        return 0
    return _write(docs, found, report)


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


def _write(docs: Path, entries: Iterable[Entry], report: Report) -> int:
    """All of the file's indexes or none, with whatever cites a passage whose number is no more. Returns the exit status."""
    made = {entry.id: (entry, _numbered_as_before(docs, index_of(entry, report))) for entry in entries}
    texts = {f"docs/{PASSAGES}/{name}.json": write_index(found.index) for name, (_, found) in made.items()}
    told = [_told(name, found.index) for name, (_, found) in made.items()]
    gone: tuple[str, ...] = ()
    followed: list[str] = []
    if any(found.moved for _, found in made.values()):
        try:
            work = Work(docs.parent)
            followed = [line for entry, found in made.values() for line in _followed(work, entry, found)]
        except Refused as refused:
            return _refuse(f"有些段落的编号会变，引用要跟着改。{refused}")
        step = work.step()
        texts, gone = {**texts, **step.texts}, tuple(step.gone)
    take(docs.parent, Step(texts, gone))
    print("\n".join([*told, *followed]))
    return 0


def _told(name: str, index: PassageIndex) -> str:
    shown = "，连同原文（来源写明可以公开）" if index.has_text else ""
    return f"docs/{PASSAGES}/{name}.json：{len(index.passages)} 段{shown}"


def _numbered_as_before(docs: Path, made: PassageIndex) -> Renumbered:
    """The index with the numbers that its passages have in the one that is there; those that were published are not given again."""
    path = docs / PASSAGES / f"{made.source}.json"
    try:
        old = read_index(read_within(path, LARGEST))
    except (OSError, ValueError, IndexFault):
        return Renumbered(made, {})
    given = read_ledger(docs).anchors.get(f"/{Source.folder}/{made.source}/", {})
    return renumbered(made, old, [int(anchor[1:]) for anchor in given if PUBLISHED.fullmatch(anchor)])


def _followed(work: Work, entry: Entry, found: Renumbered) -> Iterator[str]:
    """What was changed because numbers are no more."""
    if not found.moved:
        return
    changed, lost = follow(work, entry, found.moved)
    numbers = "；".join(f"{old} → {'、'.join(map(str, now)) or '没有了'}" for old, now in found.moved.items())
    yield f"{entry.id} 有 {len(found.moved)} 段换了编号（{numbers}），别的段落编号不变。"
    if changed:
        yield f"引用、归类跟着改了 {len(changed)} 个文件：{'、'.join(changed)}；给出去的锚点引到新的一段。"
    if lost:
        yield "引用的段落没有了，要改引：\n" + "\n".join(f"  {line}" for line in lost)


def passage_lines(docs: Path, entry: Entry, report: Report) -> Iterator[str]:
    """Each passage with its number, place and text, for the author who has the report at hand."""
    index = _numbered_as_before(docs, index_of(entry, report)).index
    for passage in index.passages:
        text = report.text[passage.start : passage.end].replace("\n", " ")
        yield f"{index.source}#{passage.number}  [{passage.start}-{passage.end}] {' '.join(passage.path)} {passage.kind}\n    {text}"
