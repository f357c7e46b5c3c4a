"""Former wording: which passages of the reports use a wording that reads otherwise today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from ..evidence.fingerprints import first_mark, marks_of
from ..evidence.index import IndexedPassage, Place
from ..model import Term
from ..model.term import Former
from .catalog import Catalog
from .entry import Entry


@dataclass(frozen=True)
class Dated:
    """A term and the former wording of it that a report uses."""

    term: Entry
    former: Former


class DatedPassages:
    """The former wordings of all terms, looked for in a passage when somebody asks for it.

    Wordings of two characters are not looked for: a fingerprint is too often wrong about them.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._library = catalog.library
        self._wanted: dict[str, list[tuple[Entry, int, str]]] = defaultdict(list)  # by the first mark; of the term the how many-eth
        for term in catalog.of(Term):
            for number, wording in enumerate(term.sketch.former):
                if mark := first_mark(wording):
                    self._wanted[mark].append((term, number, wording))
        self._found: dict[Place, tuple[Dated, ...]] = {}

    def at(self, place: Place) -> tuple[Dated, ...]:
        """The former wordings that stand in a passage; none in one that is not there."""
        if place not in self._found:
            passage = self._library.passage(*place)
            self._found[place] = tuple(self._standing(passage)) if passage else ()
        return self._found[place]

    def _standing(self, passage: IndexedPassage) -> Iterator[Dated]:
        for mark in sorted(self._wanted.keys() & marks_of(passage.sound)):
            for term, number, wording in self._wanted[mark]:
                if passage.contains(wording) == "yes":
                    yield Dated(term, term.record.former[number])
