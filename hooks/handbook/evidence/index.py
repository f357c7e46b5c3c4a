"""The passage index of a report: where each passage stands, its figures, its names, its fingerprints.

No text but the few characters with which a passage begins and ends, unless the source's owner lets it be shown: then each
passage has its own.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, Literal, NamedTuple

from ..load.lint import CONTROL, INVISIBLE
from ..model.vocabulary import Flag, Telling
from ..reports.reading import Report
from .cards import Card, cards_of, codes_of, read_cards, words_behind, write_card
from .edges import NO_EDGES, Edges, edges
from .editions import Layout, layout, solid_digest, solid_mark
from .figures import Figure, agrees, read_figures
from .fingerprints import Fingerprint, fingerprint, holds
from .names import names
from .passages import Kind, Passage, Span, Visible, cut, visible, without
from .sections import tellings
from .written import written_index

SCHEME = 5  # raised whenever the same report would give another index

Verdict = Literal["yes", "damaged", "no"]
_UNSEEN = re.compile(f"[{CONTROL}{INVISIBLE}]")
_TELLINGS = {str(telling): telling for telling in Telling}


class IndexFault(Exception):
    """A passage index that cannot be read. The message says in Chinese what is wrong; the remedy is always `index`."""


Place = tuple[str, int]  # source, number of the passage


class Damage(NamedTuple):
    """A stretch of a report that cannot be relied on, and why (截断, 数字缺失 …)."""

    start: int
    end: int
    flag: str


@dataclass(frozen=True, slots=True)
class IndexedPassage:
    """A passage as the repository knows it. Offsets, those of the figures too, are in characters of the file.

    `telling` is what its section tells by its headings, None when they do not tell. `sound` is the fingerprint of what
    is undamaged, `doubtful` of what only stands there if damage is overlooked. `written` are the cards of its clauses as they
    stand in the file. `text` are its words without boilerplate, None where the source may not be shown; then `edges` are the
    few with which it begins and ends. `mark` finds it again in a copy that is not the file.
    """

    number: int
    path: tuple[str, ...]
    kind: Kind
    telling: Telling | None
    paragraph: int
    start: int
    end: int
    figures: tuple[Figure, ...]
    names: tuple[str, ...]
    sound: Fingerprint
    doubtful: Fingerprint
    written: tuple[str, ...] = ()
    text: str | None = None
    edges: Edges = NO_EDGES
    mark: str = ""

    @property
    def cards(self) -> tuple[Card, ...]:
        """What each of its clauses says, read when first asked for."""
        return read_cards(self.written)

    def codes(self, kind: str) -> frozenset[str]:
        """What finds of a kind of card there are in it: most rules need to look no further."""
        return codes_of(self.written, kind)

    def words_behind(self, kind: str, codes: frozenset[str]) -> frozenset[str]:
        """The words on the right of all its finds of a kind that have one of these codes."""
        return words_behind(self.written, kind, codes)

    def contains(self, name: str) -> Verdict:
        """Whether the name stands in the passage; "damaged": only if a damaged stretch is believed."""
        if holds(name, self.sound):
            return "yes"
        return "damaged" if self.doubtful.twos and holds(name, self.sound, self.doubtful) else "no"

    def figure(self, claimed: Figure) -> Verdict:
        """Whether a figure of the passage bears out the claimed one; "damaged": only one in a damaged stretch does."""
        found = {figure.damaged for figure in self.figures if agrees(claimed, figure)}
        return "yes" if False in found else "damaged" if found else "no"


@dataclass(frozen=True, slots=True)
class PassageIndex:
    """The index of one report, `source`, that lies at `range` of the file with this name and SHA-256.

    `digest` is that of the file's solid text: a copy that was saved otherwise has the same; `layout` tells how to find the
    offsets of the file in it.
    """

    source: str
    file: str
    sha256: str
    digest: str
    range: Span
    layout: Layout
    boilerplate: tuple[Span, ...]
    damage: tuple[Damage, ...]
    passages: tuple[IndexedPassage, ...]
    scheme: int = SCHEME

    @property
    def made_from(self) -> str:
        """What tells it apart."""
        return repr(self)

    def passage(self, number: int) -> IndexedPassage | None:
        """The passage with this number. Numbers begin with 1 and go up, but for passages that came when the report was cut anew:
        those have numbers behind all others."""
        if 1 <= number <= len(self.passages) and self.passages[number - 1].number == number:
            return self.passages[number - 1]
        return next((passage for passage in self.passages if passage.number == number), None)

    @property
    def last(self) -> int:
        """The highest number of a passage; 0 when there is none."""
        return max((passage.number for passage in self.passages), default=0)

    @property
    def has_text(self) -> bool:
        """Does any of its passages have its text?"""
        return any(passage.text is not None for passage in self.passages)

    def words(self, passage: IndexedPassage) -> Visible | None:
        """The text of one of its passages and where each character lies in the file; None when it has no text."""
        if passage.text is None:
            return None
        shown = list(without(Span(passage.start, passage.end), self.boilerplate))
        if sum(end - start for start, end in shown) != len(passage.text):
            return None
        return Visible(passage.text, [at for stretch in shown for at in range(*stretch)])

    def edges_of(self, passage: IndexedPassage) -> Edges:
        """How a passage begins and ends; of one with text, by its text."""
        words = self.words(passage)
        return edges(words, _unsound(words, self.damage), _hides_names(self.damage)) if words else passage.edges

    def is_true_to(self, passage: IndexedPassage) -> bool:
        """Is the text that it has of a passage the one of which the fingerprint was taken?"""
        words = self.words(passage)
        return words is not None and fingerprint(sound_stretches(words, self.damage)) == passage.sound


# --- making one -------------------------------------------------------------------------------------------------


def build_index(
    source: str, report: Report, span: Span, boilerplate: Sequence[Span] = (), damage: Sequence[Damage] = (),
    shown: bool = False,
) -> PassageIndex:
    """The index of the report `source` at `span` of the file: the same file and ranges always give the same index. With the
    text of each passage when it may be shown."""
    hidden = tuple(Span(*stretch) for stretch in boilerplate)
    damaged = tuple(Damage(*stretch) for stretch in damage)
    passages = cut(report.text, Span(*span), hidden)
    seen = [visible(report.text, Span(passage.start, passage.end), hidden) for passage in passages]
    told = tellings((passage, its.text) for passage, its in zip(passages, seen, strict=True))
    near, hides = _near(passages, damaged), _hides_names(damaged)
    indexed = tuple(_indexed(*found, hides, shown) for found in zip(passages, seen, told, near, strict=True))
    return PassageIndex(
        source, report.name, report.sha256, solid_digest(report.text), Span(*span), layout(report.text, Span(*span)),
        hidden, damaged, indexed,
    )  # fmt: skip


def _indexed(
    passage: Passage, seen: Visible, telling: Telling | None, damage: Sequence[Damage], hides_names: bool, shown: bool
) -> IndexedPassage:
    """A passage with the damage that touches it; whether names are hidden is told of the whole report."""
    stretches = tuple(sound_stretches(seen, damage))
    sound = fingerprint(stretches)
    figures = read_figures(seen.text, articles=True)
    return IndexedPassage(
        number=passage.number, path=passage.path, kind=passage.kind, telling=telling,
        paragraph=passage.paragraph, start=passage.start, end=passage.end,
        figures=tuple(_in_file(figure, seen, damage) for figure in figures),
        names=names("\n".join(stretches)),  # a name beside a redaction may tell what was redacted
        sound=sound,
        doubtful=fingerprint([seen.text], without=sound),
        written=tuple(write_card(card) for _, card in cards_of(seen.text, figures, _unsound(seen, damage))),
        text=seen.text if shown else None,
        edges=NO_EDGES if shown else edges(seen, _unsound(seen, damage), hides_names),
        mark=solid_mark(seen.text),
    )  # fmt: skip


def _near(passages: Sequence[Passage], damage: Sequence[Damage]) -> list[list[Damage]]:
    """For each passage, in their order, the damage that touches it: a long report has thousands of both."""
    near: list[list[Damage]] = [[] for _ in passages]
    ends = [passage.end for passage in passages]
    for stretch in damage:
        at = bisect_right(ends, stretch.start)
        while at < len(passages) and passages[at].start < stretch.end:
            near[at].append(stretch)
            at += 1
    return near


def _in_file(figure: Figure, seen: Visible, damage: Sequence[Damage]) -> Figure:
    start, end = seen.in_file(figure.start, figure.end)
    return replace(figure, start=start, end=end, damaged=touches(start, end, damage))


def _unsound(seen: Visible, damage: Sequence[Damage]) -> frozenset[int]:
    """The offsets in the text of what damage touches."""
    return frozenset(offset for offset, place in enumerate(seen.at) if touches(place, place + 1, damage)) if damage else frozenset()


def _hides_names(damage: Sequence[Damage]) -> bool:
    return any(stretch.flag == Flag.REDACTED for stretch in damage)


def touches(start: int, end: int, damage: Sequence[Damage]) -> bool:
    """Does a stretch of the file lie in a damaged one, or the other way about?"""
    return any(stretch.start < end and stretch.end > start for stretch in damage)


def sound_stretches(seen: Visible, damage: Sequence[Damage]) -> Iterator[str]:
    """The stretches of a text that no damage touches."""
    start = 0
    for offset, place in enumerate(seen.at):
        if touches(place, place + 1, damage):
            yield seen.text[start:offset]
            start = offset + 1
    yield seen.text[start:]


# --- writing and reading ----------------------------------------------------------------------------------------


def write_index(index: PassageIndex) -> str:
    """The index as JSON, one passage a line, the same bytes for the same index."""
    head = {
        "scheme": index.scheme, "source": index.source, "file": index.file, "sha256": index.sha256,
        "digest": index.digest, "range": index.range, "before": index.layout.before,
        "boilerplate": index.boilerplate, "damage": index.damage,
    }  # fmt: skip
    lines = [f"{_json(key)}: {_json(value)}" for key, value in head.items()]
    lines.append(f'"blanks": {json.dumps(index.layout.blanks, separators=(",", ":"))}')  # written out: a blank is not seen
    passages = ",\n".join(f"  {_passage_line(passage)}" for passage in index.passages)
    return "{\n" + ",\n".join([*lines, f'"passages": [\n{passages}\n]']) + "\n}\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _passage_line(passage: IndexedPassage) -> str:
    """A passage in one line. What nobody sees in a report's text is written out, so that no reviewer is misled by it."""
    line = _json(_passage_out(passage))
    return line if passage.text is None else _UNSEEN.sub(_written_out, line)


