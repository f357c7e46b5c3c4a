"""Two records of one kind with the same name or alias say so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from ...catalog import Catalog, Entry
from ...evidence.normalise import normalise
from ...model import KINDS, Practice
from ..rule import Context, Remark, Rule, Scope


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark at the second and further records that answer to a name already taken."""
    for model in KINDS.values():
        taken: dict[str, list[Entry]] = defaultdict(list)
        for entry in catalog.of(model):
            for name in {normalise(word): word for word in (entry.name, *entry.record.aliases)}:
                yield from (_remark(entry, other, name) for other in taken[name] if not _declared(entry, other))
                taken[name].append(entry)


def _declared(entry: Entry, other: Entry) -> bool:
    return isinstance(entry.record, Practice) and other.id in entry.record.namesakes


def _remark(entry: Entry, other: Entry, name: str) -> Remark:
    remedy = "同一件事就合成一条记录"
    if isinstance(entry.record, Practice):
        remedy += "；名称相同而内容不同，就在两条记录的 namesakes 里互相写上编号"
    return Remark(f"“{name}”已经是 {other.path} 的名称或别名", remedy + "。", ("name",), entry=entry)


RULE = Rule(
    code="HB308",
    name="名称与另一条记录相同",
    scope=Scope.CATALOG,
    why="同一件事分成两条，读者只会看到一半；同名而不同的事不注明，读者会张冠李戴。",
    bad="# a.yml\nname: 五好\n# b.yml\nname: 五好",
    good="# a.yml\nname: 五好\nnamesakes: [b]\n# b.yml\nname: 五好\nnamesakes: [a]",
    check=check,
)
