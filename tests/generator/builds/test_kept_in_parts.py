"""What is kept in parts is what was left, whole or not at all, and of it only the parts are written that are others."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from handbook.site.kept import Recipe, Store
from handbook.site.parts import Parted, Rows, cut

RECIPE = Recipe("parted", (), ())
NAMES = [f"practice-{number}" for number in range(1000)]


def left(path: Path, parts: list[bytes], about: str = "it") -> set[bytes]:
    """What stands in the file after these parts were left in the place of those that were there."""
    store = Store(path)
    Parted(store, RECIPE, about).hold({"one": parts[:1], "rest": parts[1:]})
    store.keep()
    with sqlite3.connect(path) as database:
        return {content for (content,) in database.execute("SELECT content FROM things")}


def found(path: Path, about: str = "it") -> list[bytes] | None:
    store = Store(path)
    sections = Parted(store, RECIPE, about).sections
    store.close()
    return [*sections["one"], *sections["rest"]] if sections else None


def test_parts_are_found_as_they_were_left(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    assert found(path) is None
    for parts in ([b"a", b"b", b"a"], [b"a"], [b"", b"c", b"b"]):
        left(path, parts)
        assert found(path) == parts


class Noting(Store):
    """Notes what it is to write."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.written: list[bytes] = []

    def hold(self, recipe: Recipe, description: object, content: bytes) -> bytes:
        self.written.append(content)
        return super().hold(recipe, description, content)


def test_a_part_that_is_as_it_was_is_not_written_again(tmp_path: Path) -> None:
    left(tmp_path / "a.sqlite", [b"a", b"b"])
    store = Noting(tmp_path / "a.sqlite")
    Parted(store, RECIPE, "it").hold({"one": [b"a"], "rest": [b"c"]})
    store.keep()
    assert store.written[0] == b"c"
    assert b"a" not in store.written
    assert found(tmp_path / "a.sqlite") == [b"a", b"c"]


def test_what_a_part_was_before_does_not_stay(tmp_path: Path) -> None:
    """However often it changes; and what another thing has is its own."""
    path = tmp_path / "a.sqlite"
    left(path, [b"first"], "another")
    for number in range(5):
        there = left(path, [b"first", f"{number}".encode()])
    assert len(there) == 2 + 2  # two heads, what both have, and the last
    assert found(path, "another") == [b"first"]


@pytest.mark.parametrize("damage", ["UPDATE things SET content = x'00' WHERE content = x'62'", "DELETE FROM things WHERE content = x'62'"])
def test_with_one_part_spoilt_or_gone_nothing_is_there_and_all_is_left_anew(damage: str, tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    left(path, [b"a", b"b"])
    with sqlite3.connect(path) as database:
        database.execute(damage)
    assert found(path) is None
    left(path, [b"a", b"b"])
    assert found(path) == [b"a", b"b"]


def test_rows_are_found_as_they_were_and_parts_without_a_new_one_are_handed_back() -> None:
    rows = {name: [number, {"named": name}] for number, name in enumerate(NAMES)}
    parts = Rows(()).parts(rows)
    read = Rows(parts)
    assert read.rows == rows
    changed = {**read.rows, NAMES[500]: "another"}
    again = read.parts(changed)
    assert Rows(again).rows == changed
    assert sum(any(part is other for other in parts) for part in again) == len(parts) - 1


def test_names_are_cut_where_they_were_whatever_comes_or_goes() -> None:
    groups = list(cut(NAMES))
    assert [name for group in groups for name in group] == NAMES
    assert 5 < len(groups) < 50
    for number in (0, 500, 999):
        without = list(cut(NAMES[:number] + NAMES[number + 1 :]))
        assert sum(group not in groups for group in without) <= 2
    assert list(cut([])) == []