def _written_out(unseen: re.Match[str]) -> str:
    return json.dumps(unseen[0])[1:-1]


def _passage_out(passage: IndexedPassage) -> dict[str, object]:
    out: dict[str, object] = {
        "n": passage.number, "path": passage.path, "kind": passage.kind, "paragraph": passage.paragraph,
        "at": (passage.start, passage.end),
    }  # fmt: skip
    if passage.text is not None:
        out["text"] = passage.text
    elif any(passage.edges):
        out["edges"] = passage.edges
    out["mark"] = passage.mark
    if passage.telling:
        out["telling"] = passage.telling
    out["figures"] = [_figure_out(figure) for figure in passage.figures]
    out |= {"names": passage.names, "grams": passage.sound}
    out |= {"doubtful": passage.doubtful} if passage.doubtful.twos else {}
    return out | {"cards": passage.written}


def _figure_out(figure: Figure) -> dict[str, object]:
    out: dict[str, object] = {"value": _number_out(figure.value), "at": (figure.start, figure.end)}
    if figure.upper is not None:
        out["upper"] = _number_out(figure.upper)
    if figure.parts:
        out["parts"] = [_number_out(part) for part in figure.parts]
    return out | {key: value for key in ("unit", "bound", "scale", "damaged") if (value := getattr(figure, key))}


