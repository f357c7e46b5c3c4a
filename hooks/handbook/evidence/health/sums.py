"""Parts that do not add up: 职工299人 and then 148 + 99 + 42; groups 按年龄分 that miss the total; shares far from 100 %.

Lets pass: 其中 with parts that need not be all there is (女职工, 外来职工); parts that round; totals of an earlier sentence.
Only groups that leave nobody over are added up: 男 and 女, 正式 and 预备, those that 按……分 announces, full lists in brackets,
and lists of one unit that stand between 分 or 其中 and the next full stop, or before 共: those of 其中 only where they miss the
total by little, or are more than it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ...model.vocabulary import Flag
from ..figures import Figure, read_figures, write_figure
from ..figures.units import COUNTED
from ..passages import Span
from .text import ReportText, Symptom

_ALL_THERE_IS = (("男", "女"), ("正式", "预备"), ("在职", "学生", "离退休"), ("在职", "离退休"))
_PEOPLE = ("人", "名", "位")
_TOTAL_BEFORE = re.compile(r"(?:共有|共|总数|现有|总计|合计|有[一-鿿]员)[^，,。；;：:\d]{0,12}$")
_TOTAL_AFTER = re.compile("[一-鿿]员|职工|干部")
_PART = re.compile("(?:男|女|正式|预备|在职|学生|离退休)[^，,。；;\\d]{0,4}$")
_GROUPED = re.compile(r"按[^，,。；;分]{1,8}(?:分|划分|来看)[，,：:]?(?P<group>[^；;。\n]+)")
_BRACKET = re.compile(r"(?<!\d)(?P<total>\d{1,18})(?P<unit>[个名人户])[^，,。；;（(\d]{0,12}[（(](?P<list>[^（()）]{6,90})[)）]")
_ITEM = re.compile(r"[^\d、，,]{1,14}(?P<number>\d{1,18})(?P<unit>[个名人户])")
_CLOSE = 6  # characters between a word and its number
_NEAR = 3  # per cent that rounding may cost a group of shares


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom for each total whose parts make another number, from the total to the last part."""
    for line in text.lines:
        figures = list(_figures(text.text, line))
        yield from _complements(text, line, figures)
        yield from _groups(text, line, figures)
        yield from _lists(text, line)
    for match in _BRACKET.finditer(text.text):
        yield from _bracket(text, match)


def _figures(text: str, line: Span) -> Iterator[Figure]:
    """The exact figures of a line with their places in the text."""
    for figure in read_figures(text[line.start : line.end]):
        if not figure.bound and figure.upper is None and not figure.parts:
            yield _moved(figure, line.start)


def _moved(figure: Figure, by: int) -> Figure:
    return replace(figure, start=figure.start + by, end=figure.end + by)


def _complements(text: ReportText, line: Span, figures: Sequence[Figure]) -> Iterator[Symptom]:
    """Groups of words that together mean everybody, each with its figure, and the total before them."""
    taken: set[str] = set()
    for words in _ALL_THERE_IS:
        found = _parts(text.text, words, line, figures)
        total = _total(text.text, figures, found[0]) if len(found) == len(words) and not set(words) & taken else None
        if total:
            taken.update(words)
            yield from _compared(text, total, found)


def _parts(text: str, words: Sequence[str], line: Span, figures: Sequence[Figure]) -> list[Figure]:
    """The number of people a few characters behind each word, one after the other, as far as they are found."""
    found: list[Figure] = []
    for word in words:
        at = text.find(word, found[-1].end if found else line.start, line.end)
        near = (figure for figure in figures if 0 <= figure.start - at - len(word) <= _CLOSE and figure.unit in _PEOPLE)
        part = next(near, None) if at >= 0 else None
        if part is None:
            break
        found.append(part)
    return found


def _total(text: str, figures: Sequence[Figure], first: Figure) -> Figure | None:
    """The nearest total before the first part."""
    before = [figure for figure in figures if figure.end <= first.start and figure.unit in _PEOPLE]
    totals = (figure for figure in reversed(before) if _is_total(text, figure))
    return next((total for total in totals if total.value >= first.value), None)


def _is_total(text: str, figure: Figure) -> bool:
    """Whether the words around a figure say that it counts everybody."""
    before = text[max(0, figure.start - 16) : figure.start]
    if _PART.search(before):
        return False
    return bool(_TOTAL_BEFORE.search(before) or _TOTAL_AFTER.match(text, figure.end))


def _compared(text: ReportText, total: Figure, parts: Sequence[Figure]) -> Iterator[Symptom]:
    made = sum((part.value for part in parts), Decimal(0))
    if made != total.value:
        added = "+".join(map(_number, parts))
        note = f"说共 {_number(total)}，分项 {added}={_number(replace(total, value=made))}，合不上。"
        yield text.symptom(Flag.SUM_MISMATCH, total.start, parts[-1].end, note, general=True)


def _number(figure: Figure) -> str:
    """The number as it is written: 1.2 万."""
    return write_figure(replace(figure, unit=""))


