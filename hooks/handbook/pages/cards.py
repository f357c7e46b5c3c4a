"""Cards of one kind of record with filters that a script puts to work; without scripts, links to the facet pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, product
from string import ascii_letters, digits
from typing import NamedTuple, Self

from ..catalog import Entry
from ..catalog.occasions import Part
from ..model import Record
from ..model.vocabulary import Evidence, Word
from ..settings.handbook import Settings
from .facets import Facet, facets_of

# So that a card says in a few bytes what it is; the script knows the same row.
CHARACTERS = digits + ascii_letters


class Group(NamedTuple):
    """A heading among cards; `grade` is the slug of the evidence that the cards below it have in common."""

    heading: str
    anchor: str
    grade: str = ""
    part: Part | None = None


class List(NamedTuple):
    """A file with all the records as a table: where it is from here, the name under which it is saved, what it is."""

    address: str
    name: str
    label: str
    note: str = ""


@dataclass(frozen=True)
class CardsContext:
    """The cards with the codes of their values, the facets with the values that occur and their numbers, the headings
    among the cards by the record that they stand above, the stages that the headings fall into, and the file."""

    kind: str
    label: str
    facets: list[tuple[Facet, list[tuple[Word, int]]]]
    cards: list[tuple[Entry, str]]
    groups: dict[str, Group]
    parts: Sequence[Part]
    file: List

    @classmethod
    def cards_of(
        cls, model: type[Record], entries: list[Entry], file: List, settings: Settings, parts: Sequence[Part] = ()
    ) -> Self:
        """Cards in the order given; practices come under the grades of their evidence, templates under their `parts`."""
        facets = [(facet, used_values(facet, entries)) for facet in facets_of(model, settings)]
        used = [(facet.group, value) for facet, values in facets for value, _ in values]
        codes = dict(zip(used, codes_for(len(used)), strict=True))
        cards = [
            (entry, "".join(codes[facet.group, value] for facet, _ in facets for value in facet.values(entry)))
            for entry in entries
        ]
        groups = stages_and_occasions(parts) if parts else grades(entries)
        return cls(model.kind, model.label, facets, cards, groups, parts, file)


def codes_for(number: int) -> list[str]:
    """So many codes, all of one length: a single character while these are enough."""
    length = 1
    while len(CHARACTERS) ** length < number:
        length += 1
    return list(map("".join, islice(product(CHARACTERS, repeat=length), number)))


def stages_and_occasions(parts: Sequence[Part]) -> dict[str, Group]:
    """Id of the first template of each occasion → the heading above it, with the stage that begins there."""
    return {
        group.entries[0].id: Group(f"{group.occasion}（{len(group.entries)}）", group.id, part=None if number else part)
        for part in parts for number, group in enumerate(part.groups)
    }  # fmt: skip


def grades(entries: list[Entry]) -> dict[str, Group]:
    """Id of the first practice of each grade of evidence → the heading above it; practices stand in the order of grades."""
    first: dict[Evidence, str] = {}
    for entry in entries:
        first.setdefault(entry.record.evidence, entry.id)
    return {
        identifier: Group(f"{grade}：{grade.definition}", f"evidence-{grade.slug}", grade.slug)
        for grade, identifier in first.items()
    }


def used_values(facet: Facet, entries: list[Entry]) -> list[tuple[Word, int]]:
    """The values that occur, in the vocabulary's order, each with its number of records."""
    counted = Counter(value for entry in entries for value in facet.values(entry))
    return [(value, counted[value]) for value in facet.vocabulary if counted[value]]
