"""The lines of a Word document's body, or of its notes, out of their XML."""

from __future__ import annotations

import re

from ..bounds import Refused
from ..lines import closed, ends_sentence, glued, raised
from .archive import Attributes, Handler, is_on, number, value
from .fields import Fields
from .numbering import Numbering, Styles
from .paragraphs import SOFT, Flow, Paragraph, labelled, unbroken
from .tables import Tables

_DEEPEST = 20  # tables in tables, text boxes in text boxes
_LOOKED_BACK = 8  # pieces of text, from a box to the word before it
_LEFT_OUT = {
    "del", "moveFrom", "Fallback", "rt", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange",
    "tblPrExChange", "sectPrChange", "numberingChange",
}  # fmt: skip
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": SOFT, "noBreakHyphen": "-"}
_CONTENTS_STYLE = re.compile("toc ?(?:[1-9]|heading)|table of figures")
_CONTENTS_TITLE = ("目录", "目次")
_NOTE_MARK = "【注】"

Notes = dict[tuple[str, str], str]  # by kind and number


class Body(Handler):
    """The XML handler of a document's body, or of its notes."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: Notes, with_fields: bool) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._fields = Fields(with_fields)
        self._inside: list[str] = []
        self._out_from: int | None = None  # depth of the element that is being left out
        self._flows = [Flow()]
        self._paragraphs: list[Paragraph] = []
        self._tables = Tables()
        self._runs: list[bool] = []  # whether the runs now open are hidden
        self._is_raised = False  # whether the innermost of them is
        self._contents_next = False
        self._note: tuple[str, str] = ("", "")

    @property
    def lines(self) -> list[str]:
        """The lines read."""
        return self._flows[0].all_lines

    @property
    def is_field_open(self) -> bool:
        """Whether a field has not ended."""
        return self._fields.is_open

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""
        self._inside.append(tag)
        if self._out_from is not None:
            return
        of_property = self._inside[-2:-1] in (["rPr"], ["trPr"]) and not tag.endswith("Change")
        if of_property:
            self._property(tag, attributes)
        elif tag in _LEFT_OUT or (tag == "sdtContent" and self._contents_next):
            self._contents_next = False
            self._out_from = len(self._inside)
        elif opens := _OPENING.get(tag):
            opens(self, attributes)
        elif self._paragraphs:
            self._in_paragraph(self._paragraphs[-1], tag, attributes)

    def end(self, tag: str) -> None:
        """An element ends."""
        if self._out_from is None:
            if closes := _CLOSING.get(tag):
                closes(self)
        elif len(self._inside) <= self._out_from:
            self._out_from = None
        self._inside.pop()

    def data(self, text: str) -> None:
        """Text, or a piece of it, as it comes."""
        if self._out_from is not None or not self._inside:
            return
        if self._inside[-1] == "t":
            self._say(text)
        elif self._inside[-1] == "instrText":
            self._fields.instruct(text)

    def _say(self, text: str) -> None:
        """Text of the run now open, if it is to be seen."""
        if not self._paragraphs or (self._runs and self._runs[-1]):
            return
        if self._fields.is_silent:
            self._paragraphs[-1].had_contents |= self._fields.is_contents
            return
        pieces = self._paragraphs[-1].pieces
        pieces.append(raised(text, "".join(pieces[-2:])) if self._is_raised else text)

    def _property(self, tag: str, attributes: Attributes) -> None:
        """A property of a run, of a paragraph's end, or of a row."""
        owner = self._inside[-3:-2]
        if self._inside[-2] == "trPr":
            self._tables.describe(tag)
        elif owner == ["pPr"] and self._paragraphs:
            gone = tag in ("del", "moveFrom") or (tag == "vanish" and is_on(attributes))
            self._paragraphs[-1].runs_on |= gone
        elif owner == ["r"] and self._runs:
            if tag == "vanish":
                self._runs[-1] = is_on(attributes)
            elif tag == "vertAlign":
                self._is_raised = value(attributes) == "superscript"
            elif tag == "position":
                self._is_raised = number(attributes) > 0
            elif tag == "rStyle":
                self._runs[-1] |= self._styles.is_hidden(value(attributes))

    def _in_paragraph(self, paragraph: Paragraph, tag: str, attributes: Attributes) -> None:
        match tag:
            case "pStyle":
                paragraph.style = value(attributes)
            case "numId":
                paragraph.list_id = value(attributes)
            case "ilvl":
                paragraph.level = number(attributes)
            case "framePr" if value(attributes, "dropCap") in ("drop", "margin"):
                paragraph.runs_on = True
            case "br":
                self._say("\n" if value(attributes, "type") in ("page", "column") else SOFT)
            case "footnoteReference" | "endnoteReference":
                key = (tag.removesuffix("Reference"), value(attributes, "id"))
                if note := self._notes.pop(key, ""):
                    paragraph.notes.append(_NOTE_MARK + closed(note))
            case "tab" if self._inside[-2:-1] != ["r"]:
                pass  # a tab stop
            case _ if tag in _SIGNS:
                self._say(_SIGNS[tag])

    def _gallery(self, attributes: Attributes) -> None:
        self._contents_next = value(attributes).startswith("Table of Contents")

    def _field_mark(self, attributes: Attributes) -> None:
        self._fields.mark(value(attributes, "fldCharType"))

    def _open_paragraph(self, attributes: Attributes) -> None:
        self._paragraphs.append(Paragraph())

    def _open_run(self, attributes: Attributes) -> None:
        style = self._paragraphs[-1].style if self._paragraphs else ""
        self._runs.append(self._styles.is_hidden(style))
        self._is_raised = False

    def _close_run(self) -> None:
        if self._runs:
            self._runs.pop()

    def _close_paragraph(self) -> None:
        if not self._paragraphs:
            return
        paragraph, flow = self._paragraphs.pop(), self._flows[-1]
        if paragraph.runs_on:
            flow.held += paragraph.pieces
            self._follow(flow, paragraph)
            return
        text = "".join([*flow.held, *paragraph.pieces])
        flow.held = []
        name = self._styles.name(paragraph.style) or paragraph.style.lower()
        if _CONTENTS_STYLE.fullmatch(name) or (paragraph.had_contents and not text.strip()):
            self._leave_out_contents(flow)
        else:
            flow.lines += self._lines_of(paragraph, text)
        self._follow(flow, paragraph)

    def _follow(self, flow: Flow, paragraph: Paragraph) -> None:
        """What stands below a paragraph: its boxes and its notes; those of a cell stand below the row."""
        flow.lines += paragraph.after
        (flow.row.notes if flow.row else flow.lines).extend(paragraph.notes)

    def _leave_out_contents(self, flow: Flow) -> None:
        """The title 目录 above the entries goes with them."""
        while flow.lines and not flow.lines[-1].strip():
            flow.lines.pop()
        if flow.lines and "".join(flow.lines[-1].split()) in _CONTENTS_TITLE:
            flow.lines.pop()

    def _lines_of(self, paragraph: Paragraph, text: str) -> list[str]:
        label = self._numbering.label(paragraph.style, paragraph.list_id, paragraph.level)
        lines = unbroken(text)
        if label and text.strip():
            first = next(number for number, line in enumerate(lines) if line.strip())
            lines[first] = labelled(label, lines[first].lstrip())
        return lines

    def _open_table(self, attributes: Attributes) -> None:
        self._deeper(self._tables.depth)
        self._tables.open()

    def _open_row(self, attributes: Attributes) -> None:
        self._tables.open_row()

    def _grid_before(self, attributes: Attributes) -> None:
        self._tables.leave_out(number(attributes))

    def _open_cell(self, attributes: Attributes) -> None:
        row = self._tables.open_cell()
        self._flows.append(Flow(row.cells[-1].lines, row=row))

    def _span(self, attributes: Attributes) -> None:
        if row := self._flows[-1].row:
            row.widen(max(number(attributes, default=1), 1))

    def _merge(self, attributes: Attributes) -> None:
        if row := self._flows[-1].row:
            row.cells[-1].goes_down = value(attributes) == "restart"
            row.cells[-1].goes_on = not row.cells[-1].goes_down

    def _close_flow(self) -> list[str]:
        return self._flows.pop().all_lines if len(self._flows) > 1 else []

    def _close_cell(self) -> None:
        row = self._flows[-1].row
        lines = self._close_flow()
        if row:
            row.cells[-1].lines = lines

    def _close_table(self) -> None:
        self._flows[-1].lines += self._tables.close()

    def _open_box(self, attributes: Attributes) -> None:
        self._deeper(len(self._paragraphs))
        self._flows.append(Flow())

    def _close_box(self) -> None:
        """A word or two in a box within a sentence belong to it; any other box stands below its paragraph."""
        lines = self._close_flow()
        if not self._paragraphs:
            self._flows[-1].lines += lines
            return
        paragraph = self._paragraphs[-1]
        before = next((piece for piece in paragraph.pieces[:-_LOOKED_BACK:-1] if piece.strip()), "")
        if len(lines) == 1 and before and not ends_sentence(before) and not ends_sentence(lines[0]):
            paragraph.pieces.append(lines[0])
        else:
            paragraph.after += lines

    def _deeper(self, depth: int) -> None:
        if depth >= _DEEPEST:
            raise Refused(f"里表格或文本框套了 {_DEEPEST} 层以上：不像正常的报告，请另存一份再用。")

    def _open_footnote(self, attributes: Attributes) -> None:
        self._open_note("footnote", attributes)

    def _open_endnote(self, attributes: Attributes) -> None:
        self._open_note("endnote", attributes)

    def _open_note(self, kind: str, attributes: Attributes) -> None:
        self._note = (kind, value(attributes, "id"))
        self._flows.append(Flow())

    def _close_note(self) -> None:
        self._notes[self._note] = glued(self._close_flow())


_OPENING = {
    "p": Body._open_paragraph, "r": Body._open_run, "tbl": Body._open_table, "tr": Body._open_row,
    "tc": Body._open_cell, "gridBefore": Body._grid_before, "gridSpan": Body._span, "vMerge": Body._merge,
    "txbxContent": Body._open_box, "fldChar": Body._field_mark, "docPartGallery": Body._gallery,
    "footnote": Body._open_footnote, "endnote": Body._open_endnote,
}  # fmt: skip
_CLOSING = {
    "p": Body._close_paragraph, "r": Body._close_run, "tbl": Body._close_table, "tc": Body._close_cell,
    "txbxContent": Body._close_box, "footnote": Body._close_note, "endnote": Body._close_note,
}  # fmt: skip
