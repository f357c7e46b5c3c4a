"""What a sentence tells is done by the body that the cited clause names, not by another of the same passage."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...catalog.mentions import own_words
from ...evidence.doers import doers, done_by_another
from ..beside import FIGURES
from ..citations import told_by_reports
from ..headings import named_above
from ..places import known_citations, write_places
from ..rule import Ground, Remark, Rule, Scope

REMEDY = "对着原文看这件事是谁做的，照原文写；原文另有一段说是它做的，就把那一段也引上。"
ACTED_UPON = ("structure", "object", "text")


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each body at the head of a clause, where the clause of the passage that tells the same has another."""
    library, words = ground.library, ground.settings.trade.actors
    for statement in told_by_reports(entry):
        text = own_words(statement.text)
        is_sentence = statement.where != ACTED_UPON and FIGURES not in statement.where
        found = doers(text, words) if is_sentence else ()
        places = known_citations(statement.cites, library) if found else []
        passages = [passage.cards for place in places if (passage := library.passage(*place))]
        for doer in found if passages else ():
            other = done_by_another(doer, text, passages, words, library.wording.weigh)
            if other and (other.begins or not named_above(doer.names, places, library)):
                seems = "不是" if other.sure else "像不是"
                message = f"这件事{seems}“{doer.word}”做的：所引段落 {write_places(places)} 里，开头说的是“{other.word}”"
                yield Remark(message, REMEDY, statement.where, doubtful=not other.sure)


RULE = Rule(
    code="HB444",
    name="做事的是另一个主体",
    scope=Scope.RECORD,
    why="同一段里常说到好几个单位和人，谁做了哪一样，换了就错。拿一句话里做的事去找原文说这件事的那一小句："
    "那里开头是另一个主体，而这一句写的主体到那里为止都没有出现，就是写错了人。",
    bad="steps:\n  - {text: 读者代表公开承诺、按期践诺。, cite: tushu-huifang#5}   # 原文是馆员",
    good="steps:\n  - {text: 馆员公开承诺、按期践诺。, cite: tushu-huifang#5}",
    check=check,
    doubts=True,
    proves=("proved",),
)
