"""Reading figures out of Chinese prose.

The text is scanned from left to right. At each place where a figure could begin, the forms of `_FORMS` are tried in
order; the first that fits takes its stretch of text and yields what it read there, which may be nothing. Two
neighbours with 至 or a dash between them then become one range.

Decisions that both sides of a comparison rely on:

- Quotation marks play no part: “13612” reads as the number 13612 with or without them, since damaged copies lose them.
- 一 before a measure word (一个, 一名, 一次) is an article and no figure, wherever it stands. A report is read with
  `articles=True`, so that a claimed "1 个" finds its 一个; a record is read without, so that 一个 needs no proof.
- Ordinals (第一, 第17次), enumerators (1、 (1) 1.), names such as 1+13 or 1+N, digits that touch a Latin letter which is no
  unit or a blank to be filled in (3g, 20xx, 20__), and all that `uncounted` lists are no figures.
- 2.1走访 and 3 抓落实 begin with the number of a section, in a report; a record has no sections, so there they are figures.
- 前10名, 3号楼, V3.2, 19:30 are labels (see `labels`): they are compared, but count nothing.
- 15:02 is a clock and 4:3:3 a ratio: a ratio begins with 1, adds up to 10 or 100, has 比 or 按 near it, or is no time.
- 3/4 is a fraction even where it might be a date; a full date (2016/10/5, 2023-04-18) is year, month and day.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_EVEN, Decimal
from functools import cached_property, lru_cache
from typing import NamedTuple

from . import labels
from .model import Bound, Figure
from .numerals import chinese_value
from .uncounted import SECTION, UNCOUNTED
from .units import ARTICLE, COUNTED, LATIN, MEASURED, TIME
from .vocabulary import AFTER, AFTER_WORD, BEFORE, BEFORE_END, FIXED, FOLD, MORE, SCALE, SCALES, TENTH


class _Atom(NamedTuple):
    """A figure before ranges are joined, and the multiplier (万 …) written behind its number."""

    figure: Figure
    scale: int = 1


_Reader = Callable[[re.Match[str], bool], Iterator[_Atom]]


@dataclass(frozen=True)
class _Form:
    written: str
    read: _Reader

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first tried: a build that reads no figure anew has no need of any."""
        return re.compile(self.written)


_CHINESE = "[〇零一二两三四五六七八九十百千万亿]"
_DIGIT = "[一二两三四五六七八九]"
_NUMERAL = f"{_CHINESE}+(?:点[〇零一二三四五六七八九]+)?"
# at most 18 digits before the point: longer strings are account numbers and the like
_ARABIC = r"(?>(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|[0-9]{1,18}(?![0-9]))(?:\.[0-9]{1,6})?)"
_LEFT = r"(?<![A-Za-z0-9_#])(?<![0-9][.+])"
_RIGHT = rf"(?!(?!{LATIN})[A-Za-z0-9_]|\.[0-9]|\+[0-9A-Za-z])"
_TO = r"\ *(?:--?|至|到)\ *"
_AFTER = rf"(?P<after>\ *(?:{AFTER_WORD}))?"
_SENTENCE_START = r"(?<![^\n。；！？;!?:])"
_CLAUSE_END = r"[\n。；！？;!?:,，\ ]"
_CLAUSE_START = rf"(?<![^{_CLAUSE_END[1:]})"


def read_figures(text: str, articles: bool = False) -> list[Figure]:
    """The figures of `text` in order, with offsets in it. `articles`: read 一个, 一名 … as 1 too (see above)."""
    return list(_read(text, articles))


@lru_cache(maxsize=2048)  # a statement is asked for its figures by several rules one after the other
def _read(text: str, articles: bool) -> tuple[Figure, ...]:
    flat = text.translate(FOLD)
    atoms = [_qualified(atom, flat) for atom in _atoms(flat, articles)]
    return tuple(atom.figure for atom in _joined(atoms, flat))


def _atoms(flat: str, articles: bool) -> Iterator[_Atom]:
    at = 0
    while found := _START.search(flat, at):
        at = found.start()
        match, read = _first_form(flat, at, articles)
        if match is None:
            at += 1
            continue
        yield from read(match, articles)
        at = match.end()


