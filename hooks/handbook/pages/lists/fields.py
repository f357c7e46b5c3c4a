"""The field reference, made from the models."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ...model import KINDS
from ...model.describe import how_written, inner_model, is_list, vocabulary_of
from ...settings.handbook import SETTINGS, Settings
from ..handbook import Handbook
from . import Family


@dataclass(frozen=True)
class Row:
    """One field: its key with the path to it, title, whether it must be there, what is written, what for."""

    key: str
    title: str
    required: bool
    written: str
    description: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class FieldsContext:
    """Kind, label and rows for each kind of record, and for the handbook's settings."""

    tables: list[tuple[str, str, list[Row]]]

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        return cls(field_tables(handbook.catalog.settings))


def field_tables(settings: Settings) -> list[tuple[str, str, list[Row]]]:
    """Kind, label and rows for each kind of record; the settings come last."""
    records = [(kind, model.label, list(rows(model, settings))) for kind, model in KINDS.items()]
    return [*records, ("settings", f"手册的设置 {SETTINGS}", list(rows(Settings, settings)))]


def rows(model: type[BaseModel], settings: Settings, prefix: str = "") -> list[Row]:
    """The fields of a model, those of the models inside it after the field they belong to."""
    found: list[Row] = []
    for name, field in model.model_fields.items():
        found.append(_row(prefix + name, field, settings))
        if inner := inner_model(field):
            found += rows(inner, settings, f"{prefix}{name}{'[]' if is_list(field) else ''}.")
    return found


def _row(key: str, field: FieldInfo, settings: Settings) -> Row:
    return Row(
        key, settings.title(field), field.is_required(), how_written(field), field.description or "",
        tuple(map(str, vocabulary_of(field, settings.known))),
    )


FAMILY = Family("fields", "fields/", FieldsContext, "fields.html")
