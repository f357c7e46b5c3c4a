"""A shorthand that two practices share is told apart in a list: by the practice's name, or where that says no more, by where it is done."""

from __future__ import annotations

from handbook.catalog import Entry
from handbook.catalog.relations import relations_of
from handbook.pages.lists.shorthands import told_apart
from stock_handbook import Handbook


def shorthands(records: Handbook) -> list[Entry]:
    return relations_of(records.catalog()).shorthands


def test_of_two_alike_each_says_which_it_is(records: Handbook) -> None:
    one, *_ = shorthands(records)
    form = one.record.short_form
    assert told_apart([one]) == {one.id: form}
    other = Entry(one.file, one.model, "other", one.record.model_copy(update={"name": "分户联系读者", "shorthand": one.record.shorthand.model_copy(update={"form": form})}))
    called = told_apart([one, other])
    assert called["other"] == f"{form}（分户联系读者）"
    assert called[one.id] in (f"{form}（{one.name}）", f"{form}（{'、'.join(map(str, one.record.sectors))}）")
