"""Copies of the stock handbook for tests of signed reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from stock_handbook import Handbook, records_only


@pytest.fixture
def records(tmp_path: Path) -> Handbook:
    """Records, report and indexes."""
    return records_only(tmp_path / "handbook")
