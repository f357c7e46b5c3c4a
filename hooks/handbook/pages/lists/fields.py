"""The field reference, made from the models."""

from __future__ import annotations

from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from ...model import KINDS
from ...model.base import Model
from ...model.vocabulary import Vocabulary


@dataclass(frozen=True)
class Row:
    """One field: its key with the path to it, title, whether it must be there, what is written, what for."""

    key: str
    title: str
    required: bool
    written: str
    description: str
    values: tuple[str, ...]


def field_tables() -> list[tuple[str, str, list[Row]]]:
    """Kind, label and rows for each kind of record."""
    return [(kind, model.label, list(rows(model))) for kind, model in KINDS.items()]


def rows(model: type[Model], prefix: str = "") -> list[Row]:
    """The fields of a model, those of the models inside it after the field they belong to."""
    found: list[Row] = []
    for name, field in model.model_fields.items():
        found.append(_row(prefix + name, field))
        for inner in _inner_models(field.annotation):
            found += rows(inner, f"{prefix}{name}{'[]' if _many(field.annotation) else ''}.")
    return found


def is_list(field: FieldInfo) -> bool:
    """May the field hold several values?"""
    return _many(field.annotation)


def vocabulary_of(field: FieldInfo) -> list[Vocabulary]:
    """The closed vocabulary of a field; empty when it has none."""
    return _vocabulary(field.annotation)


def _row(key: str, field: FieldInfo) -> Row:
    return Row(
        key, field.title or "", field.is_required(), _written(field.annotation), field.description or "",
        tuple(str(value) for value in _vocabulary(field.annotation)),
    )


def _plain(annotation: Any) -> Any:
    """An annotation without `| None` and without `Annotated`."""
    if get_origin(annotation) is Annotated:
        return _plain(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        kept = [part for part in get_args(annotation) if part is not NoneType]
        return _plain(kept[0])
    return annotation


def _many(annotation: Any) -> bool:
    return get_origin(_plain(annotation)) is tuple


def _inside(annotation: Any) -> Any:
    """The element of a list, else the annotation itself."""
    plain = _plain(annotation)
    return _plain(get_args(plain)[0]) if get_origin(plain) is tuple else plain


def _inner_models(annotation: Any) -> list[type[Model]]:
    inner = _inside(annotation)
    return [inner] if isinstance(inner, type) and issubclass(inner, Model) else []


def _vocabulary(annotation: Any) -> list[Vocabulary]:
    inner = _inside(annotation)
    return list(inner) if isinstance(inner, type) and issubclass(inner, Vocabulary) else []


def _written(annotation: Any) -> str:
    """How the value is written, in words."""
    inner = _inside(annotation)
    words = "键: 值" if get_origin(inner) is dict or _inner_models(annotation) else "文字"
    if inner is int:
        words = "整数"
    if _vocabulary(annotation):
        words = "选一个"
    if _many(annotation):
        return "选一个或几个，写成列表" if _vocabulary(annotation) else f"列表（{words}）"
    return words
