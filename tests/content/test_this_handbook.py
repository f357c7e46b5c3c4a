"""The handbook that is published: its own records pass every check, from the indexes alone and on the originals."""

from __future__ import annotations

import json
from pathlib import Path

from ours import CONTENT

from stock_handbook import ROOT, Handbook, run_program, variables

HANDBOOK = Handbook(CONTENT)


def check(*arguments: str) -> tuple[int, list[str], dict[str, object]]:
    """Exit status of `check`, what it found, and what it looked at."""
    command = HANDBOOK.command("check", "--format", "json", *arguments)
    done = run_program(command, CONTENT, variables(PYTHONPATH=str(ROOT / "hooks")))
    data = json.loads(done.stdout)
    found = [f"{it['path']}:{it['line']}:{it['column']} {it['code']} {it['message']}" for it in data["findings"]]
    return done.returncode, found, data["checked"]


def test_its_records_pass_from_the_indexes_alone() -> None:
    status, found, checked = check()
    assert (status, found) == (0, [])
    assert all(checked["records"].values())  # type: ignore[attr-defined]


def test_its_records_pass_on_the_originals(originals: Path) -> None:
    status, found, _ = check("--reports", str(originals))
    assert (status, found) == (0, [])
