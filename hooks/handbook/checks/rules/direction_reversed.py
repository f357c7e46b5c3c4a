"""What grows in a passage does not shrink in the statement, nor does what becomes better become worse."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.cards import Aligned, Match
from ...load.patterns import when_used
from ..beside import LEAST, Beside, beside, closest, most_common, rival, shown, stands_alone
from ..places import write_places
from ..rule import Ground, Remark, Rule, Scope

KIND = "direction"
CONTRARY = {"up": "down", "down": "up", "better": "worse", "worse": "better", "in": "out", "out": "in"}
WORDS = {"up": "增加、提高", "down": "减少、降低", "better": "变好", "worse": "变坏", "in": "进来", "out": "出去"}
REMEDY = "对着原文看：方向写反了就改过来；说的是另一件事，就用原文那一句的关键词来写，或者改引那一段。"
EITHER = when_used("有没有|是否|会不会")  # leaves open which way
NOWHERE = 0.15  # the least share where none of the passages has the direction that is said


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each clause whose direction is contrary to the one it rests on."""
    for each in beside(entry, ground.library):
        for clause in each.told if each.codes(KIND) else ():
            said = sorted(clause.said.codes(KIND))
            found = [remark for way in (_reversed, _said_nowhere) for code in said for remark in way(clause, code, each)]
            yield from found[:1]


def _reversed(clause: Aligned, code: str, each: Beside) -> Iterator[Remark]:
    nowhere = code not in each.codes(KIND)
    other = rival(clause, lambda card: code in card.codes(KIND))
    for match in closest(clause, NOWHERE if nowhere else LEAST):
        told = match.card.codes(KIND)
        if CONTRARY[code] in told and code not in told and CONTRARY[code] not in clause.said.codes(KIND):
            near = most_common((find.around for find in clause.said.said(KIND) if find.code == code), match.card.words)
            yield _remark(clause, match, each, code, bool(near.pairs) and (nowhere or stands_alone(match, other)))


def _said_nowhere(clause: Aligned, code: str, each: Beside) -> Iterator[Remark]:
    """None of the passages says that anything goes that way; what they say goes the other way."""
    told = each.codes(KIND)
    if CONTRARY[code] in told and told.isdisjoint({code, *clause.said.codes(KIND)}) and not EITHER.search(clause.clause):
        where = f"所引的 {write_places(each.places)} 没有这样说的，只说到{WORDS[CONTRARY[code]]}"
        yield Remark(f"“{shown(clause.clause)}”说的是{WORDS[code]}，{where}", REMEDY, each.statement.where, doubtful=True)


def _remark(clause: Aligned, match: Match, each: Beside, code: str, sure: bool) -> Remark:
    told = f"所引的 {write_places([match.place])} {'却' if sure else '像'}是{WORDS[CONTRARY[code]]}"
    return Remark(
        f"“{shown(clause.clause)}”说的是{WORDS[code]}，{told}", REMEDY, each.statement.where, doubtful=not sure
    )  # fmt: skip


RULE = Rule(
    code="HB422",
    name="增减和所引段落相反",
    scope=Scope.RECORD,
    why="提高写成降低，改善写成恶化，句子照样通顺，意思却反了。句子所依据的那一句只说了一个方向，句子就不能说另一个。",
    bad="results:\n  - {text: 办结率比上年下降 9.3个百分点。, cite: tushu-huifang#11}   # 原文是 提高",
    good="results:\n  - {text: 办结率比上年提高 9.3个百分点。, cite: tushu-huifang#11}",
    check=check,
    doubts=True,
)
