"""The list of practices as a table for Excel and WPS, for whoever has to sort, count or check them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from ..catalog import Catalog, Entry
from ..catalog.mentions import spoken
from ..catalog.relations import rank
from ..model import Practice
from ..model.vocabulary import Level, Mechanism, Sector, Stage
from ..pages.handbook import Handbook
from ..settings.handbook import Settings
from ..settings.publication import Publication
from ..site.kept import Store
from . import Export

PATH = "practices/index.csv"


def head(settings: Settings) -> tuple[str, ...]:
    """The names of the columns."""
    words = map(settings.label, (Sector, Level, Mechanism, Stage))
    return (
        "名称", "一句话", "出处", "状态", "证据", "成效里的数字（来源自述）", "数字的出处", *words, "负担（编者）", "编号", "页面",
    )  # fmt: skip


def practice_list(catalog: Catalog, entries: Iterable[Entry], book: Publication) -> str:
    """A line for each practice, in the order given. The mark at the beginning lets Excel read the characters right."""
    table = io.StringIO()
    lines = csv.writer(table)
    lines.writerow(head(catalog.settings))
    lines.writerows([plain(cell) for cell in _line(catalog, entry, book)] for entry in entries)
    return "\ufeff" + table.getvalue()


_FORMULA = re.compile(r"[\t\r\n]|\s*[=+@＝＋＠－-]")  # blanks before a sign, and its full width, mean the same to some programs


def plain(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _line(catalog: Catalog, entry: Entry, book: Publication) -> tuple[str, ...]:
    record = entry.record
    told = [result for result in record.results if result.figures]
    return (
        entry.name, spoken(record.summary, catalog), _places(catalog, record.cites), record.status, record.evidence,
        "；".join(figure for result in told for figure in result.figures),
        _places(catalog, (citation for result in told for citation in result.cite)),
        "、".join(record.sectors), record.level, "、".join((record.mechanism, *record.also)), "、".join(record.stages),
        "、".join(record.burdens), entry.id, book.page(entry.url),
    )  # fmt: skip


def _places(catalog: Catalog, citations: Iterable[str]) -> str:
    """Citations as pages show them, each once: the source's short name and the number of the passage."""
    found = []
    for citation in dict.fromkeys(citations):
        source, _, number = citation.partition("#")
        entry = catalog.source(source)
        found.append(f"{entry.record.short if entry else source}第{number}段")
    return "、".join(found)


def files(handbook: Handbook, store: Store) -> Iterator[tuple[str, bytes]]:
    """The table, in the order in which the page lists the practices."""
    practices = sorted(handbook.catalog.of(Practice), key=rank)
    yield PATH, practice_list(handbook.catalog, practices, handbook.book).encode()


EXPORT = Export(files, family="practices")
