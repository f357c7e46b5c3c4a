"""What the benchmark builds is a handbook like ours: without faults, and the same each time."""

from __future__ import annotations

from pathlib import Path

from bench.corpus import write_corpus

from handbook.catalog import read_catalog
from handbook.checks.engine import run
from handbook.checks.rule import Context


def test_the_benchmark_builds_a_sound_handbook(tmp_path: Path) -> None:
    """Of a size at which words and names have long begun to meet again, as in the large ones that are measured."""
    write_corpus(tmp_path / "docs", 1500)
    outcome = run(Context(read_catalog(tmp_path / "docs"), tmp_path))
    assert list(map(str, outcome.findings)) == []
    assert sum(outcome.tally.records.values()) == 1500


def test_the_same_size_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "other"):
        write_corpus(tmp_path / name / "docs", 100)
    written = [{path.relative_to(root): path.read_bytes() for path in root.rglob("*") if path.is_file()} for root in tmp_path.iterdir()]
    assert written[0] == written[1]
