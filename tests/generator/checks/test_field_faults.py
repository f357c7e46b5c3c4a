"""Every error type of pydantic belongs to exactly one rule, and fields are named as people know them."""

from __future__ import annotations

from typing import get_args

import pytest
from pydantic_core import core_schema

from handbook.checks.fields import FieldFault, fault_of
from handbook.model import KINDS
from handbook.model.describe import write_field

TABLE = {
    "missing": FieldFault.MISSING,
    "extra_forbidden": FieldFault.UNKNOWN,
    "enum": FieldFault.VALUE,
    "literal_error": FieldFault.VALUE,
    "string_type": FieldFault.TYPE,
    "tuple_type": FieldFault.TYPE,
    "list_type": FieldFault.TYPE,
    "iterable_type": FieldFault.TYPE,
    "model_type": FieldFault.TYPE,
    "model_attributes_type": FieldFault.TYPE,
    "dict_type": FieldFault.TYPE,
    "mapping_type": FieldFault.TYPE,
    "int_type": FieldFault.TYPE,
    "int_parsing": FieldFault.TYPE,
    "int_parsing_size": FieldFault.TYPE,
    "int_from_float": FieldFault.TYPE,
    "float_type": FieldFault.TYPE,
    "float_parsing": FieldFault.TYPE,
    "bool_type": FieldFault.TYPE,
    "bool_parsing": FieldFault.TYPE,
    "none_required": FieldFault.TYPE,
    "string_too_short": FieldFault.SIZE,
    "string_too_long": FieldFault.SIZE,
    "too_short": FieldFault.SIZE,
    "too_long": FieldFault.SIZE,
    "greater_than": FieldFault.SIZE,
    "greater_than_equal": FieldFault.SIZE,
    "less_than": FieldFault.SIZE,
    "less_than_equal": FieldFault.SIZE,
    "multiple_of": FieldFault.SIZE,
    "finite_number": FieldFault.SIZE,
    "string_pattern_mismatch": FieldFault.FORMAT,
    "date_type": FieldFault.FORMAT,
    "date_parsing": FieldFault.FORMAT,
    "date_from_datetime_parsing": FieldFault.FORMAT,
}


@pytest.mark.parametrize("kind", get_args(core_schema.ErrorType))
def test_error_type_has_one_fault(kind: str) -> None:
    error = {"type": kind, "loc": ("name",), "input": "x"}
    assert fault_of(error, "practice") is TABLE.get(kind, FieldFault.OTHER)


@pytest.mark.parametrize("kind", sorted(set(TABLE) - {"extra_forbidden"}))
def test_nothing_written_is_a_missing_field(kind: str) -> None:
    assert fault_of({"type": kind, "loc": ("level",), "input": None}, "practice") is FieldFault.MISSING


@pytest.mark.parametrize(
    ("field", "fault"),
    [("status", FieldFault.NO_STATUS), ("cites", FieldFault.NO_SOURCE), ("solves", FieldFault.NO_PROBLEM)],
)
def test_fields_of_practices_with_rules_of_their_own(field: str, fault: FieldFault) -> None:
    empty = {"type": "too_short", "loc": (field,), "input": []}
    assert fault_of(empty, "practice") is fault
    assert fault_of(empty, "problem") is FieldFault.SIZE
    assert fault_of({"type": "enum", "loc": (field,), "input": "x"}, "practice") is FieldFault.VALUE
    assert fault_of({"type": "too_short", "loc": ("results", 0, field), "input": []}, "practice") is FieldFault.SIZE


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ((), "这条记录"),
        (("status",), "“状态”（status）"),
        (("sectors", 1), "“领域”（sectors）第 2 项"),
        (("results", 0, "cite"), "“成效”（results）第 1 项的“出处”（cite）"),
        (("editor", "burden"), "“编者”（editor）的“负担”（burden）"),
        (("shorthand", "parts", "联", 0), "“简称拆解”（shorthand）的“各项”（parts）的“联”第 1 项"),
        (("nothing", "at", 3), "“nothing”的“at”第 4 项"),
    ],
)
def test_field_is_named_by_its_title(where: tuple[str | int, ...], words: str) -> None:
    assert write_field(KINDS["practice"], where) == words
