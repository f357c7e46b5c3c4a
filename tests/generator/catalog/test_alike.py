"""Records that may tell the same thing twice are found by wording, parts and place together, of every kind; and records near to a text."""

from __future__ import annotations

from handbook.catalog.alike import LEAST, Likeness
from handbook.model import Practice, Problem
from stock_handbook import Handbook

MENTIONED = """\
name: 两评
summary: 年底请分馆大会和读者代表评议。
sectors: [总馆]
level: 县
mechanism: 考核评价
status: 已实践
evidence: 仅描述
steps:
  - {text: 年底由分馆大会、读者代表评议。, cite: tushu-huifang#5}
solves: [dengji-daitian]
cites: tushu-huifang#5
"""


def test_nothing_in_the_stock_handbook_is_told_twice(records: Handbook) -> None:
    assert Likeness(records.catalog()).pairs() == []


def test_a_thin_record_of_the_same_passage_is_one(records: Handbook) -> None:
    path = records.write("docs/practices/liangping.yml", MENTIONED)
    likeness = Likeness(records.catalog())
    (found,) = likeness.pairs()
    assert (found.one.id, found.other.id) == ("liangping", "sannuo-liangping")
    assert found.place == 1.0
    assert found.share > LEAST
    text = MENTIONED.replace("考核评价", "监督约束").replace("dengji-daitian", "jiaoban-wu-shixian")
    path.write_text(text.replace("年底由分馆大会、读者代表评议。", "两方打分。").replace("年底请分馆大会和读者代表评议", "两方打分"), encoding="utf-8")
    assert Likeness(records.catalog()).pairs() == []  # another thing of the same passage


def test_what_people_have_told_apart_is_not_asked_again(records: Handbook) -> None:
    records.write("docs/practices/liangping.yml", MENTIONED + "namesakes: [sannuo-liangping]\n")
    assert Likeness(records.catalog()).pairs() == []


def test_other_kinds_are_compared_by_what_they_say(records: Handbook) -> None:
    text = (records.docs / "problems/jiaoban-wu-shixian.yml").read_text(encoding="utf-8")
    records.write("docs/problems/jiaoban-meiyou-shixian.yml", text.replace("name: 交办事项没有时限", "name: 交办的事没有期限"))
    (found,) = Likeness(records.catalog()).pairs()
    assert (found.one.kind, found.one.id, found.other.id) == ("problem", "jiaoban-meiyou-shixian", "jiaoban-wu-shixian")


def test_the_records_nearest_to_a_text(records: Handbook) -> None:
    likeness = Likeness(records.catalog())
    assert [near.entry.id for near in likeness.nearest("交办的事项没有时限，超过60天", Problem)] == ["jiaoban-wu-shixian"]
    assert likeness.nearest("馆员到户问需求", Practice)[0].entry.id == "sanwen-sanbang"
    assert likeness.nearest("", Practice) == []
