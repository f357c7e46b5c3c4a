"""Passage indexes: no text unless it is shown, the same bytes every time, and no name lost."""

from __future__ import annotations

import json
import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.evidence.figures import Figure, read_figures
from handbook.evidence.index import Damage, PassageIndex
from handbook.evidence.index_file import IndexFault, read_index, write_index
from handbook.evidence.indexing import build_index
from handbook.evidence.names import names
from handbook.evidence.normalise import normalise
from handbook.evidence.passages import Span
from handbook.reports.reading import Report

TEXT = (
    "某社区试点小结\n"
    "一是推行“四簿四卡”，建卡120余张，共1.3万名居民受益。\n"
    "二是办《邻里公约》，有xx户签字，三联三为也在推。"
)


def report(text: str = TEXT) -> Report:
    return Report("试点.txt", text, "0" * 64, "UTF-8", len(text.encode()))


def index(text: str = TEXT, damage: tuple[Damage, ...] = ()) -> PassageIndex:
    return build_index("shidian", report(text), Span(0, len(text)), (), damage)


def figure(text: str) -> Figure:
    (found,) = read_figures(text)
    return found


def test_what_a_passage_knows() -> None:
    passage = index().passage(2)
    assert passage is not None
    assert (passage.path, passage.kind, passage.paragraph) == (("一是",), "text", 2)
    assert passage.names == ("四簿四卡",)
    assert [TEXT[found.start : found.end] for found in passage.figures] == ["120余张", "1.3万名"]


def test_no_such_passage() -> None:
    assert index().passage(0) is None
    assert index().passage(4) is None


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("四簿四卡", "yes"),
        ("「四 簿四卡」", "yes"),
        ("推行", "yes"),
        ("三联三为", "no"),
        ("三建三联", "no"),
        ("推", "no"),
        ("", "no"),
    ],
)
def test_contains(name: str, verdict: str) -> None:
    assert index().passages[1].contains(name) == verdict


def test_figures_of_a_passage() -> None:
    passage = index().passages[1]
    assert passage.figure(figure("13000人")) == "yes"
    assert passage.figure(figure("120张")) == "no"


def test_damage_is_told_apart() -> None:
    start = TEXT.index("1.3万名")
    passage = index(damage=(Damage(start, start + 5, "数字缺失"),)).passages[1]
    assert passage.figure(figure("1.3万名")) == "damaged"
    assert passage.figure(figure("120余张")) == "yes"
    assert passage.contains("1.3万名居民") == "damaged"
    assert passage.contains("居民受益") == "yes"
    assert passage.contains("名居民受益") == "damaged"
    assert passage.contains("居民签字") == "no"


def test_same_report_same_bytes() -> None:
    assert write_index(index()) == write_index(index())


def test_one_passage_a_line_without_its_text() -> None:
    written = write_index(index())
    assert written.endswith("\n]\n}\n")
    assert len([line for line in written.splitlines() if line.startswith('  {"n":')]) == 3
    assert "建卡120余张" not in written
    assert "四簿四卡" in written
    assert json.loads(written)["source"] == "shidian"


def shown(text: str = TEXT, boilerplate: tuple[Span, ...] = (), damage: tuple[Damage, ...] = ()) -> PassageIndex:
    return build_index("shidian", report(text), Span(0, len(text)), boilerplate, damage, shown=True)


def test_a_report_that_may_be_shown_stands_in_its_index() -> None:
    made = shown()
    assert [passage.text for passage in made.passages] == TEXT.split("\n")
    assert read_index(write_index(made)) == made
    assert all(map(made.is_true_to, made.passages))
    assert (made.has_text, index().has_text) == (True, False)


def test_the_text_stands_in_the_place_of_its_edges() -> None:
    made, hidden = shown(), index()
    kept = zip(made.passages, hidden.passages, strict=True)
    bare = replace(made, passages=tuple(replace(passage, text=None, edges=other.edges) for passage, other in kept))
    assert write_index(bare) == write_index(hidden)
    assert not any(any(passage.edges) for passage in made.passages)


def test_of_a_shown_report_boilerplate_is_left_out() -> None:
    page = TEXT.index("推行")
    made = shown(boilerplate=(Span(page, page + 2),), damage=(Damage(page + 2, page + 4, "截断"),))
    passage = made.passages[1]
    assert passage.text is not None
    assert passage.text.startswith("一是“四簿四卡”")
    words = made.words(passage)
    assert words is not None
    assert [TEXT[at] for at in words.at] == list(passage.text)
    assert made.is_true_to(passage)


def test_a_text_changed_by_hand_is_noticed() -> None:
    made = read_index(write_index(shown()).replace("居民受益", "居民获益"))
    assert [made.is_true_to(passage) for passage in made.passages] == [True, False, True]
    shorter = read_index(write_index(shown()).replace("居民受益", "受益"))
    assert not shorter.is_true_to(shorter.passages[1])


def test_what_nobody_sees_is_written_out_in_an_index() -> None:
    made = shown("分馆\u202e会议\u200b记录。\n")
    written = write_index(made)
    assert '"text":"分馆\\u202e会议\\u200b记录。"' in written
    assert read_index(written) == made


