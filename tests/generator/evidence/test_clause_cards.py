"""Clause cards: how a text is cut, what is read on each clause, and how a statement finds the clauses it rests on."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.evidence.cards import cards_of, read_cards, write_card
from handbook.evidence.cards.clauses import clauses
from handbook.evidence.cards.kinds import KINDS
from handbook.evidence.figures import read_figures
from handbook.evidence.fingerprints import pairs
from handbook.evidence.index import Damage
from handbook.evidence.index_file import read_index, write_index
from handbook.evidence.indexing import build_index
from handbook.evidence.library import Library
from handbook.evidence.passages import Span
from handbook.reports.reading import Report

TEXT = (
    "某县图书馆务小结\n"
    "一是设立借阅点，共1,200处；部分村民不愿办证，借书人数下降了两成。\n"
    "二是下一步拟每季度走访一次社区，先登记，后回访。"
)


def of(text: str) -> Library:
    report = Report("小结.txt", text, "0" * 64, "UTF-8", len(text.encode()))
    return Library({"xiaojie": build_index("xiaojie", report, Span(0, len(text)))})


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("设点，借书；还书。", ["设点", "借书", "还书"]),
        ("共1,200处,分三类", ["共1,200处", "分三类"]),
        ("比例为4:3:3:另有两成", ["比例为4:3:3", "另有两成"]),
        ("有三、四个村", ["有三、四个村"]),
        ("一是设点，二是借书", ["设点", "借书"]),
        ("一、设点\n（一）借书", ["设点", "借书"]),
        ("，。……", []),
        ("", []),
        ("一 背景情况", ["背景情况"]),
        ("甲来。\n2 走访读者", ["甲来", "走访读者"]),
    ],
)
def test_clauses(text: str, cut: list[str]) -> None:
    assert [text[clause.start : clause.end] for clause in clauses(text)] == cut


def test_sentences_are_counted() -> None:
    assert [clause.sentence for clause in clauses("甲来，乙来；丙来。丁来？戊来")] == [0, 0, 0, 1, 2]


@given(st.text(alphabet="一二三是要甲乙，。；、,:1234. \n()（）①第点", max_size=60))
@settings(max_examples=300, deadline=None)
def test_clauses_stand_in_order_and_never_touch_a_figure_twice(text: str) -> None:
    spans = [(clause.start, clause.end) for clause in clauses(text)]
    assert all(start < end for start, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def finds(text: str, kind: str) -> list[list[str]]:
    """What is read of a kind on each clause of a text."""
    return [sorted(card.codes(kind)) for _, card in cards_of(text, read_figures(text, articles=True))]


@pytest.mark.parametrize(
    ("kind", "text", "read"),
    [
        ("polarity", "村民不愿办证，没有人来，缺乏人手，难以坚持", [["no"], ["no"], ["lack"], ["hard"]]),
        ("polarity", "不断走访，不仅登记，无论远近，非常满意，未来可期", [[]] * 5),
        ("direction", "借书人数上升，退书减少，越来越多，不断扩大", [["up"], ["down"], ["up"], ["up"]]),
        ("hedge", "部分村民来，个别人不来，多数人满意，全体到会", [["some"], ["few"], ["most"], ["all"]]),
        ("hedge", "内部分工，少数民族村，成都", [[]] * 3),
        ("modality", "下一步拟建馆，应当登记，已建成，走访了", [["plan"], ["norm"], ["done"], ["done"]]),
        ("modality", "主要任务，将卡片登记，反应快", [[]] * 3),
        ("comparison", "全市首个，唯一一家，走在前列，全县推广，人最多", [["first"], ["only"], ["lead"], ["spread"], ["most"]]),
        ("bodies", "街道和社区走访", [["社区", "街道"]]),
        ("places", "青禾县建馆，全市推开，各村走访", [["县"], [], []]),
        ("hearsay", "据馆员介绍，有人认为太远，馆员登记", [["told"], ["thought"], []]),
        ("frequency", "每个季度走访，月底小结", [["每季"], ["月底"]]),
        ("order", "先登记，后回访，再次登记，优先借书", [["first"], ["then"], [], []]),
        ("cause", "由于路远，因此设点，使用卡片", [["since"], ["so"], []]),
        ("numbers", "共3处，另有5人和7户", [["0"], ["1", "2"]]),
    ],
)
def test_what_is_read_on_a_clause(kind: str, text: str, read: list[list[str]]) -> None:
    assert finds(text, kind) == read


def test_every_kind_is_found_by_listing() -> None:
    assert [kind.code for kind in KINDS] == sorted({kind.code for kind in KINDS})


def test_a_find_knows_the_words_beside_it() -> None:
    (_, card), *_ = cards_of("部分村民不愿办证", ())
    (found,) = card.said("polarity")
    assert (found.code, found.left, found.right) == ("no", pairs("部分村民"), pairs("民愿办证"))


def test_a_figure_knows_its_number_and_the_words_beside_it() -> None:
    text = "设1处，联系村民120户以上"
    card = [card for _, card in cards_of(text, read_figures(text))][1]
    (found,) = card.said("numbers")
    assert (found.code, found.left) == ("1", pairs("联系村民"))


def test_cards_come_back_as_written() -> None:
    made = tuple(card for _, card in cards_of(TEXT, read_figures(TEXT, articles=True)))
    assert read_cards(tuple(map(write_card, made))) == made


@given(st.lists(st.text(max_size=30), max_size=3))
@settings(max_examples=200, deadline=None)
def test_what_is_no_card_reads_as_one_that_says_nothing(written: list[str]) -> None:
    assert len(read_cards(tuple(written))) == len(written)


def test_the_index_keeps_the_cards_and_no_words() -> None:
    index = of(TEXT).indexes["xiaojie"]
    written = write_index(index)
    assert read_index(written) == index
    assert "村民" not in "".join(json.loads(written)["passages"][1]["cards"]).replace("bodies=村民", "")
    assert [card.sentence for card in index.passages[1].cards] == [0, 0, 0, 0]


def test_no_card_is_made_from_damaged_text() -> None:
    at = TEXT.index("不愿")
    report = Report("小结.txt", TEXT, "0" * 64, "UTF-8", len(TEXT.encode()))
    index = build_index("xiaojie", report, Span(0, len(TEXT)), (), (Damage(at, at + 2, "截断"),))
    card = index.passages[1].cards[2]
    assert card.damaged
    assert not card.codes("polarity")
    assert card.words == pairs("部分村民") | pairs("办证")


def test_a_damaged_figure_is_on_no_card() -> None:
    at = TEXT.index("200处")
    report = Report("小结.txt", TEXT, "0" * 64, "UTF-8", len(TEXT.encode()))
    index = build_index("xiaojie", report, Span(0, len(TEXT)), (), (Damage(at, at + 3, "数字缺失"),))
    assert [card.codes("numbers") for card in index.passages[1].cards] == [set(), set(), set(), {"1"}]


def test_a_statement_finds_the_clauses_it_rests_on() -> None:
    aligned = of(TEXT).alignment("村民愿意办证，先回访，后登记。", [("xiaojie", 2), ("xiaojie", 3), ("xiaojie", 9)])
    assert [each.clause for each in aligned] == ["村民愿意办证", "先回访", "后登记"]
    assert [[(match.place, match.number) for match in each.matches[:1]] for each in aligned] == [
        [(("xiaojie", 2), 2)], [(("xiaojie", 3), 2)], [(("xiaojie", 3), 1)],
    ]  # fmt: skip
    assert aligned[0].said.codes("polarity") == set()
    assert aligned[0].matches[0].card.codes("polarity") == {"no"}


def test_a_word_is_looked_for_in_one_clause() -> None:
    card = of(TEXT).indexes["xiaojie"].passages[1].cards[2]
    assert card.holds("村民")
    assert not card.holds("借阅点")
    assert not card.holds("村")


def test_what_the_clauses_of_a_passage_have_together() -> None:
    passage = of("馆员没有走访。\n人数增加，不再开会。").passage("xiaojie", 2)
    assert passage
    assert passage.codes("polarity") == {"no"}
    assert passage.codes("direction") == {"up"}
    assert passage.codes("cause") == frozenset()
    assert passage.codes("polarity") is passage.codes("polarity")  # gathered once
