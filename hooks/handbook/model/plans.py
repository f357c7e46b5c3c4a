"""What to look for in a model: worked out once from the marks in its annotations (`marks`)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, TypeVar, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from .describe import bare, whole
from .marks import CITES, FIGURELESS, LinkTo, Mark, Proved, Verbatim, marks_in, models_in, reachable
from .vocabulary import Origin

M = TypeVar("M", bound=Mark)


class Plan(NamedTuple):
    """What the fields of a model hold: names of fields, with their marks where these say more."""

    proved: tuple[tuple[str, Proved], ...]
    unsure: tuple[tuple[str, Proved], ...]  # of these, those that may be written without a citation
    verbatim: tuple[tuple[str, Verbatim], ...]
    links: tuple[tuple[str, LinkTo], ...]
    citations: tuple[str, ...]
    alone: tuple[str, ...]  # of the citations, those that no text beside them is sure to rest on
    origins: tuple[str, ...]
    figureless: tuple[str, ...]
    keyed: tuple[str, ...]  # mappings whose keys people choose


Sought = Literal["proved", "verbatim", "links", "citations", "alone", "origins", "figureless", "keyed", "unsure"]


def kinds_meant(field: FieldInfo) -> frozenset[str]:
    """The kinds of record whose ids stand in a field, or in a field of the models inside it."""
    annotation = whole(field)
    inside = (kinds_meant(each) for model in models_in(annotation) for each in model.model_fields.values())
    links = {mark.kind for mark in marks_in(annotation) if isinstance(mark, LinkTo)}
    return frozenset(links).union(*inside)


@cache
def plan_of(model: type[BaseModel]) -> Plan:
    """What to look for in a model."""
    fields = model.model_fields
    proved = _marked(fields, Proved)
    citations = _bearing(fields, CITES)
    sure = {mark.by for name, mark in proved if fields[name].is_required()}
    unsure = tuple((name, mark) for name, mark in proved if mark.by not in fields or not fields[mark.by].is_required())
    return Plan(
        proved, unsure, tuple(_applicable(fields)), _marked(fields, LinkTo), citations,
        tuple(name for name in citations if name not in sure),
        tuple(name for name, field in fields.items() if _is_origin(field)),
        _bearing(fields, FIGURELESS),
        tuple(name for name, field in fields.items() if _is_keyed(field)),
    )  # fmt: skip


def _marked(fields: dict[str, FieldInfo], kind: type[M]) -> tuple[tuple[str, M], ...]:
    found = ((name, mark) for name, field in fields.items() for mark in marks_in(whole(field)) if isinstance(mark, kind))
    return tuple(found)


def _bearing(fields: dict[str, FieldInfo], mark: Mark) -> tuple[str, ...]:
    return tuple(name for name, field in fields.items() if mark in marks_in(whole(field)))


def _applicable(fields: dict[str, FieldInfo]) -> Iterator[tuple[str, Verbatim]]:
    """The texts to the letter, but those on a condition that the model does not have."""
    return ((name, mark) for name, mark in _marked(fields, Verbatim) if mark.when is None or mark.when[0] in fields)


def _is_origin(field: FieldInfo) -> bool:
    wanted = bare(field.annotation)
    return isinstance(wanted, type) and issubclass(wanted, Origin)


def _is_keyed(field: FieldInfo) -> bool:
    wanted = bare(field.annotation)
    return get_origin(wanted) is dict and bare(get_args(wanted)[0]) is str


@cache
def inside(model: type[BaseModel], sought: Sought) -> tuple[str, ...]:
    """The fields of a model below which there is something of the kind sought."""
    fields = model.model_fields.items()
    return tuple(name for name, field in fields if any(has(inner, sought) for inner in models_in(whole(field))))


@cache
def has(model: type[BaseModel], sought: Sought) -> bool:
    """Is anything of the kind sought to be found in a model or inside it?"""
    return any(getattr(plan_of(inner), sought) for inner in reachable(model))
