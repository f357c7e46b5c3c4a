"""A list of one kind of record with filters that a script puts to work; without scripts, links to the facet pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice, product
from string import ascii_letters, digits
from typing import NamedTuple, Self

from ..catalog import Entry
from ..model import Record
from ..model.vocabulary import Stage, Word
from .facets import Facet
from .rows import NONE, Rows

# So that a card says in a few bytes what it is; the script knows the same row.
CHARACTERS = digits + ascii_letters


@dataclass(frozen=True)
class Group:
    """Records below a heading with its anchor."""

    heading: str
    anchor: str
    entries: list[Entry]


@dataclass(frozen=True)
class Section:
    """A heading in a list with its anchor and what is said beside it, then its records: in rows, or in groups that are folded;
    of templates, with the stage that begins here and how many more stand under an earlier one."""

    heading: str
    anchor: str
    line: str
    rows: Rows = NONE
    groups: Sequence[Group] = ()
    stage: Stage | None = None
    others: int = 0

    @property
    def entries(self) -> list[Entry]:
        """All its records."""
        return [*self.rows.all, *(entry for group in self.groups for entry in group.entries)]


class List(NamedTuple):
    """A file with all the records as a table: where it is from here, the name under which it is saved, what it is."""

    address: str
    name: str
    label: str
    note: str = ""


@dataclass(frozen=True)
class CardsContext:
    """The sections of a list, the codes of each record's values by its id, the facets with the values that occur and their
    numbers, and the file if there is one."""

    kind: str
    label: str
    total: int
    facets: list[tuple[Facet, list[tuple[Word, int]]]]
    codes: dict[str, str]
    sections: list[Section]
    file: List | None

    @classmethod
    def cards_of(cls, model: type[Record], sections: list[Section], file: List | None, sorts: Iterable[Facet]) -> Self:
        """The records of these sections, filtered by these facets."""
        entries = [entry for section in sections for entry in section.entries]
        facets = [(facet, used_values(facet, entries)) for facet in sorts]
        facets = [(facet, values) for facet, values in facets if len(values) > 1]
        used = [(facet.group, value) for facet, values in facets for value, _ in values]
        code = dict(zip(used, codes_for(len(used)), strict=True))
        codes = {
            entry.id: "".join(code[facet.group, value] for facet, _ in facets for value in facet.values(entry)) for entry in entries
        }
        return cls(model.kind, model.label, len(entries), facets, codes, sections, file)


def codes_for(number: int) -> list[str]:
    """So many codes, all of one length: a single character while these are enough."""
    length = 1
    while len(CHARACTERS) ** length < number:
        length += 1
    return list(map("".join, islice(product(CHARACTERS, repeat=length), number)))


def used_values(facet: Facet, entries: list[Entry]) -> list[tuple[Word, int]]:
    """The values that occur, in the vocabulary's order, each with its number of records."""
    counted = Counter(value for entry in entries for value in facet.values(entry))
    return [(value, counted[value]) for value in facet.vocabulary if counted[value]]
