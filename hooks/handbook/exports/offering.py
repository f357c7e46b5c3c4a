"""Beside the page that tells how to take part: the empty sheet on which practices are collected, and what the form there checks with.

Pages opened from the disk may load scripts but no data, so what the form checks with calls a function.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from ..catalog import Entry
from ..intake import sheet
from ..intake.judging import MARKUP
from ..intake.offers import FORMAT, VERSION
from ..intake.patterns import for_browsers
from ..intake.questions import Question, questions
from ..load.lint import CONTROL, INVISIBLE
from ..model import Practice
from ..pages.handbook import Handbook
from ..site.kept import Recipe, Store
from ..site.pieces import Names, told_of
from ..site.scripts import call
from . import Export

CHECKS = "contribute/checks.js"
CORE = Path(__file__).resolve().parents[1]
RECIPE = Recipe("collection-sheet", (CORE / "intake", CORE / "model", CORE / "forms" / "workbook.py"), ("pydantic", "xlsxwriter"))


def files(handbook: Handbook, store: Store) -> Iterator[tuple[str, bytes]]:
    """The sheet; what writes it takes long to import."""
    asked, name = questions(handbook.catalog.settings), handbook.book.name
    yield CHECKS, call("handbookOffer", _checks(handbook, asked, store))
    yield sheet.PATH, store.get(RECIPE, (name, asked), partial(sheet.write, name, asked))


def _checks(handbook: Handbook, asked: tuple[Question, ...], store: Store) -> dict[str, Any]:
    """The questions, what the rules go by, and the names and parts of the practices that there are."""
    catalog = handbook.catalog
    practices = told_of(catalog.of(Practice), _told, store, CHECKS, catalog.settings_book.file.text)
    return {
        "format": FORMAT, "version": VERSION, "handbook": handbook.book.name, "questions": list(map(asdict, asked)), "practices": practices,
        "unseen": f"[{CONTROL}{INVISIBLE}]", "markup": MARKUP.pattern, **for_browsers(catalog.settings),
    }  # fmt: skip


def _told(entry: Entry, _: Names) -> tuple[Any, ...]:
    record = entry.record
    return entry.id, entry.name, [entry.name, *record.aliases], record.shorthand.listed if record.shorthand else ()


EXPORT = Export(files, family="contribute")
