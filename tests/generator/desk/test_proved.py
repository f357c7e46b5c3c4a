"""Edits of texts are proved: whatever is odd about a YAML text, an edit of it says just what was meant and keeps the remarks about
the rest, or is refused in words and nothing is changed."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odd_edits import data_of, lines_of, random_edit, remarks_of

from handbook.desk.moving import command
from handbook.desk.moving.passages import recited
from handbook.desk.moving.proved import Unproved, within
from handbook.desk.moving.references import unnamed
from handbook.desk.moving.yaml_lists import with_scalar, without_field, without_item
from handbook.desk.moving.yaml_more import with_classed, with_items
from handbook.desk.moving.yaml_words import with_scalars
from stock_handbook import Handbook, snapshot

ORDER = ["name", "related", "uncited"]
BOMB = "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True))


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 10**9))
def test_any_edit_of_any_record_is_what_was_meant_or_refused(seed: int) -> None:
    text, edit = random_edit(Random(seed))
    try:
        new = edit.make()
    except Unproved as refused:
        assert "这一处没法自动改" in str(refused)
        return
    assert in_any_order(data_of(new)) == in_any_order(edit.data), (edit.asked, text)
    may_go = lines_of(text, edit.gone) if edit.gone else ""
    kept = [remark for remark in remarks_of(text) if remark not in may_go and remark not in str(edit.data)]
    assert [remark for remark in kept if remark not in new] == [], (edit.asked, text)


def in_any_order(data: dict[str, object]) -> dict[str, object]:
    """Numbers under words may stand behind those that are there."""
    classed = data.get("uncited")
    return {**data, "uncited": {key: sorted(numbers) for key, numbers in classed.items()}} if isinstance(classed, dict) else data


def test_hardly_any_edit_is_refused() -> None:
    refused = 0
    for seed in range(1000):
        _, edit = random_edit(Random(seed))
        try:
            edit.make()
        except Unproved:
            refused += 1
    assert refused < 10


RIGHT: dict[str, tuple[Callable[[], str], str]] = {
    "an alias": (lambda: with_scalar("a: &x b\nc: *x\n", ("c",), "d"), "a: &x b\nc: d\n"),
    "beside a merge": (
        lambda: without_item("a: &x {k: b}\nc:\n  <<: *x\n  l: [d, e]\n", ("c", "l", 0)), "a: &x {k: b}\nc:\n  <<: *x\n  l: [e]\n",
    ),
    "a list with a tag": (
        lambda: with_items("name: !!str 5\nrelated: !!seq [b]\n", "related", ["d"], ORDER), "name: !!str 5\nrelated: !!seq [b, d]\n",
    ),
    "words of two documents": (lambda: with_scalars("a: '[[x]]'\n---\na: '[[x]]' # [[x]]\n", no_link), "a: '会: 甲'\n---\na: '会: 甲' # 会: 甲\n"),
    "a bomb": (lambda: with_scalars(f"a: &a [x]\n{BOMB}z: '[[x]]'\n", no_link), f"a: &a [x]\n{BOMB}z: '会: 甲'\n"),
    "lines of Windows": (
        lambda: with_items("name: b\r\nrelated:\r\n- c # 话\r\n", "related", ["d"], ORDER), "name: b\r\nrelated:\r\n- c # 话\r\n- d\r\n",
    ),
    "a mark in front": (lambda: without_field("\ufeffname: a\nb: c\n", ("name",)), "\ufeffb: c\n"),
    "empty lines that are kept": (lambda: with_items("name: |+\n  a\n\n# 话\nb: c\n", "related", ["d"], ORDER), "name: |+\n  a\n\nrelated: [d]\n# 话\nb: c\n"),
    "the remark about lines": (lambda: with_scalar("name: >-  # 名\n  题\nb: c\n", ("name",), "d"), "name: d  # 名\nb: c\n"),
    "a key in quotes": (lambda: with_scalar("\"a b\": {'c': d}\n", ("a b", "c"), "e"), "\"a b\": {'c': e}\n"),
    "a list as a key": (lambda: with_scalar("? [a]\n: b\nc: d\n", ("c",), "e"), "? [a]\n: b\nc: e\n"),
    "nothing yet": (lambda: with_scalar("a: {b: , c: d}\nname:\n", ("name",), "e"), "a: {b: , c: d}\nname: e\n"),
    "nothing where a list comes": (lambda: with_items("name: x\nrelated: # 无\nb: c\n", "related", ["d"], ORDER), "name: x\nrelated: [d] # 无\nb: c\n"),
    "a wide space at the end": (lambda: with_scalar("name: 末尾\u3000\nb: c\n", ("name",), "d"), "name: d\nb: c\n"),
    "signs between brackets": (lambda: with_scalar("a: [b: c, d]\n", ("a", 0, "b"), "x, y"), 'a: [b: "x, y", d]\n'),
    "the remark about the next": (
        lambda: without_field("s:\n  - text: a\n    # 乙的\n    b: c\n  - x\n", ("s", 0, "text")), "s:\n  -\n    # 乙的\n    b: c\n  - x\n",
    ),
    "a list in a list": (lambda: without_item("s:\n  - - a\n    - b\n  - - c\n", ("s", 0, 0)), "s:\n  - - b\n  - - c\n"),
    "the only one of a list in a list": (lambda: without_item("s:\n  - - a\n    - b\n  - - c\n", ("s", 1, 0)), "s:\n  - - a\n    - b\n"),
    "the only field of an item": (lambda: without_item("s:\n  - practices: [a]\n  - text: b\n", ("s", 0, "practices", 0)), "s:\n  - text: b\n"),
    "named twice in an item": (lambda: unnamed("s:\n  - {a: x, b: x}\n  - c\n", (("s", 0, "a"), ("s", 0, "b"))), "s:\n  - c\n"),
    "before the first of the order": (lambda: with_items("b: c\n", "name", ["d"], ["name", "b"]), "b: c\nname: [d]\n"),
    "numbers with remarks": (
        lambda: with_classed("uncited:\n  重复:\n    - 9 # 甲\n", "uncited", "重复", [3], ORDER), "uncited:\n  重复:\n    - 9 # 甲\n    - 3\n",
    ),
    "numbers that are words": (lambda: with_classed('uncited: {重复: ["9"]}\n', "uncited", "重复", [3], ORDER), 'uncited: {重复: ["9", 3]}\n'),
    "a reason with signs": (lambda: with_classed("uncited: {a: [1]}\n", "uncited", "重: 复", [3], ORDER), 'uncited: {a: [1], "重: 复": [3]}\n'),
    "a citation on lines": (
        lambda: recited("cites:\n  - >- # 话\n    x#4\n  - x#1\n", {"x#4": ["x#3", "x#6"]}), "cites:\n  - x#3 # 话\n  - x#6\n  - x#1\n",
    ),
}  # fmt: skip


def no_link(text: str) -> str:
    return text.replace("[[x]]", "会: 甲")


@pytest.mark.parametrize("case", RIGHT)
def test_what_is_odd_is_edited_rightly(case: str) -> None:
    make, expected = RIGHT[case]
    assert make() == expected


REFUSED: dict[str, Callable[[], str]] = {
    "an anchor that is needed": lambda: without_field("a: &x b\nc: *x\n", ("a",)),
    "an anchor": lambda: with_scalar("a: &x b\n", ("a",), "d"),
    "through an alias": lambda: with_scalar("a: &x {k: b}\nc: *x\n", ("c", "k"), "d"),
    "a tag": lambda: with_scalar("a: !!str 5\n", ("a",), "d"),
    "two documents": lambda: without_item("a: [b, c]\n---\na: [d]\n", ("a", 0)),
    "a key written twice": lambda: without_field("a: b\na: c\nd: e\n", ("a",)),
    "a key of its own line": lambda: without_field("? a\n: b\n? c\n: d\n", ("a",)),
    "another of the name": lambda: with_scalar("f:\n  - {label: a, kind: b}\n", ("f", 0, "formula", "kind"), "d"),
    "what is no word": lambda: with_scalar("a: [b]\n", ("a",), "d"),
    "what is not there": lambda: without_item("a: [b]\n", ("c", 3)),
    "numbers that are none": lambda: with_classed("uncited: {重复: 很多}\n", "uncited", "重复", [3], ORDER),
    "no record": lambda: with_items("# 话\n", "related", ["d"], ORDER),
    "too deep": lambda: with_scalar(f"a: {'[' * 200}{']' * 200}\nb: c\n", ("b",), "d"),
    "no YAML": lambda: with_scalars("a: [[[x]]\n", no_link),
    "a link that is a list": lambda: with_scalars("a: [[x]]\nb: '[[x]]'\n", no_link),
    "a remark that would become text": lambda: without_item("a:\n  - |-\n    b\n  - c\n    # 话\nd: e\n", ("a", 1)),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_edited_is_told_in_words(case: str) -> None:
    with pytest.raises(Unproved, match=r"^docs/a\.yml:\d+ 这一处没法自动改"), within("docs/a.yml"):
        REFUSED[case]()


def test_one_file_that_cannot_be_edited_keeps_all_from_being_changed(records: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    """The last of those that name the record: none before it is written."""
    records.write("docs/zz/beizhu.yml", "a: &x '[[sanwen-sanbang]]'\n---\nb: [[sanwen-sanbang]\n")
    before = snapshot(records.root)
    assert command.rename(records.root, "sanwen-sanbang", "xin-bianhao") == 1
    assert capsys.readouterr().err.startswith("docs/zz/beizhu.yml:4 这一处没法自动改：")
    assert snapshot(records.root) == before
