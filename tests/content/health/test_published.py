"""Nothing that the handbook publishes rests on damage: shown from the symptoms themselves, and by the rules."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ours import DOCS
from raised import catalog, sources

from handbook.catalog import Entry
from handbook.checks.engine import all_rules, run
from handbook.checks.places import place_of
from handbook.checks.rule import Context
from handbook.checks.rules.figure_not_in_passage import OWN_COUNTS, is_counted
from handbook.checks.rules.symptom_undeclared import is_declared, symptoms_of
from handbook.commands.check import read_originals
from handbook.evidence.figures import Figure, agrees, write_figure
from handbook.evidence.index import Place
from handbook.evidence.library import Library
from handbook.model import Source
from handbook.model.vocabulary import Flag
from handbook.reports.reading import read_report

CODES = ("HB406", "HB702", "HB703", "HB706")
IN_DOUBT = {Flag.YEAR_REPLACED, Flag.DIGITS_LOST, Flag.REDACTED, Flag.SUM_MISMATCH, Flag.SITE_TEXT}


@cache
def doubtful(folder: Path) -> dict[str, list[tuple[int, int]]]:
    """Source → the stretches whose figures the detectors doubt, whatever the record declares."""
    return {
        entry.id: [(symptom.start, symptom.end)
                   for symptom in symptoms_of(entry.record, read_report(folder / entry.record.file))
                   if not symptom.general or symptom.flag in IN_DOUBT]
        for entry in sources()
    }  # fmt: skip


def bearing_out(claimed: Figure, places: list[Place]) -> Iterator[tuple[str, Figure]]:
    """The figures of the cited passages that bear out a claimed one."""
    for source, number in places:
        passage = catalog().library.passage(source, number)
        yield from ((source, found) for found in (passage.figures if passage else ()) if agrees(claimed, found))


def resting_on_damage(entry: Entry, folder: Path) -> Iterator[str]:
    """The figures of a record whose every basis lies within a symptom."""
    for cited in entry.cited:
        places = [place_of(citation) for citation in cited.statement.cites]
        for figure in cited.figures:
            found = list(bearing_out(figure, places))
            own = cited.statement.where[0] in OWN_COUNTS and is_counted(figure, entry)
            if found and not own and all(within(source, basis, folder) for source, basis in found):
                yield f"{entry.path}: {write_figure(figure)}"


def within(source: str, figure: Figure, folder: Path) -> bool:
    return any(start < figure.end and end > figure.start for start, end in doubtful(folder)[source])


def test_no_published_figure_lies_in_a_symptom(originals: Path) -> None:
    records = [entry for entry in catalog().valid if not isinstance(entry.record, Source)]
    assert [fault for entry in records for fault in resting_on_damage(entry, originals)] == []


def test_every_symptom_is_declared_or_in_boilerplate(originals: Path) -> None:
    undeclared = [(entry.id, symptom) for entry in sources()
                  for symptom in symptoms_of(entry.record, read_report(originals / entry.record.file))
                  if not is_declared(symptom, entry.record)]  # fmt: skip
    assert undeclared == []


def test_the_checks_say_the_same(originals: Path) -> None:
    whole = catalog()
    library = Library(whole.library.indexes, read_originals(whole, originals))
    before, whole.library = whole.library, library
    try:
        rules = [rule for rule in all_rules() if rule.code in CODES]
        assert run(Context(whole, DOCS.parent, originals), rules).findings == ()
    finally:
        whole.library = before
