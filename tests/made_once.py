"""What several workers of one run need and one of them makes."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

PATIENCE = 1800  # seconds: more than the making of anything takes on a slow and busy machine


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder `name` of this run, made by whichever worker asks first; the others wait and find it made.

    SQLite is the one file lock of the standard library that works alike on every system.
    """
    place = factory.getbasetemp().parent if "PYTEST_XDIST_WORKER" in os.environ else factory.getbasetemp()
    folder, done = place / "once" / name, place / "once" / f"{name}.done"
    done.parent.mkdir(exist_ok=True)
    with closing(sqlite3.connect(done.with_suffix(".lock"), timeout=PATIENCE, isolation_level=None)) as turn:
        turn.execute("BEGIN EXCLUSIVE")
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            done.touch()
    return folder
