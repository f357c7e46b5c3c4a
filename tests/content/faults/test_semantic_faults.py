"""Of single edits that make a published statement false, most are told; the table per class stands at the end of the run.

How many of each class are told at least stands in `data/semantic.yml`,
measured on the half of the set on which no rule was tuned.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from ours import CONTENT, needs_data, own_data
from tests.faults.semantic.make import seeded
from tests.faults.semantic.measure import Told, measured
from tests.faults.semantic.table import lines, rows, total
from tests.faults.semantic.world import World

from handbook.checks.engine import run
from handbook.checks.rule import Context, Severity

DATA = "semantic.yml"


@pytest.fixture(scope="module")
def world() -> World:
    return World(CONTENT)


@pytest.fixture(scope="module")
def told(world: World) -> list[Told]:
    return measured(world, half="measuring")


@needs_data(DATA)
def test_most_edits_are_told(told: list[Told], record_property: Callable[[str, object], None]) -> None:
    record_property("改错一处，说不说（计量的一半）", "\n".join(lines(told, "measuring")))
    floors: dict[str, Any] = own_data(DATA)
    found = total(rows(told, "measuring"))
    assert found.total() >= floors["fewest"]
    assert 1 - found["missed"] / found.total() >= floors["told"]
    assert found["error"] / found.total() >= floors["errors"]


@needs_data(DATA)
def test_no_class_is_told_less_than_it_was(told: list[Told]) -> None:
    floors: dict[str, float] = own_data(DATA)["classes"]
    counted = {name.split()[-1]: found for name, found in rows(told, "measuring").items()}
    assert len(counted) >= len(floors)
    shares = {code: 1 - found["missed"] / found.total() for code, found in counted.items()}
    assert {code: shares.get(code) for code, floor in floors.items() if shares.get(code, 0) < floor} == {}


def test_sound_records_raise_no_alarm(world: World) -> None:
    """No error at all, and a reminder at fewer than one statement in a hundred."""
    outcome = run(Context(world.catalog, world.root))
    reminders = sum(finding.severity is Severity.WARNING for finding in outcome.findings)
    assert (outcome.errors, reminders * 100 < max(outcome.tally.statements, 1)) == (0, True)


def test_the_same_edits_are_seeded_again(world: World, told: list[Told]) -> None:
    again = [each for each in seeded(world) if each.half == "measuring"]
    assert [each.edit.now for each in again] == [each.seeded.edit.now for each in told]
