"""Who wrote a report is told by the report."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...model import Source
from ..rule import Ground, Remark, Rule, Scope


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark when no passage of a report names the body that is said to have written it."""
    writer = entry.record.organisation if isinstance(entry.record, Source) else None
    index = ground.library.indexes.get(entry.id)
    places = [(entry.id, passage.number) for passage in index.passages] if index else []
    if writer and places and ground.library.contains_any(places, writer) == "no":
        yield Remark(
            f"写作单位“{writer}”在这篇的段落里找不到",
            "正文能看出的才写，照正文的写法；正文隐去的、只在别处知道的，不写。", ("organisation",),
        )


RULE = Rule(
    code="HB475",
    name="写作单位在来源里找不到",
    scope=Scope.RECORD,
    why="一篇材料是谁写的，决定它说的是自己还是别人。网上副本常隐去单位，按文件名或别的线索补上，就替它认了账。",
    bad="organisation: 某某市图书馆",
    good="organisation: 县图书总馆",
    check=check,
    proves=("Source.organisation",),
)
