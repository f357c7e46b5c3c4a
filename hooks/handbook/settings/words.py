"""Values of the vocabularies that a handbook chooses itself: which there are is told by its settings, not by the code.

A model's field is typed with a subclass of `Value`. Validation finds the values in pydantic's validation context, under
`words`; where no context is given, with the words that a new handbook begins with.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self, TypeVar

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

NOT_ALLOWED = "value_not_allowed"
PLACE = "x-words"  # where in a schema the values of a vocabulary belong


class Value(str):
    """A label as people write it, with `slug` (ASCII, for addresses) and `definition` (one line), like a member of an enum.

    There is one object for each, however often settings are read, so that `is` compares.
    """

    words: ClassVar[str]
    _known: ClassVar[dict[tuple[type[Value], str, str, str], Value]] = {}
    slug: str
    definition: str

    def __new__(cls, label: str, slug: str, definition: str) -> Self:
        """A value of that label; `words` names its vocabulary in handbook.yml."""
        known = cls._known.get((cls, label, slug, definition))
        if isinstance(known, cls):
            return known
        value = str.__new__(cls, label)
        value.slug = slug
        value.definition = definition
        cls._known[cls, label, slug, definition] = value
        return value

    @property
    def value(self) -> str:
        """The label as plain text."""
        return str(self)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(cls._found)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", PLACE: cls.__name__}

    @classmethod
    def _found(cls, label: Any, info: ValidationInfo) -> Any:
        """The value of a label. Raises PydanticCustomError when there is none."""
        words = (info.context or BEGINNING)["words"][cls.words]
        try:
            return words[label]
        except (KeyError, TypeError):
            raise PydanticCustomError(NOT_ALLOWED, "not one of the words of {words}", {"words": cls.words}) from None


Words = Mapping[str, Mapping[str, Value]]
AnyValue = TypeVar("AnyValue", bound=Value)
BEGINNING: dict[str, Words] = {"words": {}}  # filled by `settings.handbook` with the words of its defaults


def with_words(schema: dict[str, Any], vocabularies: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """A JSON schema with the values of the vocabularies in it: class name → definition, as it comes under `$defs`."""
    used: set[str] = set()
    filled: dict[str, Any] = _filled(schema, used)
    if used:
        filled["$defs"] = filled.get("$defs", {}) | {name: dict(vocabularies[name]) for name in used}
    return filled


def _filled(part: Any, used: set[str]) -> Any:
    if isinstance(part, list):
        return [_filled(item, used) for item in part]
    if not isinstance(part, dict):
        return part
    if PLACE not in part:
        return {key: _filled(item, used) for key, item in part.items()}
    used.add(part[PLACE])
    rest = {key: item for key, item in part.items() if key not in (PLACE, "type")}
    return {"$ref": f"#/$defs/{part[PLACE]}", **rest}
