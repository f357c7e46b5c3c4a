"""On the handbook's own records: who does what a sentence tells, another body in its place, and how much of it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from ours import DOCS, enough

from handbook.catalog import Catalog, Cited, read_catalog
from handbook.catalog.mentions import own_words
from handbook.checks.citations import told_by_reports
from handbook.checks.engine import apply
from handbook.checks.places import known_citations
from handbook.checks.rule import Ground, Rule
from handbook.checks.rules import doer_not_in_passage, done_by_another
from handbook.evidence.doers import Doer, doers
from handbook.model.base import Statement

RULES = (doer_not_in_passage.RULE, done_by_another.RULE)
OTHERS = ("街道", "学校", "协会", "财政", "公司", "志愿者", "专家", "教师")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(DOCS)


def acting(catalog: Catalog) -> Iterator[tuple[Statement, Doer]]:
    """The sentences that begin with a body."""
    for entry in catalog.valid:
        for statement in told_by_reports(entry):
            doer = next(iter(doers(own_words(statement.text), catalog.settings.trade.actors)), None)
            if doer and statement.text.startswith(doer.word) and statement.where[:2] != ("structure", "actor"):
                yield statement, doer


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_records_are_borne_out(catalog: Catalog, rule: Rule) -> None:
    ground = Ground(catalog.library, settings=catalog.settings)
    assert [finding for entry in catalog.valid for finding in apply(rule, entry, ground)] == []


def is_told(statement: Statement, text: str, rule: Rule, catalog: Catalog) -> bool:
    """Does the rule tell of a record that says this and nothing else?"""
    entry = catalog.valid[0]
    other = type(entry)(entry.file, entry.model, entry.id, entry.record)
    other.__dict__["cited"] = (Cited(statement._replace(text=text)),)
    return any(rule.check(other, Ground(catalog.library, settings=catalog.settings)))


def test_a_body_that_the_report_does_not_name_there_is_told(catalog: Catalog) -> None:
    said: Counter[bool] = Counter()
    for statement, doer in acting(catalog):
        places = known_citations(statement.cites, catalog.library)
        for other in OTHERS:
            if all(catalog.library.contains_any(places, name) == "no" for name in _names(other, catalog)):
                text = other + statement.text.removeprefix(doer.word)
                said[is_told(statement, text, doer_not_in_passage.RULE, catalog)] += 1
    enough(said.total(), 500)
    print(f"another body: {said[True]} of {said.total()}, {said[True] / said.total():.1%}")
    assert said[True] >= 0.93 * said.total()


def _names(word: str, catalog: Catalog) -> frozenset[str]:
    return next(iter(doers(word, catalog.settings.trade.actors))).names


def test_a_body_of_the_same_passage_is_told(catalog: Catalog) -> None:
    """Each other body that the sentence's passages name, in the place of its own."""
    said: Counter[bool] = Counter()
    actors = catalog.settings.trade.actors
    for statement, doer in acting(catalog):
        places = known_citations(statement.cites, catalog.library)
        for sense in actors.all:
            word = sense.borne[0]
            here = catalog.library.contains_any(places, word) == "yes" and word not in statement.text
            if here and next(iter(doers(word, actors)), None) and not _names(word, catalog) & doer.names:
                text = word + statement.text.removeprefix(doer.word)
                said[is_told(statement, text, done_by_another.RULE, catalog)] += 1
    enough(said.total(), 300)
    print(f"a body of the same passage: {said[True]} of {said.total()}, {said[True] / said.total():.1%}")
    assert said[True] >= 0.19 * said.total()
