"""Where a passage stands, in words that help who holds a copy of his own: in the notes of a page, on the source's page."""

from __future__ import annotations

import re

import pytest

from handbook.evidence.edges import Edges
from handbook.evidence.index import Damage
from handbook.evidence.indexing import build_index
from handbook.evidence.passages import Span
from handbook.pages.whereabouts import said_of, whereabouts
from handbook.reports.reading import Report
from stock_handbook import Handbook

TEXT = (
    "某市图书馆报告\n"
    "一、主要做法\n"
    "（一）建立制度\n"
    "馆员每季度走访结对社区一次，填写走访登记表，全年走访1350户，办结率95.2%。\n"
    "1、办好讲座。一是讲座每月一次，由各馆轮流承办，请读者点题，办完以后把评价贴在馆门口。\n"
    "第二点，“两帮两促”由联系馆员逐户登记，登记表一季交一次，交到办公室由专人收存。\n"
)


def places(shown: bool = False, *damage: Damage) -> list[str]:
    index = build_index("baogao", Report("baogao.txt", TEXT, "0" * 64, "UTF-8", 1), Span(0, len(TEXT)), (), damage, shown)
    return [whereabouts(index, passage) for passage in index.passages]


@pytest.mark.parametrize("shown", [False, True])
def test_the_place_of_a_passage_in_words(shown: bool) -> None:
    assert places(shown) == [
        "第 1 自然段“某……告”",
        "第一部分的标题第 2 自然段“一……法”",
        "第一部分（一）的标题第 3 自然段“（……度”",
        "第一部分（一）第 4 自然段“馆员每季度走……95.2%。”",
        "第一部分（一）第 1 点第 5 自然段“1……。”",
        "第一部分（一）第 1 点“一是”第 5 自然段“一是讲座每月……贴在馆门口。”",
        "第一部分（一）第 1 点“第二点”第 6 自然段“第二点，‘两……由专人收存。”",
    ]


def test_what_is_damaged_is_not_said() -> None:
    start = TEXT.index("馆员每季度")
    assert places(False, Damage(start, start + 2, "词语被替换"))[3] == "第一部分（一）第 4 自然段“……95.2%。”"
    assert said_of(Edges()) == ""


def test_the_page_of_a_source_says_where_passages_and_damage_are(built: Handbook) -> None:
    page = built.page("sources/tushu-huifang").partition('id="passages"')
    assert not re.search(r"\d+—\d+</td>", page[2])
    assert "起于“" in page[2]
