"""Which picture a practice gets."""

from __future__ import annotations

import pytest

from handbook.catalog.mentions import spoken
from handbook.diagrams import mechanism_drawing
from handbook.diagrams.shapes import Drawing
from handbook.model import Practice
from stock_handbook import OWN, Handbook

PARTS = [*"甲乙丙丁戊己庚辛壬癸子丑寅"]


def practice(**fields: object) -> Practice:
    """A practice of which only the mechanism matters."""
    needed = {
        "name": "某做法", "summary": "某分馆做某事。", "sectors": ["总馆"], "level": "分馆", "mechanism": "联系服务",
        "status": "已实践", "evidence": "仅描述", "solves": ["mou-wenti"], "cites": "mou#1",
    }
    return Practice.model_validate({**needed, **fields}, context=OWN.context)


STEP = {"text": "结成对子。", "cite": "mou#1"}
TOLD = {"actor": {"text": "分馆。", "cite": "mou#1"}, "object": {"text": "读者。", "cite": "mou#1"}}


def draw(**fields: object) -> Drawing:
    drawing = mechanism_drawing(practice(**fields))
    assert drawing
    return drawing


def test_1_plus_13_has_a_hub() -> None:
    drawing = draw(shorthand={"form": "1+13", "parts": {"1": ["组织部门"], "13": PARTS}, "cite": "mou#1"})
    assert [box.lines for box in drawing.boxes if box.strong] == [("组织部门",)]
    assert len(drawing.boxes) == 14
    assert "“13” 13 项" in drawing.told


def test_two_groups_of_equal_number_stand_in_columns() -> None:
    drawing = draw(name="三联三为", shorthand={"parts": {"联": PARTS[:3], "为": PARTS[3:6]}, "cite": "mou#1"})
    assert [box.lines for box in drawing.boxes if box.strong] == [("三联三为",), ("联：3 项",), ("为：3 项",)]
    assert "不表示逐项对应" in drawing.note


@pytest.mark.parametrize("name", ["三联三强化", "三联"])
def test_what_is_told_of_parts_that_are_not_listed_stands_in_one_dashed_box(name: str) -> None:
    parts = {"联": PARTS[:1], "强化": PARTS[2:5]} if "强化" in name else {"联": PARTS[:1]}
    drawing = draw(name=name, shorthand={"parts": parts, "gap": {"联": "另两联报告没有写。"}, "cite": "mou#1"})
    assert [box.lines for box in drawing.boxes if box.missing] == [("另两联报告没有写",)]
    assert "“联” 3 项（列出 1 项，另两联报告没有写）" in drawing.told


def test_parts_that_are_not_listed_and_of_which_nothing_is_told_are_counted() -> None:
    drawing = draw(name="三联三强化", shorthand={"parts": {"联": PARTS[:1], "强化": PARTS[2:5]}, "cite": "mou#1"})
    assert [box.lines for box in drawing.boxes if box.missing] == [("另 2 项没有列出",)]


def test_of_two_groups_the_shorter_ends_earlier() -> None:
    drawing = draw(shorthand={"form": "三亮一评", "parts": {"亮": PARTS[:3], "评": PARTS[3:4]}, "cite": "mou#1"})
    assert [box.lines[0] for box in drawing.boxes] == ["三亮一评", "亮：3 项", "评：1 项", "甲", "丁", "乙", "丙"]
    assert not any(box.missing for box in drawing.boxes)


def test_one_group_stands_around_its_name() -> None:
    drawing = draw(shorthand={"form": "八有", "parts": {"有": PARTS[:8]}, "cite": "mou#1"})
    hub, *members = drawing.boxes
    assert (hub.strong, hub.lines) == (True, ("八有",))
    assert [member.lines[0] for member in members if member.x < hub.x] == PARTS[:4]
    assert [member.lines[0] for member in members if member.x > hub.x] == PARTS[4:8]
    assert "两边是它的各项：“有” 8 项" in drawing.told


def test_parts_of_many_words_hang_below_the_name() -> None:
    parts = ["招聘员工的时候同步聘用馆员职工", "企业投产"]
    name, *hung = draw(shorthand={"form": "双同步", "parts": {"同步": parts}, "cite": "mou#1"}).boxes
    assert [box.lines for box in hung] == [(part,) for part in parts]
    assert all(box.x > name.x and box.y > name.bottom for box in hung)


def test_of_three_groups_each_has_its_own_parts_below_it() -> None:
    parts = {"主题": PARTS[:1], "重点": PARTS[1:3], "专题": PARTS[3:5]}
    drawing = draw(shorthand={"form": "一个主题、两个重点、两个专题", "parts": parts, "cite": "mou#1"})
    assert [box.lines[0] for box in drawing.boxes if box.strong][1:] == list(parts)
    assert [box.lines[0] for box in drawing.boxes if not box.strong] == PARTS[:5]


def test_a_shorthand_that_is_not_taken_apart_gets_the_chain_of_what_is_told() -> None:
    drawing = draw(shorthand={"form": "三亮一评", "parts": {}, "cite": "mou#1"}, structure=TOLD, steps=[STEP])
    assert [box.head for box in drawing.boxes] == ["主体", "动作", "对象"]
    assert not any(box.missing for box in drawing.boxes)


def test_of_less_than_three_parts_there_is_no_picture() -> None:
    assert mechanism_drawing(practice(structure=TOLD)) is None
    assert mechanism_drawing(practice()) is None


def test_the_rhythm_stands_below_the_parts() -> None:
    shorthand = {"form": "双送", "parts": {"送": PARTS[:2]}, "cite": "mou#1"}
    drawing = draw(shorthand=shorthand, structure={"rhythm": {"text": "每季一次。", "cite": "mou#1"}})
    assert [bar.kind for bar in drawing.bars] == ["bar"] * 4
    assert min(bar.area.y for bar in drawing.bars) > max(box.bottom for box in drawing.boxes)
    assert "下面是一年里的频次：每季一次。" in drawing.told


def test_a_rhythm_gets_a_time_line_and_the_chain_without_it() -> None:
    rhythm = {"rhythm": {"text": "每季一次，年终考核。", "cite": "mou#1"}}
    drawing = draw(structure={**TOLD, **rhythm}, steps=[STEP])
    assert [bar.kind for bar in drawing.bars] == ["bar"] * 5 + ["open"]
    assert [box.head for box in drawing.boxes] == ["主体", "动作", "对象"]
    assert draw(structure=rhythm).boxes == []


def test_a_rhythm_without_an_interval_stays_in_the_chain() -> None:
    drawing = draw(structure={**TOLD, "rhythm": {"text": "定期；多久一次没有写。", "cite": "mou#1"}})
    assert not drawing.bars
    assert [box.head for box in drawing.boxes] == ["主体", "对象", "频次"]


def test_the_action_is_the_one_step_or_their_number() -> None:
    assert draw(structure=TOLD, steps=[STEP]).boxes[1].lines == ("结成对子",)
    assert draw(structure=TOLD, steps=[STEP, STEP]).boxes[1].lines == ("操作要点 2 条",)


def test_mentions_of_records_are_shown_as_words(records: Handbook) -> None:
    catalog = records.catalog()
    structure = {"actor": {"text": "用[[xuqiu-qingdan|清单]]的分馆，见[[sanwen-sanbang]]。", "cite": "mou#1"}}
    structure["object"] = TOLD["object"]
    drawing = mechanism_drawing(practice(structure=structure, steps=[STEP]), lambda text: spoken(text, catalog))
    assert drawing
    assert "".join(drawing.boxes[0].lines) == "用清单的分馆，见三问三帮"
