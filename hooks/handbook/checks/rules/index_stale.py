"""The passage index was made with the settings that the source record has now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...catalog import Entry
from ...evidence.index import PassageIndex
from ...model import Source
from ..rule import Ground, Remark, Rule, Scope


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each setting of the record that the index was not made with."""
    index = ground.library.indexes.get(entry.id)
    if isinstance(entry.record, Source) and index is not None:
        for field in differing(entry.record, index):
            yield Remark(
                f"“{field}”改过了，段落索引还是按旧的建的",
                f"重新运行 index {entry.record.file}，再检查引用的段落号有没有变。", (field,),
            )


def differing(source: Source, index: PassageIndex) -> list[str]:
    """The fields of a source record that its index does not agree with."""
    wanted = {
        "file": (source.file, index.file),
        "range": (tuple(source.range), tuple(index.range)),
        "boilerplate": (_pairs(source.boilerplate), _pairs(index.boilerplate)),
        "damage": ([(*item.range, item.flag.value) for item in source.damage], [tuple(item) for item in index.damage]),
    }
    return [field for field, (record, made) in wanted.items() if record != made]


def _pairs(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(start, end) for start, end in ranges]


RULE = Rule(
    code="HB702",
    name="段落索引过期",
    scope=Scope.RECORD,
    why="改了范围或受损标记，段落号和能用的内容都会变；索引不重建，核对的就是旧文本。",
    bad="range: [0, 2400]     # 索引是按 [0, 2000] 建的",
    good="handbook index 报告.txt     # 改完范围后重建",
    check=check,
)
