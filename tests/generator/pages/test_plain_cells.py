"""A cell of the table of practices is never a formula, however it is written."""

from __future__ import annotations

import pytest

from handbook.exports.practice_list import plain

CELLS = ("=1+1", "+1", "-1", "@x", "\t=1+1", " =1+1", "\u3000=1+1", "＝1+1", "＋1", "－1", "＠x", "\r=1", "\t1")


@pytest.mark.parametrize("cell", CELLS)
def test_what_may_be_taken_for_a_formula_is_text(cell: str) -> None:
    assert plain(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "1+13", "三联三为", "甲=乙", "1－2"])
def test_other_cells_stay(cell: str) -> None:
    assert plain(cell) == cell
