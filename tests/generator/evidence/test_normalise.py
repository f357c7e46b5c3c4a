"""One spelling for both sides of every comparison."""

from __future__ import annotations

import re
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.evidence.normalise import grams, normalise, normalise_with_offsets

CHINESE = st.text(
    alphabet="馆务分馆工作一二三，。、；：“”‘’（）【】《》—－~…·.!?-  \n\u3000\u00a0\u200b１２３ＡＢａbc12%％",
    max_size=40,
)

EQUAL = [
    ("“三联三为”", "三联三为"),
    ("「三联三为」", "三联三为"),
    ('"三联三为〞', "三联三为"),
    ("（试行）", "(试行)"),
    ("【编者】", "〔编者〕"),
    ("８５２ 个", "852个"),
    ("95.2 ％", "95.2%"),
    ("分馆，社区；街道：乡", "分馆,社区;街道:乡"),
    ("36—45岁", "36～45岁"),
    ("36-45岁", "36–45岁"),
    ("等等……", "等等..."),
    ("等等…", "等等。。。"),
    ("馆 务\n工\u3000作", "馆务工作"),
    ("主题\u200b书日", "主题书日"),
    ("PPT  模板", "ppt 模板"),
    ("open\n source", "open source"),
]


@pytest.mark.parametrize(("one", "other"), EQUAL)
def test_spellings_of_one_thing_are_equal(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(("one", "other"), [("9.52%", "95.2%"), ("a b", "ab"), ("1 2", "12"), ("36-45", "36——45")])
def test_different_things_stay_different(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@given(st.text(max_size=60))
def test_idempotent(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(CHINESE)
def test_idempotent_on_chinese_punctuation(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.lists(st.sampled_from("馆务分馆总馆联系群众"), min_size=1, max_size=20), st.data())
def test_spaces_quotes_and_line_ends_do_not_matter(chars: list[str], data: st.DataObject) -> None:
    noise = st.text(alphabet=" \n\u3000\u00a0\u200b“”‘’「」\"'", max_size=3)
    noisy = "".join(char + data.draw(noise) for char in chars)
    assert normalise(noisy) == "".join(chars)


@given(st.text(alphabet=[chr(code) for code in range(0x21, 0x7F)], max_size=30))
def test_full_width_equals_half_width(text: str) -> None:
    assert normalise("".join(chr(ord(char) + 0xFEE0) for char in text)) == normalise(text)


@given(st.one_of(st.text(max_size=60), CHINESE))
def test_offsets_belong_to_the_same_normalised_text(text: str) -> None:
    flat, at = normalise_with_offsets(text)
    assert flat == normalise(text)
    assert len(at) == len(flat)
    assert at == sorted(at)
    assert all(0 <= offset < len(text) for offset in at)


def test_offsets_point_at_the_characters() -> None:
    text = "共 “８５２” 个"
    flat, at = normalise_with_offsets(text)
    assert flat == "共852个"
    assert [text[offset] for offset in at] == ["共", "８", "５", "２", "个"]


@pytest.mark.parametrize("text", ["ẖ", "0ẖ", "ǰẗẘẙ", "ΐΰ", "İ", "ŉ"])
def test_letters_that_folding_takes_apart_are_put_together(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once == normalise_with_offsets(text)[0]


@given(st.text(alphabet="ab1_中〇㐀豈𠀀 \n\t\u2003\x1c，é²½٣", max_size=12))
def test_a_space_is_kept_between_letters_and_digits_of_alphabets_only(text: str) -> None:
    letter = r"[^\W\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    spaced = re.sub(rf"(?<={letter})\s+(?={letter})", " ", unicodedata.normalize("NFKC", text))
    assert re.sub(rf"(?<!{letter})\s+|\s+(?!{letter})", "", spaced) == normalise(text)


def test_grams_of_normalised_text() -> None:
    assert grams("“三 联三”为", 3) == ["三联三", "联三为"]
    assert grams("三联", 3) == []


@pytest.mark.parametrize("text", ["." * 100_000, " " * 100_000, "—" * 100_000, ".。" * 50_000, "“" * 100_000])
def test_long_runs_take_no_time(text: str) -> None:
    start = time.process_time()
    normalise(text)
    assert time.process_time() - start < 20  # a guard against work that grows with the square
