"""What is found in a record by the types of its fields: statements, citations, links, texts that stand to the letter.

No kind of record lists its own. What to look for is worked out once for each model (`plans`), so that a walk over a record
touches nothing but what it is after.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any, NamedTuple

from pydantic import BaseModel

from .base import Claim, Location, Saying, Statement
from .plans import Plan, Sought, inside, plan_of
from .vocabulary import Origin, Status


class Holder(NamedTuple):
    """A model inside a record: where it stands, what is in it, the models around it from the nearest out."""

    where: Location
    value: Any
    around: tuple[Any, ...]
    plan: Plan


class Link(NamedTuple):
    """The id of another record: where it is written, which id, of which kind, in which of its fields that record has to name this one
    (none when empty), and the model in which it stands."""

    where: Location
    target: str
    kind: str
    back: str
    holder: Any


class Quote(NamedTuple):
    """A text that has to stand to the letter in the passages it cites; `by` is the field that cites them."""

    where: Location
    text: str
    cites: tuple[str, ...]
    by: str


def holders(record: BaseModel, sought: Sought) -> list[Holder]:
    """A record and every model inside it on the way to what is sought, in the order of the models' fields."""
    found: list[Holder] = []
    _hold(record, (), (), sought, found)
    return found


def _hold(value: Any, where: Location, around: tuple[Any, ...], sought: Sought, found: list[Holder]) -> None:
    """Add a model and those inside it; lists and mappings are looked through. Runs over every record of a build."""
    if isinstance(value, BaseModel):
        model = type(value)
        found.append(Holder(where, value, around, plan_of(model)))
        for name in inside(model, sought):
            if inner := getattr(value, name):
                _hold(inner, (*where, name), (value, *around), sought, found)
    elif isinstance(value, (tuple, dict)):
        for step, item in enumerate(value) if isinstance(value, tuple) else value.items():
            _hold(item, (*where, step), around, sought, found)


def _texts(value: Any, where: Location) -> Iterator[tuple[Location, str]]:
    """Every text in a field, with its place."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, (tuple, dict)):
        for step, item in enumerate(value) if isinstance(value, tuple) else value.items():
            yield from _texts(item, (*where, step))


def _cites(holder: Holder, by: str) -> tuple[str, ...]:
    """What the field of that name cites, in the holder itself or the nearest model around it."""
    for value in (holder.value, *holder.around):
        if by in value.__dict__:
            return value.__dict__[by] or ()
    return ()


def statements(record: BaseModel) -> Iterator[Statement]:
    """Every stretch of a record that rests on cited passages."""
    for holder in holders(record, "proved"):
        for name, mark in holder.plan.proved:
            cites = _cites(holder, mark.by)
            for where, text in _texts(getattr(holder.value, name), (*holder.where, name)) if cites else ():
                yield Statement(where, text, cites, mark.told)


def claims(record: BaseModel) -> Iterator[tuple[Location, Claim]]:
    """Every claim of a record with its place."""
    return ((holder.where, holder.value) for holder in holders(record, "proved") if isinstance(holder.value, Claim))


def quotes(record: BaseModel) -> Iterator[Quote]:
    """Every text of a record that has to stand in the passages it cites to the letter."""
    for holder in holders(record, "verbatim"):
        for name, mark in holder.plan.verbatim:
            if mark.when is None or getattr(holder.value, mark.when[0]) == mark.when[1]:
                cites = _cites(holder, mark.by)
                for where, text in _texts(getattr(holder.value, name), (*holder.where, name)) if cites else ():
                    yield Quote(where, text, cites, mark.by)


def written_citations(record: BaseModel) -> Iterator[tuple[Location, str]]:
    """(place, citation) for each citation of a record; a single one stands at the field itself."""
    for holder in holders(record, "citations"):
        for name in holder.plan.citations:
            yield from _texts(getattr(holder.value, name), (*holder.where, name))


def lone_citations(record: BaseModel) -> Iterator[str]:
    """The citations under which a link, the parts of a name or a form's field stand, and not a statement alone."""
    for holder in holders(record, "alone"):
        for name in holder.plan.alone:
            yield from getattr(holder.value, name) or ()


