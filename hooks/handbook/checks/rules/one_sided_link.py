"""Related records and namesakes name each other; what a problem lists first says that it is against the problem."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ..rule import Context, Remark, Rule, Scope


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each link to be made on both sides that the other record does not return."""
    for link in entry.links:
        other = context.catalog.get(link.target) if link.back else None
        if other is None or other.kind != link.kind:
            continue
        if link.target == entry.id:
            yield Remark("记录把自己写成了相关记录", "删掉这一项。", link.where)
        elif not any(back.target == entry.id and back.where[0] == link.back for back in other.links):
            yield Remark(
                f"这里写了“{link.target}”，但 {other.path} 的 {link.back} 里没有“{entry.id}”",
                f"在 {other.path} 的 {link.back} 里加上 {entry.id}。", link.where,
            )


RULE = Rule(
    code="HB303",
    name="只写了一边的关联",
    scope=Scope.LINKS,
    why="“相关”和“同名异质”是互相的。只写一边，读者从另一条记录就找不过来；"
    "问题先列的方法和做法，自己也要写着是对这个问题的。",
    bad="# a.yml\nrelated: [b]\n# b.yml\nrelated: []",
    good="# a.yml\nrelated: [b]\n# b.yml\nrelated: [a]",
    check=check,
)
