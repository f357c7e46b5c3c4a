"""The words of a passage as they are shown, and which of them a statement rests on."""

from __future__ import annotations

import pytest

from handbook.evidence.index import Damage, PassageIndex
from handbook.evidence.indexing import build_index
from handbook.evidence.passages import Span
from handbook.evidence.shown import Piece, pieces, readable, rests_on
from handbook.reports.reading import Report

TEXT = "图书馆员到户问需求、问困难，帮办证、帮荐书，每名馆员联系２户，全年收到事项1350件，另有2135户。"


def index(text: str = TEXT, damage: tuple[Damage, ...] = (), boilerplate: tuple[Span, ...] = (), shown: bool = True) -> PassageIndex:
    report = Report("试点.txt", text, "0" * 64, "UTF-8", len(text.encode()))
    return build_index("shidian", report, Span(0, len(text)), boilerplate, damage, shown)


def marked(*stated: str, **how: object) -> list[str]:
    made = index(**how)  # type: ignore[arg-type]
    words = readable(made, made.passages[0])
    assert words is not None
    return [words.text[span.start : span.end] for span in rests_on(stated, made, made.passages[0])]


@pytest.mark.parametrize(
    ("stated", "words"),
    [
        pytest.param("图书馆员每人联系 2 户。", ["图书馆员", "2户"], id="a shared stretch, and a figure written otherwise"),
        pytest.param("收到 1350 件。", ["1350件"], id="no part of another number"),
        pytest.param("问需求", ["问需求"], id="a part to the letter"),
        pytest.param("办证", ["办证"], id="a part of two characters"),
        pytest.param("「问 困难」", ["问困难"], id="whatever its marks and spaces"),
        pytest.param("分馆开会。", [], id="nothing in common"),
        pytest.param("35户", [], id="digits in a row are no figure"),
        pytest.param("", [], id="nothing said"),
    ],
)
def test_the_words_a_statement_rests_on(stated: str, words: list[str]) -> None:
    assert [word.replace("２", "2") for word in marked(stated)] == words


def test_stretches_that_touch_are_one() -> None:
    assert marked("问需求、问困难", "帮办证、帮荐书") == ["问需求、问困难", "帮办证、帮荐书"]


def test_a_damaged_figure_bears_nothing_out() -> None:
    start = TEXT.index("1350件")
    assert marked("收到 1350 件。", damage=(Damage(start, start + 5, "数字缺失"),)) == []


def test_places_are_right_where_boilerplate_and_hidden_characters_are_left_out() -> None:
    text = "分馆每月\u200b学习（点此下载）三次，\u202e全年36次，建卡120张。"
    ad = text.index("（点此")
    assert marked("每月学习三次，建卡 120 张", text=text, boilerplate=(Span(ad, ad + 6),)) == ["每月学习三次", "120张"]


def test_a_passage_is_cut_at_figures_and_damage() -> None:
    text = "分馆建卡120张，全年36次。"
    start = text.index("36次")
    made = index(text, (Damage(start - 1, start + 2, "年份被替换"),))
    assert pieces(made, made.passages[0]) == [
        Piece("分馆建卡", False, ""), Piece("120张", True, ""), Piece("，全", False, ""),
        Piece("年", False, "年份被替换"), Piece("36", True, "年份被替换"), Piece("次", True, ""), Piece("。", False, ""),
    ]  # fmt: skip


def test_without_its_text_a_passage_shows_nothing() -> None:
    made = index(shown=False)
    assert readable(made, made.passages[0]) is None
    assert pieces(made, made.passages[0]) == []
    assert rests_on(["图书馆员"], made, made.passages[0]) == ()
