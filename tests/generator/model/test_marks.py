"""Every text of a record says in its type what it rests on; what a mark names is there."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

import pytest
from pydantic import Field

from handbook.model import KINDS, plans
from handbook.model.base import Claim, Editorial, Line, Model, Prose, Record
from handbook.model.marks import CITES, EDITORS, reachable, unaccounted

EVERY = sorted({inner for model in KINDS.values() for inner in reachable(model)}, key=lambda model: model.__name__)


@pytest.mark.parametrize("model", KINDS.values(), ids=KINDS)
def test_every_text_of_every_kind_says_what_it_rests_on(model: type[Record]) -> None:
    assert list(unaccounted(model)) == []


@pytest.mark.parametrize("model", EVERY, ids=lambda model: model.__name__)
def test_what_a_mark_names_is_there(model: type[Model]) -> None:
    plan = plans.plan_of(model)
    assert {mark.kind for _, mark in plan.links} <= set(KINDS)
    citing = {name for inner in EVERY for name in plans.plan_of(inner).citations}
    assert {mark.by for _, mark in (*plan.proved, *plan.verbatim)} <= citing


class Visit(Model):
    """A part of a record with a text that says nothing of itself."""

    place: Line


@pytest.mark.parametrize(
    ("written", "told"),
    [
        pytest.param(Prose, "Place.venue", id="plain text"),
        pytest.param(Prose | None, "Place.venue", id="text that may be absent"),
        pytest.param(tuple[Line, ...], "Place.venue", id="a list of texts"),
        pytest.param(dict[str, int], "Place.venue", id="keys that people choose"),
        pytest.param(tuple[Visit, ...], "Visit.place", id="text in a model inside"),
        pytest.param(Any, "Place.venue", id="anything"),
    ],
)
def test_a_text_that_nothing_vouches_for_cannot_be_declared(written: Any, told: str) -> None:
    with pytest.raises(TypeError) as refused:
        _kind(written)
    assert str(refused.value) == (
        f"{told}: text that nothing vouches for. Make it a Claim; or mark it in its type with Proved(by=...) "
        "or Verbatim(by=...) when cited passages bear it out, LinkTo(kind) when it is the id of a record, EDITORS when "
        "the words are the editor's (or put it in a model that is Editorial), FIGURELESS or LABEL when it states nothing."
    )


class Advice(Editorial):
    """Words of the editor."""

    text: Prose


@pytest.mark.parametrize("written", [Claim, Advice, Annotated[Prose, EDITORS], Annotated[str, CITES], int, bool], ids=str)
def test_what_is_vouched_for_can_be_declared(written: Any) -> None:
    assert "venue" in _kind(written).model_fields


def _kind(written: Any) -> type[Record]:
    """A kind of record with a field `venue` that is typed so."""
    declared = {
        "__module__": __name__, "__annotations__": {"kind": ClassVar[str], "venue": written},
        "kind": "place", "venue": Field(None),
    }  # fmt: skip
    return type(Record)("Place", (Record,), declared)
