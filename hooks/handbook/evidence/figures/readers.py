"""What each form of a figure says: from a match of its pattern to the figures in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import ROUND_HALF_EVEN, Decimal
from typing import NamedTuple

from ...load.patterns import when_used
from . import labels
from .model import Bound, Figure
from .numerals import ARABIC, CHINESE, DIGIT, chinese_value
from .units import ARTICLE
from .vocabulary import AFTER, BEFORE_END, MORE, SCALE, SCALES


class Atom(NamedTuple):
    """A figure before ranges are joined, and the multiplier (万 …) written behind its number."""

    figure: Figure
    scale: int = 1


Reader = Callable[[re.Match[str], bool], Iterator[Atom]]  # given whether articles are read, too


def nothing(match: re.Match[str], articles: bool) -> Iterator[Atom]:
    """A stretch that holds digits but no figure."""
    yield from ()


def _number(text: str) -> Decimal | None:
    return Decimal(text.replace(",", "")) if text[0].isdecimal() else chinese_value(text)


def _bound(match: re.Match[str]) -> Bound:
    """The qualifier inside or behind a figure."""
    groups = match.groupdict()
    if more := groups.get("more") or groups.get("more2"):
        return MORE[more.strip()]
    return AFTER[groups["after"].strip()] if groups.get("after") else ""


def date(match: re.Match[str], articles: bool) -> Iterator[Atom]:
    """2016/10/5: year, month and day."""
    for name, unit in (("year", "年"), ("month", "月"), ("day", "日")):
        yield Atom(Figure(Decimal(match[name]), unit, start=match.start(name), end=match.end(name)))


def month(match: re.Match[str], articles: bool) -> Iterator[Atom]:
    """2023.06: year and month."""
    for name, unit in (("year", "年"), ("month", "月")):
        yield Atom(Figure(Decimal(match[name]), unit, start=match.start(name), end=match.end(name)))


def against(match: re.Match[str], articles: bool) -> Iterator[Atom]:
    """1比2."""
    parts = tuple(map(Decimal, match[0].split("比")))
    yield Atom(Figure(parts[0], parts=parts, start=match.start(), end=match.end()))


_CLOCK = when_used("(?:[01]?[0-9]|2[0-3])(?::[0-5][0-9]){1,2}")
_NEAR_RATIO = when_used("[比按配][^，。；\\n]{0,4}$")


def ratio(match: re.Match[str], articles: bool) -> Iterator[Atom]:
    """4:3:3, or a clock."""
    parts = tuple(Decimal(part) for part in match[0].split(":"))
    unit = labels.CLOCK if _is_clock(match, parts) else ""
    yield Atom(Figure(parts[0], unit, parts=parts, start=match.start(), end=match.end()))


def _is_clock(match: re.Match[str], parts: tuple[Decimal, ...]) -> bool:
    if (
        not _CLOCK.fullmatch(match[0])
        or sum(parts) in (10, 100)
        or match.string.startswith(("的比", "比"), match.end())
    ):
        return False
    return ":0" in match[0] or (parts[0] != 1 and not _NEAR_RATIO.search(match.string, 0, match.start()))


def clock(match: re.Match[str], articles: bool) -> Iterator[Atom]:
    """19时30分, 下午3点半."""
    groups = match.groupdict()
    minute = 30 if groups.get("half") else int(groups.get("minute") or 0)
    parts = (Decimal(match["hour"]), Decimal(minute))
    yield Atom(Figure(parts[0], labels.CLOCK, parts=parts, start=match.start(), end=match.end()))


def version(match: re.Match[str], articles: bool) -> Iterator[Atom]:
    """V3.2, 2.0版, 2024版."""
    parts = tuple(map(Decimal, match["version"].split(".")))
    yield Atom(Figure(parts[0], labels.VERSION, parts=parts, start=match.start(), end=match.end()))


def labelled(match: re.Match[str], articles: bool) -> Iterator[Atom]:
    """3号楼, 1至5号窗口, 3、4号楼, 202会议室."""
    groups, unit = match.groupdict(), match["noun"] or labels.ROOM
    low, high = Decimal(match["number"]), Decimal(groups["upper"]) if groups.get("upper") else None
    figure = Figure(low, unit, start=match.start(), end=match.end())
    if high is None or "、" not in match["sign"]:
        yield Atom(replace(figure, upper=high))
    else:
        yield Atom(replace(figure, end=match.end("number")))
        yield Atom(replace(figure, value=high, start=match.start("upper")))


def rank(match: re.Match[str], articles: bool) -> Iterator[Atom]:
    """前10名, 落在后三位."""
    value = _number(match["number"])
    unit = labels.FIRST if match.string[: match.start()].rstrip(" ").endswith("前") else labels.LAST
    if value is not None:
        yield Atom(Figure(value, unit, start=match.start(), end=match.end()))


def listed(match: re.Match[str], articles: bool) -> Iterator[Atom]:
    """7、8月份, 2019、2020年: each of them."""
    for number in re.finditer("[^、]+", match["numbers"]):
        start, value = match.start("numbers") + number.start(), _number(number[0])
        if value is not None:
            yield Atom(Figure(value, match["unit"], start=start, end=start + len(number[0])))


def per(match: re.Match[str], articles: bool) -> Iterator[Atom]:
    """百分之九十五点二, 百分之三十至四十, 千分之三."""
    value = _number(match["number"])
    upper = _number(match["upper"]) if match["upper"] else None
    unit = {"百": "%", "千": "‰", "万": "‱"}[match["of"]]
    if value is not None:
        yield Atom(Figure(value, unit, upper, _bound(match), start=match.start(), end=match.end()))


def tenths(match: re.Match[str], articles: bool) -> Iterator[Atom]:
    """两成, 七成五."""
    value = _number(match["number"])
    half = chinese_value(match["half"]) if match["half"] else Decimal(0)
    if value is not None and half is not None:
        yield Atom(Figure(value * 10 + half, "%", None, _bound(match), start=match.start(), end=match.end()))


def tenths_pair(match: re.Match[str], articles: bool) -> Iterator[Atom]:
    """七八成."""
    low, high = (chinese_value(match["pair"][place]) for place in (0, -1))
    if low is not None and high is not None:
        yield Atom(Figure(low * 10, "%", high * 10, _bound(match), start=match.start(), end=match.end()))


def fraction(match: re.Match[str], articles: bool) -> Iterator[Atom]:
    """四分之三, 3/4: a share in per cent, to six places."""
    over, under = _number(match["over"]), _number(match["under"])
    if over is None or not under or over > under:
        return
    share = (over * 100 / under).quantize(Decimal("0.000001"), ROUND_HALF_EVEN)
    yield Atom(Figure(share.normalize(), "%", None, _bound(match), start=match.start(), end=match.end()))


def arabic(match: re.Match[str], articles: bool) -> Iterator[Atom]:
    """1,234, 95.2 %, 300多万元, 1亿3000万元, 45岁以上."""
    value = Decimal(match["number"].replace(",", ""))
    scale = SCALES[match["scale"]] if match["scale"] else 1
    value *= scale
    for number, power in _SCALED.findall(match["tail"] or ""):
        value += Decimal(number.replace(",", "")) * SCALES[power]
    yield Atom(_measured(match, value), scale)


def _measured(match: re.Match[str], value: Decimal) -> Figure:
    """The figure with the unit and the qualifier behind it; 个多月 is 个月 with 多 inside."""
    unit, bound = (match["unit"] or "").strip(), _bound(match)
    if unit in ("个多月", "个余月"):
        unit, bound = "个月", "多"
    if unit.startswith("个半"):
        unit, value = unit.replace("半", ""), value + _HALF
    elif match.groupdict().get("half"):
        value += _HALF
    if unit == "万元":
        unit, value = "元", value * 10_000
    return Figure(value, unit, None, bound, scale=_scale(match[0]), start=match.start(), end=match.end())


_HALF = Decimal("0.5")  # 两年半, 三个半小时


def _scale(written: str) -> str:
    """The first of 万, 亿, 万亿 in a figure as it is written; 3千万 counts as 万."""
    found = _SCALE_SIGN.search(written)
    return found[0] if found else ""


def pair(match: re.Match[str], articles: bool) -> Iterator[Atom]:
    """三四个, 两三百人, 十七八岁, 三、四个: two neighbouring digits are a range."""
    head = chinese_value(match["head"]) if match["head"] else Decimal(0)
    low, high = (chinese_value(match["pair"][place]) for place in (0, -1))
    if head is None or low is None or high is None:
        return
    size = 1
    for sign in match["size"]:
        size *= {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}[sign]
    figure = _measured(match, head + low * size)
    yield Atom(replace(figure, upper=head + high * size))


def chinese(match: re.Match[str], articles: bool) -> Iterator[Atom]:
    """三百二十, 两万多人, 十几个, 二〇二三年: only where the numeral counts something."""
    value = chinese_value(match["number"])
    if value is None or not _counts(match, articles):
        return
    figure = _measured(match, value * (SCALES[match["scale"]] if match["scale"] else 1))
    up_to = match["number"][0] in "百千万亿" and _UP_TO.search(match.string, max(0, match.start() - 6), match.start())
    yield Atom(replace(figure, bound="以上", start=figure.start - 1) if up_to and not figure.bound else figure)


def _counts(match: re.Match[str], articles: bool) -> bool:
    number, unit = match["number"], (match["unit"] or "").strip()
    if number == "一":
        return match["ahead"] is not None or bool(match["half"]) or unit == "倍" or (articles and unit in ARTICLE)
    if number == "二" and unit in ("期", "级"):  # an order: a count would say 两期
        return False
    if number[0] in "百千万亿":  # 百村, 千家万户; but 近百个, 百余名
        before = match.string[max(0, match.start() - 6) : match.start()]
        return bool(match["more"]) or bool(BEFORE_END.search(before)) or bool(unit and _UP_TO.search(before))
    if len(number) >= 4 and not set(number) & set("十百千万亿点"):
        return unit == "年"
    if len(number) > 1 and not unit and BEFORE_END.search(match.string, max(0, match.start() - 6), match.start()):
        return True  # 逾五千
    return bool(unit or match["more"]) or match["ahead"] is not None or bool(_LONG.fullmatch(number))


_UP_TO = when_used("(?<![以之早晚马网线路身手脸地世历实班车船台会桌床])上$")  # 上千名
_SCALE_SIGN = when_used("万亿|亿|万")
_LONG = when_used(f"{CHINESE}*{DIGIT}[百千万亿]零?{DIGIT}{CHINESE}*")
_SCALED = when_used(f"({ARABIC})({SCALE})")
