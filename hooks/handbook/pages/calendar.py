"""What is done how often: the rhythms that terms with a rule behind them, practices and forms tell, by their periods.

Nothing is added to what they tell: no day, and a month only where it is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from operator import itemgetter
from typing import Any, NamedTuple

from ..catalog import Catalog, Entry
from ..catalog.mentions import spoken
from ..catalog.sketch import Often
from ..diagrams.rhythm import Beat, read_rhythm
from ..model import Method, Practice, Record, Term, WorkTemplate
from ..model.vocabulary import FormKind

PERIODS = {1: ("month", "每月"), 2: ("two-months", "每两个月"), 3: ("quarter", "每季"), 6: ("half-year", "每半年"), 12: ("year", "每年")}
WAYS = 2  # methods, and forms, that are named beside a rule; its own page has all of them
LEAST = 3  # characters of a name by which another is known to be about it: 支委 stands in many
SENTENCE = re.compile("[^。；;]+")
CLAUSE = re.compile("[^，,]*[，,]")
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


class Ways(NamedTuple):
    """How a thing is done that a rule asks for: methods and forms that are called after it."""

    methods: tuple[Entry, ...]
    forms: tuple[Entry, ...]


@dataclass(frozen=True)
class Section:
    """All of one period: its anchor and label, what rules ask for with the ways to do it, what practices do, which forms fall due."""

    id: str
    label: str
    rules: tuple[tuple[Item, Ways], ...]
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
    rules, practices, forms = _rules(catalog), list(_told(Practice, catalog)), list(_told(WorkTemplate, catalog))
    return [
        Section(slug, label, tuple((item, _ways(item, catalog)) for item in _due(rules, period)),
                tuple(_by_method(_due(practices, period), catalog)), tuple(_due(forms, period)))
        for period, (slug, label) in PERIODS.items()
        if any(item.period == period for item in (*rules, *practices, *forms))
    ]  # fmt: skip


def rules_of(catalog: Catalog) -> list[Item]:
    """What rules in force ask for, as the terms tell it that name them."""
    return _rules(catalog)


def _rules(catalog: Catalog) -> list[Item]:
    return [
        replace(item, words=_led(item.words, meaning))
        for entry, often in _often(Term, catalog)
        for meaning in (spoken(often.words, catalog),)
        for item in _items(entry, meaning)
    ]


def _often(model: type[Record], catalog: Catalog) -> Iterator[tuple[Entry, Often]]:
    """The records of a kind that tell how often something is done, and what they tell."""
    return ((entry, often) for entry in catalog.recurring(model) if (often := entry.sketch.often))


def _led(words: str, meaning: str) -> str:
    """A rhythm with what leads to it in its sentence, for the name of a term need not be that of what is done; nothing before
    another rhythm, which is told by itself."""
    sentence = next((each for each in SENTENCE.findall(meaning) if words in each), words)
    lead = sentence[: sentence.find(words)]
    kept = ""
    for clause in reversed(CLAUSE.findall(lead)):
        if read_rhythm(clause):
            break
        kept = clause + kept
    return kept + words


def _told(model: type[Record], catalog: Catalog) -> Iterator[Item]:
    for entry, often in _often(model, catalog):
        yield from _items(entry, spoken(often.words, catalog), _cited(often.cites, catalog), often.is_own)


def _cited(cites: Iterable[str], catalog: Catalog) -> tuple[Cited, ...]:
    """The passages that are cited, of reports that are known."""
    named = (cite.partition("#") for cite in cites)
    return tuple(Cited(source, passage) for name, _, passage in named if (source := catalog.get(name)))


def _items(entry: Entry, text: str, cited: tuple[Cited, ...] = (), own: bool = False) -> Iterator[Item]:
    rhythm = read_rhythm(text)
    beats = [beat for beat in rhythm.beats if beat.period in PERIODS] if rhythm else []
    for number, beat in enumerate(beats, 1):
        yield _item(entry, beat, number, cited, own)


def _item(entry: Entry, beat: Beat, number: int, cited: tuple[Cited, ...], own: bool) -> Item:
    return Item(entry, beat.words, beat.period, beat.named, f"{entry.id}-{beat.period}-{number}", cited, own)


def _due(items: Iterable[Item], period: int) -> list[Item]:
    return sorted((item for item in items if item.period == period), key=lambda item: item.first_month or MIDDLE)


def _ways(item: Item, catalog: Catalog) -> Ways:
    """The methods that do what its words begin with; methods and forms that say by their own names what they are for. Those
    that rest on the rule for another end do not."""
    named = [name.strip("“”") for name in item.entry.sketch.spellings]
    wanted = tuple(name for name in named if len(name) >= LEAST)
    doing = [method for method in catalog.of(Method) if _does(method.record, item)]
    methods = dict.fromkeys((*doing, *_called(catalog.of(Method), wanted)))
    return Ways(tuple(islice(methods, WAYS)), _called(catalog.of(WorkTemplate), wanted))


def _does(method: Method, item: Item) -> bool:
    """Does a method that rests on the rule do what the words of the item begin with? A rule may ask for several things."""
    return item.entry.id in method.rules and item.words.startswith((*method.aliases, *method.asks))


def _called(entries: Iterable[Entry], wanted: tuple[str, ...]) -> tuple[Entry, ...]:
    """Records whose name holds one of these, first; then those that are also called by a name that begins with one, then those
    for the occasion of that name. Minutes stand before all: what is done is written down before it is looked back at."""
    ranked = [(rank, entry) for entry in entries if (rank := _rank(entry.record, wanted)) is not None]
    return tuple(entry for _, entry in sorted(ranked, key=itemgetter(0))[:WAYS])


def _rank(record: Record, wanted: tuple[str, ...]) -> tuple[bool, int] | None:
    ranks = (
        any(name in record.name for name in wanted),
        any(alias.startswith(wanted) for alias in record.aliases),
        isinstance(record, WorkTemplate) and record.form is FormKind.MINUTES and str(record.occasion) in wanted,
    )
    is_minutes = isinstance(record, WorkTemplate) and record.form is FormKind.MINUTES
    return (not is_minutes, ranks.index(True)) if any(ranks) else None


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