@pytest.mark.parametrize("damage", [(), (Damage(9, 14, "截断"),)])
def test_round_trip(damage: tuple[Damage, ...]) -> None:
    made = index(TEXT + "\n评分按4:3:3汇总，每组3至5人，占3/4。", damage)
    assert read_index(write_index(made)) == made


WORDS = st.text(alphabet="馆务分馆联系群众三为帮促一体化，。“”（） 12%Aa", max_size=400).map(
    lambda text: re.sub("。+", "。", text)  # no name is cut out of an ellipsis
)


@settings(deadline=None)
@given(WORDS, st.data())
def test_a_name_that_is_there_is_always_found(text: str, data: st.DataObject) -> None:
    made = index(text)
    for passage in made.passages:
        inside = text[passage.start : passage.end]
        start = data.draw(st.integers(0, len(inside) - 1))
        name = inside[start : data.draw(st.integers(start + 1, len(inside)))]
        assert passage.contains(name) == "yes" or len(normalise(name)) < 2
    assert read_index(write_index(made)) == made


VALUE = '"value":"13000"'
BEYOND = [
    *((VALUE, f'"value":{value}') for value in ("1e999", '"sNaN"', '"9e999999999"', '"1e999999"', '"-Infinity"', '"1_0"', "true")),
    (VALUE, f'"value":"{"9" * 400}"'),
    ('"unit":"', '"unit":["年"],"scale":"'),
    (VALUE, '"value":"13000","bound":"很多"'),
    (VALUE, '"value":"13000","upper":null'),
    (VALUE, '"value":"13000","parts":{"1":"2"}'),
    (VALUE, '"value":"13000","damaged":"yes"'),
    ('"before": 0', '"before": 0, "more": 1'),
    ('"range": [0,', '"range": [1e999,'),
    ('"range": [0,', '"range": [-1,'),
    ('"before": 0', '"before": 1e3'),
    ('"boilerplate": []', '"boilerplate": [[0,99999999999]]'),
    ('"boilerplate": []', '"boilerplate": 7'),
    ('"blanks": [', '"blanks": [[0],'),
    ('"n":2,', '"n":"2",'),
    ('"n":2,', ""),
    ('"n":2,"path":', '"n":2,"path":"一","paths":'),
    ('"cards":["', '"cards":["<b>|'),
    ('"grams":["', '"grams":["！'),
]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "不是有效的 JSON"),
        ("[1]", "格式版本不是 5"),
        ('{"scheme": 1}', "格式版本不是 5"),
        ('{"scheme": 5}', "缺少内容"),
        (write_index(index()).replace('"figures"', '"telling":"背景","figures"'), "缺少内容，或者内容有误"),
        (write_index(index()).replace('"n":2', '"n":1'), "缺少内容，或者内容有误"),
        (write_index(index()).replace('"n":2', '"n":0'), "缺少内容，或者内容有误"),
        (write_index(index()).replace('"value":"13000"', '"value":"many"'), "缺少内容，或者内容有误"),
        ("[" * 100_000, "不是有效的 JSON"),
        *((write_index(index()).replace(*change), "缺少内容，或者内容有误") for change in BEYOND),
    ],
)
def test_broken_indexes_say_what_to_do(text: str, message: str) -> None:
    with pytest.raises(IndexFault, match=message):
        read_index(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“六联六建”与《办法》", ("六联六建", "办法")),
        ("推行“创先争优〞活动", ("创先争优",)),
        ("落实三会一课制度", ("三会一课",)),
        ("开展三建三提升,夯实基础", ("三建三提升",)),
        ("建立1+13机制、“1+n”共建", ("1+13", "1+n")),
        ("一个一个地谈，一步一步地办", ()),
        ("“一句长到谁也不会当成名称来引用的完整的话”", ()),
    ],
)
def test_names(text: str, expected: tuple[str, ...]) -> None:
    assert names(text) == expected


def test_much_damage_costs_no_more_than_its_length() -> None:
    """No measure of speed, only a guard: what grows with the square of the length would take minutes here."""
    text = "".join(f"{number} 号馆登记图书，收到□□件。\n" for number in range(6000))
    damage = tuple(Damage(found.start(), found.end(), "数字缺失") for found in re.finditer("□□", text))
    before = time.process_time()
    made = index(text, damage)
    assert time.process_time() - before < 40
    assert len(made.damage) == len(damage) == 6000
    few = index(text[: made.passages[9].end], damage[:10])
    assert [each.sound for each in made.passages[:10]] == [each.sound for each in few.passages]
    assert [each.figures for each in made.passages[:10]] == [each.figures for each in few.passages]


def test_damage_that_reaches_over_passages_touches_each() -> None:
    second, third = TEXT.index("1.3万名"), TEXT.index("xx户")
    damaged = index(damage=(Damage(second, third + 2, "截断"), Damage(third, third + 2, "隐名")))
    assert [[found.damaged for found in passage.figures] for passage in damaged.passages] == [[], [False, True], []]