def _groups(text: ReportText, line: Span, figures: Sequence[Figure]) -> Iterator[Symptom]:
    """Each 按……分 of a line: its people against the total before, its shares against the whole."""
    for match in _GROUPED.finditer(text.text, line.start, line.end):
        inside = [figure for figure in figures if match.start("group") <= figure.start < match.end("group")]
        people = [figure for figure in inside if figure.unit in _PEOPLE]
        shares = [figure for figure in inside if figure.unit == "%"]
        total = _total(text.text, figures, people[0]) if len(people) > 1 else None
        if total:
            yield from _compared(text, total, people)
        if len(shares) > 1 and abs(sum(share.value for share in shares) - Decimal(100)) > _NEAR:
            made = sum(share.value for share in shares)
            note = f"一组占比加起来是 {made}%，与 100% 相差较大。"
            yield text.symptom(Flag.SUM_MISMATCH, shares[0].start, shares[-1].end, note, general=True)


def _lists(text: ReportText, line: Span) -> Iterator[Symptom]:
    """366个，其中甲2个、乙48个、丙312个; 分甲12个、乙9个; 甲16个、乙13个，共40个."""
    for match in _DIVIDED.finditer(text.text, line.start, line.end):
        parts = _items(match["list"], match["unit"])
        total, made = int(match["total"].replace(",", "")), sum(parts)
        near = made > total or total - made <= max(_MISSED * total, 1)
        heads = {sum(parts[:end]) for end in range(1, len(parts) + 1)}  # a list may go on with other things
        if len(parts) >= _FEWEST and total not in heads and (near or match["how"] != "其中"):
            yield _unequal(text, match, total, parts)
    for match in _SUMMED.finditer(text.text, line.start, line.end):
        parts, total = _items(match["list"], match["unit"]), int(match["total"].replace(",", ""))
        tails = {sum(parts[at:]) for at in range(len(parts))}
        if len(parts) >= _FEWEST and total not in tails and abs(sum(parts) - total) <= 2 * _MISSED * total:
            yield _unequal(text, match, total, parts)


def _items(listed: str, unit: str) -> list[int]:
    """The numbers of a list, one an item, all of one unit; none where an item is of another form, or may overlap the others."""
    pieces = [piece for piece in re.split("[、，,；;和]", listed) if piece.strip()]
    items = [_LISTED.fullmatch(piece.strip()) for piece in pieces]
    if _OVERLAP.search(listed) or not all(item and item["unit"] == unit for item in items):
        return []
    return [int(item["number"].replace(",", "")) for item in items if item]


def _unequal(text: ReportText, match: re.Match[str], total: int, parts: Sequence[int]) -> Symptom:
    added = "+".join(map(str, parts))
    return text.at(Flag.SUM_MISMATCH, match, f"说共 {total}，分项 {added}={sum(parts)}，合不上。", general=True)


_DIGITS = r"\d[\d,]{0,17}"  # what is longer counts nothing, and to look for its end from each of its places would take for ever
_COUNT = rf"(?<!\d)(?P<total>{_DIGITS})\ ?(?P<unit>{COUNTED})"
_ENTRY = rf"[^\d。；;、，,\n（(：:]{{1,16}}{_DIGITS}\ ?{COUNTED}"
_LISTED = re.compile(rf"[^\d]{{1,16}}?(?P<number>{_DIGITS})\ ?(?P<unit>{COUNTED})")
_DIVIDED = re.compile(
    rf"{_COUNT}[，,；;]?\ ?(?P<how>其中|分为|分|包括)[：:]?(?P<list>{_ENTRY}(?:[、，,和]{_ENTRY}){{1,30}})(?=[。；;\n]|$|[，,](?!\ *[^，,。；;\d]{{0,16}}\d))"
)
_SUMMED = re.compile(rf"(?P<list>{_ENTRY}(?:[、，,和]{_ENTRY}){{1,30}})[，,；;](?:总共|合共|合计|总计|一共|共计|共)(?:有)?{_COUNT}(?=[，,。；;\n]|$)")
_OVERLAP = re.compile("[男女]|少数民族|岁|学历|大专|本科|硕士|博士|以上|以下|新增|同时|兼|在职|退休|其中|获|评|表彰|先进|优秀|增|减")
_FEWEST = 3  # items of a list that is added up
_MISSED = 0.05  # of the total, by which the parts after 其中 may miss it


def _bracket(text: ReportText, match: re.Match[str]) -> Iterator[Symptom]:
    """7个社区（甲镇5个、乙镇1个、丙镇1个）: every item of the list has a number of the same unit."""
    pieces = re.split("[、，,]", match["list"])
    items = [_ITEM.fullmatch(piece) for piece in pieces]
    if len(items) < 2 or "其中" in match["list"] or not all(item and item["unit"] == match["unit"] for item in items):
        return
    made = sum(int(item["number"]) for item in items if item)
    if made != int(match["total"]):
        note = f"说共 {match['total']}，括号里各项加起来是 {made}。"
        yield text.at(Flag.SUM_MISMATCH, match, note, general=True)
