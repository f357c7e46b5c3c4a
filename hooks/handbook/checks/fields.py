"""The errors of a model, sorted into the faults that people can tell apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from ..catalog import Entry
from ..settings.words import NOT_ALLOWED


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
    FieldFault.VALUE: ("enum", "literal_error", NOT_ALLOWED),
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
