"""What is known of records from the last run is told the same, and is looked up again when it may have changed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from _pytest.mark.structures import ParameterSet
from written_handbook import PRACTICE, context_of, replace_text, write_file, write_handbook, write_indexes

from handbook.checks.engine import all_rules, run
from handbook.checks.rule import Finding, Scope
from handbook.site.kept import Store

HERE = Path(__file__).resolve().parent
NAMED = {rule.check.__module__.rpartition(".")[2] for rule in all_rules() if rule.scope not in (Scope.SITE, Scope.WHOLE)}
INDEX = "docs/sources/passages/moushi-kaocha.json"


def cases() -> Iterator[ParameterSet]:
    for path in sorted(HERE.glob("*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")) if path.stem in NAMED else ():
            yield pytest.param(case, id=f"{path.stem}: {case['name']}")


def kept(root: Path, case: dict[str, Any] | None = None) -> list[Finding]:
    """What a build finds that keeps what it found."""
    store = Store(root / "kept.sqlite")
    found = run(context_of(root, case or {}), store=store).findings
    store.keep()
    return list(found)


def codes(findings: list[Finding]) -> set[str]:
    return {finding.code for finding in findings}


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is known of the stock handbook, in which nothing is found."""
    root = tmp_path_factory.mktemp("clean")
    write_handbook(root, {})
    assert kept(root) == []
    return root / "kept.sqlite"


@pytest.mark.parametrize("case", list(cases()))
def test_findings_are_told_the_same_from_the_store(case: dict[str, Any], clean: Path, tmp_path: Path) -> None:
    """At first what is known is that of a handbook without the fault. What is held is what the next build reads from the file,
    as the tests below do."""
    write_handbook(tmp_path, case)
    context, store = context_of(tmp_path, case), Store(clean)
    plain = run(context).findings
    assert [run(context, store=store).findings for _ in range(2)] == [plain] * 2
    store.close()


def test_a_record_that_was_changed_is_looked_at_again(tmp_path: Path) -> None:
    write_handbook(tmp_path, {})
    assert kept(tmp_path) == []
    replace_text(tmp_path / PRACTICE, {"全年办结问题 1350 件": "全年办结问题 1530 件", "figures: [1350 件]": "figures: [1530 件]"})
    assert codes(kept(tmp_path)) == {"HB403"}


def test_a_report_that_was_changed_is_held_against_records_that_were_not(tmp_path: Path) -> None:
    write_handbook(tmp_path, {})
    assert kept(tmp_path) == []
    (report,) = (tmp_path / "reports").iterdir()
    replace_text(report, {"1350": "1530"})
    (tmp_path / INDEX).unlink()
    write_indexes(tmp_path)
    assert "HB403" in codes(kept(tmp_path))


def test_a_record_is_held_against_the_others_each_time(tmp_path: Path) -> None:
    """Nothing changes in the record in which the fault is found."""
    write_handbook(tmp_path, {})
    write_file(tmp_path / "docs/practices/lingyi.yml", (tmp_path / PRACTICE).read_text(encoding="utf-8"))
    replace_text(tmp_path / "docs/practices/lingyi.yml", {"templates: [zoufang-dengji]": "templates: [dengji]"})
    write_file(tmp_path / "docs/templates/dengji.yml", (tmp_path / "docs/templates/zoufang-dengji.yml").read_text(encoding="utf-8"))
    before = kept(tmp_path)
    assert not any("编号为“dengji”" in finding.message for finding in before)
    (tmp_path / "docs/templates/dengji.yml").unlink()
    assert [finding.code for finding in kept(tmp_path) if "编号为“dengji”" in finding.message] == ["HB302"]


def test_what_is_written_and_drawn_by_hand_is_looked_at_again_when_it_is_another(tmp_path: Path) -> None:
    """Nothing changes in the records, and nothing in any other of these files."""
    write_handbook(tmp_path, {})
    files = {"docs/about.md": "关于\n\n联系电话 13800138000\n", "docs/a.svg": "<svg><text>13800138000</text></svg>", "docs/synonyms.yml": "groups:\n  - [打电话, '13800138000']\n"}
    for name, text in files.items():
        (tmp_path / name).unlink(missing_ok=True)
        before = codes(kept(tmp_path))
        write_file(tmp_path / name, text)
        assert codes(kept(tmp_path)) - before >= {"HB324"}, name
        (tmp_path / name).unlink()
        assert codes(kept(tmp_path)) == before


def test_what_is_held_against_the_originals_is_looked_up_each_time(tmp_path: Path) -> None:
    write_handbook(tmp_path, {})
    case = {"with_reports": True}
    assert kept(tmp_path, case) == []
    (report,) = (tmp_path / "reports").iterdir()
    replace_text(report, {"1350": "1530"})
    assert "HB703" in codes(kept(tmp_path, case))
