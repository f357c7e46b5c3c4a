"""Cutting reports: nothing lost, nothing twice, nothing too long, and under the right enumerators."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.evidence.passages import Passage, Span, cut, visible

LONGEST = 300


def outline(text: str) -> list[tuple[str, str, str]]:
    """(path, kind, first characters) of each passage."""
    return [("/".join(found.path), found.kind, text[found.start : found.end][:6]) for found in whole(text)]


def whole(text: str) -> list[Passage]:
    return cut(text, Span(0, len(text)))


REPORT = """某县调研报告
本县做了一些试点,情况如下:
一、主要做法。
(一)抓班子
1、定职责。分馆馆长牵头,两名委员配合。
2.定时间。每月碰头。
(二)抓活动
主要有三项:一是读书,由各组轮流办;二是走访,一要勤,二要实;三是谈心。首先,馆长带头。
以上各项都有台账。
二、 存在问题
第一点,人手少。第二点,经费少。
"""

EXPECTED = [
    ("", "heading", "某县调研报告"),
    ("", "text", "本县做了一些"),
    ("一", "heading", "一、主要做法"),
    ("一/(一)", "heading", "(一)抓班子"),
    ("一/(一)/1", "text", "1、定职责。"),
    ("一/(一)/2", "text", "2.定时间。"),
    ("一/(二)", "heading", "(二)抓活动"),
    ("一/(二)", "text", "主要有三项:"),
    ("一/(二)/一是", "text", "一是读书,由"),
    ("一/(二)/二是", "text", "二是走访,一"),
    ("一/(二)/三是", "text", "三是谈心。"),
    ("一/(二)/三是/首先", "text", "首先,馆长带"),
    ("一/(二)", "text", "以上各项都有"),
    ("二", "heading", "二、 存在问"),
    ("二/第一点", "text", "第一点,人手"),
    ("二/第二点", "text", "第二点,经费"),
]


def test_outline() -> None:
    assert outline(REPORT) == EXPECTED


def test_sections_with_decimal_numbers() -> None:
    text = "年度报告\n1 背景与目标\n馆里做了一些事。\n2 主要做法\n2.1 分时预约\n2.1.1 放号规则\n每日放号。\n2.1.2老年通道\n2.2走访\n1. 先看\n看过再说。\n3 不足\n少。"
    assert outline(text) == [
        ("", "heading", "年度报告"),
        ("1", "heading", "1 背景与目"),
        ("1", "text", "馆里做了一些"),
        ("2", "heading", "2 主要做法"),
        ("2/2.1", "heading", "2.1 分时"),
        ("2/2.1/2.1.1", "heading", "2.1.1 "),
        ("2/2.1/2.1.1", "text", "每日放号。"),
        ("2/2.1/2.1.2", "heading", "2.1.2老"),
        ("2/2.2", "heading", "2.2走访"),
        ("2/2.2/1", "heading", "1. 先看"),
        ("2/2.2/1", "text", "看过再说。"),
        ("3", "heading", "3 不足"),
        ("3", "text", "少。"),
    ]


def test_decimal_numbers_stand_under_the_number_they_begin_with() -> None:
    text = "1. 概况\n1.1 背景\n馆里做了一些事。\n2. 做法\n2.1 走访\n看过再说。"
    assert [path for path, _, _ in outline(text)] == ["1", "1/1.1", "1/1.1", "2", "2/2.1", "2/2.1"]


def test_sections_with_a_numeral_and_a_blank() -> None:
    text = "一 基本做法\n馆里做了一些事。\n1.1 课程\n每周开课。\n二　取得的成效\n人多了。"
    assert outline(text) == [
        ("一", "heading", "一 基本做法"),
        ("一", "text", "馆里做了一些"),
        ("一/1.1", "heading", "1.1 课程"),
        ("一/1.1", "text", "每周开课。"),
        ("二", "heading", "二　取得的成"),
        ("二", "text", "人多了。"),
    ]


@pytest.mark.parametrize("text", ["2.1亿元投入建馆", "3.5 公里长的书廊", "12.5年的老馆", "3 名馆员值守一线", "5 万册图书上架", "2 至 3 人一组值班", "1.5倍于上年"])
def test_a_count_at_the_head_of_a_line_is_no_section(text: str) -> None:
    assert whole(text)[0].path == ()


def kinds(text: str) -> list[str]:
    return [passage.kind for passage in whole(text)]


@pytest.mark.parametrize(
    "line",
    [
        "3.线上缴费：用户可通过手机缴纳，缴后保存凭证。",
        "2. 线上缴纳：可通过微信平台，缴纳后请截图保存凭证。",
        "（三）组织部门印了3000份手册。",
        "2、各馆都设了借阅台账，已经用了起来。",
        "(1)每月碰头。",
    ],
)
def test_a_list_item_that_is_a_full_sentence_is_no_heading(line: str) -> None:
    assert kinds(f"{line}\n正文在此，共有两句。") == ["text", "text"]


@pytest.mark.parametrize("line", ["一、主要做法。", "（一）以培训为重点，狠抓认识的提高。", "1、建立联系会议制度。", "（二）加强领导，落实责任。"])
def test_a_title_may_end_in_a_full_stop(line: str) -> None:
    assert kinds(f"{line}\n正文在此，共有两句。") == ["heading", "text"]


def test_numbered_lines_with_nothing_below_them_are_a_list() -> None:
    text = "一、要求\n1.班前点名\n2.班中巡查\n3.班后讲评\n以上各项都有台账。\n二、办法\n1.分工\n馆长管总。\n2.登记\n逐日登记。"
    assert kinds(text) == [*["heading"], *["text"] * 4, "heading", "heading", "text", "heading", "text"]


def test_numbers_and_paragraphs_count_from_one() -> None:
    found = whole(REPORT)
    assert [passage.number for passage in found] == list(range(1, len(EXPECTED) + 1))
    assert [passage.paragraph for passage in found] == [1, 2, 3, 4, 5, 6, 7, 8, 8, 8, 8, 8, 9, 10, 11, 11]


def test_all_levels_on_one_line() -> None:
    text = "总述。 一、做法 甲。(一)组织 乙。1、分工。(1)馆长管总。①先定人。二、不足 丙。"
    assert outline(text) == [
        ("", "text", "总述。"),
        ("一", "heading", "一、做法"),
        ("一", "text", "甲。"),
        ("一/(一)", "heading", "(一)组织"),
        ("一/(一)", "text", "乙。"),
        ("一/(一)/1", "text", "1、分工。"),
        ("一/(一)/1/(1)", "text", "(1)馆长管"),
        ("一/(一)/1/(1)", "text", "①先定人。"),
        ("二", "heading", "二、不足"),
        ("二", "text", "丙。"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "共有三、四个社区干部参加。",
        "按4:3、5:2两种比例。",
        "增长3.5倍。",
        "两块牌子,一套人马。",
        "驻村馆长、第二馆长都到了。",
        "比例为1.2。",
    ],
)
def test_numerals_that_enumerate_nothing(text: str) -> None:
    assert len(whole(text)) == 1
    assert whole(text)[0].path == ()


def test_a_new_report_begins_a_new_outline() -> None:
    assert outline("一、甲乙\n(一)丙丁\n另一篇的标题\n正文在此。")[-1] == ("", "text", "正文在此。")


def test_long_paragraphs_are_cut_evenly_between_sentences() -> None:
    sentence = "分馆每周碰头一次，逐项核对清单，当场定下由谁去办。"
    text = sentence * 15
    lengths = [passage.end - passage.start for passage in whole(text)]
    assert lengths == [sum(lengths) - 8 * len(sentence), 8 * len(sentence)] or lengths == [8 * 25, 7 * 25]
    assert all(text[passage.end - 1] == "。" for passage in whole(text))


def test_a_quotation_is_kept_together() -> None:
    filler = "各组照表办理并逐条记录在册。" * 10  # 140 characters
    quotation = "“" + "先看再问后办。" * 15 + "”"
    text = filler + quotation + "。" + filler
    pieces = [text[passage.start : passage.end] for passage in whole(text)]
    assert any(quotation in piece for piece in pieces)


def test_a_sentence_without_end_is_cut_at_commas_then_anywhere() -> None:
    commas = whole("馆长带头，委员跟上，" * 60)
    assert all(passage.end - passage.start <= LONGEST for passage in commas)
    assert [passage.end - passage.start for passage in whole("长" * 700)] == [300, 300, 100]


def test_boilerplate_inside_a_sentence_does_not_cut_it() -> None:
    text = "水平有了提\n3、高。二是抓作风。"
    mark = Span(text.index("\n3、"), text.index("\n3、") + 3)
    found = cut(text, Span(0, len(text)), [mark])
    assert [visible(text, Span(passage.start, passage.end), [mark]).text for passage in found] == [
        "水平有了提高。",
        "二是抓作风。",
    ]


def test_offsets_are_those_of_the_file() -> None:
    text = "网站导航\n甲乙丙丁\n广告\n戊己庚辛。"
    (_, last) = cut(text, Span(5, len(text)), [Span(10, 13)])
    assert text[last.start : last.end] == "戊己庚辛。"


@pytest.mark.parametrize("char", ["一", "一、", "(", "“", "好", "，", "。", "“。”", "一是", " ", "\n", "1."])
def test_hostile_text_takes_no_time(char: str) -> None:
    start = time.process_time()
    whole(char * 20_000)
    assert time.process_time() - start < 20  # a guard against work that grows with the square


SCRAPS = st.sampled_from(
    ["一、", "（二）", "3、", "1.", "(4)", "①", "一是", "二要", "第一点，", "首先，", "。", "；", "，", "、", "：", "“",
     "”", "（", "）", "\n", " ", "\u3000", "分馆", "1+13", "xx", "3.5", "？！", "《办法》", "好" * 90, "看", "\r",
     "\u2028"]
)  # fmt: skip


@settings(deadline=None, max_examples=200)
@given(st.lists(SCRAPS, max_size=60).map("".join), st.data())
def test_passages_cover_every_visible_character_once(text: str, data: st.DataObject) -> None:
    offsets = st.integers(0, len(text))
    span = Span(*sorted([data.draw(offsets), data.draw(offsets)]))
    hidden = [Span(*sorted([data.draw(offsets), data.draw(offsets)])) for _ in range(data.draw(st.integers(0, 2)))]
    found = cut(text, span, hidden)

    def visible_offsets(start: int, end: int) -> list[int]:
        return [
            offset for offset in range(start, end)
            if not text[offset].isspace() and not any(left <= offset < right for left, right in hidden)
        ]  # fmt: skip

    covered = [offset for passage in found for offset in visible_offsets(passage.start, passage.end)]
    assert covered == visible_offsets(*span)
    assert all(len(visible(text, Span(passage.start, passage.end), hidden).text) <= LONGEST for passage in found)
    assert [passage.number for passage in found] == list(range(1, len(found) + 1))
