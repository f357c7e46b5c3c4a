"""The form of a record that is there, made from its model and from what its file says: a place to write for each value, and one
for each that may be added. Its keys are places in the file, as `steps/0/text`; `steps/+/text` is of a new item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from ...model.base import Location, Record
from ...model.describe import element, inner_model, is_list, is_model, whole
from ...model.marks import CITES, marks_in
from ...settings.handbook import Settings
from ..skeleton import choices

NEW, GONE = "+", "-"
_LONG = 40  # signs from which on a text has an area to be written in
_PLAIN = (str, int, float, bool, type(None))
_PROSE = frozenset({"text", "summary", "purpose", "meaning", "note", "fits", "minimal", "pitfalls", "contrast", "burden_note", "merge"})


class Blank(NamedTuple):
    """A place to write: its key, what it is called and for, what stands there, what may stand there (anything when empty), whether
    it takes several values (one a line), is long, takes citations, and has to be written."""

    key: str
    label: str
    asked: str
    value: str
    choices: tuple[str, ...]
    several: bool
    is_long: bool
    cites: bool
    required: bool


class Item(NamedTuple):
    """The places to write of one item, or of a field that has none."""

    key: str
    blanks: tuple[Blank, ...]


@dataclass(frozen=True)
class Group:
    """A field of the record: its title, what it is for, its places to write, each item of a list by itself; `added` are those of a
    new item."""

    key: str
    title: str
    asked: str
    items: tuple[Item, ...]
    added: tuple[Blank, ...]

    @property
    def is_lone(self) -> bool:
        """Is it one place to write, which has the title of the field?"""
        return not self.added and len(self.items) == 1 and len(self.items[0].blanks) == 1 and self.items[0].blanks[0].key == self.key


def form_of(model: type[Record], data: Mapping[str, Any], settings: Settings) -> Iterator[Group]:
    """The groups of a record's form, in the order of the model; what cannot be written in a line is left out and stays as it is."""
    for name, field in model.model_fields.items():
        items, added = _items((name,), field, data.get(name), settings)
        if items or added:
            yield Group(name, settings.title(field), field.description or "", items, added)


def keys_of(groups: Iterable[Group]) -> dict[str, Blank]:
    """Every place to write of a form by its key."""
    return {blank.key: blank for group in groups for blank in (*(each for item in group.items for each in item.blanks), *group.added)}


def written(where: Location) -> str:
    """A place in a record as a key."""
    return "/".join(map(str, where))


def place(key: str) -> Location:
    """The place in a record that a key names."""
    return tuple(int(step) if step.isdecimal() else step for step in key.split("/"))


def _items(where: Location, field: FieldInfo, value: Any, settings: Settings) -> tuple[tuple[Item, ...], tuple[Blank, ...]]:
    """The items of a field, one of what is no list of models, and the places of a new item."""
    inner = inner_model(field)
    if not (inner and is_list(field)):
        blanks = tuple(_blanks(where, field, value, settings))
        return ((Item(written(where), blanks),) if blanks else ()), ()
    listed = enumerate(value if isinstance(value, list) else [] if value is None else [value])
    items = (Item(written((*where, number)), tuple(_item((*where, number), inner, each, settings))) for number, each in listed)
    return tuple(item for item in items if item.blanks), tuple(_item((*where, NEW), inner, {}, settings))


def _item(where: Location, model: type[BaseModel], value: Any, settings: Settings) -> Iterator[Blank]:
    """What is written in short, as a problem by its id alone, has one place."""
    if isinstance(value, _PLAIN):
        yield _blank(where, next(iter(model.model_fields.values())), value, settings)
    elif isinstance(value, dict):
        for name, field in model.model_fields.items():
            yield from _blanks((*where, name), field, value.get(name), settings)


def _blanks(where: Location, field: FieldInfo, value: Any, settings: Settings) -> Iterator[Blank]:
    """The places of a field that holds no list of models."""
    inner = element(field)
    if is_model(inner):
        yield from _item(where, inner, value if value is not None else {}, settings) if not is_list(field) else ()
    elif get_origin(inner) is dict:
        for key, listed in value.items() if isinstance(value, dict) else ():
            if _is_lines(listed):
                yield _blank((*where, key), field, listed, settings, key)
    elif get_origin(inner) is not tuple and _is_lines(value):
        yield _blank(where, field, value, settings)


def _is_lines(value: Any) -> bool:
    return isinstance(value, _PLAIN) or (isinstance(value, list) and all(isinstance(each, _PLAIN) for each in value))


def _blank(where: Location, field: FieldInfo, value: Any, settings: Settings, key: str = "") -> Blank:
    """`key` is that of a mapping whose keys people choose; there a list is several values, elsewhere the model says it."""
    listed = value if isinstance(value, list) else [] if value is None else [value]
    said = "\n".join(map(said_as, listed))
    return Blank(
        written(where), key or settings.title(field), field.description or "", said, () if key else tuple(choices(field, settings)),
        isinstance(value, list) if key else is_list(field), where[-1] in _PROSE or len(said) > _LONG,
        CITES in marks_in(whole(field)), field.is_required(),
    )  # fmt: skip


def said_as(value: Any) -> str:
    """A value as it stands in the form."""
    return str(value).lower() if isinstance(value, bool) else str(value)
