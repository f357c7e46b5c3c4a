"""Reads a shorthand: 三联三为 is three 联 and three 为, 1+13 is one and thirteen, 四簿四卡 four 簿 and four 卡."""

from __future__ import annotations

import re
from typing import NamedTuple

NUMERALS = {
    "一": 1, "二": 2, "两": 2, "双": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
}
_PLUS = re.compile(r"^(\d{1,2}|N)(?:[+＋](\d{1,2}|N))+$", re.IGNORECASE)
_PAIR = re.compile(r"([一二两双三四五六七八九十])([^\d一二两双三四五六七八九十]{1,3}?)(?=[一二两双三四五六七八九十]|$)")
# everyday words that begin like a shorthand and are none
_WORDS = ("一起", "一线", "一体", "一致", "统一", "第一", "十分", "双方", "双向", "两张皮", "一支部")


class Count(NamedTuple):
    """One number of a shorthand: the key under which its parts are listed, and how many there must be."""

    key: str
    number: int


def read_shorthand(form: str) -> list[Count]:
    """The numbers that a shorthand announces, in order; empty when the text is no such shorthand.

    `1+13` gives the keys "1" and "13"; `1+N` leaves N uncounted. Digit strings such as 13612 announce nothing that
    can be read without the source.
    """
    text = re.sub("[、，,]", "", form.strip("“”\"' "))
    if _PLUS.match(text):
        numbers = [part for part in re.split(r"[+＋]", text) if part.isdigit()]
        return [Count(number, int(number)) for number in numbers]
    if any(word in text for word in _WORDS):
        return []
    pairs = _PAIR.findall(text)
    if not pairs or "".join(numeral + head for numeral, head in pairs) != text:
        return []
    return [Count(_head(head), NUMERALS[numeral]) for numeral, head in pairs]


def _head(text: str) -> str:
    """What is counted, without the measure word: 三种意识 counts 意识, 三大功能 counts 功能."""
    return text[1:] if len(text) > 1 and text[0] in "种大个项类条" else text
