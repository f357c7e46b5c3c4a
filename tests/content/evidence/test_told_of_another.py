"""On the handbook's own records: frequencies exchanged, places and results of another, parts above their whole, and how much is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

import pytest
from ours import DOCS, enough

from handbook.catalog import Catalog, Cited, Entry, read_catalog
from handbook.checks.citations import told_by_reports
from handbook.checks.engine import apply
from handbook.checks.rule import Context, Finding, Ground, Rule, Scope
from handbook.checks.rules import (
    frequencies_exchanged,
    parts_exceed_whole,
    place_not_in_passage,
    result_of_another,
    share_of_other_whole,
    unit_not_in_report,
)
from handbook.evidence.figures.units import unit_class
from handbook.evidence.frequencies import FREQUENCIES
from handbook.evidence.proper import names
from handbook.model import Practice
from handbook.model.base import Statement

RULES = tuple(
    module.RULE
    for module in (
        frequencies_exchanged, parts_exceed_whole, place_not_in_passage, result_of_another, share_of_other_whole, unit_not_in_report,
    )
)  # fmt: skip
PLACES = ("青禾县", "梧桐市", "沙洲县", "白鹭市", "石桥县", "云溪市")  # of no report


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(DOCS)


def found(rule: Rule, entry: Entry, catalog: Catalog) -> list[Finding]:
    context = Context(catalog, DOCS.parent)
    return list(apply(rule, entry, context.ground if rule.scope is Scope.RECORD else context))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_nothing_is_told_of_the_records(catalog: Catalog, rule: Rule) -> None:
    assert [finding for entry in catalog.valid for finding in found(rule, entry, catalog)] == []


def stated(catalog: Catalog) -> list[Statement]:
    return [statement for entry in catalog.valid for statement in told_by_reports(entry)]


def is_told(statement: Statement, text: str, rule: Rule, catalog: Catalog) -> bool:
    """Does the rule tell of a record that says this and nothing else?"""
    entry = catalog.valid[0]
    other = type(entry)(entry.file, entry.model, entry.id, entry.record)
    other.__dict__["cited"] = (Cited(statement._replace(text=text)),)
    return any(rule.check(other, Ground(catalog.library, settings=catalog.settings)))


def measured(name: str, said: Counter[bool], fewest: int, least: float) -> None:
    enough(said.total(), fewest)
    print(f"{name}: {said[True]} of {said.total()}, {said[True] / said.total():.1%}")
    assert said[True] >= least * said.total()


def frequencies_the_wrong_way_round(text: str) -> Iterator[str]:
    """A text with each two of its frequencies exchanged."""
    for one, other in combinations([match for match, _ in FREQUENCIES.found(text)], 2):
        if one[0] != other[0]:
            between = text[one.end() : other.start()]
            yield f"{text[: one.start()]}{other[0]}{between}{one[0]}{text[other.end() :]}"


def test_frequencies_exchanged_are_told(catalog: Catalog) -> None:
    said: Counter[bool] = Counter()
    for statement in stated(catalog):
        for text in frequencies_the_wrong_way_round(statement.text):
            said[is_told(statement, text, frequencies_exchanged.RULE, catalog)] += 1
    measured("frequencies exchanged", said, 30, 0.5)


def test_a_name_of_another_report_is_told(catalog: Catalog) -> None:
    """The names of all records, each in the place of every name of a statement that cites another report."""
    everywhere = {name.text: name for statement in stated(catalog) for name in names(statement.text)}
    said: Counter[bool] = Counter()
    for statement in stated(catalog):
        for mine in names(statement.text):
            for other in everywhere.values():
                if other.text[2:] == mine.text[2:] and other.stem != mine.stem:
                    text = statement.text.replace(mine.text, other.text, 1)
                    said[is_told(statement, text, place_not_in_passage.RULE, catalog)] += 1
    measured("a name of another report", said, 100, 0.65)


def test_a_place_of_no_report_is_told(catalog: Catalog) -> None:
    said: Counter[bool] = Counter()
    for statement in stated(catalog)[::20]:
        for place in PLACES:
            said[is_told(statement, place + statement.text, place_not_in_passage.RULE, catalog)] += 1
    measured("a place of no report", said, 300, 0.95)


def test_a_result_of_another_practice_is_told(catalog: Catalog) -> None:
    """The first result of each practice gives way to one of the next practices of the same report."""
    said: Counter[bool] = Counter()
    practices = [entry for entry in catalog.of(Practice) if entry.record.results]
    for mine, other in combinations(practices, 2):
        sources = {citation.partition("#")[0] for citation in mine.record.cites}
        own = {citation for cited in mine.cited for citation in cited.statement.cites}
        borrowed = next((each for each in other.record.results if not set(each.cite) & own), None)
        if borrowed and {citation.partition("#")[0] for citation in borrowed.cite} <= sources and said.total() < 400:
            changed = mine.record.model_copy(update={"results": (borrowed, *mine.record.results[1:])})
            entry = type(mine)(mine.file, mine.model, mine.id, changed)
            said[any(found(result_of_another.RULE, entry, catalog))] += 1
    measured("a result of another practice", said, 100, 0.9)


def test_more_than_the_whole_is_told(catalog: Catalog) -> None:
    said: Counter[bool] = Counter()
    for number in range(20, 60):
        for text in (f"共 {number} 名党员，其中年轻的 {number + 5} 名。", f"甲类占 {number}%，其余占 {101 - number}%。"):
            said[is_told(Statement(("summary",), text, ()), text, parts_exceed_whole.RULE, catalog)] += 1
    measured("more than the whole", said, 40, 1.0)


def test_a_unit_that_is_added_is_told(catalog: Catalog) -> None:
    """Each bare number of the reports, in a unit that its report does not use."""
    said: Counter[bool] = Counter()
    for source, index in catalog.library.indexes.items():
        used = {unit_class(figure.unit) for passage in index.passages for figure in passage.figures}
        unknown = [unit for unit in ("桶", "艘", "棵", "盏", "架") if unit_class(unit) not in used]
        for passage in index.passages:
            known = {figure.value for figure in passage.figures if figure.unit}
            for figure in passage.figures:
                if not (figure.unit or figure.bound or figure.parts or figure.damaged or figure.value in known or figure.value > 10**6):
                    for unit in unknown:
                        text = f"共有 {figure.value} {unit}。"
                        statement = Statement(("summary",), text, (f"{source}#{passage.number}",))
                        said[is_told(statement, text, unit_not_in_report.RULE, catalog)] += 1
    measured("a unit that is added", said, 20, 0.9)
