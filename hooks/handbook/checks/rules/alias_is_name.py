"""An alias is not the name of another record with a word of what sort of thing it is behind it."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog, Entry
from ...evidence.normalise import normalise
from ...load.patterns import when_used
from ..rule import Context, Remark, Rule, Scope

SORT = when_used("(?:活动|工程|制度|机制|模式|做法|工作法)$")


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each alias by which another record of the kind is meant."""
    for number, alias in enumerate(entry.record.aliases):
        if other := meant(alias, entry, context.catalog):
            yield Remark(
                f"别名“{alias}”里是另一条记录的名称：{other.path}（{other.name}）",
                "两条说的是一件事，就并成一条；不是，就删掉这个别名，要让读者找得到就写到 related。", ("aliases", number),
            )


def meant(alias: str, entry: Entry, catalog: Catalog) -> Entry | None:
    """Another record of the kind whose name the alias is, but for that word; the name without it may be part of its own."""
    plain = SORT.sub("", alias)
    if plain == alias or normalise(plain) in normalise(entry.name):
        return None
    return next((other for other in catalog.named(plain, (entry.kind,)) if other is not entry), None)


RULE = Rule(
    code="HB479",
    name="别名是另一条记录的名称",
    scope=Scope.LINKS,
    why="别名后面加上“活动”“制度”，往往就成了另一条记录的名称。读者搜到的是这一条，看到的却是别的事。",
    bad="name: 三问三帮\naliases: [三诺两评活动]     # 三诺两评另有一条",
    good="name: 三问三帮\naliases: [三问三帮活动]",
    check=check,
    proves=("Practice.aliases", "Problem.aliases", "WorkTemplate.aliases"),
)
