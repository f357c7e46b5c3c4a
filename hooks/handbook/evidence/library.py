"""All reports together: what stands where, from their indexes, or from their texts when those are at hand or shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import cached_property, lru_cache, partial
from hashlib import sha256
from itertools import chain
from typing import Literal, NamedTuple
from weakref import proxy

from ..reports.reading import Report
from .binding import Counted, counted
from .cards import Aligned, align
from .editions import laid_out, solid_digest
from .figures import Figure, nearest
from .fingerprints import fingerprint
from .index import IndexedPassage, PassageIndex, Place, Verdict, sound_stretches
from .indexes import Indexes
from .indexing import build_index
from .normalise import normalise
from .passages import Span, Visible, visible
from .wording import Wording

_ALIKE = 0.5  # a hint that has less than this in common with the name helps nobody


class Found(NamedTuple):
    """Where something stands: in the preferred report, only in others, or nowhere; and the passages, in order."""

    kind: Literal["same", "other", "nowhere"]
    places: tuple[Place, ...]


class Library:
    """The reports by source id. With `texts`, or where an index has the text, names are looked for in the texts themselves
    instead of fingerprints. `made_from` tells the indexes apart, where whoever read them knows it: their files' texts. `keep` gives
    what is made of the indexes that have a digest, or was before."""

    def __init__(
        self, indexes: Mapping[str, PassageIndex], texts: Mapping[str, Report] | None = None, made_from: Mapping[str, str] | None = None,
        keep: Callable[[str, Callable[[], bytes]], bytes] | None = None,
    ) -> None:
        self.indexes = Indexes.of(indexes)
        self._made_from, self.keep = made_from, keep
        self.texts = dict(texts or {})
        own = proxy(self)  # what is remembered goes with the library, and does not hold it
        self._counted = lru_cache(maxsize=4096)(partial(Library._counted_in, own))
        self._having = lru_cache(maxsize=4096)(partial(Library._where_any, own))
        self._stretch = lru_cache(maxsize=None)(partial(Library._normalised, own))

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources, sorted."""
        return tuple(sorted(self.indexes))

    @cached_property
    def digest(self) -> str:
        """Tells apart what the indexes say."""
        return sha256(repr(sorted((self._made_from or self.indexes).items())).encode()).hexdigest()

    def is_of(self, made_from: Mapping[str, str]) -> bool:
        """Are these indexes its own, and no texts beside them?"""
        return self._made_from == made_from and not self.texts

    @property
    def made_from(self) -> object:
        """What tells it apart."""
        return self.digest, sorted(self.texts)

    @cached_property
    def places(self) -> frozenset[Place]:
        """Every passage of every report; each citation is looked up here by many rules."""
        return frozenset(self.indexes.places())

    @cached_property
    def wording(self) -> Wording:
        """The wording of all passages, by which statements are compared with them."""
        return Wording(self.indexes, partial(self.keep, self.digest)) if self.keep else Wording(self.indexes)

    def passage(self, source: str, number: int) -> IndexedPassage | None:
        """The passage, or None if there is no such source or number."""
        return self.indexes.passage(source, number)

    def contains(self, source: str, number: int, name: str) -> Verdict:
        """Whether the name stands in that passage. Names of one character are never found, nor are missing passages."""
        passage = self.passage(source, number)
        if passage is None:
            return "no"
        readable = passage.text is not None or source in self.texts
        return self._in_text((source, number), name) if readable else passage.contains(name)

    def contains_any(self, citations: Iterable[Place], name: str) -> Verdict:
        """The best verdict of several passages."""
        return _best(self.contains(source, number, name) for source, number in citations)

    def figure(self, source: str, number: int, claimed: Figure) -> Verdict:
        """Whether a figure of that passage bears out the claimed one."""
        passage = self.passage(source, number)
        return passage.figure(claimed) if passage else "no"

    def counted(self, places: Iterable[Place]) -> tuple[Counted, ...]:
        """The undamaged figures of these passages but those of time, with the words beside them."""
        return tuple(chain.from_iterable(map(self._counted, places)))

    def alignment(self, sentence: str, places: Iterable[Place]) -> tuple[Aligned, ...]:
        """The clauses of a statement, each beside the clauses of these passages that it may rest on."""
        cited = [(place, passage.written) for place in places if (passage := self.passage(*place))]
        return align(sentence, cited, self.wording.weigh)

    def where_name(self, name: str, prefer: str) -> Found:
        """The undamaged passages with the name: those of the source `prefer`, or else of all others."""
        return self._where(lambda place: self.contains(*place, name), prefer)

    def where_any(self, source: str, names: Iterable[str]) -> tuple[Place, ...]:
        """The undamaged passages of a report with one of the names, in order."""
        return self._having(source, tuple(names))

    def where_figure(self, figure: Figure, prefer: str) -> Found:
        """The undamaged passages with a figure that agrees: those of the source `prefer`, or else of all others."""
        return self._where(lambda place: self.figure(*place, figure), prefer)

    def nearest_figure(self, figure: Figure, places: Iterable[Place]) -> Figure | None:
        """The figure of these passages that a writer most likely meant."""
        return nearest(figure, [found for passage in self._passages(places) for found in passage.figures])

    def nearest_name(self, name: str, places: Iterable[Place]) -> str | None:
        """The name of these passages most like `name`; with texts at hand, the stretch of text most like it."""
        wanted = normalise(name)
        best = max(self._candidates(wanted, places), key=lambda found: _likeness(wanted, found), default=None)
        return best if best and _likeness(wanted, best) >= _ALIKE else None

    def text_of(self, source: str, number: int) -> str | None:
        """The words of a passage without boilerplate; None when the text is not at hand."""
        return self._visible((source, number)).text if self._has_text((source, number)) else None

    def _where_any(self, source: str, names: tuple[str, ...]) -> tuple[Place, ...]:
        return tuple(place for place in self._places(source) if any(self.contains(*place, name) == "yes" for name in names))

    def _counted_in(self, place: Place) -> tuple[Counted, ...]:
        passage = self.passage(*place)
        return tuple(counted(passage.figures, passage.cards)) if passage else ()

    def _where(self, verdict: Callable[[Place], Verdict], prefer: str) -> Found:
        here = tuple(place for place in self._places(prefer) if verdict(place) == "yes")
        if here:
            return Found("same", here)
        others = (source for source in self.sources if source != prefer)
        there = tuple(place for source in others for place in self._places(source) if verdict(place) == "yes")
        return Found("other", there) if there else Found("nowhere", ())

    def _places(self, source: str) -> Iterator[Place]:
        spans = self.indexes.outline(source).spans if source in self.indexes else ()
        return ((source, number) for number, *_ in spans)

    def _passages(self, places: Iterable[Place]) -> Iterator[IndexedPassage]:
        return (passage for place in places if (passage := self.passage(*place)))

    def _has_text(self, place: Place) -> bool:
        passage = self.passage(*place)
        return passage is not None and (place[0] in self.texts or passage.text is not None)

    def _visible(self, place: Place) -> Visible:
        """What can be read of a passage: in the file, which comes first, or in its index."""
        source, number = place
        index = self.indexes[source]
        passage = index.passage(number)
        assert passage is not None
        if source not in self.texts and passage.text is not None:
            return index.words(passage) or Visible(passage.text, range(passage.start, passage.start + len(passage.text)))
        return visible(self.texts[source].text, Span(passage.start, passage.end), index.boilerplate)

    def _normalised(self, place: Place) -> tuple[str, tuple[str, ...]]:
        """The passage as it is compared: all of it, and its undamaged stretches."""
        seen = self._visible(place)
        sound = sound_stretches(seen, self.indexes[place[0]].damage)
        return normalise(seen.text), tuple(map(normalise, sound))

    def _in_text(self, place: Place, name: str) -> Verdict:
        whole, sound = self._stretch(place)
        wanted = normalise(name)
        if len(wanted) < 2 or wanted not in whole:
            return "no"
        return "yes" if any(wanted in stretch for stretch in sound) else "damaged"

    def _candidates(self, wanted: str, places: Iterable[Place]) -> Iterator[str]:
        for source, number in places:
            if passage := self.passage(source, number):
                yield from passage.names
                if self._has_text((source, number)):
                    yield from _stretches_like(wanted, self._stretch((source, number))[0])


