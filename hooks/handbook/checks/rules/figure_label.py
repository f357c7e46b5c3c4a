"""The label of a figure says of it what the sentence of the result says: 852 个分馆 are 分馆 there, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...catalog import Entry
from ...catalog.mentions import own_words
from ...evidence.figures import Figure, read_figures
from ...evidence.fingerprints import pairs
from ...load.patterns import when_used
from ...model import Practice
from ...model.practice import Result
from ..rule import Ground, Remark, Rule, Scope

_CUT = when_used("[，。；、：]")
PERIODS = ("年", "个月", "月", "天", "日")  # what such a figure counts is time, nothing else in the sentence
REMEDY = "写这个数在句子里数的是什么：标签的名词照句子写，句子照所引的段落写。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each label whose noun stands at another figure of the sentence, or nowhere in it."""
    for number, result in enumerate(entry.record.results if isinstance(entry.record, Practice) else ()):
        for place, label in enumerate(result.figures):
            if remark := _fault(label, result):
                yield Remark(*remark, ("results", number, "figures", place))


def _fault(label: str, result: Result) -> tuple[str, str] | None:
    """Message and remedy, when no figure of that value has the label's noun beside it."""
    noun, text = noun_of(label), own_words(result.text)
    stated = list(read_figures(text))
    values = {figure.value for figure in read_figures(label)}
    same = [number for number, figure in enumerate(stated) if figure.value in values]
    if not pairs(noun) or not same or any(pairs(noun) & _beside(text, stated, number) for number in same):
        return None
    return f"数值“{label}”里的“{noun}”，在这一条的句子里不是这个数数的东西", REMEDY


def noun_of(label: str) -> str:
    """What a label counts: its words without the figure."""
    rest = label
    for figure in reversed(list(read_figures(label))):
        rest = f"{rest[: figure.start]} {rest[figure.end :]}"
    return "".join(rest.split())


def _beside(text: str, stated: Sequence[Figure], number: int) -> frozenset[str]:
    """The 2-grams of what follows a figure in its clause, and of what goes before unless that is another figure's."""
    before = stated[number - 1] if number else None
    after = stated[number + 1].start if number + 1 < len(stated) else len(text)
    right = _CUT.split(text[stated[number].end : after])[0]
    left = text[before.end if before else 0 : stated[number].start]
    if before is None or before.unit in PERIODS:
        return pairs(left) | pairs(right)
    *apart, own = _CUT.split(left)
    return pairs(right) | (pairs(own) if apart else frozenset())


RULE = Rule(
    code="HB461",
    name="数值的名称和句子对不上",
    scope=Scope.RECORD,
    why="数值单独显示在列表和图里，读者看到的只有数和名词。句子说 1350 件事项，标签写成 1350 户，数是真的，话是假的。",
    bad="text: 全年收到事项 1350 件。\nfigures: [1350 件借书证]",
    good="text: 全年收到事项 1350 件。\nfigures: [1350 件事项]",
    check=check,
    proves=("Result.figures",),
)
