"""On the handbook's own records: figures exchanged, and told of another noun, and how much of it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import pytest
from ours import DOCS, enough

from handbook.catalog import Catalog, Cited, read_catalog
from handbook.checks.engine import apply
from handbook.checks.places import known_citations
from handbook.checks.rule import Finding, Ground, Rule
from handbook.checks.rules import figure_of_other_noun, figures_exchanged
from handbook.evidence.binding import bearing, told
from handbook.evidence.exchanges import exchanged
from handbook.evidence.nouns import misplaced, nouns

RULES = (figures_exchanged.RULE, figure_of_other_noun.RULE)
OTHERS = ("社区", "企业", "支部", "党员", "单位", "群众", "项目", "学生", "资金", "场所", "村民", "协议", "指导员", "座谈会", "教师")


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(DOCS)


def stated(catalog: Catalog) -> list[Cited]:
    return [cited for entry in catalog.valid for cited in entry.cited if cited.figures]


def findings(catalog: Catalog, rule: Rule) -> list[Finding]:
    ground = Ground(catalog.library, settings=catalog.settings)
    return [finding for entry in catalog.valid for finding in apply(rule, entry, ground)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_records_are_borne_out(catalog: Catalog, rule: Rule) -> None:
    """No error, and a reminder on at most one statement in three hundred."""
    found = findings(catalog, rule)
    assert [finding for finding in found if finding.severity == rule.severity] == []
    assert len(found) <= sum(len(entry.cited) for entry in catalog.valid) // 300


def two_the_wrong_way_round(text: str) -> Iterator[str]:
    """A text with each two of its figures of the same unit exchanged."""
    for one, other in combinations([claimed.figure for claimed in told(text)], 2):
        if one.value != other.value and one.unit == other.unit:
            first, second = text[one.start : one.end], text[other.start : other.end]
            yield f"{text[: one.start]}{second}{text[one.end : other.start]}{first}{text[other.end :]}"


def verdict(sure: bool | None) -> str:
    return {None: "missed", True: "error", False: "reminder"}[sure]


def report(name: str, told: Counter[str]) -> None:
    print(f"{name}: {told.total()}, " + ", ".join(f"{told[each]} {each}" for each in ("error", "reminder", "missed")))


def test_figures_exchanged_are_told(catalog: Catalog) -> None:
    said: Counter[str] = Counter()
    library = catalog.library
    for cited in stated(catalog):
        passages = library.counted(known_citations(cited.statement.cites, library))
        for text in two_the_wrong_way_round(cited.statement.text):
            found = exchanged(text, passages, library.wording.weigh)
            said[verdict(found.sure if found else None)] += 1
    enough(said.total(), 50)
    report("figures exchanged", said)
    assert said["error"] >= 0.9 * said.total()
    assert said["missed"] <= 0.05 * said.total()


def other_nouns(cited: Cited, catalog: Catalog) -> Iterator[str]:
    """A statement with the noun of each of its figures in turn replaced by each of the others that it does not name."""
    text, library = cited.statement.text, catalog.library
    passages = library.counted(known_citations(cited.statement.cites, library))
    for claimed in told(text):
        for word, _ in nouns(claimed.beside, catalog.settings.trade.counted) if bearing(claimed.figure, passages) else ():
            behind = claimed.beside.side == "behind"
            at = text.find(word, claimed.figure.end) if behind else text.rfind(word, 0, claimed.figure.start)
            for other in OTHERS if at >= 0 else ():
                if other not in text:
                    yield text[:at] + other + text[at + len(word) :]


def test_a_figure_of_another_noun_is_told(catalog: Catalog) -> None:
    said: Counter[str] = Counter()
    library, words = catalog.library, catalog.settings.trade.counted
    for cited in stated(catalog):
        passages = library.counted(known_citations(cited.statement.cites, library))
        for text in other_nouns(cited, catalog):
            found = [fault.sure for fault in misplaced(text, passages, words)]
            said[verdict(max(found, default=None))] += 1
    enough(said.total(), 1000)
    report("a figure of another noun", said)
    assert said["error"] >= 0.82 * said.total()
    assert said["missed"] <= 0.06 * said.total()
