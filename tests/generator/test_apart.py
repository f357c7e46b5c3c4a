"""The tests of the generator need no record of this repository: they are found, and pass, where there is no content."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from stock_handbook import PATIENCE, ROOT

KEPT = ("hooks", "scripts", "bench", "tests", "pyproject.toml")
SAMPLE = ("tests/generator/pages", "tests/generator/forms", "tests/generator/model", "--ignore=tests/generator/forms/test_batch.py")  # which builds sites


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """The program and the tests of the generator, nothing else."""
    for name in KEPT:
        path = ROOT / name
        if path.is_dir():
            shutil.copytree(path, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "content"))
        else:
            shutil.copy(path, tmp_path)
    return tmp_path


def run(folder: Path, *arguments: str) -> str:
    """What pytest says there; fails the test when it does not succeed."""
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *arguments]
    done = subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 0, done.stdout
    return done.stdout


def test_without_content_all_tests_of_the_generator_are_found(bare: Path) -> None:
    assert "tests/generator/builds/" in run(bare, "--collect-only", "tests/generator")


def test_without_content_a_sample_of_them_passes(bare: Path) -> None:
    assert " passed" in run(bare, *SAMPLE)
