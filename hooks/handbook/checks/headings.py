"""What the headings above a passage and the openings of its sections name, and what all of a report is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ..evidence.index import IndexedPassage, Place
from ..evidence.library import Library

OPENING = 2  # passages at the beginning of a report that say whom all of it is about
COMMON = 0.5  # share of the passages of a report that name what all of it is about


class _Named(NamedTuple):
    """Of one report: its passages, those that name something, those that are cited."""

    passages: Sequence[IndexedPassage]
    naming: Sequence[IndexedPassage]
    cited: Sequence[IndexedPassage]


def named_above(names: Iterable[str], places: Iterable[Place], library: Library) -> bool:
    """Does a heading above one of these passages have one of the names, or what opens a section in which one stands?"""
    return any(_is_above(passage, report.cited) for report in _reports(names, places, library) for passage in report.naming)


def places_above(place: Place, kind: str, library: Library) -> tuple[Place, ...]:
    """The nearest heading above a passage that names a place of this kind (市, 县), as the one place that it is; none when no
    heading does."""
    source, number = place
    index = library.indexes[source]
    cited = index.passage(number)
    above = (each for each in index.passages if each.kind == "heading" and cited and _is_above(each, [cited]))
    nearest = sorted(above, key=lambda each: (-len(each.path), -each.start))
    naming = (each for each in nearest if any(kind in card.codes("places") for card in each.cards))
    return tuple((source, each.number) for each in naming)[:1]


def named_throughout(names: Iterable[str], places: Iterable[Place], library: Library) -> bool:
    """Does the beginning of a report of these passages have one of the names, or most of the report?"""
    return any(
        len(report.naming) >= COMMON * len(report.passages) or any(_opens(report, passage) for passage in report.naming)
        for report in _reports(names, places, library)
    )


def _opens(report: _Named, passage: IndexedPassage) -> bool:
    return any(passage is each for each in report.passages[:OPENING])


def _reports(names: Iterable[str], places: Iterable[Place], library: Library) -> Iterator[_Named]:
    wanted, all_places = tuple(names), list(places)
    for source in dict.fromkeys(source for source, _ in all_places):
        numbered = {passage.number: passage for passage in library.indexes[source].passages}
        naming = [numbered[number] for _, number in library.where_any(source, wanted)]
        yield _Named(tuple(numbered.values()), naming, [numbered[number] for its, number in all_places if its == source])


def _is_above(passage: IndexedPassage, cited: Iterable[IndexedPassage]) -> bool:
    below = (each for each in cited if each.start > passage.start and each.path[: len(passage.path)] == passage.path)
    return bool(passage.path) and any(passage.kind == "heading" or len(passage.path) < len(each.path) for each in below)
