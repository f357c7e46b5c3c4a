"""A sign of a problem is told as a trouble: what came of a practice is none."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...catalog.mentions import own_words
from ...evidence.library import Library
from ...load.patterns import when_used
from ...model import Problem
from ...model.base import Claim
from ...model.vocabulary import Telling
from ..covered import shown, tellings
from ..places import known_citations, write_places
from ..rule import Ground, Remark, Rule, Scope

TROUBLE = when_used(
    "不|没|未|缺|少(?!年)|弱|差|偏|慢|乱|散|失修|损坏|难(?!题|群众|职工|.员|户|家庭|学生)|薄|虚|怕|担心|松|空|陈旧|单一|贫乏|被动|情绪|滞后|断|虚|下降|流失|冲突|矛盾"
    "|有[^，。；]{0,12}(?:困难|问题|难题)$|(?:困难|问题|难题)(?:还|仍|很|较|比较|十分)?(?:多|大|突出|存在|严重)|最大难题|兼(?:职|任|着)"
)
REPORTED = when_used("^(?:该?报告称|据该?报告)")
OUTCOME = when_used(
    "解决[了的]|提高了|有了?提高|改善|改进|好评|欢迎|由此|做到|密切|近了|增强|投入|争取到?|建成|建了|建起|新建|评出|累计|有助于|促使|平稳|"
    "办结|打井|荣获|用款|引进|透明|达到|按时|覆盖率|受益"
)
REMEDY = "表现写来源说的困难；办成了什么，写到做法的成效里。来源没有说出困难的，删掉这一条。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each sign of a problem that tells of something achieved."""
    for number, sign in enumerate(entry.record.signs if isinstance(entry.record, Problem) else ()):
        text = own_words(sign.text)
        if not any(map(TROUBLE.search, tellings(text))) and is_outcome(sign, text, ground.library):
            places = known_citations(sign.cite, ground.library)
            yield Remark(
                f"表现“{shown(text)}”说的是办成了什么，所引的 {write_places(places)} 也不在讲问题的部分", REMEDY,
                ("signs", number, "text"),
            )


def is_outcome(sign: Claim, text: str, library: Library) -> bool:
    """Is something achieved told of passages in sections about doings, or reported of some that tell of no troubles?"""
    passages = [library.passage(*place) for place in known_citations(sign.cite, library)]
    kinds = {passage.telling for passage in passages if passage}
    if REPORTED.search(text):
        return bool(passages) and kinds <= {Telling.DONE, None}
    return kinds == {Telling.DONE} and bool(OUTCOME.search(text))


RULE = Rule(
    code="HB477",
    name="成效写成了问题的表现",
    scope=Scope.RECORD,
    why="“解决了五千多个难题”不等于“有五千多个难题没有解决”。把做法的成效倒过来写成问题，来源并没有说过那里有这个问题。",
    bad="signs:\n  - {text: 全年办结 1285 件。, cite: tushu-huifang#11}",
    good="signs:\n  - {text: 有的分馆一年只到户 1 次。, cite: tushu-huifang#13}",
    check=check,
    proves=("Problem.signs",),
)
