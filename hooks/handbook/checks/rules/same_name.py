"""Two records of one kind with the same name or alias say so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from ...catalog import Catalog, Entry
from ...catalog.history import read_history
from ...catalog.ledger import Ledger
from ...evidence.normalise import normalise
from ...model import KINDS, Practice
from ...model.base import Location
from ..rule import Context, Remark, Rule, Scope


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark at the second and further records that answer to a name already taken."""
    for model in KINDS.values():
        entries = _sharing(catalog.of(model))
        if any(_taken(entries)):
            yield from _taken(_oldest_first(entries, context.root, catalog.ledger))


def _sharing(entries: Collection[Entry]) -> list[Entry]:
    """The records that are called as another is, if only by a short name or as it is misprinted; nearly always none."""
    names = {entry: {normalise(name) for name in entry.sketch.names} for entry in entries}
    having = Counter(name for own in names.values() for name in own)
    return [entry for entry, own in names.items() if any(having[name] > 1 for name in own)]


def _taken(entries: Iterable[Entry]) -> Iterator[Remark]:
    taken: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for name, (word, where) in _words(entry).items():
            other = next((one for one in taken[name] if not _declared(entry, one)), None)
            if other is not None:
                yield _remark(entry, other, word, where)
            taken[name].append(entry)


def _oldest_first(entries: Iterable[Entry], root: Path, ledger: Ledger) -> list[Entry]:
    """Whoever comes later is told, not who was there before: those whose address was given out go first, then by git's history
    those that it knows."""
    added = read_history(root / "docs").added
    given = {line.address for line in ledger.given}
    return sorted(entries, key=lambda entry: (f"/{entry.url}" not in given, entry.path not in added, added.get(entry.path, ""), entry.path))


def _words(entry: Entry) -> dict[str, tuple[str, Location]]:
    """Each name of a record as it is compared → as written, and where; the name itself goes before the aliases."""
    aliases = enumerate(entry.record.aliases if entry.record else ())
    written = [(entry.name, ("name",)), *((alias, ("aliases", number)) for number, alias in aliases)]
    return {normalise(word): (word, where) for word, where in reversed(written)}


def _declared(entry: Entry, other: Entry) -> bool:
    return isinstance(entry.record, Practice) and other.id in entry.record.namesakes


def _remark(entry: Entry, other: Entry, word: str, where: Location) -> Remark:
    remedy = "同一件事就合成一条记录"
    if isinstance(entry.record, Practice):
        remedy += "；名称相同而内容不同，就在两条记录的 namesakes 里互相写上编号"
    return Remark(f"“{word}”已经是 {other.path} 的名称或别名", remedy + "。", where, entry=entry)


RULE = Rule(
    code="HB308",
    name="名称与另一条记录相同",
    scope=Scope.CATALOG,
    why="同一件事分成两条，读者只会看到一半；同名而不同的事不注明，读者会张冠李戴。",
    bad="# a.yml\nname: 五好\n# b.yml\nname: 五好",
    good="# a.yml\nname: 五好\nnamesakes: [b]\n# b.yml\nname: 五好\nnamesakes: [a]",
    check=check,
)
