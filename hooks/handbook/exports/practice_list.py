"""The list of practices as a table for Excel and WPS, for whoever has to sort, count or check them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..catalog import Catalog, Entry
from ..catalog.mentions import spoken
from ..catalog.relations import rank
from ..model import Practice
from ..model.vocabulary import Level, Mechanism, Sector, Stage
from ..pages.handbook import Handbook
from ..settings.handbook import Settings
from ..settings.publication import Publication
from ..site.kept import Store
from ..site.pieces import told_of
from . import Export

PATH = "practices/index.csv"


def head(settings: Settings) -> tuple[str, ...]:
    """The names of the columns."""
    words = map(settings.label, (Sector, Level, Mechanism, Stage))
    return (
        "名称", "一句话", "出处", "状态", "证据", "成效里的数字（来源自述）", "数字的出处", *words, "负担（编者）", "编号", "页面",
    )  # fmt: skip


def practice_list(catalog: Catalog, entries: Iterable[Entry], book: Publication, store: Store) -> str:
    """A line for each practice, in the order given. The mark at the beginning lets Excel read the characters right. `store` keeps what is
    told of each."""
    table = io.StringIO()
    lines = csv.writer(table)
    lines.writerow(head(catalog.settings))
    for told in told_of(entries, _told, store, PATH, catalog.settings_book.file.text):
        lines.writerow(_line(catalog, book, *told))
    return "\ufeff" + table.getvalue()


_FORMULA = re.compile(r"[\t\r\n]|\s*[=+@＝＋＠－-]")  # blanks before a sign, and its full width, mean the same to some programs


def plain(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _told(entry: Entry) -> tuple[Any, ...]:
    """What the record alone tells, for `_line`: its address and what needs other records, then cells as they are."""
    record = entry.record
    counted = [result for result in record.results if result.figures]
    figures = "；".join(figure for result in counted for figure in result.figures)
    labels = (record.sectors, (record.level,), (record.mechanism, *record.also), record.stages, record.burdens)
    figured = [citation for result in counted for citation in result.cite]
    cells = (entry.name, record.status, record.evidence, figures, *map("、".join, labels), entry.id)
    return entry.url, record.summary, record.cites, figured, *map(plain, cells)


def _line(
    catalog: Catalog, book: Publication, url: str, summary: str, cites: list[str], figured: list[str],
    name: str, status: str, evidence: str, figures: str, *labels: str,
) -> tuple[str, ...]:  # fmt: skip
    said, where, counted, page = map(plain, (spoken(summary, catalog), _places(catalog, cites), _places(catalog, figured), book.page(url)))
    return name, said, where, status, evidence, figures, counted, *labels, page


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
    yield PATH, practice_list(handbook.catalog, practices, handbook.book, store).encode()


EXPORT = Export(files, family="practices")
