"""Words that mean the same to whoever searches: the editors' list, the present and former wording of each term, and what the
generator knows of everyday office Chinese (`everyday.yml`, beside this file and written in the same way), to which a handbook
adds by its own list:

    groups:
      - [没有钱, 经费不足]
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from ..load.document import Document, read_optional
from ..model import Term
from ..model.base import Model
from .catalog import Catalog
from .sketch import Sketch

SYNONYMS = "docs/synonyms.yml"
EVERYDAY = Path(__file__).with_name("everyday.yml")
Word = Annotated[str, StringConstraints(min_length=2, max_length=12)]
Group = Annotated[tuple[Word, ...], Field(min_length=2, max_length=12)]


class SynonymList(Model):
    """The whole file."""

    groups: tuple[Group, ...] = Field((), title="同义词", description="一组一行，如 [没有钱, 经费不足]；每个词 2 到 12 个字。")


SynonymBook = Document[SynonymList]


def read_synonyms(root: Path) -> SynonymBook | None:
    """The editors' list of a repository; None when it has none. Never raises on its content."""
    return read_optional(root / SYNONYMS, root, SynonymList)


def groups_of(book: SynonymBook | None) -> tuple[tuple[str, ...], ...]:
    """The groups of the editors' list; none while it is not valid."""
    return book.value.groups if book and book.value else ()


def synonyms(catalog: Catalog, root: Path) -> list[tuple[str, ...]]:
    """Groups of words of which each finds what the others find: the editors', then those of the terms, then everyday ones."""
    return [*groups_of(read_synonyms(root)), *wordings(catalog), *everyday()]


def wordings(catalog: Catalog) -> list[tuple[str, ...]]:
    """The present, other and former wordings of each term that has several."""
    groups = (_wordings(entry.sketch) for entry in catalog.of(Term))
    return [group for group in groups if len(group) > 1]


@cache
def everyday() -> tuple[tuple[str, ...], ...]:
    """What the generator knows. Raises OSError when its file is not there."""
    return groups_of(read_optional(EVERYDAY, EVERYDAY.parent, SynonymList))


def _wordings(term: Sketch) -> tuple[str, ...]:
    """A term's name, its other names and its former wordings."""
    return tuple(dict.fromkeys((*term.spellings, *term.former)))
