"""The models are the only schema: JSON Schema, field reference and skeletons are generated from them."""

from __future__ import annotations

from importlib import import_module

from .base import Record
from .course import Course
from .method import Method
from .practice import Practice
from .problem import Problem
from .situation import Situation
from .source import Source
from .template import WorkTemplate
from .term import Term

__all__ = ["FOLDERS", "KINDS", "Course", "Method", "Practice", "Problem", "Record", "Situation", "Source", "Term", "WorkTemplate"]

# The one list of kinds, in the order in which they are shown. The module is named as the kind.
_MODULES = ("situation", "method", "practice", "problem", "template", "source", "term", "course")


def _kind_in(name: str) -> type[Record]:
    """The kind of record that a module of this folder declares. Raises StopIteration when it declares none of its name."""
    declared = (each for each in vars(import_module(f"{__name__}.{name}")).values() if isinstance(each, type))
    return next(each for each in declared if issubclass(each, Record) and each.__dict__.get("kind") == name)


KINDS: dict[str, type[Record]] = {name: _kind_in(name) for name in _MODULES}
FOLDERS: dict[str, type[Record]] = {model.folder: model for model in KINDS.values()}
