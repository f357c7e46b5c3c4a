"""What the benchmark builds is a handbook like ours: without faults, and the same each time; what its options mean."""

from __future__ import annotations

from pathlib import Path

from bench.__main__ import Plan
from bench.corpus import write_corpus

from handbook.catalog import read_catalog
from handbook.checks.engine import run
from handbook.checks.rule import Context
from handbook.model import Problem
from handbook.pages import Handbook, all_pages, further, listings


def test_the_benchmark_builds_a_sound_handbook(tmp_path: Path) -> None:
    """Of a size at which words and names have long begun to meet again, as in the large ones that are measured."""
    write_corpus(tmp_path / "docs", 1500)
    outcome = run(Context(read_catalog(tmp_path / "docs"), tmp_path))
    assert list(map(str, outcome.findings)) == []
    assert sum(outcome.tally.records.values()) == 1500


def test_what_names_a_problem_stands_in_its_report(tmp_path: Path) -> None:
    """Among ten thousand records, where its other words are common, a name that says one thing more is told (HB465)."""
    write_corpus(tmp_path / "docs", 60)
    told = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "reports").iterdir())
    names = {entry.name.partition("之")[0] for entry in read_catalog(tmp_path / "docs").of(Problem)}
    assert names
    assert [name for name in names if name not in told] == []


def test_the_same_size_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_corpus(tmp_path / name / "docs", 100)
    written = [{path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()} for root in tmp_path.iterdir()]
    assert written[0] == written[1]


def test_a_quick_look_is_short_and_takes_the_place_of_no_result() -> None:
    quick = Plan.asked([10000], 3, 10000, no_keep=False, quick=True)
    assert (max(quick.sizes), quick.runs, quick.baseline_to, quick.is_kept) == (1000, 1, 300, False)


def test_a_result_is_kept_unless_it_is_not_to_be() -> None:
    assert Plan.asked([300], 3, 3000, no_keep=False, quick=False) == ([300], 3, 3000, True)
    assert Plan.asked([300], 3, 3000, no_keep=True, quick=False) == ([300], 3, 3000, False)


def test_the_place_to_which_the_further_pages_of_a_list_lead_is_there(tmp_path: Path) -> None:
    """Also where no problem has a theme: then their list has no heading but that of the page."""
    write_corpus(tmp_path / "docs", 40)
    handbook = Handbook(read_catalog(tmp_path / "docs"))
    written = {page.url: page.body for page in all_pages(handbook)} | listings(handbook)
    places = [each.place for lists in further(handbook.catalog)._parts.values() for each in lists() if each.rows.all]
    assert "problems/#list" in places
    apart = [place.partition("#") for place in places]
    assert [f"{address}#{anchor}" for address, _, anchor in apart if anchor and f'id="{anchor}"' not in written[address]] == []
