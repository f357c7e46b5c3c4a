"""What a text of a record rests on. Every text says it in its type, and the walk over records acts on it:

    Proved(by="cites")        what it says has to be borne out by the passages that this field cites
    Verbatim(by="cites")      it has to stand in those passages to the letter
    CITES                     a citation
    LinkTo("term")            the id of a record of that kind
    EDITORS                   the editor's own words, never shown as a report's
    FIGURELESS                words that state nothing, and so hold no figure
    LABEL                     a name, a heading, an address: it states nothing

A text without any of these cannot be declared in a record.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from .describe import is_model, leaves, whole


class Mark:
    """What a text rests on; stands in `Annotated`, or around a list or mapping of such texts."""


@dataclass(frozen=True)
class Proved(Mark):
    """Own words about what the passages say that are cited under `by`, here or in the nearest model around.

    `told` is false for what no report tells and only its figures are held against: how a form is filled in.
    """

    by: str
    told: bool = True


@dataclass(frozen=True)
class Verbatim(Mark):
    """Stands to the letter in the passages cited under `by`; with `when`, only while that field beside it has that value."""

    by: str
    when: tuple[str, str] | None = None


@dataclass(frozen=True)
class LinkTo(Mark):
    """The id of a record of this kind; `back` is the field in which that record has to name this one, if it has to."""

    kind: str
    back: str = ""


@dataclass(frozen=True)
class Plain(Mark):
    """A mark that needs no further word."""

    name: str


CITES = Plain("citation")
EDITORS = Plain("the editor's words")
FIGURELESS = Plain("words without figures")
LABEL = Plain("label")


def marks_in(annotation: Any) -> list[Mark]:
    """The marks of an annotation, each once, from the outside in."""
    return list(dict.fromkeys(mark for _, marks in leaves(annotation) for mark in marks if isinstance(mark, Mark)))


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """The models that an annotation names, each once."""
    return list(dict.fromkeys(leaf for leaf, _ in leaves(annotation) if is_model(leaf)))


def reachable(model: type[BaseModel]) -> dict[type[BaseModel], None]:
    """A model and every model inside it, each once, from the outside in."""
    found: dict[type[BaseModel], None] = {}
    waiting = [model]
    for each in waiting:
        if each not in found:
            found[each] = None
            waiting += (inner for field in each.model_fields.values() for inner in models_in(whole(field)))
    return found


def unaccounted(model: type[BaseModel]) -> Iterator[str]:
    """The fields inside a model that hold text and do not say what it rests on, as `Model.field`."""
    for owner in reachable(model):
        if not getattr(owner, "editorial", False):
            yield from (f"{owner.__name__}.{name}" for name, field in owner.model_fields.items() if _is_silent(whole(field)))


def _is_silent(annotation: Any) -> bool:
    return any(leaf in (str, Any) and not any(isinstance(mark, Mark) for mark in marks) for leaf, marks in leaves(annotation))


def refuse_unaccounted(model: type[BaseModel]) -> None:
    """Raise TypeError when some text inside a model does not say what it rests on."""
    if fields := list(unaccounted(model)):
        raise TypeError(
            f"{', '.join(fields)}: text that nothing vouches for. Make it a Claim; or mark it in its type with Proved(by=...) "
            "or Verbatim(by=...) when cited passages bear it out, LinkTo(kind) when it is the id of a record, EDITORS when "
            "the words are the editor's (or put it in a model that is Editorial), FIGURELESS or LABEL when it states nothing."
        )
