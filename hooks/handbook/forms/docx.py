"""Forms as Word documents, written as Office Open XML (ECMA-376) after GB/T 9704—2012.

No library stands between: what a form needs (content controls, page grid, Chinese font names with stand-ins, empty
properties) none of them offers, and their default templates would have to be taken out again. Nine small parts from
Jinja in a zip are all there is; tests read them back with python-docx and LibreOffice.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from jinja2 import Environment

from ..model.vocabulary import FormulaKind
from ..site.zip import package
from ..theme import templating
from . import columns, heights, measures, once, paper, signing
from .breaks import broken
from .layout import NO_XML, NOTES, Form, Prefilled

PARTS = Path(__file__).resolve().parents[1] / "theme" / "forms"
FIXED = {
    "_rels/.rels": "package-rels.xml", "docProps/core.xml": "core.xml", "word/_rels/document.xml.rels": "document-rels.xml",
    "word/styles.xml": "styles.xml", "word/settings.xml": "settings.xml", "word/fontTable.xml": "fontTable.xml",
    "word/footer-odd.xml": "footer-odd.xml", "word/footer-even.xml": "footer-even.xml",
}  # fmt: skip
NUMERALS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", *(f"十{digit}" for digit in "一二三四五六七八九"), "二十")
_BETWEEN = re.compile(r">[ \n]+<")  # not \s: full-width spaces are what is printed where a pen writes


def twips(millimetres: float) -> int:
    """Word's measure: twentieths of a point."""
    return round(millimetres * 1440 / 25.4)


def parts(given: Prefilled, room: Sequence[float]) -> tuple[str, ...]:
    """What is given in lines of so much room, and less in the first one; as it is where no room is told."""
    return broken(given.text, *room).parts if room else (given.text,)


def are_broken(given: Sequence[Prefilled], room: Sequence[float]) -> bool:
    """Does any of it take a line that has to begin where it does?"""
    return any(len(parts(each, room)) > 1 for each in given)


def number(value: float) -> str:
    """A weight as people write it: 4, not 4.0."""
    return f"{value:g}"


@cache
def environment() -> Environment:
    """Escapes XML, strict about names."""
    made = templating.environment(PARTS)
    made.filters.update(twips=twips, number=number, folded=measures.folded, parts=parts, are_broken=are_broken, cell_room=lambda width: (measures.cell_room(width),))
    return made


def document(template: str, **context: Any) -> bytes:
    """A Word document whose text comes from a template of `theme/forms`."""
    ids = count(1)
    text = environment().get_template(template).render(ids=lambda: next(ids), **context)
    return package([("word/document.xml", NO_XML.sub("", _BETWEEN.sub("><", text)).encode())], begun())


@cache
def begun() -> bytes:
    """The parts that are the same in every document, packed; the list of types has to be the first."""
    names = {"[Content_Types].xml": "content-types.xml", **FIXED}
    return package((name, (PARTS / file).read_bytes().replace(b"\r\n", b"\n")) for name, file in names.items())


def write(form: Form) -> bytes:
    """A form as a Word document."""
    sheet = paper.sheet_of(form)
    own = [width for _, width in columns.own(form, sheet.widths)]
    return document(
        "form.xml",
        form=form, page=sheet.page, widths=sheet.widths, heights=sheet.heights, own=own, overleaf=sheet.overleaf,
        notes=heights.note_paragraphs(form, sheet.setting), notes_head=NOTES, runs_on=sheet.setting.runs_on,
        header_height=heights.header_height(form, sheet.widths), part_height=measures.PART_HEIGHT,
        open=open_weights(form),
        head=once.rows(form.head, sheet.page), foot=once.rows(form.foot, sheet.page), once_height=lambda row: once.height(row, sheet.page, sheet.setting),
        signing=signing.lines(form, sheet.page), room=signing.ROOM, date=signing.DATE,
        label=sheet.page.measure * once.LABEL, half=sheet.page.measure * once.HALF, numerals=NUMERALS, clause_room=measures.clause_room, mark=measures.MARK,
    )  # fmt: skip


def open_weights(form: Form) -> set[str]:
    """Keys of the fields whose weight has to be filled in before anything can be calculated."""
    weighted = [slot for slot in form.slots if slot.formula and slot.formula.kind is FormulaKind.WEIGHTED]
    return {term.key for slot in weighted for term in form.terms(slot) if term.weight is None}
