"""Words that mean the same to whoever searches: the editors' list, and the present and former wording of each term.

    groups:
      - [没有钱, 经费不足]
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, ClassVar

from pydantic import Field, StringConstraints, ValidationError

from ..load import RecordFile, load_file
from ..model import Term
from ..model.base import Model
from .catalog import Catalog

SYNONYMS = "docs/synonyms.yml"
Word = Annotated[str, StringConstraints(min_length=2, max_length=12)]
Group = Annotated[tuple[Word, ...], Field(min_length=2, max_length=12)]


class SynonymList(Model):
    """The whole file."""

    groups: tuple[Group, ...] = Field((), title="同义词", description="一组一行，如 [没有钱, 经费不足]；每个词 2 到 12 个字。")


@dataclass
class SynonymBook:
    """The editors' list as read. Rules about files and fields take it for an `Entry`: same `file`, `model`, `errors`."""

    file: RecordFile
    groups: tuple[tuple[str, ...], ...] = ()
    errors: list[Any] = field(default_factory=list)
    model: ClassVar[type[SynonymList]] = SynonymList

    @property
    def path(self) -> str:
        """Where the file is, as findings name it."""
        return self.file.path


def read_synonyms(root: Path) -> SynonymBook | None:
    """The editors' list of a repository; None when it has none. Never raises on its content."""
    path = root / SYNONYMS
    if not path.exists():
        return None
    book = SynonymBook(load_file(path, root))
    if book.file.data is not None:
        try:
            book.groups = SynonymList.model_validate(book.file.data).groups
        except ValidationError as error:
            book.errors = error.errors(include_url=False)
    return book


def synonyms(catalog: Catalog, root: Path) -> list[tuple[str, ...]]:
    """Groups of words of which each finds what the others find: the editors', then those of the terms."""
    book = read_synonyms(root)
    groups = [_wordings(entry.record) for entry in catalog.of(Term)]
    return [*(book.groups if book else ()), *(group for group in groups if len(group) > 1)]


def _wordings(term: Term) -> tuple[str, ...]:
    """A term's name, its other names and its former wordings."""
    return tuple(dict.fromkeys((term.name, *term.aliases, *(former.wording for former in term.former))))
