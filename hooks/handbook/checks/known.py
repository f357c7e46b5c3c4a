"""What rules found last time, as far as it still holds: what they found in a record by itself, as long as the record and what it
is held against are the same; and that they found nothing else, as long as all that they asked is answered as it was.

What a rule did find among the records, or with the help of what lies on the disk or of the day, is not kept: it is looked up
again each time, with the remedies that it names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from ..catalog import Entry
from ..catalog.questions import Answers
from ..catalog.readings import readings_of
from ..catalog.relations import relations_of
from ..site.kept import Recipe, Store
from ..site.parts import Parted, Rows
from ..site.resting import Resting
from .form_names import form_names_of
from .organisations import organisations_of
from .rule import Context, Finding, Rule, Severity

# of what rules found: whatever a rule may call
RECIPE = Recipe("findings", (Path(__file__).resolve().parents[1],), ("pydantic", "pyyaml"))


class Looked(NamedTuple):
    """What rules found in a record by itself, and how many statements and citations it has and figures were held against the
    reports."""

    findings: list[Finding]
    statements: int
    citations: int
    figures: int


class Known:
    """What is known of one run's records, and left for the next one. `rules` are those of the run. Without a `store` nothing is."""

    def __init__(self, context: Context, rules: Iterable[Rule], store: Store | None) -> None:
        self._catalog = context.catalog
        self._is_kept = store is not None
        ground = context.ground.digest if store else ""
        ground = sha256(repr((ground, context.catalog.settings_book.file.text, [rule.code for rule in rules])).encode()).hexdigest()
        self._kept = Parted(store or Store(), RECIPE, ("looked", ground))
        self._looked, self._now = Rows(self._kept.sections.get("looked", ())), dict[str, Any]()
        self.answers = Answers(answering(context))
        self._nothing = Resting(store or Store(), RECIPE, ground, self.answers)  # where nothing was found

    def looked(self, entry: Entry, look: Callable[[], Looked]) -> Looked:
        """What was found in a record by itself."""
        if not self._is_kept:
            return look()
        made_from = entry.made_from.hex()
        row = self._looked.rows.get(entry.path)
        if not row or row[0] != made_from:
            found, *numbers = look()
            row = [made_from, [asdict(finding) for finding in found], *numbers]
        self._now[entry.path] = row
        return Looked([Finding(**item | {"severity": Severity(item["severity"])}) for item in row[1]], *row[2:])

    def unless_nothing(self, name: str, find: Callable[[], list[Finding]]) -> list[Finding]:
        """What is found now in what has that name; nobody looks for it when it is known to be nothing. What stands on the disk and
        the day are questions that have no answer here: with their help nothing is known."""
        if not self._is_kept:
            return find()
        if self._nothing.find(name):
            return []
        with self._catalog.asked.noting() as noted:
            found = find()
        if not found:
            self._nothing.hold(name, None, self.answers.written(noted))
        return found

    def keep(self) -> None:
        """Leave what is known now for the next run."""
        if self._is_kept:
            self._nothing.keep()
            if self._now != self._looked.rows:
                self._kept.hold({"looked": self._looked.parts(self._now)})


def answering(context: Context) -> dict[str, Any]:
    """All that rules may ask and that can be told apart, by the names of the classes."""
    catalog = context.catalog
    them = (catalog, relations_of(catalog), readings_of(catalog), organisations_of(catalog), form_names_of(catalog), context.handwritten)
    return {type(each).__name__: each for each in them}
