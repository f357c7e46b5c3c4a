"""Faults of figures: another number, unit, bound, noun, meaning, base."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from handbook.catalog import Entry
from handbook.evidence.figures import Figure, read_figures
from handbook.evidence.figures.agreement import write_figure
from handbook.evidence.figures.units import same_unit
from handbook.model import Practice
from handbook.model.base import Statement

from ..edit import Edit, Fault, one
from ..world import World, texts

NUMBER = re.compile(r"\d[\d,.]*(?:\s*[万亿])?")
UNITS = {
    "个": "户", "名": "户", "人": "户", "户": "人", "家": "人", "次": "天", "年": "个月", "个月": "年", "元": "户", "米": "公里",
    "场": "户", "份": "次", "项": "人", "件": "户", "支": "家", "条": "户", "分钟": "小时", "小时": "分钟", "张": "人", "天": "个月",
    "种": "人", "台": "人", "套": "人", "起": "人", "篇": "人", "对": "家", "类": "人",
}  # fmt: skip
BOUNDS = (
    (re.compile(r"(\d[\d,.]*)(\s*[万亿])?\s*[多余]"), r"不足 \1\2"),
    (re.compile(r"(?:不足|不到|将近|近)\s*(?=\d)(?!\d+\s*年)"), "超过 "),
    (re.compile(r"(?:不少于|不低于|至少|最少)"), "至多"),
    (re.compile(r"(?:不超过|不多于|至多|最多)"), "至少"),
    (re.compile(r"(?<=[\d名人个岁元次%分])\s*以上"), "以下"),
    (re.compile(r"(?<=[\d名人个岁元次%分])\s*(?:以下|以内)"), "以上"),
    (re.compile(r"(\d[\d,.]*(?:\s*[万亿])?\s*[个名户次人项家])(?![多余])"), r"不足 \1"),
)
HOUSEHOLDS = re.compile("[企商农住]")  # 120 户企业 is 120 个企业
BASES = {"全市": "全省", "全县": "全市", "全国": "全省", "全省": "全国", "全校": "全学院", "村里": "城里", "社区": "机关", "病区": "门诊"}


def _figures(entry: Entry) -> Iterator[tuple[Statement, Figure]]:
    found = ((statement, figure) for statement in texts(entry) for figure in read_figures(statement.text))
    return (each for each in found if NUMBER.search(_span(*each)) and not each[1].parts and each[1].upper is None)


def _with(statement: Statement, figure: Figure, written: str) -> str:
    return statement.text[: figure.start] + written + statement.text[figure.end :]


def _span(statement: Statement, figure: Figure) -> str:
    return statement.text[figure.start : figure.end]


def _unborne(statement: Statement, text: str, world: World) -> bool:
    """Does the text give a figure that no cited passage gives?"""
    return any(not world.bears(statement.cites, figure) for figure in read_figures(text))


def wrong(entry: Entry, world: World) -> Iterator[Edit]:
    """A digit is another one, and no cited passage gives the new number."""
    for statement, figure in _figures(entry):
        span = _span(statement, figure)
        at = next((number for number, sign in enumerate(span) if sign in "123456789"), None)
        if at is not None:
            now = _with(statement, figure, span[:at] + str(int(span[at]) % 9 + 1) + span[at + 1 :])
            if _unborne(statement, now, world):
                yield one(entry, statement.where, statement.text, now)


def unit(entry: Entry, world: World) -> Iterator[Edit]:
    """The number counts something else, or is ten thousand times as much."""
    for statement, figure in _figures(entry):
        span = _span(statement, figure)
        other = span.replace("万", "亿", 1) if figure.scale == "万" else _other_unit(span, figure.unit)
        if HOUSEHOLDS.search(statement.text[max(figure.start - 5, 0) : figure.end + 5]):
            continue
        if other != span and _unborne(statement, now := _with(statement, figure, other), world):
            yield one(entry, statement.where, statement.text, now)


def _other_unit(span: str, written: str) -> str:
    return span[: -len(written)] + UNITS[written] if written in UNITS and span.endswith(written) else span


def bound(entry: Entry, world: World) -> Iterator[Edit]:
    """余 becomes 不足, 至少 becomes 至多; a number without a bound becomes less than itself."""
    for statement in texts(entry):
        for pattern, other in BOUNDS if read_figures(statement.text) else ():
            now = pattern.sub(other, statement.text, count=1)
            if now != statement.text:
                yield one(entry, statement.where, statement.text, now)
                break


def swapped(entry: Entry, _: World) -> Iterator[Edit]:
    """Two numbers of one unit change places."""
    for statement in texts(entry):
        figures = [figure for each, figure in _figures(entry) if each == statement]
        for first, second in pairwise(figures):
            between = statement.text[first.end : second.start]
            if same_unit(first.unit, second.unit) and first.value != second.value and len(between.strip(" 、，-—至到")) > 1:
                yield one(entry, statement.where, statement.text, _exchange(statement, first, second))


def _exchange(statement: Statement, first: Figure, second: Figure) -> str:
    one_span, other_span = _span(statement, first), _span(statement, second)
    one_number, other_number = (_number(span) for span in (one_span, other_span))
    text = _with(statement, second, other_span.replace(other_number, one_number, 1))
    return text[: first.start] + one_span.replace(one_number, other_number, 1) + text[first.end :]


def _number(span: str) -> str:
    found = NUMBER.search(span)
    return found[0] if found else span


def noun(entry: Entry, world: World) -> Iterator[Edit]:
    """The right number stands beside another noun that the same passage counts."""
    record = entry.record
    for number, result in enumerate(record.results if isinstance(record, Practice) else ()):
        labels = [label for citation in result.cite for label in world.labels.get(citation, ())]
        for mine in labels:
            for other in labels:
                own = mine.figure.value in {figure.value for figure in read_figures(result.text)}
                if own and _differ(mine.noun, other.noun, result.text) and mine.figure.value != other.figure.value:
                    now = result.text.replace(mine.noun, other.noun, 1)
                    yield one(entry, ("results", number, "text"), result.text, now)


def _differ(mine: str, other: str, text: str) -> bool:
    return text.count(mine) == 1 and other not in text and mine not in other and other not in mine


def label(entry: Entry, world: World) -> Iterator[Edit]:
    """The label of a figure names another noun that the same passage counts."""
    record = entry.record
    for number, result in enumerate(record.results if isinstance(record, Practice) else ()):
        labels = [each for citation in result.cite for each in world.labels.get(citation, ())]
        for place, written in enumerate(result.figures):
            for other in labels:
                mine = next((each for each in labels if written.endswith(each.noun)), None)
                if mine and _differ(mine.noun, other.noun, written) and mine.figure.value != other.figure.value:
                    now = written.replace(mine.noun, other.noun)
                    yield one(entry, ("results", number, "figures", place), written, now)


def meaning(entry: Entry, world: World) -> Iterator[Edit]:
    """A number of the same passage and the same unit that counts something else."""
    for statement, figure in _figures(entry):
        said = {each.value for each in read_figures(statement.text)}
        for passage in world.passages(statement.cites):
            for other in passage.figures:
                fits = same_unit(figure.unit, other.unit) and other.unit and not (other.damaged or other.parts or other.upper)
                if fits and other.value not in said and _is_plain(figure, other):
                    yield one(entry, statement.where, statement.text, _with(statement, figure, write_figure(other)))


def _is_plain(figure: Figure, other: Figure) -> bool:
    """Units of time say when and how long, not how many: exchanging them often makes no sense."""
    return figure.unit not in ("年", "月", "日") and other.value > 1


def shares(entry: Entry, world: World) -> Iterator[Edit]:
    """Two shares of one whole add up to more than all of it."""
    for statement in texts(entry):
        found = [figure for each, figure in _figures(entry) if each == statement and figure.unit == "%"]
        if len(found) > 1 and found[0].value + found[1].value <= 100:
            more = min(103 - found[0].value + found[1].value // 10, 99)
            if more + found[0].value > 100:
                yield one(entry, statement.where, statement.text, _with(statement, found[1], f"{more}%"))


def base(entry: Entry, world: World) -> Iterator[Edit]:
    """A share of another whole."""
    for statement in texts(entry):
        if not any(figure.unit == "%" for figure in read_figures(statement.text)):
            continue
        for word, other in (*BASES.items(), *_bodies(statement, world)):
            if word in statement.text and other not in statement.text:
                yield one(entry, statement.where, statement.text, statement.text.replace(word, other, 1))


def _bodies(statement: Statement, world: World) -> Iterator[tuple[str, str]]:
    """The body at the head of the text, with others that the same report tells of."""
    if doer := world.doer(statement):
        yield from ((doer[0], other) for other, _ in world.others(statement, *doer))


FAULTS = (
    Fault("figure-wrong", "数字错", wrong),
    Fault("unit-wrong", "单位错", unit),
    Fault("bound-changed", "界限改", bound),
    Fault("figures-swapped", "两数互换", swapped),
    Fault("figure-noun", "数对物不对", noun),
    Fault("figure-meaning", "同段另一数", meaning),
    Fault("figure-label", "数值标签改", label),
    Fault("shares-over", "份额超百", shares),
    Fault("share-base", "份额换基数", base),
)
