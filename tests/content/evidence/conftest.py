"""The original reports, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.reports.reading import Report, read_report


@pytest.fixture(scope="session")
def reports(originals: Path) -> dict[str, Report]:
    """The original reports by the first three digits of their file names."""
    return {path.name[:3]: read_report(path) for path in sorted(originals.glob("*.txt"))}