def _first_form(flat: str, at: int, articles: bool) -> tuple[re.Match[str] | None, _Reader]:
    for form in _IN_REPORTS if articles else _IN_RECORDS:
        if match := form.pattern.match(flat, at):
            return match, form.read
    return None, _nothing


# --- qualifiers before a figure, ranges -------------------------------------------------------------------------


def _qualified(atom: _Atom, flat: str) -> _Atom:
    """The atom with the qualifier that stands before it: 约, 近, 超过 …"""
    figure = atom.figure
    found = BEFORE_END.search(flat, max(0, figure.start - 6), figure.start)
    if not found or (found["word"] == "近" and figure.unit in TIME):  # 近3年: the last three years
        return atom
    bound = figure.bound or BEFORE[found["word"]]
    return atom._replace(figure=replace(figure, bound=bound, start=found.start()))


def _joined(atoms: list[_Atom], flat: str) -> Iterator[_Atom]:
    """The atoms, each pair that makes a range put together."""
    waiting: _Atom | None = None
    for atom in atoms:
        span = _range(waiting, atom, flat) if waiting else None
        if waiting and not span:
            yield waiting
        waiting = span or atom
    if waiting:
        yield waiting


def _range(low: _Atom, high: _Atom, flat: str) -> _Atom | None:
    first, last = low.figure, high.figure
    if not _RANGE_SIGN.fullmatch(flat, first.end, last.start):
        return None
    if first.upper or last.upper or first.parts or last.parts or first.unit not in ("", last.unit):
        return None
    shared = high.scale if low.scale == 1 and first.value * high.scale < last.value else 1  # 40-50万元
    if first.value * shared >= last.value:
        return None
    return _Atom(
        replace(last, value=first.value * shared, upper=last.value, bound=last.bound or first.bound, start=first.start)
    )


_RANGE_SIGN = re.compile(_TO)


# --- the forms --------------------------------------------------------------------------------------------------


def _nothing(match: re.Match[str], articles: bool) -> Iterator[_Atom]:
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


def _date(match: re.Match[str], articles: bool) -> Iterator[_Atom]:
    for name, unit in (("year", "年"), ("month", "月"), ("day", "日")):
        yield _Atom(Figure(Decimal(match[name]), unit, start=match.start(name), end=match.end(name)))


def _month(match: re.Match[str], articles: bool) -> Iterator[_Atom]:
    for name, unit in (("year", "年"), ("month", "月")):
        yield _Atom(Figure(Decimal(match[name]), unit, start=match.start(name), end=match.end(name)))


def _against(match: re.Match[str], articles: bool) -> Iterator[_Atom]:
    """1比2."""
    parts = tuple(map(Decimal, match[0].split("比")))
    yield _Atom(Figure(parts[0], parts=parts, start=match.start(), end=match.end()))


_CLOCK = re.compile("(?:[01]?[0-9]|2[0-3])(?::[0-5][0-9]){1,2}")
_NEAR_RATIO = re.compile("[比按配][^，。；\\n]{0,4}$")


def _ratio(match: re.Match[str], articles: bool) -> Iterator[_Atom]:
    parts = tuple(Decimal(part) for part in match[0].split(":"))
    unit = labels.CLOCK if _is_clock(match, parts) else ""
    yield _Atom(Figure(parts[0], unit, parts=parts, start=match.start(), end=match.end()))


def _is_clock(match: re.Match[str], parts: tuple[Decimal, ...]) -> bool:
    if (
        not _CLOCK.fullmatch(match[0])
        or sum(parts) in (10, 100)
        or match.string.startswith(("的比", "比"), match.end())
    ):
        return False
    return ":0" in match[0] or (parts[0] != 1 and not _NEAR_RATIO.search(match.string, 0, match.start()))


def _clock(match: re.Match[str], articles: bool) -> Iterator[_Atom]:
    """19时30分, 下午3点半."""
    groups = match.groupdict()
    minute = 30 if groups.get("half") else int(groups.get("minute") or 0)
    parts = (Decimal(match["hour"]), Decimal(minute))
    yield _Atom(Figure(parts[0], labels.CLOCK, parts=parts, start=match.start(), end=match.end()))


