"""The words figures are made of beside their units: multipliers, qualifiers, and the words that only look like numerals.

The tables are closed lists. A word that is missing here is added here, never special-cased in the reader.
"""

from __future__ import annotations

from ...load.patterns import when_used
from .model import Bound
from .words import either

# One character for one character, so that offsets keep: full width to half, every dash to "-", every blank to " ".
# The full-width comma stays: it separates numbers, only the plain one groups thousands.
FOLD = (
    {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code != 0xFF0C}
    | dict.fromkeys(map(ord, "‐‑‒–—―─−~〜∼～－"), "-")
    | dict.fromkeys(map(ord, "\t\u00a0\u3000\u2002\u2003\u2009\u202f"), " ")
    | {ord("µ"): "μ", ord("﹪"): "%", ord("∶"): ":", ord("⁄"): "/", ord("∕"): "/"}
)

SCALES = {"万亿": 10**12, "亿": 10**8, "千万": 10**7, "百万": 10**6, "十万": 10**5, "万": 10**4, "千": 1000, "百": 100}
SCALE = "(?:万亿|亿|千万|百万|十万|万|千(?![克米瓦伏])|百(?!分))"

TENTH = "成(?![为立员果功熟就效长套因本分都])"

_BEFORE: dict[Bound, str] = {
    "约": "大约 约",
    "不足": "接近 将近 近 不到 不足 不满 未满 低于 少于 小于",
    "以上": "超过 超出 超 逾 至少 最少 不少于 不低于 高于 多于 大于 不小于 不下 不止",
    "以下": "不超过 不多于 不高于 不大于 至多 最多",
}
BEFORE = {word: bound for bound, words in _BEFORE.items() for word in words.split()}
# 节约3万元, 签约5家, 附近2个, 赶超3家: words that only end like a qualifier
_NOT_BEFORE = "(?<![节签违预公契履邀相制爽失赴解续守]约)(?<![附最临邻靠亲]近)(?<!赶超)"
BEFORE_END = when_used(f"(?P<word>{either(' '.join(BEFORE))}){_NOT_BEFORE} *$")

_AFTER: dict[Bound, str] = {
    "约": "左右 上下",
    "以上": "以上 及以上 之上",
    "以下": "以下 及以下 以内 之内",
}
AFTER: dict[str, Bound] = {word: bound for bound, words in _AFTER.items() for word in words.split()}
AFTER_WORD = either(" ".join(AFTER)) + "|(?<=[年月天时倍米里亩斤元吨岁])(?:多|余)(?![次种名才为样])"  # 3年多
AFTER |= {"多": "多", "余": "多"}
MORE: dict[str, Bound] = {"多": "多", "余": "多", "几": "多", "来": "约"}

# Numerals inside words and names that everybody knows: they count nothing.
FIXED = either(
    """
    千方百计 百里挑一 千家万户 三个代表 四个意识 四个自信 四个全面 两个维护 两个确立 八项规定 三番五次 三天两头
    三令五申 五湖四海 两张皮 两层皮 一把手 一次性 一条龙 二元结构 四处奔 四处走 四周 两口子 一五一十 万一 十分(?!之)
    十[一二三四]五(?=规划|期间|时期|计划|以来|末|初|开局|[”"'’])
    [三四五六七]位一体 (?<=届)[一二三四五六七八九十]+次
    """
)
