"""Related records and namesakes name each other."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...model import Practice, Problem, Term
from ..rule import Context, Remark, Rule, Scope


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each `related` or `namesakes` that the other record does not return."""
    for field, number, target in mutual(entry):
        other = context.catalog.get(target)
        if other is None or other.kind != entry.kind:
            continue
        if target == entry.id:
            yield Remark("记录把自己写成了相关记录", "删掉这一项。", (field, number))
        elif entry.id not in getattr(other.record, field):
            yield Remark(
                f"这里写了“{target}”，但 {other.path} 的 {field} 里没有“{entry.id}”",
                f"在 {other.path} 的 {field} 里加上 {entry.id}。", (field, number),
            )


def mutual(entry: Entry) -> Iterator[tuple[str, int, str]]:
    """Field, place and target of every link that has to be made on both sides."""
    record = entry.record
    if isinstance(record, (Practice, Problem, Term)):
        yield from (("related", number, target) for number, target in enumerate(record.related))
    if isinstance(record, Practice):
        yield from (("namesakes", number, target) for number, target in enumerate(record.namesakes))


RULE = Rule(
    code="HB303",
    name="只写了一边的关联",
    scope=Scope.LINKS,
    why="“相关”和“同名异质”是互相的。只写一边，读者从另一条记录就找不过来。",
    bad="# a.yml\nrelated: [b]\n# b.yml\nrelated: []",
    good="# a.yml\nrelated: [b]\n# b.yml\nrelated: [a]",
    check=check,
)
