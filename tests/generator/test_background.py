"""The suite does as well in the background, where whoever started it has Ctrl-C ignored, as before one's eyes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from stock_handbook import PATIENCE, ROOT

posix_only = pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
CTRL_C = "test_ctrl_c_during_set_up_ends_quietly"


@posix_only
def test_started_with_ctrl_c_ignored_the_tests_of_ctrl_c_pass() -> None:
    suite = f'"{sys.executable}" -m pytest -q -n 0 -p no:cacheprovider -k {CTRL_C} tests/generator/test_bootstrap.py'
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(
        ["sh", "-c", f"trap '' INT; exec {suite}"], cwd=ROOT, env=environ, capture_output=True, text=True, timeout=PATIENCE
    )
    assert done.returncode == 0, done.stdout
    assert "1 passed" in done.stdout
