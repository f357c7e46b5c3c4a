"""The editor's block claims no figures as fact: years, shares, sums of money, counts of what was done."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.figures import Figure, read_figures
from ...load.patterns import when_used
from ..editorial import PROVED, Said, remark, sentences
from ..rule import Ground, Remark, Rule, Scope

WHOLE = 100
_DONE = when_used(r"(?:(?:已经|已|累计)[^，。；有的]{0,6}|共计?|(?:达到?|增加?|增长|提高|提升|上升|减少|下降|降低|节省|节约|覆盖|超过)了?(?:约|近|到|至|为)?)$")
_HINT = when_used("[0-9０-９年成元%％]|分之|已|累计|共|达|增|提高|提升|上升|减少|下降|降低|节省|节约|覆盖|超过")  # part of whatever `claims`
_MONEY = ("元", "美元", "欧元")
REMEDY = "编者的话不报数：来源写了的，放到成效或要点里带出处；没有来源的，删掉。建议的数（如十分钟、三户）可以写。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each sentence of the editor's that states a figure as something that is or was so."""
    for said in sentences(entry):
        for figure in read_figures(said.text) if _HINT.search(said.text) and not said.is_question else ():
            if claims(figure, said):
                words = said.text[figure.start : figure.end]
                yield remark(said, words, "是当作事实写的数，没有出处", REMEDY)


def claims(figure: Figure, said: Said) -> bool:
    """A year, a share other than all, money, or whatever follows a word of what was reached."""
    if figure.unit == "年" and figure.value > 1900:
        return True
    if figure.unit == "%" and figure.value != WHOLE:
        return True
    return figure.unit in _MONEY or bool(_DONE.search(said.text[: figure.start]))


RULE = Rule(
    code="HB474",
    name="编者的话里有当作事实的数",
    scope=Scope.RECORD,
    why="数字最容易被抄走。编者写的年份、比例、金额、做了多少，没有段落可查，读者却会同来源的数一样引用。",
    bad="editor:\n  fits: 用了这个办法，办结率提高了 9.3 个百分点。",
    good="editor:\n  fits: 适合事项多、办得慢的分馆。",
    check=check,
    proves=PROVED,
)
