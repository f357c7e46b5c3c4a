"""Reads tables and links out of HTML, for tests of pages."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Cell:
    """A cell of a table: what it says, where it leads, what it heads."""

    attributes: dict[str, str | None]
    text: str = ""
    href: str = ""


@dataclass
class Table:
    """A table as rows of cells."""

    id: str | None
    caption: str = ""
    rows: list[list[Cell]] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects tables; a page of ours has no table within a table."""

    def __init__(self) -> None:
        super().__init__()
        self.tables: list[Table] = []
        self._into: Cell | Table | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "table":
            self.tables.append(Table(attributes.get("id")))
        elif tag == "caption":
            self._into = self.tables[-1]
        elif tag == "tr":
            self.tables[-1].rows.append([])
        elif tag in ("td", "th"):
            self._into = Cell(attributes)
            self.tables[-1].rows[-1].append(self._into)
        elif tag == "a" and isinstance(self._into, Cell):
            self._into.href = attributes["href"] or ""

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "caption"):
            self._into = None

    def handle_data(self, data: str) -> None:
        if isinstance(self._into, Cell):
            self._into.text += data
        elif self._into:
            self._into.caption += data


def tables(html: str) -> list[Table]:
    """Every table of a page, in order."""
    reader = _Reader()
    reader.feed(html)
    return reader.tables
