"""The list of practices as a table for Excel and WPS, for whoever has to sort, count or check them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from functools import partial

from ..catalog import Catalog, Entry
from ..catalog.mentions import names_of, spoken_by
from ..catalog.relations import rank
from ..model import Practice, Source
from ..model.vocabulary import Level, Mechanism, Sector, Stage
from ..pages.handbook import Handbook
from ..settings.handbook import Settings
from ..settings.publication import Publication
from ..site.kept import Store
from ..site.pieces import Names, told_of
from . import Export

PATH = "practices/index.csv"


def head(settings: Settings) -> tuple[str, ...]:
    """The names of the columns."""
    words = map(settings.label, (Sector, Level, Mechanism, Stage))
    return (
        "名称", "一句话", "出处", "状态", "证据", "成效里的数字（来源自述）", "数字的出处", *words, "负担（编者）", "编号", "页面",
    )  # fmt: skip


def practice_list(catalog: Catalog, entries: Iterable[Entry], book: Publication, store: Store) -> str:
    """A line for each practice, in the order given. The mark at the beginning lets Excel read the characters right. `store` keeps the lines."""
    short = {_short(entry.id): entry.record.short for entry in catalog.read_of(Source)}
    lines = told_of(entries, partial(_line, book), store, PATH, (book, catalog.settings_book.file.text), {**names_of(catalog), **short})
    return "".join(["\ufeff", _written(head(catalog.settings)), *lines])


def _short(source: str) -> str:
    """By what the short name of a source is asked for: no record has such an id."""
    return f"{source}#"


def _written(cells: Iterable[str]) -> str:
    """A line of the table."""
    line = io.StringIO()
    csv.writer(line).writerow(cells)
    return line.getvalue()


_FORMULA = re.compile(r"[\t\r\n]|\s*[=+@＝＋＠－-]")  # blanks before a sign, and its full width, mean the same to some programs


def plain(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _line(book: Publication, entry: Entry, names: Names) -> str:
    record = entry.record
    counted = [result for result in record.results if result.figures]
    figures = "；".join(figure for result in counted for figure in result.figures)
    figured = _places((citation for result in counted for citation in result.cite), names)
    labels = map("、".join, (record.sectors, (record.level,), (record.mechanism, *record.also), record.stages, record.burdens))
    return _written(map(plain, (
        entry.name, spoken_by(record.summary, names.find), _places(record.cites, names), record.status, record.evidence, figures, figured, *labels,
        entry.id, book.page(entry.url),
    )))  # fmt: skip


def _places(citations: Iterable[str], names: Names) -> str:
    """Citations as pages show them, each once: the source's short name and the number of the passage."""
    cited = (citation.partition("#")[::2] for citation in dict.fromkeys(citations))
    return "、".join(f"{names.find(_short(source)) or source}第{number}段" for source, number in cited)


def files(handbook: Handbook, store: Store) -> Iterator[tuple[str, bytes]]:
    """The table, in the order in which the page lists the practices."""
    practices = sorted(handbook.catalog.of(Practice), key=rank)
    yield PATH, practice_list(handbook.catalog, practices, handbook.book, store).encode()


EXPORT = Export(files, family="practices")
