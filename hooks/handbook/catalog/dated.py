"""Former wording: which passages of the reports use a wording that reads otherwise today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
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


def dated_passages(catalog: Catalog) -> dict[Place, tuple[Dated, ...]]:
    """(source, passage) → the former wordings that stand there; passages without any are left out.

    Wordings of two characters are not looked for: a fingerprint is too often wrong about them.
    """
    wanted = _by_first_mark(catalog)
    return {
        (source, passage.number): found
        for source, index in catalog.library.indexes.items()
        for passage in index.passages
        if (found := tuple(_standing(passage, wanted)))
    }


def _by_first_mark(catalog: Catalog) -> dict[str, list[Dated]]:
    wanted: dict[str, list[Dated]] = defaultdict(list)
    for term in catalog.of(Term):
        for former in term.record.former:
            if mark := first_mark(former.wording):
                wanted[mark].append(Dated(term, former))
    return wanted


def _standing(passage: IndexedPassage, wanted: Mapping[str, list[Dated]]) -> Iterator[Dated]:
    for mark in sorted(wanted.keys() & marks_of(passage.sound)):
        yield from (dated for dated in wanted[mark] if passage.contains(dated.former.wording) == "yes")
