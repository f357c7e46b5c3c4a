"""What a Word document is made of while it is read: paragraphs, and the places where lines come to stand."""

from __future__ import annotations

from dataclasses import dataclass, field

from ...load.patterns import when_used
from ..lines import ends_sentence, glued, is_title, opens_item
from ..tables import Row

SOFT = "\v"  # a line broken within a paragraph
_LABEL_RUNS_ON = when_used(r"[0-9A-Za-z一-鿿〇]$")


@dataclass(slots=True)
class Paragraph:
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
class Flow:
    """A place where lines come to stand: the body, a cell, a text box, a note."""

    lines: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)  # of paragraphs that go on with the next
    row: Row | None = None  # of the cell that this is

    @property
    def all_lines(self) -> list[str]:
        """Its lines, with what is held for a paragraph that never came."""
        held = "".join(self.held)
        return [*self.lines, held] if held.strip() else self.lines


def unbroken(text: str) -> list[str]:
    """The lines of a paragraph: a soft break ends one only after a sentence or a title, or before an enumerator."""
    first, *others = text.split(SOFT)
    groups = [[first]]
    for piece in others:
        before = groups[-1][-1]
        whole = ends_sentence(before) or (len(groups[-1]) == 1 and is_title(before))
        if whole or opens_item(piece) or not piece.strip() or not before.strip():
            groups.append([piece])
        else:
            groups[-1].append(piece)
    return [line for group in groups for line in (group[0] if len(group) == 1 else glued(group)).split("\n")]


def labelled(label: str, text: str) -> str:
    """「一、」 runs straight into the text; a blank stands where the label ends in a letter or number, or would grow by one."""
    runs_together = _LABEL_RUNS_ON.search(label) or (label[-1] in ".．" and text[:1].isalnum() and text[:1].isascii())
    return f"{label} {text}" if runs_together else label + text
