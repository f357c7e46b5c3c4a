"""On the handbook's own records: a frequency, an actor, a scope that the cited passages do not give, and how much is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from itertools import product

import pytest
from ours import DOCS, enough

from handbook.catalog import Catalog, read_catalog
from handbook.checks.citations import told_by_reports
from handbook.checks.engine import apply
from handbook.checks.rule import Ground, Rule
from handbook.checks.rules import actor_not_in_passage, frequency_not_in_passage, scope_not_in_passage
from handbook.checks.unborne import unborne
from handbook.evidence.frequencies import FREQUENCIES
from handbook.evidence.senses import Sense, Senses
from handbook.model.base import Statement
from handbook.settings.handbook import read_settings

RULES = (frequency_not_in_passage.RULE, actor_not_in_passage.RULE, scope_not_in_passage.RULE)
Asked = Callable[[Catalog], list[Statement]]
LENGTHS = ("每天", "每周", "每月", "每季度", "每半年", "每年")
OURS = read_settings(DOCS.parent).settings.trade
BODIES, SCOPES = OURS.actors, OURS.scopes
KINDS = ("党委", "党组", "党支部", "党小组", "组织部", "纪委", "工会", "机关工委", "社区", "村委会", "党员", "班子")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(DOCS)


def statements(catalog: Catalog) -> list[Statement]:
    return [statement for entry in catalog.valid for statement in told_by_reports(entry)]


def actors(catalog: Catalog) -> list[Statement]:
    return [statement for statement in statements(catalog) if statement.where in actor_not_in_passage.ASKED]


def is_told(statement: Statement, text: str, senses: Senses, catalog: Catalog) -> bool:
    return any(unborne([statement._replace(text=text)], senses, "", catalog.library))


def meaning(word: str, senses: Senses) -> Sense:
    return next(sense for _, sense in senses.said(word))


def exchanged(catalog: Catalog, senses: Senses, others: tuple[str, ...], asked: Asked) -> Counter[bool]:
    """Each word of each statement in turn gives way to each of the others that do not mean the same: how many are told."""
    told: Counter[bool] = Counter()
    known = [other for other in others if any(senses.said(other))]  # a handbook of another trade has other bodies
    for statement in asked(catalog):
        for (word, sense), other in product(senses.said(statement.text), known):
            if not set(sense.borne) & set(meaning(other, senses).borne):
                told[is_told(statement, statement.text.replace(word, other, 1), senses, catalog)] += 1
    return told


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_records_are_borne_out(catalog: Catalog, rule: Rule) -> None:
    assert [finding for entry in catalog.valid for finding in apply(rule, entry, Ground(catalog.library, settings=catalog.settings))] == []


@pytest.mark.parametrize(
    ("senses", "others", "asked", "fewest", "least"),
    [
        pytest.param(FREQUENCIES, LENGTHS, statements, 1300, 0.88, id="how often"),
        pytest.param(FREQUENCIES, ("年底", "定期", "随时", "经常"), statements, 850, 0.92, id="when"),
        pytest.param(BODIES, KINDS, actors, 4500, 0.78, id="who"),
    ],
)
def test_another_word_is_told(
    catalog: Catalog, senses: Senses, others: tuple[str, ...], asked: Asked, fewest: int, least: float
) -> None:
    told = exchanged(catalog, senses, others, asked)
    enough(told.total(), fewest)
    print(f"{others}: {told[True]} of {told.total()}, {told[True] / told.total():.1%}")
    assert told[True] >= least * told.total()


@pytest.mark.parametrize(
    ("senses", "word", "least"), [(FREQUENCIES, "每季度", 0.93), (FREQUENCIES, "定期", 0.91), (SCOPES, "全体", 0.71)]
)
def test_a_word_that_is_added_is_told(catalog: Catalog, senses: Senses, word: str, least: float) -> None:
    """Before the first 党员, 支部, 单位, 企业 or 干部 of each statement that says nothing of the kind."""
    told: Counter[bool] = Counter()
    for statement in statements(catalog):
        noun = next((noun for noun in ("党员", "支部", "单位", "企业", "干部") if noun in statement.text), None)
        if noun and not any(senses.said(statement.text)):
            told[is_told(statement, statement.text.replace(noun, word + noun, 1), senses, catalog)] += 1
    enough(told.total(), 1000)
    print(f"{word}: {told[True]} of {told.total()}, {told[True] / told.total():.1%}")
    assert told[True] >= least * told.total()
