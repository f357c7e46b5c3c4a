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

from ..model.vocabulary import Arrangement, FieldKind, FormulaKind
from ..site.zip import package
from ..theme import templating
from . import paper
from .layout import NO_XML, Form, Slot

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


def joined(text: str) -> str:
    """Room to write that holds together with what stands on both sides: no full stop begins a line, no date ends in mid-air.
    Spaces that do not break are half as wide as those of a full width."""
    return text.replace("\u3000", "\u00a0\u00a0")


def number(value: float) -> str:
    """A weight as people write it: 4, not 4.0."""
    return f"{value:g}"


@cache
def environment() -> Environment:
    """Escapes XML, strict about names."""
    made = templating.environment(PARTS)
    made.filters.update(twips=twips, number=number, joined=joined, folded=paper.folded)
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
    own = sheet.widths[len(sheet.widths) - len(form.columns):]
    return document(
        "form.xml",
        form=form, page=sheet.page, widths=sheet.widths, heights=sheet.heights, own=own, overleaf=sheet.overleaf, note_style="NoteClose" if sheet.is_close else "Note",
        header_height=paper.header_height(form, sheet.widths), part_height=paper.PART_HEIGHT,
        numbered=paper.has_numbers(form),
        weights=paper.has_weights(form),
        open=open_weights(form),
        clauses=form.arrangement is Arrangement.CLAUSES,
        head=pairs(form.head), foot=pairs(form.foot), numerals=NUMERALS, once_height=lambda pair: max(paper.once_height(slot, paper.once_width(sheet.page)) for slot in pair),
    )  # fmt: skip


def open_weights(form: Form) -> set[str]:
    """Keys of the fields whose weight has to be filled in before anything can be calculated."""
    weighted = [slot for slot in form.slots if slot.formula and slot.formula.kind is FormulaKind.WEIGHTED]
    return {term.key for slot in weighted for term in form.terms(slot) if term.weight is None}


def pairs(slots: Sequence[Slot]) -> list[tuple[Slot, ...]]:
    """Fields that are filled once, as rows: two short ones side by side, a long one alone."""
    rows: list[tuple[Slot, ...]] = []
    for slot in slots:
        if rows and len(rows[-1]) == 1 and _short(rows[-1][0]) and _short(slot):
            rows[-1] = (*rows[-1], slot)
        else:
            rows.append((slot,))
    return rows


def _short(slot: Slot) -> bool:
    return slot.kind is not FieldKind.LONG and len("".join(slot.choices)) <= 8 and len(slot.label) <= 10
