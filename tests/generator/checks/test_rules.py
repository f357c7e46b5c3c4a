"""Every rule on its fixtures: handbooks on disk, and the exact lines of what is found in them.

A rule `checks/rules/<name>.py` has its cases in `tests/generator/checks/<name>.yml`, a list of mappings:

    name          what the case shows
    files         {path: text}: files to write, paths from the repository's root
    replace       {path: {old: new}}: changes to a file of the stock handbook; `old` stands there exactly once
    expect        the lines of the rule's findings, sorted by file and place, [] for none:
                  `path:line:column 错误 HB000 message`, each followed by its remedy as `→ remedy`;
                  when a case gives no remedies at all, they are not compared

  and, where a case needs more:

    stock         false: begin with an empty folder instead of the stock handbook (`tests/generator/checks/stock`), in which
                  no rule finds anything: one practice, problem, template, source, term and report
    settings      false: an empty folder has no handbook.yml either
    reports       {file name: text}: original reports; a passage index is built for each source record that names
                  one in `file`, unless the case brings it in `files`
    after_index   {path: text}: files to write after the indexes were built
    with_reports  true: check as `check --reports` does
    encode        {path: codec}: write that file of `files` or `replace` in another encoding
    folders       [path]: folders to make
    site          {path: text}: files of the built site, for rules about it
    today         YYYY-MM-DD, 2026-11-21 unless told
    with          [code]: rules to run besides, whose findings are not compared

A rule that a file of text cannot provoke has `tests/generator/checks/test_<name>.py` instead, or besides.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from _pytest.mark import ParameterSet
from written_handbook import OF_SITE, findings_of, write_handbook

from handbook.checks import rules as rules_folder
from handbook.checks.engine import all_rules
from handbook.checks.rule import Finding, Rule
from handbook.load import FaultKind, load_text

HERE = Path(__file__).parent
NAMES = [module.name for module in pkgutil.iter_modules(rules_folder.__path__)]
HUNDREDS = {"name": "1", "file": "123", "record": "34567", "links": "347", "catalog": "13479", "site": "8", "whole": "8"}


def module_of(name: str) -> ModuleType:
    return importlib.import_module(f"{rules_folder.__name__}.{name}")


def cases() -> Iterator[ParameterSet]:
    for path in sorted(HERE.glob("*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")


def lines(findings: list[Finding], expected: list[str]) -> list[str]:
    remedies = any(line.startswith("→") for line in expected) or not expected
    return [line for item in findings for line in ([str(item), f"→ {item.remedy}"] if remedies else [str(item)])]


@pytest.mark.parametrize(("name", "case"), list(cases()))
def test_fixture(name: str, case: dict[str, Any], tmp_path: Path) -> None:
    rule = module_of(name).RULE
    besides = [other for other in all_rules() if other.code in case.get("with", ())]
    write_handbook(tmp_path, case)
    found = [item for item in findings_of(tmp_path, case, [rule, *besides]) if item.code == rule.code]
    assert lines(found, case["expect"]) == case["expect"]


@pytest.mark.parametrize("name", NAMES)
def test_rule_has_a_fixture(name: str) -> None:
    module_test = HERE / f"test_{name}.py"
    fixture = HERE / f"{name}.yml"
    assert fixture.exists() or module_test.exists(), f"write tests/generator/checks/{name}.yml"
    if fixture.exists() and not module_test.exists():
        expected = [case["expect"] for case in yaml.safe_load(fixture.read_text(encoding="utf-8"))]
        assert any(expected), "no case in which the rule finds something"


def test_fixtures_belong_to_rules() -> None:
    assert {path.stem for path in HERE.glob("*.yml")} <= set(NAMES)


def test_stock_handbook_is_without_faults(tmp_path: Path) -> None:
    case = {"with_reports": True}
    write_handbook(tmp_path, case)
    assert findings_of(tmp_path, case, [rule for rule in all_rules() if rule.scope not in OF_SITE]) == []


def test_codes_are_unique() -> None:
    codes = [module_of(name).RULE.code for name in NAMES]
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_rule_explains_itself(rule: Rule) -> None:
    assert rule.code.startswith("HB")
    assert rule.code[2] in HUNDREDS[rule.scope.value]
    assert all((rule.name, rule.why, rule.bad, rule.good))
    assert rule.bad != rule.good
    assert rule.why.endswith("。")


@pytest.mark.parametrize("name", [name for name in NAMES if module_of(name).RULE.code.startswith("HB1")])
def test_examples_of_text_faults_are_true(name: str) -> None:
    module = module_of(name)
    if not hasattr(module, "KINDS"):
        pytest.skip("a rule about names, not texts")
    if module.RULE.bad.startswith(("#", "docs/")) and FaultKind.EMPTY not in module.KINDS:
        pytest.skip("the example is told in words")
    assert any(fault.kind in module.KINDS for fault in load_text(module.RULE.bad.encode(), "bad.yml").faults)
    assert not load_text(module.RULE.good.encode(), "good.yml").faults


def test_each_kind_of_fault_has_one_rule() -> None:
    owners = [kind for name in NAMES for kind in getattr(module_of(name), "KINDS", ()) if isinstance(kind, FaultKind)]
    assert sorted(owners) == sorted(FaultKind)
