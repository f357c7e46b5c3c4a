"""Every fault put into the stock handbook is found, at its place, and nothing else is; unbroken, it is clean.

Two ways for each fault of the evidence: from the passage indexes alone, and on the text of the originals.
"""

from __future__ import annotations

from typing import Any

import pytest
from broken_handbook import listed, put_in

from handbook.checks.engine import all_rules
from stock_handbook import Handbook, snapshot

FAULTS = list(listed("faults.yml"))
HARMLESS = list(listed("harmless.yml"))
EVIDENCE = [case for case in FAULTS if any(line[-5:-2] in ("HB4", "HB5") for line in case["expect"])
            and not case.get("reports") and not case["name"].startswith("an index")]  # fmt: skip


def places(handbook: Handbook, with_reports: bool) -> tuple[list[str], str]:
    """The findings as path:line:column and code, each once, and all that they say."""
    found = handbook.check(with_reports).findings
    lines = dict.fromkeys(f"{item.path}:{item.line}:{item.column} {item.code}" for item in found)
    return list(lines), "\n".join(f"{item.message} {item.remedy}" for item in found)


@pytest.mark.parametrize("with_reports", [False, True], ids=["indexes alone", "with the originals"])
def test_the_unbroken_handbook_is_clean(records: Handbook, with_reports: bool) -> None:
    outcome = records.check(with_reports)
    assert outcome.findings == ()
    assert (outcome.tally.statements, outcome.tally.citations, outcome.tally.figures) == (27, 30, 19)


def test_checking_changes_nothing(records: Handbook) -> None:
    before = snapshot(records.root)
    records.check(with_reports=True)
    assert snapshot(records.root) == before


@pytest.mark.parametrize("case", FAULTS, ids=lambda case: case["name"])
def test_a_fault_is_found_at_its_place(records: Handbook, case: dict[str, Any]) -> None:
    put_in(records, case)
    found, said = places(records, bool(case.get("reports")))
    assert found == case["expect"]
    for words in case.get("says", ()):
        assert words in said


@pytest.mark.parametrize("case", EVIDENCE, ids=lambda case: case["name"])
def test_the_text_itself_gives_the_same_answer(records: Handbook, case: dict[str, Any]) -> None:
    """Fingerprints may be wrong where the text is not; on the stock handbook they agree."""
    put_in(records, case)
    assert places(records, with_reports=True)[0] == case["expect"]


@pytest.mark.parametrize("with_reports", [False, True], ids=["indexes alone", "with the originals"])
@pytest.mark.parametrize("case", HARMLESS, ids=lambda case: case["name"])
def test_another_way_to_write_it_is_no_fault(records: Handbook, case: dict[str, Any], with_reports: bool) -> None:
    records.replace(case["file"], case["old"], case["new"])
    assert records.found(with_reports) == []


def test_all_faults_at_once_are_found_in_one_run(records: Handbook) -> None:
    """Nothing stops at the first: one fault in each of six files, six findings."""
    chosen = ("two digits changed places", "a name altered", "a part left out of 1+3", "nearly left out",
              "a field of a form altered", "praise")  # fmt: skip
    cases = [case for case in FAULTS if case["name"] in chosen]
    for case in cases:
        put_in(records, case)
    assert places(records, False)[0] == sorted(line for case in cases for line in case["expect"])


def test_the_faults_cover_every_rule_of_evidence() -> None:
    found = {line.split()[1] for case in FAULTS for line in case["expect"]}
    # what a sentence says as a whole has a set of its own: tests/faults/semantic, and a measurement beside each rule
    assertions = {f"HB{number}" for number in range(415, 500)}
    wanted = {rule.code for rule in all_rules() if rule.code[2] in "457" and rule.severity.value == "错误"} - assertions
    assert wanted <= found
    assert len(FAULTS) >= 30
