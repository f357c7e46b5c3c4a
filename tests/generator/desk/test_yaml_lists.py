"""Items of lists replaced, taken out and added in the text: the data change as asked, the rest of the text does not."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from handbook.desk.moving.yaml_lists import with_scalar, without_item
from handbook.desk.moving.yaml_more import with_classed, with_items
from handbook.desk.moving.yaml_places import is_beside, item_text, scalars

WORDS = st.sampled_from(["a-1", "b", "三问", "c: d", "说“是”", "#e", "", "1", "yes"])
ITEMS = st.lists(WORDS | st.fixed_dictionaries({"problem": WORDS, "cite": st.lists(WORDS, max_size=2)}), min_size=1, max_size=4)
STYLES = st.sampled_from([True, False, None])


def text_of(data: dict[str, Any], style: bool | None) -> str:
    return yaml.safe_dump(data, allow_unicode=True, default_flow_style=style, sort_keys=False, width=10**6)


@given(ITEMS, STYLES, st.data())
def test_an_item_goes_and_nothing_else(items: list[Any], style: bool | None, data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(items) - 1))
    text = text_of({"name": "题", "list": items, "cites": ["x#1"]}, style)
    left = [*items[:number], *items[number + 1 :]]
    expected = {"name": "题", "list": left, "cites": ["x#1"]} if left else {"name": "题", "cites": ["x#1"]}
    assert yaml.safe_load(without_item(text, ("list", number))) == expected


@given(ITEMS, ITEMS, STYLES, STYLES, st.booleans())
def test_items_are_added_at_the_end(items: list[Any], more: list[Any], style: bool | None, other: bool | None, there: bool) -> None:
    source = text_of({"list": more}, other)
    added = [item_text(source, ("list", number)) for number in range(len(more))]
    text = text_of({"name": "题", **({"list": items} if there else {}), "cites": ["x#1"]}, style)
    if style and not there:
        return  # a record is never one line
    told = yaml.safe_load(with_items(text, "list", added, ["name", "list", "cites"]))
    assert told == {"name": "题", "list": [*(items if there else []), *more], "cites": ["x#1"]}


@given(ITEMS, STYLES)
def test_every_word_is_found_and_can_be_another(items: list[Any], style: bool | None) -> None:
    text = text_of({"list": items}, style)
    for where, _ in list(scalars(text)):
        assert yaml.safe_load(with_scalar(text, where, "neu")) == put({"list": items}, where)


def put(data: Any, where: tuple[Any, ...]) -> Any:
    if not where:
        return "neu"
    if isinstance(data, dict):
        return {key: put(value, where[1:]) if key == where[0] else value for key, value in data.items()}
    return [put(value, where[1:]) if number == where[0] else value for number, value in enumerate(data)]


KEPT = {
    "a remark above": ("related:\n  # 先看这一条\n  - a\n  - b  # 再看\n", ("related", 0), "related:\n  # 先看这一条\n  - b  # 再看\n"),
    "in brackets": ("related: [a, b, c]  # 三条\nname: 题\n", ("related", 1), "related: [a, c]  # 三条\nname: 题\n"),
    "the last of a field": ("name: 题\nrelated: [a]\ncites: x#1\n", ("related", 0), "name: 题\ncites: x#1\n"),
    "without brackets": ("practices: a\nname: 题\n", ("practices", 0), "name: 题\n"),
    "in an item": ("steps:\n  - practices: [a]\n    text: 一\n", ("steps", 0, "practices", 0), "steps:\n  - text: 一\n"),
    "at the end of a file": ("name: 题\nrelated:\n  - a\n  - b", ("related", 1), "name: 题\nrelated:\n  - a\n"),
}


@pytest.mark.parametrize("case", KEPT)
def test_what_is_around_stays(case: str) -> None:
    text, where, expected = KEPT[case]
    assert without_item(text, where) == expected


def test_the_same_beside_is_seen_in_short_and_in_full() -> None:
    text = "solves:\n  - {problem: a, basis: 编者关联}\n  - b\n  - {problem: c}\n"
    assert is_beside(text, ("solves", 0, "problem"), "b")
    assert is_beside(text, ("solves", 1, "problem"), "c")
    assert not is_beside(text, ("solves", 0, "problem"), "a")
    assert not is_beside("related: a\n", ("related", 0), "b")


CLASSED = {
    "another reason": ("uncited: {背景: [2, 5]}\n", "uncited: {背景: [2, 5], 重复: [3]}\n"),
    "the same": ("uncited: {重复: [2, 5]}\n", "uncited: {重复: [2, 3, 5]}\n"),
    "on lines": ("uncited:\n  背景: [2]\n", "uncited:\n  背景: [2]\n  重复: [3]\n"),
    "no list": ("uncited: {重复: 5}\n", "uncited: {重复: [3, 5]}\n"),
    "none yet": ("range: [0, 9]\n", "range: [0, 9]\nuncited: {重复: [3]}\n"),
}


@pytest.mark.parametrize("case", CLASSED)
def test_numbers_are_put_under_their_reason(case: str) -> None:
    text, expected = CLASSED[case]
    assert with_classed(text, "uncited", "重复", [3], ["range", "uncited", "note"]) == expected


BETWEEN_BRACKETS = "related: [\n  a, # 第一条的话\n  # 下一条的\n  b, # 第二条的话\n  c # 第三条的话\n] # 全部\nname: 题\n"
GONE = {
    0: "related: [\n  # 下一条的\n  b, # 第二条的话\n  c # 第三条的话\n] # 全部\nname: 题\n",
    1: "related: [\n  a, # 第一条的话\n  # 下一条的\n  c # 第三条的话\n] # 全部\nname: 题\n",
    2: "related: [\n  a, # 第一条的话\n  # 下一条的\n  b, # 第二条的话\n] # 全部\nname: 题\n",
}


@pytest.mark.parametrize("number", GONE)
def test_remarks_between_brackets_stay_with_what_they_are_about(number: int) -> None:
    gone = without_item(BETWEEN_BRACKETS, ("related", number))
    assert gone == GONE[number]
    assert yaml.safe_load(gone)["related"] == [each for at, each in enumerate("abc") if at != number]
    more = with_items(BETWEEN_BRACKETS, "related", ["d"], ["name", "related"])
    assert more == BETWEEN_BRACKETS.replace("  c #", "  c, d #")
    assert yaml.safe_load(more)["related"] == ["a", "b", "c", "d"]


def test_items_stand_under_the_dashes_that_are_there() -> None:
    text = "related:\n-    a # 话\n-    b\nname: 题\n"
    assert with_items(text, "related", ["c"], ["name", "related"]) == "related:\n-    a # 话\n-    b\n- c\nname: 题\n"


def test_a_question_mark_between_brackets_is_text_and_a_tab_a_space() -> None:
    text = "asks: [怎么办?, 谁来办?]\nname:\t题\nrelated: [a, b]\n"
    assert without_item(text, ("related", 0)) == text.replace("[a, b]", "[b]")
    assert without_item(text, ("asks", 0)) == text.replace("怎么办?, ", "")


def test_a_record_between_braces_gets_a_field() -> None:
    text = '{"name": "题",\n "cites": ["x#1"]}\n'
    assert yaml.safe_load(with_items(text, "related", ["a"], ["name", "related", "cites"])) == {"name": "题", "cites": ["x#1"], "related": ["a"]}


BLOCKS = "name: >-  # 名称\n  题\nrelated:\n  - |-\n    a\n\n  - b\n  -\n    c\nuncited:\n  重复:\n  - 2\ncites: x#1\n"


def test_what_stands_in_lines_of_its_own_ends_there() -> None:
    """What came next was joined to it."""
    held = yaml.safe_load(BLOCKS)
    assert yaml.safe_load(with_scalar(BLOCKS, ("name",), "另")) == {**held, "name": "另"}
    assert yaml.safe_load(with_scalar(BLOCKS, ("related", 0), "d")) == {**held, "related": ["d", "b", "c"]}
    assert yaml.safe_load(with_classed(BLOCKS, "uncited", "重复", [3], ["name"])) == {**held, "uncited": {"重复": [2, 3]}}


@pytest.mark.parametrize("number", range(3))
def test_an_item_below_its_dash_goes_with_the_dash(number: int) -> None:
    left = [each for at, each in enumerate("abc") if at != number]
    assert yaml.safe_load(without_item(BLOCKS, ("related", number))) == {**yaml.safe_load(BLOCKS), "related": left}


def test_an_item_of_lines_comes_between_brackets_as_it_is_read() -> None:
    """Tabs, times and numbers with a nought in front are what they are in records: text."""
    text = "steps:\n  - text:\t'一句'\t# 话\n    basis: 1:30\n    figures: [007 号, 5]\n    open:\n  - |2-\n    ?两句\n"
    added = with_items("name: 题\nsteps: [一]\n", "steps", [item_text(text, ("steps", number)) for number in range(2)], ["name", "steps"])
    assert added == 'name: 题\nsteps: [一, {text: "一句", basis: "1:30", figures: [007 号, 5], open: null}, "?两句"]\n'


def test_the_last_between_brackets_goes_with_the_comma_behind_it() -> None:
    text = "name: 题\nsteps: [{text: 一, # 话\n  practices: [\n    a, # 做法\n  ], }]\n"
    assert yaml.safe_load(without_item(text, ("steps", 0, "practices", 0))) == {"name": "题", "steps": [{"text": "一"}]}
