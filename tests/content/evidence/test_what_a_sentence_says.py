"""On the handbook's own records: what the rules about a sentence's words tell of edits that make it false, and of sound ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import pytest
from ours import DOCS, enough

from handbook.catalog import Catalog, Entry, read_catalog
from handbook.checks.citations import told_by_reports
from handbook.checks.engine import apply
from handbook.checks.rule import Finding, Ground, Rule, Severity
from handbook.checks.rules import (
    cause_unborne,
    direction_reversed,
    hedge_lost,
    negation_changed,
    order_reversed,
    plan_as_done,
    superlative_unborne,
)
from handbook.evidence.senses import UNTOLD
from handbook.load.document import validated
from handbook.model.base import Location, Statement
from sayings import SAYING

MOST = 80  # edits of a class

# how each class is put in: the pattern, and what stands in its place
NEGATED = ((r"没有(?=[建设配把为办做按起真去受改当用认看])", ""), (r"没有", "有"), (r"缺乏|缺少", "有足够的"), (r"难以", "容易"), (r"不(?=[能愿会敢让高好强重够])", ""))
AFFIRMED = ((r"(?=建立|开展|设立|组织|签订|纳入|实行|通报|公开)", "没有"),)
TURNED = (("提高|提升|上升|增强|加强", "降低"), ("增加|增长|扩大", "减少"), ("减少|降低|下降", "增加"), ("改善|好转", "恶化"))
UNHEDGED = ((r"(?:部分|一些|有些|有的|个别|少数|多数)(?=[党支单干机企村社群])", ""),)
RAISED = ((r"部分|一些|有些|有的(?=[党支单干机企村社群])", "所有"), (r"个别|少数", "多数"), (r"大多|多数", "全都"))
DONE = ((r"打算|力争|计划(?=[在把对由])|拟(?!定)|应当|应该", "已"),)
FIRST = ((r"。$", "，是唯一的。"), (r"。$", "，走在前列。"), (r"。$", "，效果最好。"))
CAUSED = ((r"^", "正因为这样做，"),)
BACKWARDS = ((r"先([^，。先]{2,12})(，?(?:再|然后|后))([^，。]{2,12})", r"先\3\2\1"), (r"之后|以后", "以前"))
CLASSES: dict[str, tuple[Rule, tuple[tuple[str, str], ...], float, float]] = {
    # the rule, the edits, and the least share that is told, and told as an error
    "negation dropped": (negation_changed.RULE, NEGATED, 0.35, 0.15),
    "negation added": (negation_changed.RULE, AFFIRMED, 0.35, 0.2),
    "direction": (direction_reversed.RULE, TURNED, 0.55, 0.45),
    "hedge dropped": (hedge_lost.RULE, UNHEDGED, 0.35, 0.15),
    "hedge raised": (hedge_lost.RULE, RAISED, 0.6, 0.5),
    "plan as done": (plan_as_done.RULE, DONE, 0.2, 0.2),
    "superlative": (superlative_unborne.RULE, FIRST, 0.9, 0.9),
    "cause": (cause_unborne.RULE, CAUSED, 0.4, 0.1),
    "order": (order_reversed.RULE, BACKWARDS, 0.3, 0.0),
}


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(DOCS)


def findings(catalog: Catalog, entry: Entry, rule: Rule) -> list[Finding]:
    return list(apply(rule, entry, Ground(catalog.library, settings=catalog.settings)))


def test_the_records_are_borne_out(catalog: Catalog) -> None:
    """No error, and a reminder on at most one statement in two hundred, all these rules together."""
    found = [finding for entry in catalog.valid for rule in SAYING for finding in findings(catalog, entry, rule)]
    print(f"alarms: {len(found)} of {sum(len(entry.cited) for entry in catalog.valid)} statements")
    assert [finding for finding in found if finding.severity is Severity.ERROR] == []
    assert len(found) <= sum(len(entry.cited) for entry in catalog.valid) // 200


def changed(entry: Entry, where: Location, text: str, catalog: Catalog) -> Entry | None:
    """The record with one text changed; None when it is no valid record any more."""
    data = _put(entry.file.data, where, text)
    read = validated(type(entry.file)(entry.path, data, [], entry.file.text), entry.model, catalog.settings.context)
    return Entry(read.file, entry.model, entry.id, read.value) if read.value else None


def _put(data: object, where: Location, text: str) -> object:
    if not where:
        return text
    if isinstance(data, dict):
        return data | {where[0]: _put(data[where[0]], where[1:], text)}
    assert isinstance(data, list | tuple)
    return [_put(item, where[1:], text) if number == where[0] else item for number, item in enumerate(data)]


def edits(statement: Statement, ways: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The first way in which a statement can be made false, if it tells nothing of what its source leaves out."""
    for pattern, other in () if UNTOLD.search(statement.text) or "figures" in statement.where else ways:
        now = re.sub(pattern, other, statement.text, count=1)
        if now != statement.text:
            yield now
            return


def seeded(catalog: Catalog, ways: Iterable[tuple[str, str]]) -> Iterator[tuple[Entry, Entry]]:
    for entry in catalog.valid:
        for statement in told_by_reports(entry):
            for now in edits(statement, ways):
                if other := changed(entry, statement.where, now, catalog):
                    yield entry, other


@pytest.mark.parametrize("name", CLASSES)
def test_what_is_told(catalog: Catalog, name: str) -> None:
    rule, ways, told, as_errors = CLASSES[name]
    said: Counter[str] = Counter()
    for number, (entry, other) in enumerate(seeded(catalog, ways)):
        if number % 3 == 0 and said.total() < MOST:
            before = {(finding.line, finding.column) for finding in findings(catalog, entry, rule)}
            found = [finding for finding in findings(catalog, other, rule) if (finding.line, finding.column) not in before]
            said[min((finding.severity.name for finding in found), default="missed")] += 1
    enough(said.total(), 20)
    print(f"{name}: {said.total()}, {said['ERROR']} errors, {said['WARNING']} reminders, {said['missed']} missed")
    assert said["ERROR"] + said["WARNING"] >= told * said.total()
    assert said["ERROR"] >= as_errors * said.total()
