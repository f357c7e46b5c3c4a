"""The set of single edits that make a statement false: seeded into the stock handbook, the same each time, and measured there."""

from __future__ import annotations

import pytest
from tests.faults.semantic.edit import Edit, edited, half_of
from tests.faults.semantic.make import Seeded, faults, seeded
from tests.faults.semantic.measure import Measure
from tests.faults.semantic.table import lines
from tests.faults.semantic.world import World

from handbook.checks.engine import all_rules
from handbook.checks.rule import Scope
from handbook.model.walk import statements
from stock_handbook import Handbook


@pytest.fixture
def world(records: Handbook) -> World:
    return World(records.root)


def said(each: Seeded) -> tuple[str, str, str]:
    return each.fault.code, each.edit.entry.id, each.edit.now


def test_the_same_edits_are_seeded_each_time(world: World) -> None:
    found = list(map(said, seeded(world)))
    assert len(found) >= 60
    assert found == list(map(said, seeded(World(world.root))))


def test_an_edit_leaves_a_valid_record_that_says_something_else(world: World) -> None:
    for each in seeded(world):
        changed = edited(each.edit, world)
        assert changed is not None
        assert changed.record != each.edit.entry.record


def test_all_edits_of_a_class_in_one_record_lie_in_one_half(world: World) -> None:
    assert all(each.half == half_of(each.fault.code, each.edit.entry.id) for each in seeded(world))


def test_codes_are_unique() -> None:
    codes = [fault.code for fault in faults()]
    assert len(set(codes)) == len(codes) >= 20


def test_the_rules_over_all_records_that_are_asked_are_there() -> None:
    """A code that is none any more would ask nothing, and its class would count as slipped through."""
    scopes = {rule.code: rule.scope for rule in all_rules()}
    assert {scopes.get(code) for fault in faults() for code in fault.wide} == {Scope.CATALOG}


def test_a_wrong_figure_is_told_and_what_changes_nothing_is_not(world: World) -> None:
    measure = Measure(world)
    wrong = next(seeded(world, "figure-wrong"))
    assert measure.told(wrong).outcome == "error"
    entry = wrong.edit.entry
    statement = next(statements(entry.record))
    same = Edit(entry, ((statement.where, statement.text),), statement.text, statement.text)
    assert measure.told(wrong._replace(edit=same)).outcome == "missed"


def test_the_table_has_a_line_for_each_class_and_the_sum(world: World) -> None:
    measure = Measure(world)
    told = [measure.told(each) for each in seeded(world, "figure-wrong")]
    table = list(lines(told))
    assert table[0].split() == ["类", "处", "报错", "提醒", "漏过", "说出"]
    assert table[1].split() == ["数字错", "figure-wrong", str(len(told)), str(len(told)), "0", "0", "100%"]
    assert table[2].split() == ["合计", str(len(told)), str(len(told)), "0", "0", "100%"]
