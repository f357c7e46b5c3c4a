"""The errors of a model, sorted into the faults that people can tell apart, and fields named by their titles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, TypeGuard, Union, get_args, get_origin

from pydantic import BaseModel

from ..catalog import Entry
from ..model.base import Location
from ..model.vocabulary import Vocabulary


class FieldFault(Enum):
    """What can be wrong with a field. The last three belong to practices only."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    VALUE = "value"
    TYPE = "type"
    SIZE = "size"
    FORMAT = "format"
    OTHER = "other"
    NO_STATUS = "no status"
    NO_SOURCE = "no source"
    NO_PROBLEM = "no problem"


# pydantic's error type → fault; every type that is not here is OTHER.
_TYPES: Mapping[FieldFault, tuple[str, ...]] = {
    FieldFault.MISSING: ("missing",),
    FieldFault.UNKNOWN: ("extra_forbidden",),
    FieldFault.VALUE: ("enum", "literal_error"),
    FieldFault.TYPE: (
        "string_type", "tuple_type", "list_type", "iterable_type", "model_type", "model_attributes_type", "dict_type",
        "mapping_type", "int_type", "int_parsing", "int_from_float", "int_parsing_size", "float_type", "float_parsing",
        "bool_type", "bool_parsing", "none_required",
    ),
    FieldFault.SIZE: (
        "string_too_short", "string_too_long", "too_short", "too_long", "greater_than", "greater_than_equal",
        "less_than", "less_than_equal", "multiple_of", "finite_number",
    ),
    FieldFault.FORMAT: ("string_pattern_mismatch", "date_type", "date_parsing", "date_from_datetime_parsing"),
}
_FAULTS = {kind: fault for fault, kinds in _TYPES.items() for kind in kinds}
_PRACTICE_FIELDS = {
    "status": FieldFault.NO_STATUS, "cites": FieldFault.NO_SOURCE, "solves": FieldFault.NO_PROBLEM,
}


def fault_of(error: Mapping[str, Any], kind: str | None = None) -> FieldFault:
    """The fault behind one of pydantic's error dictionaries, in a record of this kind.

    A field that is written but left empty is MISSING, whatever type was wanted.
    """
    location = error["loc"]
    if kind == "practice" and len(location) == 1 and location[0] in _PRACTICE_FIELDS and is_absent(error):
        return _PRACTICE_FIELDS[location[0]]
    if error["type"] != "missing" and error["input"] is None and _FAULTS.get(error["type"]) is not FieldFault.UNKNOWN:
        return FieldFault.MISSING
    return _FAULTS.get(error["type"], FieldFault.OTHER)


def is_absent(error: Mapping[str, Any]) -> bool:
    """Whether nothing was written: no field, no value, an empty text, list or mapping."""
    return error["type"] == "missing" or error["input"] is None or error["input"] in ("", [], {})


def errors_of(entry: Entry, fault: FieldFault) -> Iterator[Mapping[str, Any]]:
    """The model's errors of a record file that are of this fault."""
    kind = getattr(entry.model, "kind", None)
    return (error for error in entry.errors if fault_of(error, kind) is fault)


def annotation_at(model: type[BaseModel], where: Location) -> object:
    """What a model wants at a place: a class or a generic alias; None for a place it does not know."""
    wanted: object = model
    if is_key(where):
        return bare(get_args(annotation_at(model, where[:-2]))[0])
    for step in where:
        wanted = _inside(wanted, step)
    return wanted


def is_key(where: Location) -> bool:
    """Whether pydantic speaks of a key that people choose themselves, and not of the value behind it."""
    return bool(where) and where[-1] == "[key]"


def model_at(model: type[BaseModel], where: Location) -> type[BaseModel] | None:
    """The model whose fields stand at a place, if one does."""
    wanted = annotation_at(model, where)
    return wanted if is_model(wanted) else None


def is_model(wanted: object) -> TypeGuard[type[BaseModel]]:
    """Whether an annotation is a model class."""
    return isinstance(wanted, type) and issubclass(wanted, BaseModel)


def is_vocabulary(wanted: object) -> TypeGuard[type[Vocabulary]]:
    """Whether an annotation is a closed vocabulary."""
    return isinstance(wanted, type) and issubclass(wanted, Vocabulary)


def bare(annotation: object) -> object:
    """An annotation without `Annotated` and `| None`."""
    if get_origin(annotation) is Annotated:
        return bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return bare(next(part for part in get_args(annotation) if part is not NoneType))
    return annotation


def _inside(wanted: object, step: str | int) -> object:
    """What is wanted one step further in."""
    if is_model(wanted):
        field = wanted.model_fields.get(str(step))
        return bare(field.annotation) if field else None
    parts = get_args(wanted)
    if get_origin(wanted) is tuple and isinstance(step, int):
        return bare(parts[0] if parts[-1] is Ellipsis else parts[min(step, len(parts) - 1)])
    return bare(parts[1]) if get_origin(wanted) is dict else None


def write_name(model: type[BaseModel] | None, name: str) -> str:
    """A field of a model as people know it: “状态”（status）."""
    field = model.model_fields.get(name) if model else None
    return f"“{field.title}”（{name}）" if field and field.title else f"“{name}”"


def write_field(model: type[BaseModel], where: Location) -> str:
    """A place in a record as people would say it: “成效”（results）第 2 项的“出处”（cite）."""
    words = ""
    where = where[:-2] if is_key(where) else where
    for depth, step in enumerate(where):
        if isinstance(step, int):
            words += f"第 {step + 1} 项"
        else:
            words += ("的" if words else "") + write_name(model_at(model, where[:depth]), step)
    return words or "这条记录"


def described(model: type[BaseModel], where: Location) -> str:
    """What belongs in the field at a place, in the model's words."""
    names = [depth for depth, step in enumerate(where) if isinstance(step, str)]
    owner = model_at(model, where[: names[-1]]) if names else None
    field = owner.model_fields.get(str(where[names[-1]])) if owner else None
    return (field and field.description) or "见字段说明。"


def required_fields(model: type[BaseModel]) -> list[str]:
    """Names of the fields that must be written, in the model's order."""
    return [name for name, field in model.model_fields.items() if field.is_required()]