def _number_out(number: Decimal) -> str:
    return f"{number.normalize():f}"


def read_index(text: str) -> PassageIndex:
    """The index written in `text`. Raises `IndexFault` when it is not one, or of another scheme."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise IndexFault(_broken_json(error)) from error
    if not isinstance(data, dict) or data.get("scheme") != SCHEME:
        raise IndexFault(f"格式版本不是 {SCHEME}")
    try:
        return _index_in(written_index(data))
    except (KeyError, ValueError) as error:
        raise IndexFault("缺少内容，或者内容有误") from error


def _broken_json(error: Exception) -> str:
    """Where the JSON breaks off, when that can be told."""
    place = f"，坏在第 {error.lineno} 行第 {error.colno} 列" if isinstance(error, json.JSONDecodeError) else ""
    return f"不是有效的 JSON{place}"


def _index_in(data: Mapping[str, Any]) -> PassageIndex:
    passages = tuple(map(_passage_in, data["passages"]))
    numbers = [passage.number for passage in passages]
    if len({*numbers}) != len(numbers) or any(number < 1 for number in numbers):
        raise ValueError("two passages have one number")
    return PassageIndex(
        source=data["source"], file=data["file"], sha256=data["sha256"], digest=data["digest"],
        range=Span(*data["range"]),
        layout=Layout(data["before"], tuple(data["blanks"])),
        boilerplate=tuple(Span(*stretch) for stretch in data["boilerplate"]),
        damage=tuple(Damage(*stretch) for stretch in data["damage"]),
        passages=passages,
    )  # fmt: skip


def _passage_in(data: Mapping[str, Any]) -> IndexedPassage:
    start, end = data["at"]
    return IndexedPassage(
        number=data["n"], path=tuple(data["path"]), kind=data["kind"],
        telling=_TELLINGS[data["telling"]] if "telling" in data else None,
        paragraph=data["paragraph"], start=start, end=end,
        figures=tuple(map(_figure_in, data["figures"])),
        names=tuple(data["names"]),
        sound=Fingerprint(*data["grams"]),
        doubtful=Fingerprint(*data.get("doubtful", ("", ""))),
        written=tuple(data["cards"]),
        text=data.get("text"),
        edges=Edges(*data.get("edges", ())),
        mark=data["mark"],
    )  # fmt: skip


def _figure_in(data: Mapping[str, Any]) -> Figure:
    start, end = data["at"]
    upper = Decimal(data["upper"]) if "upper" in data else None
    parts = tuple(map(Decimal, data.get("parts", ())))
    return Figure(
        Decimal(data["value"]), data.get("unit", ""), upper, data.get("bound", ""), parts, data.get("scale", ""), start, end,
        data.get("damaged", False),
    )  # fmt: skip
