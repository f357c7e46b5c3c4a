"""A table of contents in front of a report: its lines repeat the headings and are no part of the text.

Lets pass: contents without pages, which look like a list, and fewer than three lines.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model.vocabulary import Flag
from ...reports.lines import contents
from .text import ReportText, Symptom


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom for each line of it."""
    lines = text.lines
    for at in sorted(contents([text.text[line.start : line.end] for line in lines])):
        yield text.symptom(Flag.SITE_TEXT, lines[at].start, lines[at].end, "目录里的一行，不是正文。")
