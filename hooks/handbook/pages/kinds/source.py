"""The page of a source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Self

from ...catalog import Entry
from ...catalog.relations import Relations
from ...evidence.index import IndexedPassage
from ...model import Source
from ...model.source import Written
from ...model.vocabulary import Flag
from ..citing import cite_report
from . import KindPage


@dataclass(frozen=True)
class SourceContext:
    """Passages with who cites them; the records that rest on this report, by kind; damaged stretches by flag."""

    r: Source
    passages: list[tuple[IndexedPassage, tuple[Entry, ...]]]
    digest: str
    damaged: Counter[Flag]
    records: list[Entry]
    written: str | None

    @classmethod
    def of(cls, entry: Entry, relations: Relations) -> Self:
        """The context of one source."""
        catalog = relations.catalog
        record: Source = entry.record
        index = catalog.library.indexes.get(entry.id)
        citing = catalog.citing.get(entry.id, {})
        records = dict.fromkeys(other for who in citing.values() for other in who)
        return cls(
            r=record,
            passages=[(passage, citing.get(passage.number, ())) for passage in (index.passages if index else ())],
            digest=index.sha256 if index else "",
            damaged=Counter(damage.flag for damage in record.damage),
            records=sorted(records, key=lambda other: (other.kind, other.id)),
            written=write_date(record.written),
        )


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
        ("about", "基本信息"), ("quality", "质量提示"), ("records", "引用它的记录"), ("passages", "段落"),
        ("record", "本条记录"),
    ),
    lead=lambda record: record.summary,
    cite=lambda entry, sources, book: cite_report(entry, book),
)  # fmt: skip
