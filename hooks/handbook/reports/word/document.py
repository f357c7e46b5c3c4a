"""The text of a Word document as its reader sees it, a line per paragraph and per row of a table.

Tracked changes are taken as accepted: what was inserted or moved stands at its new place, once; what was deleted is out, and so
are hidden text, the table of contents, comments, heads and feet of pages. Automatic numbers are written out. A line broken
within a sentence (soft break, text box, drop capital) is one line again. A footnote or endnote follows as a line of its own,
marked 【注】, the paragraph or the row that refers to it: the sentence itself stays as it was written.
"""

from __future__ import annotations

from ..bounds import MOST, Refused
from ..lines import contents
from .archive import Archive, opened
from .body import Body, Notes
from .numbering import Numbering, Styles, read_numbering

_FOLDER = "word/"
_NOTES = {"footnote": "footnotes.xml", "endnote": "endnotes.xml"}


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


def _parsed(archive: Archive, part: str, notes: Notes, with_fields: bool) -> Body:
    body = Body(*read_numbering(archive, _FOLDER), notes, with_fields)
    archive.parse(part, body)
    return body


def _notes(archive: Archive) -> Notes:
    """The notes by kind and number, each as one line."""
    notes: Notes = {}
    for part in _NOTES.values():
        styles = Styles()
        archive.parse(_FOLDER + part, Body(styles, Numbering(styles), notes, with_fields=True))
    return notes
