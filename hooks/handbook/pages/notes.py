"""The notes of a page: every passage that it cites has one number, a small mark wherever it is cited and one note at the end.

The numbers go through the reports one by one, so that each report is named once, above its passages. Which number a passage
gets is known only when the whole page has been written: until then a comment stands where the mark will.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import count
from typing import NamedTuple

from markupsafe import Markup

from ..catalog import Catalog, Entry
from ..evidence.index import touches
from ..model.base import Claim
from ..model.vocabulary import Telling
from .whereabouts import whereabouts

# what records say is escaped, so none of it can pass for one
_PENDING = re.compile("<!--cite ([^>]*)-->")
_LEAST_RUN = 3  # numbers that are written as a span: 1–3, but 1、2


class Note(NamedTuple):
    """A cited passage: its number on the page, in its report, where it stands, what must be known of it."""

    number: int
    passage: str
    place: str
    caveat: str


class Noted(NamedTuple):
    """A report that a page rests on: its id, its record, and the notes of its passages."""

    source: str
    entry: Entry | None
    notes: list[Note]


class Notes:
    """The notes of one page, numbered in the order in which it first cites their reports, and within a report the passages.

    `describe` gives place and caveat of a citation.
    """

    def __init__(self, describe: Callable[[str], tuple[str, str]]) -> None:
        self._describe = describe
        self._cited: dict[str, dict[str, None]] = {}
        self._placed = False

    @property
    def missing(self) -> bool:
        """Has the page cited something and not yet written its notes?"""
        return bool(self._cited) and not self._placed

    def mark(self, citations: Sequence[str], words: Sequence[str] = ()) -> Markup:
        """Where the mark of these citations will stand; `words` says for each of them on which of its words a statement
        rests. Raises AssertionError once the notes are written."""
        for citation in citations:
            reports = self._cited.setdefault(citation.partition("#")[0], {})
            assert citation in reports or not self._placed, f"{citation} is cited after the notes of the page"
            reports[citation] = None
        pending = " ".join(map("?".join, zip(citations, words, strict=True)) if words else citations)
        return Markup(f"<!--cite {pending}-->")

    def reports(self, catalog: Catalog, sources: Iterable[Entry]) -> list[Noted]:
        """The reports that the page has cited, with their notes, and after them the rest of its `sources`, with none."""
        self._placed = True
        rest = (entry.id for entry in sources if entry.id not in self._cited)
        return [Noted(source, catalog.source(source), list(self._notes(source))) for source in (*self._cited, *rest)]

    def _notes(self, source: str) -> Iterator[Note]:
        for citation in self._cited.get(source, ()):
            yield Note(self._numbers[citation], citation.partition("#")[2], *self._describe(citation))

    @cached_property
    def _numbers(self) -> dict[str, int]:
        """The number of each citation; not to be asked for before the page is written."""
        return dict(zip((citation for passages in self._cited.values() for citation in passages), count(1)))

    def numbered(self, page: str) -> str:
        """A written page with its marks."""
        return _PENDING.sub(lambda found: self._mark(found[1]), page) if self._cited else page

    def _mark(self, pending: str) -> str:
        split = (each.partition("?") for each in pending.split(" "))
        cited = sorted({self._numbers[citation]: words for citation, _, words in split}.items())
        said = spans([number for number, _ in cited])
        words = f' data-w="{" ".join(words or "-" for _, words in cited)}"' if any(words for _, words in cited) else ""
        return f'<a class="hb-cite" href="#n{cited[0][0]}" aria-label="出处 {said}"{words}>{said}</a>'


def spans(numbers: Sequence[int]) -> str:
    """Rising numbers as a mark has them: 「1–3、5」."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(f"{run[0]}–{run[-1]}" if len(run) >= _LEAST_RUN else "、".join(map(str, run)) for run in runs)


def describe(catalog: Catalog, citation: str) -> tuple[str, str]:
    """Where a cited passage stands in its report, and what must be known of it; empty where it is not to be found."""
    source, _, number = citation.partition("#")
    index = catalog.index(source)
    passage = index.passage(int(number)) if index else None
    if not index or not passage:
        return "", ""
    harmed = dict.fromkeys(harm.flag for harm in index.damage if touches(passage.start, passage.end, [harm]))
    told = ("在建议部分",) if passage.telling is Telling.PROPOSAL else ()
    return whereabouts(index, passage), "；".join((*told, *(("有受损文字：" + "、".join(harmed),) if harmed else ())))


def common(items: Iterable[Claim]) -> tuple[str, ...]:
    """The citations on which all of several statements rest; none when they rest on different ones, or there are not several."""
    cited = [item.cite for item in items]
    return cited[0] if len(cited) > 1 and len(set(map(frozenset, cited))) == 1 else ()
