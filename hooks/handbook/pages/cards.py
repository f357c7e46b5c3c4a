"""A list of one kind of record with filters that a script puts to work; without scripts, links to the facet pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, product
from string import ascii_letters, digits
from typing import NamedTuple, Self

from ..catalog import Catalog
from ..catalog.entry import Listed as Member
from ..model import Record
from ..model.vocabulary import Stage, Word
from .facets import Facet
from .further import Listed
from .handbook import Handbook
from .rows import NONE, Rows

# So that a card says in a few bytes what it is; the script knows the same row.
CHARACTERS = digits + ascii_letters
NAMED = 12  # of a group that its page cannot hold


@dataclass(frozen=True)
class Group:
    """Records below a heading with its anchor; the first of their names, when their page cannot hold them."""

    heading: str
    anchor: str
    rows: Rows[Member]

    @property
    def entries(self) -> Sequence[Member]:
        """All its records."""
        return self.rows.all

    @property
    def names(self) -> Sequence[Member]:
        """Those that are named beside the heading."""
        return self.entries[:NAMED] if self.rows.beyond else self.entries


@dataclass(frozen=True)
class Section:
    """A heading in a list with its anchor and what is said beside it, then its records: in rows, or in groups that are folded;
    of templates, with the stage that begins here and how many more stand under an earlier one."""

    heading: str
    anchor: str
    line: str
    rows: Rows[Member] = NONE
    groups: Sequence[Group] = ()
    stage: Stage | None = None
    others: int = 0

    @property
    def entries(self) -> list[Member]:
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

    label: str
    total: int
    facets: list[tuple[Facet, list[tuple[Word, int]]]]
    codes: dict[str, str]
    sections: list[Section]
    file: List | None

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        raise NotImplementedError

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
        return cls(model.label, len(entries), facets, codes, sections, file)

    @classmethod
    def lists(cls, catalog: Catalog, address: str) -> Iterator[Listed]:
        """Each section and each group as a list of its own."""
        return cls.of(Handbook(catalog))._lists(address)

    def _lists(self, address: str) -> Iterator[Listed]:
        section = address.strip("/")
        for part in self.sections:
            heads = ((part.anchor, part.heading, part.rows), *((g.anchor, f"{part.heading}，{g.heading}", g.rows) for g in part.groups))
            for anchor, heading, rows in heads:
                yield Listed(f"{address}#{anchor}", address, anchor, f"{self.label}：{heading}", section, self.label, rows, self.codes)


def codes_for(number: int) -> list[str]:
    """So many codes, all of one length: a single character while these are enough."""
    length = 1
    while len(CHARACTERS) ** length < number:
        length += 1
    return list(map("".join, islice(product(CHARACTERS, repeat=length), number)))


def used_values(facet: Facet, entries: list[Member]) -> list[tuple[Word, int]]:
    """The values that occur, in the vocabulary's order, each with its number of records."""
    counted = Counter(value for entry in entries for value in facet.values(entry))
    return [(value, counted[value]) for value in facet.vocabulary if counted[value]]
