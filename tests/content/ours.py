"""The handbook that these tests run on: that of this repository, or the one in the folder HANDBOOK_ROOT.

Nothing here knows its records. What holds for one handbook only stands in data files beside the tests
(`tests/content/data` below its folder) and in tests that name the records they are about.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Sized
from pathlib import Path
from typing import Any

import pytest
import yaml

from stock_handbook import ROOT, Handbook, program

CONTENT = Path(os.environ.get("HANDBOOK_ROOT", ROOT)).resolve()
DOCS = CONTENT / "docs"
DATA = CONTENT / "tests" / "content" / "data"


def own_data(name: str) -> Any:
    """What a data file of this handbook holds; None where it has none of that name."""
    path = DATA / name
    return yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else None


def needs_data(name: str) -> pytest.MarkDecorator:
    """Skips the tests of a file that this handbook has not written."""
    return pytest.mark.skipif(not (DATA / name).is_file(), reason=f"这本手册没有写 tests/content/data/{name}")


def enough(number: int, fewest: int) -> None:
    """Skip a test of how many in a hundred, where a handbook has too few for that to say anything."""
    if number < fewest:
        pytest.skip(f"这本手册只有 {number} 处可试，不到 {fewest} 处，量不出比例")


def some(things: Sized, what: str) -> None:
    """Skip a test about things that a handbook has none of."""
    if not things:
        pytest.skip(f"这本手册没有{what}")


def copy_to(root: Path) -> Handbook:
    """A copy of the content at `root`, with the program of this repository: ready to build."""
    shutil.copytree(DOCS, root / "docs")
    shutil.copytree(program(), root / "hooks")
    for name in ("mkdocs.yml", "handbook.yml"):
        if (CONTENT / name).is_file():
            shutil.copy(CONTENT / name, root)
    return Handbook(root)
