"""How many lines of portals are told, and how few lines of reports that resemble them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from handbook.evidence.health import ReportText, site_words
from handbook.evidence.passages import Span, visible

LINES: dict[str, dict[str, list[str]]] = yaml.safe_load(
    Path(__file__).with_name("portal_lines.yml").read_text(encoding="utf-8")
)
AROUND = "正文说的是馆务工作的情况。"


def told(lines: list[str]) -> int:
    """How many of the lines are told, each amid a report."""
    texts = [f"{AROUND}\n{line}\n{AROUND}" for line in lines]
    return sum(any(True for _ in site_words.detect(ReportText(visible(text, Span(0, len(text)))))) for text in texts)


# half → (lines of sites, told at least; lines of reports, told at most), as it came out. Before: 7 of 30 of the first lines written.
COUNTED = {"tuned": (55, 49, 40, 0), "held": (20, 8, 20, 1)}


@pytest.mark.parametrize("half", COUNTED)
def test_lines_of_portals(half: str) -> None:
    sites, least, reports, most = COUNTED[half]
    assert len(LINES[half]["site"]) == sites
    assert told(LINES[half]["site"]) >= least
    assert len(LINES[half]["report"]) == reports
    assert told(LINES[half]["report"]) <= most
