"""The page of a source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Self

from ...catalog import Catalog, Entry
from ...catalog.relations import Relations
from ...evidence.index import Damage, IndexedPassage, touches
from ...evidence.shown import Piece, pieces, readable
from ...model import Source
from ...model.source import Damage as SourceDamage
from ...model.source import Written
from ...model.vocabulary import Flag
from ..citing import cite_report
from ..page import PassageEntry
from ..whereabouts import part_of, said_of
from . import KindPage


@dataclass(frozen=True)
class Cited:
    """A passage, who cites it, its words where the source is shown, its part, and how it begins and ends."""

    passage: IndexedPassage
    who: tuple[Entry, ...]
    pieces: list[Piece]
    part: str
    said: str

    @property
    def stretches(self) -> Iterator[tuple[str, list[Piece]]]:
        """The words by the damage in which they stand: its flag, empty for what is sound."""
        return ((flag, list(pieces)) for flag, pieces in groupby(self.pieces, key=lambda piece: piece.damage))


@dataclass(frozen=True)
class SourceContext:
    """`shown`: may its text be read here? Passages with who cites them; the records that rest on this report, by kind; damaged
    stretches by flag, and each with the numbers of the passages that it touches; the reports of its file, in their order. `first`
    and `first_harm` are how many passages and damaged stretches are shown before the rest waits to be asked for."""

    r: Source
    shown: bool
    passages: list[Cited]
    digest: str
    damaged: Counter[Flag]
    harmed: list[tuple[SourceDamage, list[int]]]
    in_file: list[str]
    records: list[Entry]
    written: str | None
    first: int = 15
    first_harm: int = 6

    @classmethod
    def of(cls, entry: Entry, relations: Relations) -> Self:
        """The context of one source."""
        catalog = relations.catalog
        record: Source = entry.record
        index = catalog.index(entry.id)
        shown = catalog.shown(entry.id)
        citing = catalog.cited_in(entry.id)
        passages = index.passages if index else ()
        records = dict.fromkeys(other for who in citing.values() for other in who)
        return cls(
            r=record,
            shown=shown is not None,
            passages=[
                Cited(
                    passage, citing.get(passage.number, ()), pieces(shown, passage) if shown else [],
                    part_of(passage), said_of(passage.edges),
                )
                for passage in passages
            ],
            digest=index.sha256 if index else "",
            damaged=Counter(damage.flag for damage in record.damage),
            harmed=[
                (harm, [each.number for each in passages if touches(each.start, each.end, [Damage(*harm.range, harm.flag)])])
                for harm in record.damage
            ],
            in_file=reports_of(record.file, catalog),
            records=sorted(records, key=lambda other: (other.kind, other.id)),
            written=write_date(record.written),
        )


def reports_of(file: str, catalog: Catalog) -> list[str]:
    """The ids of the sources that one file holds, in the order in which they stand there."""
    found = [(entry.record.range[0], entry.id) for entry in catalog.of(Source) if entry.record.file == file]
    return [identifier for _, identifier in sorted(found)]


def passages_of(entry: Entry, catalog: Catalog) -> Iterator[PassageEntry]:
    """The passages of a source that is shown, as the search finds them."""
    index = catalog.shown(entry.id)
    for passage in index.passages if index else ():
        words = readable(index, passage) if index else None
        if words and words.text:
            yield PassageEntry(f"p{passage.number}", f"{entry.record.short} 第 {passage.number} 段", words.text)


def write_date(written: Written) -> str | None:
    """When a report was written, as far as it can be told; None when it cannot."""
    if written.stated:
        return f"{written.stated}（正文明载）"
    if written.earliest or written.latest:
        span = "—".join(dict.fromkeys(year for year in (written.earliest, written.latest) if year))
        return f"{span}（据内证推断：{written.reason}）"
    return None


KIND = KindPage[Source](
    context=SourceContext,
    toc=(
        "about", "quality", "records", "passages",
    ),
    sections={"flags": "quality", "damage": "quality", "note": "quality"},
    lead=lambda record: record.summary,
    cite=lambda entry, sources, book, changed: cite_report(entry, book),
    passages=passages_of,
)  # fmt: skip
