"""One YAML file read against one model: a record, the waivers, the synonyms, the self-check, the settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from .faults import Position
from .record import Parse, RecordFile, Step, load_file

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Document(Generic[M]):
    """What was read: the file with its faults, the value made of it (None while it is not valid), the model's errors.

    Rules about files and fields take it for an `Entry`: it has the same `file`, `model`, `path` and `errors`.
    """

    file: RecordFile
    model: type[M]
    value: M | None = None
    errors: list[Any] = field(default_factory=list)

    @property
    def path(self) -> str:
        """Where the file is, as findings name it."""
        return self.file.path

    def position(self, where: tuple[Step, ...]) -> Position:
        """Line and column of a place in it."""
        return self.file.position(where)


def read_document(
    path: Path, root: Path, model: type[M], context: Mapping[str, Any] | None = None, parse: Parse | None = None
) -> Document[M]:
    """A file below `root` validated by a model, with pydantic's validation `context`. Never raises on its content."""
    return validated(load_file(path, root, parse), model, context)


def read_optional(
    path: Path, root: Path, model: type[M], context: Mapping[str, Any] | None = None
) -> Document[M] | None:
    """The same for a file that a handbook need not have: None when it is not there."""
    return read_document(path, root, model, context) if path.exists() else None


def validated(file: RecordFile, model: type[M], context: Mapping[str, Any] | None = None) -> Document[M]:
    """A loaded file against a model; a file without data has faults of its own, and no errors."""
    if file.data is None:
        return Document(file, model)
    try:
        return Document(file, model, model.model_validate(file.data, context=dict(context) if context else None))
    except ValidationError as error:
        return Document(file, model, None, list(error.errors(include_url=False)))
