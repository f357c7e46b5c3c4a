"""The text of a Word document as its reader sees it, a line per paragraph and per row of a table.

Tracked changes are taken as accepted: what was inserted or moved stands at its new place, once; what was deleted is out, and so
are hidden text, the table of contents, comments, heads and feet of pages. Automatic numbers are written out. A line broken
within a sentence (soft break, text box, drop capital) is one line again. A footnote or endnote follows as a line of its own,
marked 【注】, the paragraph or the row that refers to it: the sentence itself stays as it was written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..bounds import MOST, Refused
from ..lines import closed, contents, ends_sentence, glued, is_title, opens_item, raised
from ..tables import Cell, Row, table_lines
from .archive import Archive, Attributes, Handler, is_on, number, opened, value
from .numbering import Numbering, Styles, read_numbering

_FOLDER = "word/"
_DEEPEST = 20  # tables in tables, text boxes in text boxes
_LOOKED_BACK = 8  # pieces of text, from a box to the word before it
_SOFT = "\v"
_LEFT_OUT = {
    "del", "moveFrom", "Fallback", "rt", "rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange",
    "tblPrExChange", "sectPrChange", "numberingChange",
}  # fmt: skip
_SIGNS = {"tab": "\t", "ptab": "\t", "cr": _SOFT, "noBreakHyphen": "-"}
_CONTENTS_STYLE = re.compile("toc ?(?:[1-9]|heading)|table of figures")
_CONTENTS_TITLE = ("目录", "目次")
_NOTES = {"footnote": "footnotes.xml", "endnote": "endnotes.xml"}
_NOTE_MARK = "【注】"
_LABEL_RUNS_ON = re.compile(r"[0-9A-Za-z一-鿿〇]$")

Notes = dict[tuple[str, str], str]


def read_word(data: bytes) -> tuple[str, str]:
    """The text of a .docx, and the name of its format. Raises `Refused` when it cannot be read or is no document."""
    with opened(data) as archive:
        part = archive.document()
        if part is None:
            raise Refused("是压缩包，但不是 Word 文档：请换成 .docx，或者先解压。")
        notes = _notes(archive)
        body = _parsed(archive, part, dict(notes), with_fields=True)
        if body.is_field_open:  # a field that never ends would swallow all that follows
            body = _parsed(archive, part, notes, with_fields=False)
    out = contents(body.lines)  # one that was typed
    text = "\n".join(line for at, line in enumerate(body.lines) if at not in out)
    if len(text) > MOST:
        raise Refused(f"里的文字超过 {MOST >> 20} MB：不像正常的报告，请拆开后再用。")
    return text, "docx"


def _parsed(archive: Archive, part: str, notes: Notes, with_fields: bool) -> _Body:
    body = _Body(*read_numbering(archive, _FOLDER), notes, with_fields)
    archive.parse(part, body)
    return body


def _notes(archive: Archive) -> Notes:
    """The notes by kind and number, each as one line."""
    notes: Notes = {}
    for part in _NOTES.values():
        styles = Styles()
        archive.parse(_FOLDER + part, _Body(styles, Numbering(styles), notes, with_fields=True))
    return notes


@dataclass(slots=True)
class _Paragraph:
    """A paragraph while it is read: its text so far, what its numbering needs, and what follows it."""

    pieces: list[str] = field(default_factory=list)
    style: str = ""
    list_id: str | None = None
    level: int | None = None
    runs_on: bool = False  # its end is deleted, moved away or hidden: the next paragraph goes on with it
    had_contents: bool = False  # entries of a table of contents stood in it
    after: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Flow:
    """A place where lines come to stand: the body, a cell, a text box, a note."""

    lines: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)  # of paragraphs that go on with the next
    row: Row | None = None  # of the cell that this is

    @property
    def all_lines(self) -> list[str]:
        held = "".join(self.held)
        return [*self.lines, held] if held.strip() else self.lines


@dataclass(slots=True)
class _Field:
    """A field (w:fldChar): its instruction, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False

    @property
    def is_silent(self) -> bool:
        """Whether nothing of it is text now: instructions are not, nor is a table of contents."""
        return not self.in_result or self.is_contents

    @property
    def is_contents(self) -> bool:
        return self.instruction.split()[:1] == ["TOC"]


