"""Which entries of long lists stand on a page, and that nothing of a list is lost when it does not fit."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from handbook.pages.rows import share

LISTS = st.lists(st.integers(0, 60), max_size=12)


def lists(lengths: list[int]) -> Any:
    """Lists of entries; what an entry is does not matter here."""
    return [[f"{number}-{place}" for place in range(length)] for number, length in enumerate(lengths)]


@given(lengths=LISTS, room=st.integers(0, 30), page=st.integers(0, 200))
def test_every_entry_stands_somewhere_and_the_page_holds_no_more_than_it_has_room_for(lengths: list[int], room: int, page: int) -> None:
    rows = share(lists(lengths), room, page)
    assert [list(each.all) for each in rows] == lists(lengths)
    assert sum(len(each.folded) for each in rows) <= max(page - sum(len(each.shown) for each in rows), 0)
    assert not any(each.folded and each.beyond for each in rows)


@given(lengths=LISTS)
def test_a_page_that_has_room_for_all_leaves_nothing_out(lengths: list[int]) -> None:
    assert not any(rows.beyond for rows in share(lists(lengths), 30, sum(lengths)))


def test_a_short_list_stays_whole_before_a_long_one_does() -> None:
    found = share(lists([20, 3, 9]), 6, 16)
    assert [(len(rows.shown), len(rows.folded), len(rows.beyond)) for rows in found] == [(2, 0, 18), (3, 0, 0), (2, 7, 0)]
