"""On the handbook's own records: what is only recommended is called done, and how much of it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from ours import DOCS, enough

from handbook.catalog import Catalog, Entry, read_catalog
from handbook.checks.engine import apply
from handbook.checks.rule import Ground, Remark
from handbook.checks.rules import proposal_as_done
from handbook.model import Practice
from handbook.model.base import Record
from handbook.model.practice import Result
from handbook.model.vocabulary import Status


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(DOCS)


def practices(catalog: Catalog, *status: Status) -> Iterator[tuple[Entry, Practice]]:
    for entry in catalog.of(Practice):
        if isinstance(entry.record, Practice) and entry.record.status in status:
            yield entry, entry.record


def remarks(entry: Entry, record: Record, catalog: Catalog) -> list[Remark]:
    """What the rule says of an entry if its record were this one."""
    kept, entry.record = entry.record, record
    try:
        return list(proposal_as_done.check(entry, Ground(catalog.library)))
    finally:
        entry.record = kept


def test_no_record_shows_as_done_what_is_only_recommended(catalog: Catalog) -> None:
    ground = Ground(catalog.library)
    found = [finding for entry in catalog.valid for finding in apply(proposal_as_done.RULE, entry, ground)]
    assert found == []


@pytest.mark.parametrize("status", [Status.DONE, Status.ISSUED])
def test_a_proposal_called_done_is_told(catalog: Catalog, status: Status) -> None:
    """Each recommended practice in turn is said to be done; those of reports without such headings cannot be told."""
    wrong = [(entry, record.model_copy(update={"status": status})) for entry, record in practices(catalog, Status.PROPOSED)]
    told = sum(any(remark.where == ("status",) for remark in remarks(entry, record, catalog)) for entry, record in wrong)
    enough(len(wrong), 120)
    print(f"{status}: {told} of {len(wrong)}, {told / len(wrong):.1%}")
    assert told >= 0.84 * len(wrong)


def test_a_hoped_for_effect_called_a_result_is_told(catalog: Catalog) -> None:
    """Each recommended practice in turn gets a result out of the passages that recommend it."""
    wrong = [
        (entry, record.model_copy(update={"results": (Result(text="效果明显。", cite=record.cites),)}))
        for entry, record in practices(catalog, Status.PROPOSED)
    ]
    told = sum(bool(remarks(entry, record, catalog)) for entry, record in wrong)
    enough(len(wrong), 120)
    print(f"results: {told} of {len(wrong)}, {told / len(wrong):.1%}")
    assert told >= 0.84 * len(wrong)


def test_a_proposal_among_what_is_done_is_told_when_it_does_not_say_so(catalog: Catalog) -> None:
    """Steps and parts marked as recommended in practices that are done lose their mark."""
    told: Counter[bool] = Counter()
    for entry, record in practices(catalog, Status.DONE, Status.ISSUED):
        for number, step in enumerate(record.steps):
            if step.status is Status.PROPOSED:
                steps = (*record.steps[:number], step.model_copy(update={"status": None}), *record.steps[number + 1 :])
                told[bool(remarks(entry, record.model_copy(update={"steps": steps}), catalog))] += 1
    enough(told.total(), 23)
    print(f"steps: {told[True]} of {told.total()}")
    assert told[True] >= 0.86 * told.total()
