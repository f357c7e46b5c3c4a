"""Several people who sign at the same moment: every line is kept."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from signed_stock import LEDGER, PRACTICE, known, readings, signature

from handbook.catalog.signed import Signature
from handbook.desk.review import alone
from handbook.desk.review.ledger import LedgerFault, add
from stock_handbook import Handbook

READERS = [f"读者{number}" for number in range(24)]


def _sign(records: Handbook, signed: list[Signature]) -> None:
    entry = known(records).catalog.get(PRACTICE)
    assert entry
    with ThreadPoolExecutor(8) as writers:
        for path in writers.map(lambda each: add(records.docs, entry, each, [each.about]), signed):
            assert path == LEDGER


def test_no_line_is_lost_and_nothing_is_left_over(records: Handbook) -> None:
    _sign(records, [signature(records, "summary", reader) for reader in READERS])
    assert sorted(readings(records)["summary"].readers) == sorted(READERS)
    assert [path.name for path in (records.root / LEDGER).parent.iterdir()] == [f"{PRACTICE}.yml"]


def test_a_sign_that_a_dead_writer_left_stops_nobody(records: Handbook) -> None:
    path = records.root / LEDGER
    path.parent.mkdir(parents=True)
    (path.parent / f".{path.name}.lock").touch()
    _sign(records, [signature(records, "summary")])
    assert readings(records)["summary"].readers == ("张三",)


def test_who_waits_in_vain_is_told(records: Handbook, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alone, "PATIENCE", 0.1)
    path = records.root / LEDGER
    path.parent.mkdir(parents=True)
    with alone.alone(path), pytest.raises(LedgerFault, match=f"^没有签成，{LEDGER} 写不进去：别的人一直在写它。$"):
        _sign(records, [signature(records, "summary")])
    assert not path.exists()


def test_one_after_the_other(tmp_path: Path) -> None:
    inside, go = Event(), Event()

    def first() -> None:
        with alone.alone(tmp_path / "a.yml"):
            inside.set()
            go.wait(30)
            (tmp_path / "a.yml").write_text("first", encoding="utf-8")

    def second() -> str:
        inside.wait(30)
        go.set()
        with alone.alone(tmp_path / "a.yml"):
            return (tmp_path / "a.yml").read_text(encoding="utf-8")

    with ThreadPoolExecutor(2) as both:
        done = both.submit(first), both.submit(second)
        assert done[1].result() == "first"
    assert [path.name for path in tmp_path.iterdir()] == ["a.yml"]