def _version(match: re.Match[str], articles: bool) -> Iterator[_Atom]:
    """V3.2, 2.0版, 2024版."""
    parts = tuple(map(Decimal, match["version"].split(".")))
    yield _Atom(Figure(parts[0], labels.VERSION, parts=parts, start=match.start(), end=match.end()))


def _labelled(match: re.Match[str], articles: bool) -> Iterator[_Atom]:
    """3号楼, 1至5号窗口, 3、4号楼, 202会议室."""
    groups, unit = match.groupdict(), match["noun"] or labels.ROOM
    low, high = Decimal(match["number"]), Decimal(groups["upper"]) if groups.get("upper") else None
    figure = Figure(low, unit, start=match.start(), end=match.end())
    if high is None or "、" not in match["sign"]:
        yield _Atom(replace(figure, upper=high))
    else:
        yield _Atom(replace(figure, end=match.end("number")))
        yield _Atom(replace(figure, value=high, start=match.start("upper")))


def _rank(match: re.Match[str], articles: bool) -> Iterator[_Atom]:
    """前10名, 落在后三位."""
    value = _number(match["number"])
    unit = labels.FIRST if match.string[: match.start()].rstrip(" ").endswith("前") else labels.LAST
    if value is not None:
        yield _Atom(Figure(value, unit, start=match.start(), end=match.end()))


def _listed(match: re.Match[str], articles: bool) -> Iterator[_Atom]:
    """7、8月份, 2019、2020年: each of them."""
    for number in re.finditer("[^、]+", match["numbers"]):
        start, value = match.start("numbers") + number.start(), _number(number[0])
        if value is not None:
            yield _Atom(Figure(value, match["unit"], start=start, end=start + len(number[0])))


def _per(match: re.Match[str], articles: bool) -> Iterator[_Atom]:
    """百分之九十五点二, 百分之三十至四十, 千分之三."""
    value = _number(match["number"])
    upper = _number(match["upper"]) if match["upper"] else None
    unit = {"百": "%", "千": "‰", "万": "‱"}[match["of"]]
    if value is not None:
        yield _Atom(Figure(value, unit, upper, _bound(match), start=match.start(), end=match.end()))


def _tenths(match: re.Match[str], articles: bool) -> Iterator[_Atom]:
    """两成, 七成五."""
    value = _number(match["number"])
    half = chinese_value(match["half"]) if match["half"] else Decimal(0)
    if value is not None and half is not None:
        yield _Atom(Figure(value * 10 + half, "%", None, _bound(match), start=match.start(), end=match.end()))


def _tenths_pair(match: re.Match[str], articles: bool) -> Iterator[_Atom]:
    """七八成."""
    low, high = (chinese_value(match["pair"][place]) for place in (0, -1))
    if low is not None and high is not None:
        yield _Atom(Figure(low * 10, "%", high * 10, _bound(match), start=match.start(), end=match.end()))


def _fraction(match: re.Match[str], articles: bool) -> Iterator[_Atom]:
    """四分之三, 3/4: a share in per cent, to six places."""
    over, under = _number(match["over"]), _number(match["under"])
    if over is None or not under or over > under:
        return
    share = (over * 100 / under).quantize(Decimal("0.000001"), ROUND_HALF_EVEN)
    yield _Atom(Figure(share.normalize(), "%", None, _bound(match), start=match.start(), end=match.end()))


def _arabic(match: re.Match[str], articles: bool) -> Iterator[_Atom]:
    """1,234, 95.2 %, 300多万元, 1亿3000万元, 45岁以上."""
    value = Decimal(match["number"].replace(",", ""))
    scale = SCALES[match["scale"]] if match["scale"] else 1
    value *= scale
    for number, power in _SCALED.findall(match["tail"] or ""):
        value += Decimal(number.replace(",", "")) * SCALES[power]
    yield _Atom(_measured(match, value), scale)


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


