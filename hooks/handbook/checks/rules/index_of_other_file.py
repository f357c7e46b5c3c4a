"""With the original files at hand: the index is the index of that file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ...catalog import Entry
from ...evidence.library import verify
from ...model import Source
from ...reports.reading import ReportError, read_report
from ..rule import Ground, Remark, Rule, Scope


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark when the index is not the one that this file gives; files that are absent are another rule's."""
    index = ground.library.indexes.get(entry.id)
    if ground.reports is None or not isinstance(entry.record, Source) or index is None:
        return
    path = Path(ground.reports) / entry.record.file
    if not path.is_file():
        return
    try:
        differences = verify(index, read_report(path))
    except ReportError as error:
        yield Remark(f"原始文件读不出来：{error}", "换一份完好的原始文件。", ("file",))
        return
    for difference in differences:
        yield Remark(f"段落索引与原始文件对不上：{difference}", f"重新运行 index {entry.record.file}。", ("file",))


RULE = Rule(
    code="HB703",
    name="段落索引不是这个文件的",
    scope=Scope.RECORD,
    why="仓库里没有原文，审核人靠索引核对。手里有原文时，要能证明索引确实出自这份原文。换了编码、换行、空格、全角再存的，还是这份原文。",
    bad="file: baogao.txt     # 索引出自文字不同的另一份 baogao.txt",
    good="check --reports 原文文件夹     # 没有这一条就是对得上",
    check=check,
    proves=("Source.file", "Source.range", "Source.boilerplate"),
)
