"""A sign of a problem is told as a trouble: what came of a practice is none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...catalog import Entry
from ...catalog.mentions import own_words
from ...evidence.library import Library
from ...model import Problem
from ...model.base import Claim
from ...model.vocabulary import Telling
from ..covered import shown
from ..places import known_citations, write_places
from ..rule import Ground, Remark, Rule, Scope

TROUBLE = re.compile(
    "不|没|未|缺|少(?!年)|弱|差|偏|慢|乱|散|失修|损坏|难(?!题|群众|职工|党员|户|家庭|学生)|薄|虚|怕|担心|松|空|陈旧|单一|贫乏|被动|情绪|滞后|下降|流失|冲突|矛盾"
    "|有[^，。；]{0,12}(?:困难|问题|难题)$|(?:困难|问题|难题)(?:还|仍|很|较|比较|十分)?(?:多|大|突出|存在|严重)|最大难题|兼(?:职|任|着)"
)
OUTCOME = re.compile(
    "解决|提高|改善|改进|好评|欢迎|形成|由此|做到|达到|密切|近了|增强|增加|投入|争取|成立|建成|建了|建起|新建|评出|累计|有效|有助于|"
    "促使|促进|规范|平稳|落实|掌握|到位|透明|用款|打井|覆盖|推行|完成|办结|组建|引进|荣获|受到|结对|联系"
)
REMEDY = "表现写来源说的困难；办成了什么，写到做法的成效里。来源没有说出困难的，删掉这一条。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each sign of a problem that tells of something achieved."""
    for number, sign in enumerate(entry.record.signs if isinstance(entry.record, Problem) else ()):
        text = own_words(sign.text)
        if OUTCOME.search(text) and not any(map(TROUBLE.search, re.split("[，；。]", text))) and _is_done(sign, ground.library):
            places = known_citations(sign.cite, ground.library)
            yield Remark(
                f"表现“{shown(text)}”说的是办成了什么，所引的 {write_places(places)} 也不在讲问题的部分", REMEDY,
                ("signs", number, "text"),
            )


def _is_done(sign: Claim, library: Library) -> bool:
    """Does none of the passages lie in a section that tells of problems or recommends?"""
    passages = [library.passage(*place) for place in known_citations(sign.cite, library)]
    return bool(passages) and all(passage and passage.telling in (Telling.DONE, None) for passage in passages)


RULE = Rule(
    code="HB477",
    name="成效写成了问题的表现",
    scope=Scope.RECORD,
    why="“解决了五千多个难题”不等于“有五千多个难题没有解决”。把做法的成效倒过来写成问题，来源并没有说过那里有这个问题。",
    bad="signs:\n  - {text: 到年底办完 1285 件。, cite: tushu-huifang#11}",
    good="signs:\n  - {text: 有的分馆一年只到户 1 次。, cite: tushu-huifang#13}",
    check=check,
)