def _pair(match: re.Match[str], articles: bool) -> Iterator[_Atom]:
    """三四个, 两三百人, 十七八岁, 三、四个: two neighbouring digits are a range."""
    head = chinese_value(match["head"]) if match["head"] else Decimal(0)
    low, high = (chinese_value(match["pair"][place]) for place in (0, -1))
    if head is None or low is None or high is None:
        return
    size = 1
    for sign in match["size"]:
        size *= {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}[sign]
    figure = _measured(match, head + low * size)
    yield _Atom(replace(figure, upper=head + high * size))


def _chinese(match: re.Match[str], articles: bool) -> Iterator[_Atom]:
    """三百二十, 两万多人, 十几个, 二〇二三年: only where the numeral counts something."""
    value = chinese_value(match["number"])
    if value is None or not _counts(match, articles):
        return
    figure = _measured(match, value * (SCALES[match["scale"]] if match["scale"] else 1))
    up_to = match["number"][0] in "百千万亿" and _UP_TO.search(match.string, max(0, match.start() - 6), match.start())
    yield _Atom(replace(figure, bound="以上", start=figure.start - 1) if up_to and not figure.bound else figure)


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


_UP_TO = re.compile("(?<![以之早晚马网线路身手脸地世历实班车船台会桌床])上$")  # 上千名
_SCALE_SIGN = re.compile("万亿|亿|万")
_LONG = re.compile(f"{_CHINESE}*{_DIGIT}[百千万亿]零?{_DIGIT}{_CHINESE}*")
_SCALED = re.compile(f"({_ARABIC})({SCALE})")
_MORE = rf"(?:[多余几](?![样媒层]|元化)|来(?=\ *{MEASURED}))"
_UNIT = r"(?:(?P<unit>\ *(?:个[多余]月|个半(?:小时|月)|{words}))(?P<half>(?<=[年天周岁倍亩斤里])半(?![年载天月价夜数径票]))?)"
_CONSECUTIVE = "(?:一、?[二两]|[二两]、?三|三、?[四五]|四、?五|五、?六|六、?七|七、?八|八、?九)"


def _form(pattern: str, read: _Reader = _nothing) -> _Form:
    return _Form(pattern, read)


_NEXT_MONTH = "|".join(f"{month}、{month + 1}" for month in range(11, 0, -1))

_NEXT_MONTH_HAN = "十一、十二|十、十一|一、二|二、三|三、四|四、五|五、六|六、七|七、八|八、九|九、十"

