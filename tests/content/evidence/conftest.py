"""Where the original reports are, on the machines that have them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handbook.reports.reading import Report, read_report

BESIDE = Path(__file__).resolve().parents[4] / "shared" / "reports"


@pytest.fixture(scope="session")
def reports() -> dict[str, Report]:
    """The original reports by the first three digits of their file names."""
    folder = Path(os.environ.get("HANDBOOK_REPORTS", BESIDE))
    paths = sorted(folder.glob("00*.txt"))
    if not paths:
        pytest.skip("原始报告不在本机")
    return {path.name[:3]: read_report(path) for path in paths}