def links(record: BaseModel) -> Iterator[Link]:
    """Every id of another record that a record names in a field made for it."""
    for holder in holders(record, "links"):
        for name, mark in holder.plan.links:
            for where, target in _texts(getattr(holder.value, name), (*holder.where, name)):
                yield Link(where, target, mark.kind, mark.back, holder.value)


def unproved_origins(record: BaseModel) -> Iterator[tuple[Location, Any, Origin]]:
    """Place, model and word of whatever is said to come from the report and cites nothing."""
    for holder in holders(record, "origins"):
        cited = any(getattr(holder.value, name) for name in holder.plan.citations)
        for name in holder.plan.origins if holder.plan.citations and not cited else ():
            origin: Origin = getattr(holder.value, name)
            if not origin.is_editors:
                yield holder.where, holder.value, origin


def uncited(record: BaseModel) -> Iterator[tuple[Location, str]]:
    """Place and text of all that no citation belongs to and that is not the editor's: what would need one and has none, and
    what may state nothing."""
    lacking = ((holder, name) for holder in holders(record, "unsure") for name in _lacking(holder))
    plain = ((holder, name) for holder in holders(record, "figureless") for name in holder.plan.figureless)
    for holder, name in chain(lacking, plain):
        yield from _texts(getattr(holder.value, name), (*holder.where, name))


def _lacking(holder: Holder) -> list[str]:
    """The fields that passages have to bear out and that cite none, unless the holder says that they are the editor's."""
    plan = holder.plan
    lacking = [name for name, mark in plan.unsure if not _cites(holder, mark.by)]
    return [] if lacking and any(getattr(holder.value, name).is_editors for name in plan.origins) else lacking


def chosen_keys(record: BaseModel) -> Iterator[tuple[Location, str]]:
    """Names of fields that people choose themselves: the keys of a shorthand."""
    for holder in holders(record, "keyed"):
        for name in holder.plan.keyed:
            yield from (((*holder.where, name, key), key) for key in getattr(holder.value, name))


def prose(record: BaseModel) -> list[tuple[Location, str]]:
    """All running text of a record, the editor's included, with its place."""
    found: list[tuple[Location, str]] = []
    _gather(record, (), found)
    return found


def _gather(value: Any, where: Location, found: list[tuple[Location, str]]) -> None:
    """Add every string inside a value that is not one of a closed vocabulary. Runs over every record of a build."""
    kind = type(value)
    if kind is str:
        found.append((where, value))
    elif kind is tuple:
        for number, item in enumerate(value):
            _gather(item, (*where, number), found)
    elif kind is dict:
        for key, item in value.items():
            _gather(item, (*where, key), found)
    elif isinstance(value, BaseModel):
        written = value.model_fields_set
        for name, item in value.__dict__.items():  # in the model's order; the set has another one in every process
            if name in written:
                _gather(item, (*where, name), found)


def sayings(record: BaseModel) -> Iterator[Saying]:
    """What a record tells of its reports, as people read it: a model's texts together, those of the record itself one by one.

    How a form's field is filled in is left out: no report tells that. A status is part of what is said: a claim's own, and that
    of the record, with its summary.
    """
    for holder in holders(record, "proved"):
        for where, texts, cites in _told_together(holder):
            yield Saying(where, texts, cites, isinstance(holder.value, Claim) and holder.value.outcome)


Together = tuple[Location, tuple[tuple[str, str], ...], tuple[str, ...]]


def _told_together(holder: Holder) -> Iterator[Together]:
    """Place, texts by field and citations of what stands in one model: by what it cites, apart in the record itself."""
    grouped: dict[tuple[str, str], list[tuple[Location, str]]] = {}
    for name, mark in holder.plan.proved:
        if mark.told and _cites(holder, mark.by):
            key = (mark.by, "" if holder.where else name)
            grouped.setdefault(key, []).extend(_texts(getattr(holder.value, name), (*holder.where, name)))
    for (by, _), found in grouped.items():
        if found:
            said = [*found, *_own_status(holder)]
            yield found[0][0], tuple((_named(where), text) for where, text in said), _cites(holder, by)


def _own_status(holder: Holder) -> Iterator[tuple[Location, str]]:
    status = getattr(holder.value, "status", None)
    if isinstance(status, Status):
        yield (*holder.where, "status"), str(status)


def _named(where: Location) -> str:
    """The fields on the way to a place, without numbers in lists: these change when another item is put before."""
    return ".".join(step for step in where if isinstance(step, str))
