"""A rule that breaks is a finding, and the others go on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from written_handbook import PRACTICE, findings_of, write_handbook

from handbook.catalog import Entry
from handbook.checks.rule import Context, Remark, Scope
from handbook.checks.rules import rule_crashed, status_missing


def breaks(entry: Entry, context: Context) -> Iterator[Remark]:
    yield Remark("先说一句", "再看一眼。")
    raise KeyError("x")


BROKEN = replace(status_missing.RULE, code="HB299", name="坏规则", scope=Scope.RECORD, check=breaks)


def test_crash_is_a_finding_and_the_run_goes_on(tmp_path: Path) -> None:
    case = {"replace": {PRACTICE: {"level: 市": "level: 县"}}}
    write_handbook(tmp_path, case)
    found = findings_of(tmp_path, case, [BROKEN])
    crashes = [finding for finding in found if finding.code == rule_crashed.RULE.code]
    assert len(crashes) == 5
    assert str(crashes[0]) == (
        f"{PRACTICE}:1:1 错误 HB901 规则 HB299（坏规则）在检查这里时自己出错：KeyError: 'x'"
    )
    assert crashes[0].remedy == "这是检查程序的毛病，不是您的记录写错了；请把这一行连同文件发给维护者。"
    assert [finding.message for finding in found if finding.code == "HB299"] == ["先说一句"] * 5


def test_rule_itself_finds_nothing(tmp_path: Path) -> None:
    write_handbook(tmp_path, {})
    assert findings_of(tmp_path, {}, [rule_crashed.RULE]) == []
