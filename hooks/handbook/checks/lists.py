"""Files beside the records (waivers, synonyms) are judged by the rules about files and fields, in the same words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol, cast

from ..catalog import Entry
from ..load import RecordFile
from .engine import all_rules
from .rule import Context, Remark, Scope

OF_FILES_AND_FIELDS = ("HB1", "HB2")


class Book(Protocol):
    """A file as read: what those rules look at of an `Entry`."""

    @property
    def file(self) -> RecordFile:
        """The file with its faults and positions."""

    @property
    def errors(self) -> list[Any]:
        """The model's errors."""

    @property
    def path(self) -> str:
        """Where the file is, as findings name it."""


def form(book: Book, context: Context) -> Iterator[Remark]:
    """A remark for each thing that is wrong with the file's text and fields."""
    entry = cast(Entry, book)
    for rule in all_rules():
        if rule.scope is Scope.FILE and rule.code.startswith(OF_FILES_AND_FIELDS):
            for remark in rule.check(entry, context):
                place = remark.where if hasattr(remark.where, "line") else book.file.position(remark.where, remark.key)
                yield remark._replace(where=place, path=book.path)
