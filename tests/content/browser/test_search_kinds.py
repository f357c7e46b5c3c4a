"""Everyday words lead to what is done, and questions of several things, of what is not wanted and with the tail of another are
read as they are meant: `tests/content/data/search_kinds.yml`, put to the script in the browser."""

from __future__ import annotations

from typing import Any

import pytest
from ours import needs_data, own_data

from handbook.catalog import Catalog, Entry
from searching import drive
from served import Open, Site

pytestmark = needs_data("search_kinds.yml")
KINDS = own_data("search_kinds.yml") or {}
LEAST = {  # that many of the questions of a kind and half: measured, less one
    ("leading", "tune"): 23, ("leading", "hold"): 23, ("two", "tune"): 10, ("two", "hold"): 9,
    ("without", "tune"): 7, ("without", "hold"): 6, ("tail", "tune"): 8, ("tail", "hold"): 9,
}  # fmt: skip
FIRST = 3


def ids(wanted: Any) -> list[str]:
    return [wanted] if isinstance(wanted, str) else list(wanted)


def found_by(open_page: Open, catalog: Catalog, asked: dict[str, Any]) -> dict[str, list[Entry | None]]:
    """question → the first records found; None for a page that is none."""
    found = drive(open_page(), list(asked))["found"]
    return {
        question: [catalog.get(address.rstrip("/").rpartition("/")[2]) for address in addresses[:FIRST]]
        for question, addresses in zip(asked, found, strict=True)
    }


def told_of(entry: Entry) -> str:
    """What it is called, asked for and about."""
    return "\n".join((entry.name, *entry.record.aliases, *entry.record.asks, str(getattr(entry.record, "summary", ""))))


def is_first(found: list[Entry | None], wanted: Any) -> bool:
    return bool(found and found[0] and found[0].id in ids(wanted))


def are_all_told(found: list[Entry | None], things: Any) -> bool:
    """Is each of several things, in one of its words, told of one of the first?"""
    told = [told_of(entry) for entry in found if entry]
    return all(any(word in text for text in told for word in words) for words in things)


def is_done_without(found: list[Entry | None], wanted: Any) -> bool:
    """Is one of the right ones among the first, and is the first not called after what is not wanted?"""
    right, unwanted = wanted["right"], wanted["not"]
    named = found[0].name if found and found[0] else ""
    return any(entry and entry.id in right for entry in found) and not any(word in named for word in unwanted)


JUDGES = {"leading": is_first, "tail": is_first, "two": are_all_told, "without": is_done_without}


@pytest.mark.parametrize(("kind", "half"), LEAST)
def test_questions_are_read_as_they_are_meant(
    open_page: Open, site: Site, kind: str, half: str, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = KINDS[kind][half]
    found = found_by(open_page, site.catalog, asked)
    right = [JUDGES[kind](found[question], wanted) for question, wanted in asked.items()]
    with capsys.disabled():
        print(f"\n{kind} {half}：{sum(right)} / {len(right)}")
    assert sum(right) >= LEAST[kind, half]


def test_the_labels_name_records(site: Site) -> None:
    labels = [
        name
        for kind in ("leading", "tail", "without")
        for half in KINDS[kind].values()
        for wanted in half.values()
        for name in ids(wanted["right"] if kind == "without" else wanted)
    ]
    assert [name for name in labels if not site.catalog.get(name)] == []


def test_the_searches_of_everyday_lead_to_what_is_done(open_page: Open, site: Site) -> None:
    found = found_by(open_page, site.catalog, dict.fromkeys(["述职", "结对", "两张皮怎么办"]))
    assert [entries[0].kind if entries[0] else "" for entries in found.values()] == ["method", "method", "problem"]


def test_what_no_answer_has_together_with_the_rest_is_not_said_to_be_missing(open_page: Open) -> None:
    answer = drive(open_page(), ["流动党员的积分"])
    assert "jifen" in " ".join(answer["found"][0][:FIRST])
    assert answer["missing"] == [[]]
