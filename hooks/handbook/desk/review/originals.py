"""The words of cited passages: from the originals at hand, or from an index that has the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise
from pathlib import Path

from ...catalog import Catalog
from ...evidence.fingerprints import fingerprint
from ...evidence.index import PassageIndex, sound_stretches
from ...evidence.passages import Span, Visible, visible
from ...evidence.shown import readable, rests_on
from ...reports.reading import Report, ReportError, read_report


@dataclass(frozen=True)
class Passage:
    """A cited passage as a reader sees it: the citation, the report's short name and the place in it, the words, and which of
    them bear out what is said; where the words are not at hand, `missing` says why and what to do."""

    citation: str
    label: str
    text: str = ""
    marks: tuple[Span, ...] = ()
    missing: str = ""

    @property
    def pieces(self) -> list[tuple[str, bool]]:
        """The words, cut where what bears out the saying begins or ends."""
        cuts = [0, *(edge for span in self.marks for edge in span), len(self.text)]
        found = [(self.text[start:end], bool(number % 2)) for number, (start, end) in enumerate(pairwise(cuts))]
        return [piece for piece in found if piece[0]]


@dataclass
class Originals:
    """The original reports as far as they are at hand, each file read once and only when asked for."""

    catalog: Catalog
    folder: Path | None = None
    _read: dict[str, Report | str] = field(default_factory=dict)

    def passage(self, citation: str, said: Iterable[str] = ()) -> Passage:
        """A cited passage with its words, if they are the ones of which the index was made; marked is what bears out `said`."""
        source, _, number = citation.partition("#")
        entry, index = self.catalog.source(source), self.catalog.library.indexes.get(source)
        indexed = index.passage(int(number)) if index else None
        if entry is None or index is None or indexed is None:
            return Passage(citation, citation, missing="没有这一段：先运行 check，照它说的改好。")
        label = " ".join((f"{entry.record.short} 第{number}段", *indexed.path))
        words = index.words(indexed) or self._words(index, entry.record.file, Span(indexed.start, indexed.end))
        if isinstance(words, str):
            return Passage(citation, label, missing=words)
        if fingerprint(sound_stretches(words, index.damage)) != indexed.sound:
            return Passage(citation, label, missing=f"手边的“{index.file}”和段落索引对不上：换成建索引时的那一份，或者重新运行 index。")
        filled = replace(indexed, text=words.text)
        seen = readable(index, filled) or words
        return Passage(citation, label, seen.text, rests_on(said, index, filled))

    def _words(self, index: PassageIndex, file: str, span: Span) -> Visible | str:
        """The words of a stretch of a file, else why they are not at hand."""
        report = self._report(file)
        return report if isinstance(report, str) else visible(report.text, span, index.boilerplate)

    def _report(self, file: str) -> Report | str:
        if self.folder is None:
            return f"手边没有原文：加上 --reports 文件夹，里面放着“{file}”。"
        if file not in self._read:
            try:
                self._read[file] = read_report(self.folder / file)
            except ReportError as error:
                self._read[file] = str(error)
        return self._read[file]
