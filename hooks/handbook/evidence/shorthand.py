"""Reads a shorthand: 三问三帮 is three 联 and three 为, 1+13 is one and thirteen, 三诺两评 four 簿 and four 卡."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from typing import NamedTuple

from ..load.patterns import when_used

NUMERALS = {
    "一": 1, "二": 2, "两": 2, "双": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
}
_PLUS = when_used(r"^(\d{1,2}|N)(?:\+(\d{1,2}|N))+$", re.IGNORECASE)
_PAIR = when_used(r"([一二两双三四五六七八九十])([^\d一二两双三四五六七八九十]{1,3}?)(?=[一二两双三四五六七八九十]|$)")
_ONES = when_used(r"^([二两双三四五六七八九十])个(一[^\d一二两双三四五六七八九十]{0,2})$")
_EACH_ONE = when_used(r"^一[^一]+一[^一]+$")  # 一科室一品牌: one for each, no list
_KIND = when_used(r"(?:活动|工程|计划|行动|制度|机制|模式)$")  # says what sort of thing the shorthand names
_MARKS = when_used(r"[“”\"'、,\s]")
# everyday words that begin like a shorthand and are none
_WORDS = (
    "一起", "一线", "一体", "一致", "统一", "第一", "十分", "双方", "双向", "双重", "两张皮",
)


class Count(NamedTuple):
    """One number of a shorthand: the key under which its parts are listed, and how many there must be."""

    key: str
    number: int


def read_shorthand(form: str) -> list[Count]:
    """The numbers that a shorthand announces, in order; empty when the text is no such shorthand.

    `1+13` gives the keys "1" and "13"; `1+N` leaves N uncounted; `3+3` wants six parts under its one key "3".
    四个一 gives the key 一. Digit strings such as 13612 announce nothing that can be read without the source.
    """
    text = _MARKS.sub("", unicodedata.normalize("NFKC", form))
    if _PLUS.match(text):
        numbers = Counter(part for part in text.split("+") if part.isdigit())
        return [Count(number, int(number) * times) for number, times in numbers.items()]
    if any(word in text for word in _WORDS) or _EACH_ONE.match(text):
        return []
    short = _KIND.sub("", text)
    if ones := _ONES.match(short):
        return [Count(ones[2], NUMERALS[ones[1]])]
    counts = _pairs(short)
    if len(counts) < 2:  # a number alone may count the very things: 三项制度, 双示范; 一 and 二 alone count nothing
        counts = [] if text[:1] in ("一", "二") else _pairs(text)
    return counts


def _pairs(text: str) -> list[Count]:
    """The pairs of a number and what it counts, when the text consists of nothing else."""
    pairs = _PAIR.findall(text)
    if "".join(numeral + head for numeral, head in pairs) != text:
        return []
    numbers = [NUMERALS[numeral] for numeral, _ in pairs]
    if len(numbers) > 2 and numbers == [*range(1, len(numbers) + 1)]:
        return []  # 一摸底、二排队、三提方案 says the order of steps
    return [Count(_head(head), number) for number, (_, head) in zip(numbers, pairs, strict=True)]


def _head(text: str) -> str:
    """What is counted, without the measure word: 三种意识 counts 意识, 三大功能 counts 功能."""
    return text[1:] if len(text) > 1 and text[0] in "种大个项类条" else text
