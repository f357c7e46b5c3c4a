"""What a waiver takes away, and what it cannot."""

from __future__ import annotations

from pathlib import Path

from written_handbook import PRACTICE, findings_of, write_handbook

from handbook.checks.engine import all_rules
from handbook.checks.rule import Scope

LONG_NAME = {"name: 双联双办": "name: " + "双联双办工作法" * 5, "aliases": "asks"}


def codes(root: Path, *waivers: str, today: str = "2026-11-21") -> list[str]:
    lines = "".join(f"  - {{{waiver}, reason: 名称照原文，确实很长。, until: 2027-06-30}}\n" for waiver in waivers)
    case = {"files": {"docs/waivers.yml": f"waivers:\n{lines}"}, "replace": {PRACTICE: LONG_NAME}, "today": today}
    write_handbook(root, case)
    rules = [rule for rule in all_rules() if rule.scope not in (Scope.SITE, Scope.WHOLE) and rule.code[2] in "1269"]
    return [finding.code for finding in findings_of(root, case, rules)]


def test_takes_away_what_it_names(tmp_path: Path) -> None:
    assert codes(tmp_path, f"code: HB605, path: {PRACTICE}") == []


def test_holds_for_its_last_day(tmp_path: Path) -> None:
    assert codes(tmp_path, f"code: HB605, path: {PRACTICE}", today="2027-06-30") == []


def test_ends_after_its_last_day(tmp_path: Path) -> None:
    assert codes(tmp_path, f"code: HB605, path: {PRACTICE}", today="2027-07-01") == ["HB605", "HB903"]


def test_names_one_file(tmp_path: Path) -> None:
    assert codes(tmp_path, "code: HB605, path: docs/practices/y.yml") == ["HB605", "HB902"]


def test_names_one_rule(tmp_path: Path) -> None:
    assert codes(tmp_path, f"code: HB601, path: {PRACTICE}") == ["HB605", "HB902"]


def test_a_bad_waiver_leaves_the_good_ones_in_force(tmp_path: Path) -> None:
    assert codes(tmp_path, f"code: HB605, path: {PRACTICE}", "code: HB6, path: x") == ["HB904"]


def test_unreadable_files_cannot_be_waived(tmp_path: Path) -> None:
    case = {
        "files": {
            "docs/terms/x.yml": "name：双联\n",
            "docs/waivers.yml": "waivers:\n"
            "  - {code: HB108, path: docs/terms/x.yml, reason: 先这样放着吧。, until: 2027-06-30}\n",
        }
    }
    write_handbook(tmp_path, case)
    rules = [rule for rule in all_rules() if rule.code in ("HB108", "HB904")]
    assert [finding.code for finding in findings_of(tmp_path, case, rules)] == ["HB108", "HB904"]


def test_rules_about_originals_are_judged_only_with_them(tmp_path: Path) -> None:
    case = {
        "files": {
            "docs/waivers.yml": "waivers:\n"
            f"  - {{code: HB608, path: {PRACTICE}, reason: 固定的说法，无法改写。, until: 2027-06-30}}\n"
        }
    }
    write_handbook(tmp_path, case)
    rules = [rule for rule in all_rules() if rule.code == "HB608"]
    assert findings_of(tmp_path, case, rules) == []
    with_reports = findings_of(tmp_path, {**case, "with_reports": True}, rules)
    assert [finding.code for finding in with_reports] == ["HB902"]
