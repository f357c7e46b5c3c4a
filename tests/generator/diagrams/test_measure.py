"""Text is wrapped by what its characters take up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.diagrams.measure import plain, width, wrap


def test_a_chinese_character_is_one_em_wide_and_a_digit_less() -> None:
    assert width("馆务，（）“”") == 7
    assert 1 < width("12") < 1.5


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("联系困难群众", 10, ("联系困难群众",)),
        ("整体联动的城乡图书馆设置体系", 10, ("整体联动的城乡", "图书馆设置体系")),
        ("总馆馆委、分馆、馆员。", 5, ("总馆馆委、", "分馆、馆", "员。")),
        ("先签《责任书》一份", 3, ("先签", "《责任", "书》一", "份")),
        ("共有 852 个图书分馆", 6, ("共有 852", "个图书分馆")),
        ("", 5, ()),
        (" \n\t ", 5, ()),
    ],
)
def test_lines_break_where_chinese_may(text: str, limit: float, lines: tuple[str, ...]) -> None:
    assert wrap(text, limit) == lines


@given(st.text(max_size=80), st.integers(2, 30))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, limit: int) -> None:
    lines = wrap(text, limit)
    assert "".join("".join(lines).split()) == "".join(plain(text).split())
    assert all(width(line) <= limit for line in lines)
    assert all(lines)


@given(st.text())
def test_plain_text_can_stand_in_xml(text: str) -> None:
    codes = list(map(ord, plain(text)))
    assert not any(code < 32 or 0xD800 <= code < 0xE000 or code in (0xFFFE, 0xFFFF) for code in codes)
