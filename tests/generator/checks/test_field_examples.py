"""The examples of the rules about fields are true of the stock handbook: who writes the bad one into a record is told, who
writes the good one is not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml

import stock_handbook
from handbook.catalog import Catalog, Entry
from handbook.checks.engine import all_rules, apply
from handbook.checks.rule import Context, Rule, Scope
from stock_handbook import ROOT

Merge = Callable[[dict[str, Any], Any], dict[str, Any]]
RULES = {rule.code: rule for rule in all_rules()}


def fields(record: dict[str, Any], written: dict[str, Any]) -> dict[str, Any]:
    """The example is written at the top of the record."""
    return record | written


def result(record: dict[str, Any], written: dict[str, Any]) -> dict[str, Any]:
    """The example is part of the first result."""
    return record | {"results": [record["results"][0] | written]}


def field(record: dict[str, Any], written: dict[str, Any]) -> dict[str, Any]:
    """The example is a field of the form."""
    return record | {"fields": [written]}


def unexpanded(record: dict[str, Any], written: dict[str, Any]) -> dict[str, Any]:
    """The example is of a practice whose report lists no parts."""
    return {name: value for name, value in record.items() if name != "shorthand"} | written


# code → the record into which the example is written, and how
PLACES: dict[str, tuple[str, Merge]] = {
    "HB415": ("sanwen-sanbang", fields),
    "HB460": ("sanwen-sanbang", fields), "HB461": ("sanwen-sanbang", result), "HB462": ("sanwen-sanbang", result),
    "HB463": ("sanwen-sanbang", fields), "HB464": ("sanwen-sanbang", fields), "HB465": ("dengji-daitian", fields),
    "HB466": ("sanwen-sanbang", fields), "HB467": ("tushu-zongguan", fields), "HB468": ("lianxihui", fields),
    "HB469": ("xuqiu-qingdan", field), "HB470": ("sanwen-sanbang", fields), "HB471": ("qingdan-1-3", fields),
    "HB472": ("sanwen-sanbang", unexpanded), "HB473": ("sanwen-sanbang", fields), "HB474": ("sanwen-sanbang", fields),
    "HB475": ("tushu-huifang", fields), "HB476": ("dengji-daitian", fields), "HB477": ("dengji-daitian", fields),
    "HB479": ("sanwen-sanbang", fields),
}  # fmt: skip


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return stock_handbook.records_only(tmp_path_factory.mktemp("stock") / "handbook").catalog()


def told(rule: Rule, example: str, catalog: Catalog) -> int:
    """How much a rule finds in the record with the example in it."""
    name, merge = PLACES[rule.code]
    entry = catalog.get(name)
    assert entry
    data = merge(dict(entry.file.data), yaml.safe_load(example))
    record = entry.model.model_validate(data, context=catalog.settings.context)
    changed = Entry(entry.file, entry.model, entry.id, record)
    context = Context(catalog, ROOT)
    return len(list(apply(rule, changed, context.ground if rule.scope is Scope.RECORD else context)))


@pytest.mark.parametrize("code", PLACES)
def test_the_bad_example_is_told_and_the_good_one_is_not(code: str, catalog: Catalog) -> None:
    rule = RULES[code]
    assert told(rule, rule.bad, catalog) == 1
    assert told(rule, rule.good, catalog) == 0


def test_every_rule_about_fields_is_tried() -> None:
    ours = {code for code in RULES if "HB460" <= code <= "HB479"}
    assert ours - set(PLACES) == {"HB478"}  # about all terms together: its fixture tells the same
