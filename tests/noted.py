"""The citations of a page as its reader has them: small numbers in the text, notes at its end."""

from __future__ import annotations

import re
from typing import NamedTuple

MARK = re.compile(r'<a class="hb-cite" href="#n(\d+)" aria-label="出处 ([^"]+)"(?: data-w="([^"]*)")?>([^<]*)</a>')
NOTE = re.compile(r'<li id="n(\d+)"><a href="(?:\.\./)*sources/([a-z0-9-]+)/#p(\d+)">第(\d+)段</a> ([^<]*)')


class Mark(NamedTuple):
    """A mark: its words, the note to which it leads, those of which it tells, and the words it points at in each."""

    said: str
    leads: int
    numbers: list[int]
    words: list[str]


def marks(html: str) -> list[Mark]:
    """The marks of a page, in their order."""
    found = []
    for first, label, words, said in MARK.findall(html):
        assert label == said
        found.append(Mark(said, int(first), numbers(said), words.split()))
    assert len(found) == html.count('class="hb-cite"')
    return found


def numbers(said: str) -> list[int]:
    """「1–3、5」 read as a reader does."""
    ends = [[int(end) for end in run.split("–")] for run in said.split("、")]
    return [number for run in ends for number in range(run[0], run[-1] + 1)]


def notes(html: str) -> dict[int, str]:
    """Number → the citation of its note, as a record writes it."""
    found = {int(number): f"{source}#{passage}" for number, source, passage, said, _ in NOTE.findall(html) if passage == said}
    assert len(found) == len(re.findall('id="n[0-9]', html))
    return found
