"""What can be read off the passages of a report for a practice: names, parts of a shorthand, figures, who does it, how often."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from ...evidence.binding import UNCOUNTED
from ...evidence.cards.clauses import clauses
from ...evidence.doers import doers
from ...evidence.enumerators import enumerators
from ...evidence.figures import Figure, read_figures
from ...evidence.figures.neighbours import Neighbours, neighbours
from ...evidence.frequencies import FREQUENCIES
from ...evidence.index import IndexedPassage, PassageIndex
from ...evidence.library import Library
from ...evidence.names import names
from ...evidence.passages import Span, visible
from ...evidence.senses import Senses
from ...evidence.shorthand import Count, read_shorthand
from ...evidence.visits import is_visit
from ...model.vocabulary import Status, Telling
from ...reports.reading import Report

_ITEMS = re.compile("[、，；。：！？“”\"（）()\n,;:!?]|和(?=[\u4e00-\u9fff]{4})|以及")
_TITLE = re.compile("[。：:，,；;！!？?]")
_NOUN = re.compile("[\u4e00-\u9fff]{1,8}")
_BESIDE_DIGIT = re.compile("(?<=[0-9%])(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])(?=[0-9])")
_SECTION = re.compile("(?:做法|成效|情况|问题|建议|经验|打算|措施|启示|原因|对策|体会|思考|概况)$")
_LED = re.compile("^(?:.{0,12}(?:做到|即)|.{0,4}由)(?=.{2})")
_RULED = re.compile("每|至少|至多|不少于|不超过|不低于|以内|一般|以上")
_IDLE = re.compile("^(?:全年|一年|当年|去年|今年|当天|累计|合计|共|已)+|[与和及等]+$")
_BRACKETS = ("(", "（")
_LONGEST_PART = 24
_LONGEST_VERB = 4
_LONGEST_NOUN_BEFORE = 6
_MOST_NAMES = 5
_STATUS = {Telling.DONE: Status.DONE, Telling.PROPOSAL: Status.PROPOSED}


@dataclass(frozen=True)
class Chosen:
    """The passages of a report from which a practice is drafted; `actors` are the bodies that the trade knows."""

    index: PassageIndex
    report: Report
    passages: tuple[IndexedPassage, ...]
    actors: Senses

    @property
    def cites(self) -> tuple[str, ...]:
        """The citations of all of them."""
        return tuple(map(self.cite, self.passages))

    def cite(self, passage: IndexedPassage) -> str:
        """The citation of a passage."""
        return f"{self.index.source}#{passage.number}"

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The words of each passage, without boilerplate."""
        return tuple(self._words(passage) for passage in self.passages)

    @property
    def told(self) -> Iterator[tuple[IndexedPassage, str]]:
        """Each passage with its words."""
        return zip(self.passages, self.texts, strict=True)

    @property
    def _as_told(self) -> Iterator[tuple[IndexedPassage, str]]:
        """Those of which the status holds: what is proposed beside what was done is none of it."""
        proposed = self.status is Status.PROPOSED
        return ((passage, text) for passage, text in self.told if proposed or passage.telling is not Telling.PROPOSAL)

    def _words(self, passage: IndexedPassage) -> str:
        return visible(self.report.text, Span(passage.start, passage.end), self.index.boilerplate).text

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What the practice may be called in the report, shorthands first, then titles of its points, then what is quoted."""
        opening = [title for title in map(_title, self.texts) if title]
        marked = [name for text in self.texts for name in names(text)] + list(filter(None, map(_shorthand_in, opening)))
        short = [name for name in marked if read_shorthand(name)]
        titles = [title for title in opening if not any(name in title for name in marked)]
        return tuple(dict.fromkeys((*short, *titles, *marked)))[:_MOST_NAMES]

    @cached_property
    def shorthand(self) -> str:
        """The first shorthand among the names of which the passages list all parts, or the first; empty when there is none."""
        short = [name for name in self.names if read_shorthand(name)]
        whole = (name for name in short if all(self._listed(name).values()))
        return next(whole, short[0] if short else "")

    @cached_property
    def parts(self) -> dict[Count, tuple[str, ...]]:
        """What each count of the shorthand counts; none where the passages do not list as many as it says."""
        return self._listed(self.shorthand) if self.shorthand else {}

    @cached_property
    def is_of_visit(self) -> bool:
        """Does the report tell what others do?"""
        return is_visit(self.index.source, Library({self.index.source: self.index}))

    def _listed(self, shorthand: str) -> dict[Count, tuple[str, ...]]:
        """The parts as a passage lists them in a row, that with the name first, or as the points that passages begin with."""
        rows = [_items(text, shorthand) for text in sorted(self.texts, key=lambda text: shorthand not in text)]
        rows.append([item for text in self.texts for item in _items(text, shorthand)[:1]])
        return {count: next(filter(None, (_parts(count, items) for items in rows)), ()) for count in read_shorthand(shorthand)}

    @cached_property
    def status(self) -> Status | None:
        """What the sections tell that the passages stand in, if they all tell one thing."""
        tellings = {passage.telling for passage in self.passages}
        told = _STATUS.get(next(iter(tellings)) or Telling.PROBLEM) if len(tellings) == 1 else None
        return None if told is Status.DONE and self.is_of_visit else told

    @property
    def doers(self) -> Iterator[tuple[IndexedPassage, str]]:
        """The bodies at the heads of clauses, each once."""
        yield from _each_once(
            (passage, _whole_word(text, doer.word, self.actors)) for passage, text in self._as_told for doer in doers(text, self.actors)
        )

    @property
    def frequencies(self) -> Iterator[tuple[IndexedPassage, str]]:
        """The words of how often, each once."""
        yield from _each_once((passage, _period(text, found)) for passage, text in self._as_told for found, _ in FREQUENCIES.found(text))

    @property
    def years(self) -> Iterator[tuple[IndexedPassage, str]]:
        """The years and months that stand in sound passages."""
        dated = ((passage, figure) for passage in self.passages for figure in passage.figures if figure.unit in ("年", "月"))
        yield from _each_once((passage, self._written(figure)) for passage, figure in dated if not figure.damaged)

    def _written(self, figure: Figure) -> str:
        return self.report.text[figure.start : figure.end]

    @property
    def figures(self) -> Iterator[tuple[IndexedPassage, tuple[str, ...]]]:
        """The undamaged figures of each passage that has any, as the report writes them, with what they count; those that say how
        much there has to be (每名联系2户) tell no outcome."""
        for passage, text in self.told:
            sound = [figure.start for figure in passage.figures if not figure.damaged]
            found = tuple(figure for figure in figures_in(text) if figure.replace(" ", "") not in self.shorthand)
            if found and len(sound) == len(passage.figures) and passage.telling is not Telling.PROPOSAL:
                yield passage, found


def _items(text: str, shorthand: str) -> list[str]:
    """What stands between the signs of a text, enumerators and the shorthand itself left out."""
    pieces = (piece.strip() for piece in _ITEMS.split(_unnumbered(text)))
    return [piece for piece in pieces if len(piece) > 1 and shorthand not in piece]


def _each_once(found: Iterable[tuple[IndexedPassage, str]]) -> Iterator[tuple[IndexedPassage, str]]:
    known: set[str] = set()
    for passage, word in found:
        if word not in known:
            known.add(word)
            yield passage, word


def _title(text: str) -> str:
    """The title of a point: what stands between its enumerator and the first sign; empty when that is no title."""
    mark = next((mark for mark in enumerators(text, 0, len(text)) if mark.start == 0 and mark.is_outline), None)
    words = _TITLE.split(text[mark.end :].strip("、 \u3000"))[0].strip() if mark else ""
    return words if 2 <= len(words) <= 20 and not _SECTION.search(words) else ""


def _shorthand_in(title: str) -> str:
    """The shorthand that a title ends in, a verb before it (实行三定一访); empty when there is none."""
    ends = (title[start:] for start in range(min(_LONGEST_VERB, len(title)) + 1))
    return next((end for end in ends if read_shorthand(end)), "")


def _whole_word(text: str, word: str, bodies: Senses) -> str:
    """A body with those that begin inside it: 图书馆 in 图书馆员 is no 图书馆."""
    start = text.index(word)
    end = start + len(word)
    for found, _ in bodies.found(text[start + 1 : start + 16]):
        if start + 1 + found.start() < end < start + 1 + found.end():
            end = start + 1 + found.end()
    return text[start:end]


def _period(text: str, found: re.Match[str]) -> str:
    """A word of how often, whole: 每季度."""
    return found[0] + ("度" if found[0].endswith("季") and text[found.end() : found.end() + 1] == "度" else "")


def _unnumbered(text: str) -> str:
    """A text with a sign in the place of each enumerator."""
    for line in reversed(list(re.finditer("[^\n]+", text))):
        for mark in reversed(enumerators(text, *line.span())):
            text = f"{text[: mark.start]}；{text[mark.end :]}"
    return text


def _parts(count: Count, items: Sequence[str]) -> tuple[str, ...]:
    """The row of items that all have the key, if it is as long as the shorthand says. Where they begin with it, the first may have
    words before it that are no part: 馆员到户问需求、问困难、问意见."""
    for has, run in groupby(items, lambda item: count.key in item):
        row = list(run)
        if has and len(row) == count.number:
            begin = all(item.startswith(count.key) for item in row[1:])
            parts = (_LED.sub("", row[0]) if not begin else row[0][row[0].rindex(count.key) :], *row[1:])
            return parts if all(1 < len(part) <= _LONGEST_PART for part in parts) else ()
    return ()


def figures_in(text: str) -> Iterator[str]:
    """The figures of a text but dates and labels, each with its noun behind it where the report has one close by."""
    for clause in clauses(text):
        words = text[clause.start : clause.end]
        found = read_figures(words)
        beside = neighbours(words, [(figure.start, figure.end) for figure in found])
        for figure, near in zip(found, beside, strict=True):
            if figure.unit and figure.unit not in UNCOUNTED and not _RULED.search(words):
                bare = words[figure.end : figure.end + 1] in _BRACKETS
                yield spaced(words[figure.start : figure.end] if bare else _with_noun(words[figure.start : figure.end], near))


def _with_noun(figure: str, near: Neighbours) -> str:
    """A figure with its noun where the report has it; without one that is too long to be one."""
    noun = _IDLE.sub("", near.noun) if _NOUN.fullmatch(near.noun) else ""
    if near.side == "before":
        return (noun if len(noun) <= _LONGEST_NOUN_BEFORE else "") + figure
    return figure + (noun if near.side == "behind" else "")


def spaced(text: str) -> str:
    """A figure as this handbook writes it: 852 个分馆."""
    return _BESIDE_DIGIT.sub(" ", text.replace(" ", ""))
