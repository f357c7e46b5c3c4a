"""The models are the only schema: JSON Schema, field reference and skeletons are generated from them."""

from __future__ import annotations

from .base import Record
from .practice import Practice
from .problem import Problem
from .source import Source
from .template import WorkTemplate
from .term import Term

__all__ = ["FOLDERS", "KINDS", "Practice", "Problem", "Record", "Source", "Term", "WorkTemplate"]

KINDS: dict[str, type[Record]] = {
    model.kind: model for model in (Practice, Problem, WorkTemplate, Source, Term)
}
FOLDERS: dict[str, type[Record]] = {model.folder: model for model in KINDS.values()}
