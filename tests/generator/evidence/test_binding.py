"""Figures of a statement against the words beside those of a passage: on which side a noun stands, what is exchanged or misplaced."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handbook.evidence.binding import Counted, counted
from handbook.evidence.cards import Card, cards_of
from handbook.evidence.exchanges import exchanged, outdone
from handbook.evidence.figures import read_figures
from handbook.evidence.figures.neighbours import neighbours
from handbook.evidence.nouns import misplaced
from handbook.evidence.senses import Senses, sense

WORDS = Senses((sense("图书室|分馆", "分馆 图书室"), sense("社区", "社区"), sense("馆员", "馆员"), sense("事项", "事项 件事")))
PASSAGE = "全县120个分馆与60个社区结对，馆员260名，其中60岁以上的占37%。收到事项1350件、办结1285件，村民满意。"


def of(text: str) -> Sequence[Counted]:
    figures = read_figures(text, articles=True)
    return tuple(counted(figures, [card for _, card in cards_of(text, figures)]))


def weigh(pair: str) -> int:
    return 1


@pytest.mark.parametrize(
    ("clause", "side", "noun"),
    [
        ("120个图书分馆结对", "behind", "图书分馆结对"),
        ("图书分馆共有120个", "before", "图书分馆"),
        ("馆员30名担任组长", "before", "馆员"),
        ("事项（120个）", "before", "事项"),
        ("分馆120个与社区结对", "before", "分馆"),
        ("老年人的占120个", "nowhere", "老年人"),
        ("达120个", "nowhere", ""),
    ],
)
def test_the_noun_of_a_figure(clause: str, side: str, noun: str) -> None:
    (figure,) = read_figures(clause)
    (beside,) = neighbours(clause, [(figure.start, figure.end)])
    assert (beside.side, beside.noun) == (side, noun)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("60个分馆与120个社区结对。", True),
        ("结对的社区120个，分馆60个。", True),
        ("收到事项1285件，办结1350件。", True),
        ("甲类60个，乙类120个。", False),
    ],
)
def test_what_is_exchanged(text: str, sure: bool) -> None:
    found = exchanged(text, of(PASSAGE), weigh)
    assert found
    assert found.sure is sure


@pytest.mark.parametrize(
    "text",
    [
        "120个分馆与60个社区结对。",
        "结对的社区60个，分馆120个。",
        "收到1350件，办结1285件。",
        "甲类120个，乙类60个。",
        "社区60个，馆员260名。",
        "社区60个，分馆130个。",
        "60个分馆与120个社区是不是都结对没有写。",
    ],
)
def test_what_is_not(text: str) -> None:
    assert exchanged(text, of(PASSAGE), weigh) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("120个社区结对。", [("社区", "60", True)]),
        ("260个分馆", []),  # another unit is another rule's
        ("分馆260名。", [("分馆", None, False)]),
        ("260名社区馆员", []),  # part of it is right
        ("图书室120个，馆员有260名。", []),
        ("37%是馆员。", []),
    ],
)
def test_a_noun_that_is_not_its_own(text: str, found: list[tuple[str, str | None, bool]]) -> None:
    read = misplaced(text, of(PASSAGE), WORDS)
    assert [(fault.word, str(fault.of.value) if fault.of else None, fault.sure) for fault in read] == found


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("办结的有1350件。", ["1285"]),
        ("收到的有1285件。", ["1350"]),
        ("收到的有1350件。", []),
        ("收到1350件，办结1285件。", []),
        ("分3级打分。", []),  # a ratio counts nothing
    ],
)
def test_words_of_another_figure(text: str, instead: list[str]) -> None:
    passages = of("收到事项1350件、办结1285件。分3级做，述职打分按4:3:3相加。")
    assert [str(found.instead.value) for found in outdone(text, passages, weigh)] == instead


def test_a_word_that_the_passage_does_not_have() -> None:
    (fault,) = misplaced("120个社区结对。", of("全县120个分馆结对。"), WORDS)
    assert (fault.word, fault.of, fault.sure) == ("社区", None, True)


@given(st.text(alphabet="甲乙分馆社区的占、，。（）个名12%与为\n", max_size=30), st.text(alphabet="甲乙分馆社区的占、，。个名12%", max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read(text: str, passage: str) -> None:
    exchanged(text, of(passage), weigh)
    list(misplaced(text, of(passage), WORDS))


@given(st.text(alphabet="甲乙分馆社区的占、，。个名12%与", max_size=40))
@settings(max_examples=200, deadline=None)
def test_what_a_passage_says_itself_is_never_sure_to_be_exchanged(text: str) -> None:
    found = exchanged(text, of(text), weigh)
    assert not found or not found.sure


@pytest.mark.parametrize("written", ["", "0", "7:abc:def::behind", "x:::", "0:::::"])
def test_a_card_written_otherwise_bears_out_nothing_and_breaks_nothing(written: str) -> None:
    figures = read_figures("120个分馆")
    assert all(each.figure == figures[0] for each in counted(figures, [Card("", {"numbers": (written,)}, 0)]))
