"""Records do not use YAML's anchors, aliases, tags and merge keys."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.ANCHOR, FaultKind.ALIAS, FaultKind.TAG, FaultKind.MERGE_KEY)

MARKS = {FaultKind.ANCHOR: ("&", "锚点"), FaultKind.ALIAS: ("*", "别名"), FaultKind.TAG: ("", "标签")}


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each place where a text is read as one of them."""
    for fault in faults_of(entry, KINDS):
        if fault.kind is FaultKind.MERGE_KEY:
            yield Remark("这里用了合并键“<<”", "把要重复的内容照抄一遍。", fault.position)
            continue
        sign, name = MARKS[fault.kind]
        yield Remark(
            f"“{sign}{fault.detail['name']}”会被当成 YAML 的{name}",
            "如果它是文字，给整段文字加上英文双引号；如果想重复使用一段内容，照抄一遍。",
            fault.position,
        )


RULE = Rule(
    code="HB114",
    name="用了锚点、别名、标签或合并键",
    scope=Scope.FILE,
    why="这些写法能让几行字展开成几百万行，也能让程序造出别的东西；记录要让不懂 YAML 的人也读得懂。",
    bad="summary: &a 馆员分户联系读者。\nasks: [*a]",
    good="summary: 馆员分户联系读者。\nasks: [馆员怎样分户联系读者]",
    check=check,
)
