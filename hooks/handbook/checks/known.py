"""What rules found last time, as far as it still holds: what they found in a record by itself, as long as the record and what it
is held against are the same; and that they found nothing else, as long as all that they asked is answered as it was.

What a rule did find among the records, or with the help of what lies on the disk or of the day, is not kept: it is looked up
again each time, with the remedies that it names.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from ..catalog import Catalog, Entry
from ..catalog.kept_answers import KeptAnswers
from ..catalog.questions import Answers
from ..catalog.readings import readings_of
from ..catalog.relations import relations_of
from ..site.kept import Recipe, Store
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


class Nothing(NamedTuple):
    """That nothing was found: in what, the numbers of the questions that were asked for it, and the digest of the answers."""

    made_from: str
    asked: list[int]
    answers: str


class Known:
    """What is known of one run's records, and left for the next one. `rules` are those of the run."""

    def __init__(self, context: Context, rules: Iterable[Rule], store: Store | None) -> None:
        self._catalog = context.catalog
        self._store = store
        ground = context.ground.digest if store else ""
        self._ground = sha256(repr((ground, context.catalog.settings_book.file.text, [rule.code for rule in rules])).encode()).hexdigest()
        kept = store.find(RECIPE, self._ground) if store else None
        questions, self._looked, nothing = json.loads(kept) if kept else ([], {}, {})
        self._questions: dict[str, int] = {question: number for number, question in enumerate(questions)}
        self._written: list[str] = questions
        self._nothing = {name: Nothing(*row) for name, row in nothing.items()}
        self.answers = Answers(answering(context.catalog))
        self._kept_answers = KeptAnswers(store, RECIPE, self._ground, self.answers) if store else None
        self._now: tuple[dict[str, Any], dict[str, Nothing]] = {}, {}

    def looked(self, entry: Entry, look: Callable[[], Looked]) -> Looked:
        """What was found in a record by itself."""
        if not self._store:
            return look()
        made_from = entry.made_from.hex()
        row = self._looked.get(entry.path)
        if not row or row[0] != made_from:
            found, *numbers = look()
            row = [made_from, [asdict(finding) for finding in found], *numbers]
        self._now[0][entry.path] = row
        return Looked([Finding(**item | {"severity": Severity(item["severity"])}) for item in row[1]], *row[2:])

    def unless_nothing(self, name: str, made_from: str, find: Callable[[], list[Finding]]) -> list[Finding]:
        """What is found now by rules of that name in what is `made_from` this; they are not asked when it is known to be nothing."""
        if not self._store:
            return find()
        row = self._nothing.get(name)
        if row and row.made_from == made_from and self.answers.digest(map(self._written.__getitem__, row.asked)) == row.answers:
            self._now[1][name] = row
            return []
        with self._catalog.asked.noting() as noted:
            found = find()
        if not found:
            self._remember(name, made_from, self.answers.written(noted))
        return found

    def keep(self) -> None:
        """Leave what is known now for the next run."""
        looked, nothing = self._now
        if self._kept_answers:
            self._kept_answers.keep()
        if self._store and (looked != self._looked or nothing != self._nothing):
            used = sorted({number for row in nothing.values() for number in row.asked})
            places = {number: place for place, number in enumerate(used)}
            rows = {name: [row.made_from, [places[number] for number in row.asked], row.answers] for name, row in nothing.items()}
            whole = [[self._written[number] for number in used], looked, rows]
            self._store.hold(RECIPE, self._ground, json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode())

    def _remember(self, name: str, made_from: str, asked: list[str]) -> None:
        answers = self.answers.digest(asked)
        if answers is not None:  # what stands on the disk and the day are questions that have no answer here
            self._now[1][name] = Nothing(made_from, [self._number(question) for question in asked], answers)

    def _number(self, question: str) -> int:
        if question not in self._questions:
            self._questions[question] = len(self._written)
            self._written.append(question)
        return self._questions[question]


def answering(catalog: Catalog) -> dict[str, Any]:
    """All of the records that rules may ask, by the names of their classes."""
    them = (catalog, relations_of(catalog), readings_of(catalog), organisations_of(catalog), form_names_of(catalog))
    return {type(each).__name__: each for each in them}
