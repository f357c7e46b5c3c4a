"""Where the original reports are, on the machines that have them."""

from __future__ import annotations

import os
from pathlib import Path

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "reports"
ABSENT = "原始报告不在本机"


def originals_folder() -> Path | None:
    """The folder HANDBOOK_REPORTS, else shared/reports beside the repository; None when there are no reports in it."""
    folder = Path(os.environ.get("HANDBOOK_REPORTS", BESIDE))
    return folder if any(folder.glob("*.txt")) else None