_FORMS = (
    # 7、8月份, 2019、2020年
    _form(rf"(?<![0-9.、])(?P<numbers>{_NEXT_MONTH}|(?<!{_CLAUSE_END})[0-9]{{1,2}}(?:、[0-9]{{1,2}})+)\ *(?P<unit>月)(?:份)?", _listed),
    _form(r"(?<![0-9.])(?P<numbers>(?:19|20)[0-9]{2}(?:、(?:19|20)[0-9]{2})+)\ *(?P<unit>年)", _listed),
    _form(rf"(?<![^\u4e00-\u9fff])(?P<numbers>{_NEXT_MONTH_HAN})(?P<unit>月)(?:份)?", _listed),
    # enumerators 1、 1. 1) (1), then 一、 at the start of a sentence
    _form(rf"{_CLAUSE_START}[0-9]{{1,2}}(?:[、)]|\.(?![0-9]))|\([0-9]{{1,2}}\)"),
    _form(rf"{_SENTENCE_START}[一二三四五六七八九十]{{1,3}}[、.]"),
    # ordinals: 第一, 第3至5条
    _form(rf"第\ *(?:{_CHINESE}+|[0-9]+)(?:{_TO}(?:{_CHINESE}+|[0-9]+))?"),
    # shorthands: 1+13, 1+N
    _form(rf"{_LEFT}[0-9]+(?:\+[0-9A-Za-z]+)+"),
    # words and names; 统一三项 is not 一三; 几十, 数百 are too vague to check
    _form(f"{FIXED}|(?<=[统唯逐之其单])一|(?<=[几数])[十百千万亿]+"),
    # 2016/10/5
    _form(
        r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?P<sign>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=sign)"
        r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])",
        _date,
    ),
    # 2023.06
    _form(rf"(?<![0-9.])(?P<year>(?:19|20)[0-9]{{2}})[-/.](?P<month>1[0-2]|0[1-9])(?![0-9.%]|-[0-9]|\ *(?:{SCALE}|{MEASURED}))", _month),
    # 1比2
    _form(rf"{_LEFT}[0-9]{{1,3}}比[0-9]{{1,3}}(?![0-9.年月日%]|\ *{MEASURED})", _against),
    # 4:3:3
    _form(rf"{_LEFT}[0-9]{{1,9}}(?:\.[0-9]{{1,6}})?(?::[0-9]{{1,9}}(?:\.[0-9]{{1,6}})?)+{_RIGHT}", _ratio),
    # 百分之九十五点二
    _form(
        rf"(?P<of>[百千万])分之(?P<number>{_NUMERAL}|{_ARABIC})(?:{_TO}(?:百分之)?(?P<upper>{_NUMERAL}|{_ARABIC}))?"
        rf"(?P<more>[多余几])?{_AFTER}",
        _per,
    ),
    # 四分之三, 3/4
    _form(rf"(?P<under>{_CHINESE}+|{_LEFT}[0-9]{{1,9}})分之(?P<over>{_CHINESE}+|[0-9]{{1,9}}){_AFTER}", _fraction),
    _form(rf"{_LEFT}(?P<over>[0-9]{{1,3}})/(?P<under>[0-9]{{1,3}})(?!/){_RIGHT}{_AFTER}", _fraction),
    _form(rf"{_LEFT}[0-9]+(?:/[0-9]+)+"),
    # 七八成
    _form(rf"(?P<pair>{_CONSECUTIVE}){TENTH}{_AFTER}", _tenths_pair),
    # 两成, 七成五
    _form(
        rf"(?P<number>{_DIGIT}|{_LEFT}[0-9](?:\.[0-9])?){TENTH}"
        rf"(?P<half>{_DIGIT}(?!{_CHINESE}|{COUNTED}))?(?P<more>多)?{_AFTER}",
        _tenths,
    ),
    # 1,234, 300多万元, 45岁以上
    _form(
        rf"{_LEFT}(?P<number>{_ARABIC}){_RIGHT}(?P<more>\ *{_MORE})?"
        rf"(?:\ *(?P<scale>{SCALE})(?P<tail>(?:{_ARABIC}{SCALE})*))?(?P<more2>{_MORE})?"
        rf"{_UNIT.format(words=MEASURED)}?{_AFTER}",
        _arabic,
    ),
    # 三四个, 三、四个
    _form(
        rf"(?P<head>{_CHINESE}*[十百千])?(?P<pair>{_CONSECUTIVE})(?P<size>[十百千万亿]*)(?P<more>{_MORE})?"
        rf"{_UNIT.format(words=COUNTED)}{_AFTER}",
        _pair,
    ),
    # 三项, 十几个, 两万多
    _form(
        rf"(?P<number>{_NUMERAL})(?P<more>(?<=[十百千万亿]){_MORE})?(?P<scale>(?<=[多余几来]){SCALE})?"
        rf"{_UNIT.format(words=COUNTED)}?{_AFTER}(?P<ahead>(?={_TO}{_NUMERAL}(?:{_MORE})?\ *{COUNTED}))?",
        _chinese,
    ),
)
_UNCOUNTED, _SECTION = _form(f"(?=[0-9(]){UNCOUNTED}"), _form(f"(?=[0-9]){SECTION}")
_LABELS = (
    *(_form(pattern, _clock) for pattern in labels.CLOCKS),
    *(_form(pattern, _version) for pattern in labels.VERSIONS),
    *(_form(pattern, _labelled) for pattern in labels.NUMBERED),
    _form(labels.RANK.format(numeral=_NUMERAL), _rank),
)
_IN_RECORDS = (*_LABELS, _UNCOUNTED, *_FORMS)
_IN_REPORTS = (*_LABELS, _UNCOUNTED, _SECTION, *_FORMS)
_START = re.compile(rf"[0-9(第]|{_CHINESE}")
