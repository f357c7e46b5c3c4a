"""The empty sheet on which practices are collected, beside the page that tells how to take part."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from ..intake import sheet
from ..intake.questions import questions
from ..pages.handbook import Handbook
from ..site.kept import Recipe, Store
from . import Export

CORE = Path(__file__).resolve().parents[1]
RECIPE = Recipe("collection-sheet", (CORE / "intake", CORE / "model", CORE / "forms" / "xlsx.py"), ("pydantic", "xlsxwriter"))


def files(handbook: Handbook, store: Store) -> Iterator[tuple[str, bytes]]:
    """The sheet; what writes it takes long to import."""
    asked, name = questions(handbook.catalog.settings), handbook.book.name
    yield sheet.PATH, store.get(RECIPE, (name, asked), partial(sheet.write, name, asked))


EXPORT = Export(files, family="contribute")