def _best(verdicts: Iterable[Verdict]) -> Verdict:
    found = set(verdicts)
    return "yes" if "yes" in found else "damaged" if "damaged" in found else "no"


def _likeness(wanted: str, found: str) -> float:
    return SequenceMatcher(None, wanted, normalise(found), autojunk=False).ratio()


def _stretches_like(wanted: str, text: str) -> Iterator[str]:
    """The stretch of `text` as long as `wanted` around the longest run of characters they share."""
    run = SequenceMatcher(None, wanted, text, autojunk=False).find_longest_match()
    if run.size > 1:
        start = max(0, run.b - run.a)
        yield text[start : start + len(wanted)]


# --- proving that an index and a file belong together -----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A way in which an index is not the index of a file; `passage` is the first one that differs, if one does."""

    kind: Literal["words", "length", "passage"]
    passage: int | None = None

    def __str__(self) -> str:
        if self.kind == "passage":
            return f"从第 {self.passage} 段起内容不同"
        return {"words": "文字不同（换行、空格、编码、全角不算）", "length": "段落的数量不同"}[self.kind]


def original(index: PassageIndex, report: Report) -> Report:
    """The report as the index knows it: a copy that was saved otherwise, with the same words, is laid out as the file is
    from which the index was made, so that its offsets hold. Any other report is given back as it is."""
    if report.sha256 == index.sha256 or solid_digest(report.text) != index.digest:
        return report
    return replace(report, text=laid_out(report.text, index.range, index.layout))


def verify(index: PassageIndex, report: Report) -> list[Mismatch]:
    """What shows that `index` was not made from `report`, or from another copy of it; nothing when it was."""
    if report.sha256 != index.sha256 and solid_digest(report.text) == index.digest:
        return list(_other_words(index, original(index, report)))
    found = [Mismatch("words")] if solid_digest(report.text) != index.digest else []
    fresh = build_index(index.source, report, index.range, index.boilerplate, index.damage, index.has_text)
    if len(fresh.passages) != len(index.passages):
        found.append(Mismatch("length"))
    for made, kept in zip(fresh.passages, index.passages, strict=False):
        if replace(made, number=kept.number) != kept:
            return [*found, Mismatch("passage", kept.number)]
    return found


def _other_words(index: PassageIndex, copy: Report) -> Iterator[Mismatch]:
    """The first passage that has not its words in a copy with the same text. Where passages begin and end is not asked: full
    width may be gone, by which a heading is told."""
    for passage in index.passages:
        seen = visible(copy.text, Span(passage.start, passage.end), index.boilerplate)
        if fingerprint(sound_stretches(seen, index.damage)) != passage.sound:
            yield Mismatch("passage", passage.number)
            return