class _Body(Handler):
    """The XML handler of a document's body, or of its notes."""

    def __init__(self, styles: Styles, numbering: Numbering, notes: Notes, with_fields: bool) -> None:
        self._styles = styles
        self._numbering = numbering
        self._notes = notes
        self._with_fields = with_fields
        self._inside: list[str] = []
        self._out_from: int | None = None  # depth of the element that is being left out
        self._flows = [_Flow()]
        self._paragraphs: list[_Paragraph] = []
        self._tables: list[list[Row]] = []
        self._runs: list[bool] = []  # whether the runs now open are hidden
        self._is_raised = False  # whether the innermost of them is
        self._fields: list[_Field] = []
        self._fields_too_deep = False
        self._contents_next = False
        self._note: tuple[str, str] = ("", "")

    @property
    def lines(self) -> list[str]:
        """The lines read."""
        return self._flows[0].all_lines

    @property
    def is_field_open(self) -> bool:
        """Whether a field has not ended."""
        return bool(self._fields) or self._fields_too_deep

    def start(self, tag: str, attributes: Attributes) -> None:
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
        if self._out_from is None:
            if closes := _CLOSING.get(tag):
                closes(self)
        elif len(self._inside) <= self._out_from:
            self._out_from = None
        self._inside.pop()

    def data(self, text: str) -> None:
        if self._out_from is not None or not self._inside:
            return
        if self._inside[-1] == "t":
            self._say(text)
        elif self._inside[-1] == "instrText" and self._fields and not self._fields[-1].in_result:
            self._fields[-1].instruction = (self._fields[-1].instruction + text)[:100]

    def _say(self, text: str) -> None:
        """Text of the run now open, if it is to be seen."""
        if not self._paragraphs or (self._runs and self._runs[-1]):
            return
        if any(field.is_silent for field in self._fields):
            self._paragraphs[-1].had_contents |= any(field.is_contents for field in self._fields)
            return
        pieces = self._paragraphs[-1].pieces
        pieces.append(raised(text, "".join(pieces[-2:])) if self._is_raised else text)

    def _property(self, tag: str, attributes: Attributes) -> None:
        """A property of a run, of a paragraph's end, or of a row."""
        owner = self._inside[-3:-2]
        if self._inside[-2] == "trPr":
            self._row_property(tag)
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

    def _row_property(self, tag: str) -> None:
        if self._tables and self._tables[-1]:
            row = self._tables[-1][-1]
            row.is_head |= tag == "tblHeader"
            row.is_gone |= tag == "del"

    def _in_paragraph(self, paragraph: _Paragraph, tag: str, attributes: Attributes) -> None:
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
                self._say("\n" if value(attributes, "type") in ("page", "column") else _SOFT)
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
        kind = value(attributes, "fldCharType")
        if not self._with_fields:
            return
        if kind == "begin" and len(self._fields) >= _DEEPEST:
            self._fields_too_deep = True
        elif kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].in_result = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _open_paragraph(self, attributes: Attributes) -> None:
        self._paragraphs.append(_Paragraph())

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

    def _follow(self, flow: _Flow, paragraph: _Paragraph) -> None:
        """What stands below a paragraph: its boxes and its notes; those of a cell stand below the row."""
        flow.lines += paragraph.after
        (flow.row.notes if flow.row else flow.lines).extend(paragraph.notes)

    def _leave_out_contents(self, flow: _Flow) -> None:
        """The title 目录 above the entries goes with them."""
        while flow.lines and not flow.lines[-1].strip():
            flow.lines.pop()
        if flow.lines and "".join(flow.lines[-1].split()) in _CONTENTS_TITLE:
            flow.lines.pop()

    def _lines_of(self, paragraph: _Paragraph, text: str) -> list[str]:
        label = self._numbering.label(paragraph.style, paragraph.list_id, paragraph.level)
        lines = _unbroken(text)
        if label and text.strip():
            first = next(number for number, line in enumerate(lines) if line.strip())
            lines[first] = _labelled(label, lines[first].lstrip())
        return lines

    def _open_table(self, attributes: Attributes) -> None:
        self._deeper(len(self._tables))
        self._tables.append([])

    def _open_row(self, attributes: Attributes) -> None:
        if self._tables:
            self._tables[-1].append(Row())

    def _grid_before(self, attributes: Attributes) -> None:
        if self._tables and self._tables[-1]:
            self._tables[-1][-1].width = number(attributes)

    def _open_cell(self, attributes: Attributes) -> None:
        if self._tables and not self._tables[-1]:
            self._tables[-1].append(Row())
        row = self._tables[-1][-1] if self._tables else Row()
        row.cells.append(Cell(row.width))
        row.width += 1
        self._flows.append(_Flow(row.cells[-1].lines, row=row))

    def _span(self, attributes: Attributes) -> None:
        row = self._flows[-1].row
        if row and row.cells:
            row.cells[-1].span = max(number(attributes, default=1), 1)
            row.width = row.cells[-1].column + row.cells[-1].span

    def _merge(self, attributes: Attributes) -> None:
        row = self._flows[-1].row
        if row and row.cells:
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
        if self._tables:
            self._flows[-1].lines += table_lines(self._tables.pop())

    def _open_box(self, attributes: Attributes) -> None:
        self._deeper(len(self._paragraphs))
        self._flows.append(_Flow())

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
        self._flows.append(_Flow())

    def _close_note(self) -> None:
        self._notes[self._note] = glued(self._close_flow())


_OPENING = {
    "p": _Body._open_paragraph, "r": _Body._open_run, "tbl": _Body._open_table, "tr": _Body._open_row,
    "tc": _Body._open_cell, "gridBefore": _Body._grid_before, "gridSpan": _Body._span, "vMerge": _Body._merge,
    "txbxContent": _Body._open_box, "fldChar": _Body._field_mark, "docPartGallery": _Body._gallery,
    "footnote": _Body._open_footnote, "endnote": _Body._open_endnote,
}  # fmt: skip
_CLOSING = {
    "p": _Body._close_paragraph, "r": _Body._close_run, "tbl": _Body._close_table, "tc": _Body._close_cell,
    "txbxContent": _Body._close_box, "footnote": _Body._close_note, "endnote": _Body._close_note,
}  # fmt: skip


def _unbroken(text: str) -> list[str]:
    """The lines of a paragraph: a soft break ends one only after a sentence or a title, or before an enumerator."""
    first, *others = text.split(_SOFT)
    groups = [[first]]
    for piece in others:
        before = groups[-1][-1]
        whole = ends_sentence(before) or (len(groups[-1]) == 1 and is_title(before))
        if whole or opens_item(piece) or not piece.strip() or not before.strip():
            groups.append([piece])
        else:
            groups[-1].append(piece)
    return [line for group in groups for line in (group[0] if len(group) == 1 else glued(group)).split("\n")]


def _labelled(label: str, text: str) -> str:
    """「一、」 runs straight into the text; a blank stands where the label ends in a letter or number, or would grow by one."""
    runs_together = _LABEL_RUNS_ON.search(label) or (label[-1] in ".．" and text[:1].isalnum() and text[:1].isascii())
    return f"{label} {text}" if runs_together else label + text
