"""The corpus, whole; and of every target so many spoilt inputs as take little time, the same in each run."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from handbook.checks.engine import run
from handbook.checks.rule import Context
from handbook.reports.reading import ReportError, read_report
from stock_handbook import ROOT, run_program

from .attack import borne, inputs, kept
from .standing import stock
from .targets import TARGETS

ROUNDS = {"load": 300, "records": 40, "made": 20, "settings": 20, "prose": 30, "index": 20, "ledgers": 30, "asked": 80, "offers": 120, "sheet": 120, "text": 40,
          "word": 120, "pdf": 40}  # fmt: skip


@pytest.mark.parametrize("name", TARGETS)
def test_whatever_broke_something_once_is_borne(name: str) -> None:
    told = [broken for each in kept(TARGETS[name]) if (broken := borne(TARGETS[name], *each))]
    assert [f"{broken.name}\n{broken.told}" for broken in told] == []


@pytest.mark.parametrize("name", TARGETS)
def test_spoilt_inputs_are_borne(name: str) -> None:
    stream = islice(inputs(TARGETS[name], random.Random(f"suite-{name}")), ROUNDS[name])
    told = [broken for each in stream if (broken := borne(TARGETS[name], *each))]
    assert [f"{broken.name} {broken.data[:200]!r}\n{broken.told}" for broken in told] == []


def test_the_command_knows_the_same_targets() -> None:
    def asked(target: str) -> subprocess.CompletedProcess[str]:
        return run_program([sys.executable, "-m", "tests.fuzz", "--minutes", "0", "--target", target], ROOT, dict(os.environ))

    done = asked("load")
    assert (done.returncode, done.stderr) == (0, "")
    assert asked("none").stderr.splitlines()[-1].endswith(f"没有 none 这一项，有的是：{'、'.join(TARGETS)}")


def test_valid_inputs_are_read(tmp_path: Path) -> None:
    """Else nothing would be attacked but the first look at a file."""
    refused: list[str] = []
    for name in ("text", "word", "pdf"):
        for file, data in TARGETS[name].seeds().items():
            path = tmp_path / file
            path.write_bytes(data)
            try:
                assert read_report(path).text
            except ReportError:
                refused.append(file)
    assert sorted(refused) == ["named.txt", "page.html", "wide.txt"]
    assert run(Context(stock().catalog(), stock().root)).errors == 0  # or no page or file would ever be made of what is spoilt
    assert borne(TARGETS["records"], *next(iter(TARGETS["records"].seeds().items()))) is None
