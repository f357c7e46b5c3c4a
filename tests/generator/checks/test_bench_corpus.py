"""What the benchmark builds is a handbook like ours: without faults, and the same each time."""

from __future__ import annotations

from pathlib import Path

from bench.corpus import write_corpus

from handbook.catalog import read_catalog
from handbook.checks.engine import run
from handbook.checks.rule import Context


def test_the_benchmark_builds_a_sound_handbook(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_corpus(tmp_path / name / "docs", 200)
    outcome = run(Context(read_catalog(tmp_path / "one" / "docs"), tmp_path / "one"))
    assert list(map(str, outcome.findings)) == []
    assert sum(outcome.tally.records.values()) == 200
    written = [{path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()} for root in tmp_path.iterdir()]
    assert written[0] == written[1]
