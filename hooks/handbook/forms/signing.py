"""Who signs a form, and the date: in as many lines as the page needs, so that neither a name nor a date is torn from its room to write."""

from __future__ import annotations

from typing import NamedTuple

from .layout import Form
from .measures import EM, Page

ROOM = "　　　　　"  # for a name, written by hand
DATE = "　　　年　　月　　日"
BESIDE = 2  # what stands at both sides of the room, in characters


class Line(NamedTuple):
    """Some of those who sign; the last line has the date."""

    names: tuple[str, ...]
    dated: bool = False

    @property
    def text(self) -> str:
        """What is printed in a spreadsheet."""
        return "".join(f"{name}：　{ROOM}" for name in self.names) + (DATE if self.dated else "")


def lines(form: Form, page: Page) -> list[Line]:
    """The lines, none of them wider than the type area; who does not fit any more begins the next."""
    most = page.measure / EM
    rows: list[tuple[str, ...]] = [()]
    for name in form.signatures:
        rows = [*rows[:-1], (*rows[-1], name)] if not rows[-1] or _width((*rows[-1], name)) <= most else [*rows, (name,)]
    if rows[-1] and _width(rows[-1]) + len(DATE) > most:
        rows.append(())
    return [Line(names, dated=number == len(rows)) for number, names in enumerate(rows, 1)]


def post_line(form: Form, page: Page) -> str:
    """The line of a spreadsheet in which the post stands that a unit may call otherwise; empty where it does not sign."""
    return next((line.text for line in lines(form, page) if form.post in line.names), "")


def _width(names: tuple[str, ...]) -> int:
    """The characters that these take."""
    return sum(len(name) + len(ROOM) + BESIDE for name in names)
