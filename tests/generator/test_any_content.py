"""The tests of content run on anyone's: here on the stock handbook, of which they know nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import stock_handbook
from stock_handbook import PATIENCE, ROOT

QUICK = ("pages", "evidence", "forms", "health", "test_this_handbook.py", "test_editor_schema.py", "test_names_can_be_typed.py")


def test_the_tests_of_content_hold_for_another_handbook(tmp_path: Path) -> None:
    other = stock_handbook.whole(tmp_path / "other")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environ = {**kept, "HANDBOOK_ROOT": str(other.root), "HANDBOOK_REPORTS": str(other.reports)}
    paths = [f"tests/content/{name}" for name in QUICK]
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *paths]
    done = subprocess.run(command, cwd=ROOT, env=environ, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout
