"""The passage index of a report is made: the same file and ranges always give the same index."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from ..model.vocabulary import Telling
from ..reports.reading import Report
from .cards import cards_of, write_card
from .edges import NO_EDGES, edges
from .editions import layout, solid_digest, solid_mark
from .figures import Figure, read_figures
from .fingerprints import fingerprint
from .index import Damage, IndexedPassage, PassageIndex, hides_names, sound_stretches, touches, unsound
from .names import names
from .passages import Passage, Span, Visible, cut, visible
from .sections import tellings


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
    near, hides = _near(passages, damaged), hides_names(damaged)
    indexed = tuple(_indexed(*found, hides, shown) for found in zip(passages, seen, told, near, strict=True))
    return PassageIndex(
        source, report.name, report.sha256, solid_digest(report.text), Span(*span), layout(report.text, Span(*span)),
        hidden, damaged, indexed,
    )  # fmt: skip


def _indexed(
    passage: Passage, seen: Visible, telling: Telling | None, damage: Sequence[Damage], hides: bool, shown: bool
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
        written=tuple(write_card(card) for _, card in cards_of(seen.text, figures, unsound(seen, damage))),
        text=seen.text if shown else None,
        edges=NO_EDGES if shown else edges(seen, unsound(seen, damage), hides),
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
