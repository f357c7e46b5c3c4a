"""Pieces are put together again, and only those are made whose record has changed, or a name that was asked for in making them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from handbook.site.kept import Store
from handbook.site.pieces import Names, Pieces, Wanted

RECORDS = {f"record-{number}": f"{number}：[第 {number % 7} 个]，\n“是”\u2028" for number in range(300)}
NAMES = {"record-7": "七", "record-8": "八"}


def made(path: Path, records: Mapping[str, str], named: Mapping[str, str] = NAMES, ground: str = "") -> tuple[list[list[str | None]], list[str]]:
    """The pieces of records, and of which one was made; a tenth of them tell how another is called."""
    store, anew = Store(path), list[str]()

    def make(name: str, text: str, names: Names) -> str:
        anew.append(name)
        told = [names.find(asked) for asked in ("record-7", "record-9") if name.endswith("5")]
        return json.dumps([name, text, *told], ensure_ascii=False)

    pieces = Pieces(store, "it", ground, named)
    joined = b",".join(pieces.joined([Wanted(name, text.encode(), partial(make, name, text)) for name, text in records.items()]))
    pieces.keep()
    store.keep()
    return json.loads(b"[%b]" % joined), anew


def clean(records: Mapping[str, str], named: Mapping[str, str] = NAMES) -> list[list[str | None]]:
    return [[name, text, *([named.get("record-7"), named.get("record-9")] if name.endswith("5") else ())] for name, text in records.items()]


def test_only_what_has_changed_is_made(tmp_path: Path) -> None:
    path, named = tmp_path / "a.sqlite", {**NAMES, "record-9": "九"}
    assert made(path, RECORDS, named) == (clean(RECORDS, named), [*RECORDS])
    assert made(path, RECORDS, named) == (clean(RECORDS, named), [])
    less = {name: text for name, text in RECORDS.items() if not name.startswith("record-1")}
    assert made(path, less, named) == (clean(less, named), [])
    other = {"first": "一", **less, "record-2": "别的", "last": "末"}
    assert made(path, other, named) == (clean(other, named), ["first", "record-2", "last"])
    assert made(path, other, named, ground="another")[1] == [*other]


def test_a_piece_that_tells_how_another_is_called_is_made_when_that_is_called_otherwise(tmp_path: Path) -> None:
    path, fives = tmp_path / "a.sqlite", [name for name in RECORDS if name.endswith("5")]
    named = {**NAMES, "record-9": "九"}
    made(path, RECORDS, named)
    assert made(path, RECORDS, {**named, "record-8": "另一个"})[1] == []
    for other in ({**named, "record-7": "柒"}, NAMES, named):  # another name, none any more, one again
        assert made(path, RECORDS, other) == (clean(RECORDS, other), fives)


def test_nothing_has_no_pieces(tmp_path: Path) -> None:
    assert made(tmp_path / "a.sqlite", {}) == ([], [])
    assert made(tmp_path / "a.sqlite", {"one": ""}) == (clean({"one": ""}), ["one"])
    assert made(tmp_path / "a.sqlite", {}) == ([], [])
