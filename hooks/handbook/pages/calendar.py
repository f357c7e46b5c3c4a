"""What is done how often: the rhythms that terms with a rule behind them, practices and forms tell, by their periods.

Nothing is added to what they tell: no day, and a month only where it is named.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..catalog import Catalog, Entry
from ..catalog.mentions import MENTION
from ..diagrams.rhythm import Beat, read_rhythm
from ..model import Method, Practice, Term, WorkTemplate

PERIODS = {1: ("month", "每月"), 2: ("two-months", "每两个月"), 3: ("quarter", "每季"), 6: ("half-year", "每半年"), 12: ("year", "每年")}
METHODS = 3  # that are named beside a rule; its own page has all of them
MIDDLE = 6.5  # of the year: what names no month stands between what is done at its beginning and at its end


@dataclass(frozen=True)
class Cited:
    """A cited passage: the report, and the passage's number."""

    source: Entry
    passage: str


@dataclass(frozen=True)
class Item:
    """Something that is done again and again: whose record tells it, in which words, every how many months, in which months of
    the year (none when it names none), by which passages; `own` when the words are the editor's. `uid` names it in calendars."""

    entry: Entry
    words: str
    period: int
    months: tuple[int, ...]
    uid: str
    cited: tuple[Cited, ...] = ()
    own: bool = False

    @property
    def first_month(self) -> int:
        """The first month of the year that it names; 0 when it names none."""
        return self.months[0] if self.months else 0


@dataclass(frozen=True)
class Done:
    """How one thing is done: the method (none while nobody has drawn one from them), and the practices that say how often."""

    method: Entry | None
    items: list[Item] = field(default_factory=list)


@dataclass(frozen=True)
class Section:
    """All of one period: its anchor and label, what rules ask for with the methods for it, what practices do, which forms fall due."""

    id: str
    label: str
    rules: tuple[tuple[Item, tuple[Entry, ...]], ...]
    done: tuple[Done, ...]
    forms: tuple[Item, ...]

    @property
    def practices(self) -> tuple[Item, ...]:
        """What practices do, one after the other."""
        return tuple(item for done in self.done for item in done.items)

    def first(self, room: int) -> list[Done]:
        """As much of what practices do as there is room for."""
        left, shown = room, []
        for done in self.done:
            if left > 0:
                shown.append(Done(done.method, done.items[:left]))
            left -= len(done.items)
        return shown


def sections_of(catalog: Catalog) -> list[Section]:
    """The periods in which anything is done, the shortest first."""
    rules, practices, forms = _rules(catalog), list(_practices(catalog)), list(_forms(catalog))
    return [
        Section(slug, label, tuple((item, _methods_for(item, catalog)) for item in _due(rules, period)),
                tuple(_by_method(_due(practices, period), catalog)), tuple(_due(forms, period)))
        for period, (slug, label) in PERIODS.items()
        if any(item.period == period for item in (*rules, *practices, *forms))
    ]  # fmt: skip


def rules_of(catalog: Catalog) -> list[Item]:
    """What rules in force ask for, as the terms tell it that name them."""
    return _rules(catalog)


def _rules(catalog: Catalog) -> list[Item]:
    terms = (entry for entry in catalog.of(Term) if entry.record.basis)
    return [item for entry in terms for item in _items(entry, entry.record.meaning)]


def _practices(catalog: Catalog) -> Iterator[Item]:
    for entry in catalog.of(Practice):
        if told := entry.record.structure.rhythm:
            yield from _items(entry, told.text, _cited(told.cite, catalog))


def _forms(catalog: Catalog) -> Iterator[Item]:
    for entry in catalog.of(WorkTemplate):
        record = entry.record
        if record.when:
            yield from _items(entry, record.when.text, _cited(record.when.cite, catalog))
        elif record.editor.when:
            yield from _items(entry, record.editor.when, own=True)


def _cited(cites: Iterable[str] | None, catalog: Catalog) -> tuple[Cited, ...]:
    """The passages that are cited, of reports that are known."""
    named = (cite.partition("#") for cite in cites or ())
    return tuple(Cited(source, passage) for name, _, passage in named if (source := catalog.get(name)))


def _items(entry: Entry, text: str, cited: tuple[Cited, ...] = (), own: bool = False) -> Iterator[Item]:
    rhythm = read_rhythm(_spoken(text))
    beats = [beat for beat in rhythm.beats if beat.period in PERIODS] if rhythm else []
    for number, beat in enumerate(beats, 1):
        yield _item(entry, beat, number, cited, own)


def _item(entry: Entry, beat: Beat, number: int, cited: tuple[Cited, ...], own: bool) -> Item:
    return Item(entry, beat.words, beat.period, beat.named, f"{entry.id}-{beat.period}-{number}", cited, own)


def _spoken(text: str) -> str:
    """Text in which mentions of records are the words that are read."""
    return MENTION.sub(lambda found: found["text"] or found["id"], text)


def _due(items: Iterable[Item], period: int) -> list[Item]:
    return sorted((item for item in items if item.period == period), key=lambda item: item.first_month or MIDDLE)


def _methods_for(item: Item, catalog: Catalog) -> tuple[Entry, ...]:
    """The methods for which a rule matters most: those that name it first."""
    resting = [entry for entry in catalog.of(Method) if item.entry.id in entry.record.rules]
    return tuple(sorted(resting, key=lambda entry: entry.record.rules.index(item.entry.id))[:METHODS])


def _by_method(items: Iterable[Item], catalog: Catalog) -> Iterator[Done]:
    """The items under the first method that rests on their practice; those of none last."""
    found: dict[str, Done] = {}
    methods: dict[str, Entry] = {}
    for method in catalog.of(Method):
        for practice in method.record.practices:
            methods.setdefault(practice, method)
    for item in items:
        own: Any = methods.get(item.entry.id)
        found.setdefault(own.id if own else "", Done(own)).items.append(item)
    yield from sorted(found.values(), key=lambda done: done.method is None)
