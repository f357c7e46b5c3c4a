"""Two things of a statement are told with each other's frequency."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...catalog.mentions import own_words
from ...evidence.rhythms import exchanged
from ..citations import told_by_reports
from ..places import cards_of_places, known_citations, write_places
from ..rule import Ground, Remark, Rule, Scope

REMEDY = "对着原文看哪一样多久一次：写反了就换过来；没有写反，就照原文的词和先后来写。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each statement with two frequencies that fit each other's things; doubtful where only their order says so."""
    library = ground.library
    for statement in told_by_reports(entry):
        places = known_citations(statement.cites, library)
        found = exchanged(own_words(statement.text), cards_of_places(places, library), library.wording.weigh)
        if found:
            two = f"“{found.first}”和“{found.second}”"
            sure = f"{two}写反了：所引段落 {write_places(places)} 里，各自说的是对方那一样"
            likely = f"{two}像是写反了：所引段落 {write_places(places)} 里先后相反，旁边的词又分不开"
            yield Remark(sure if found.sure else likely, REMEDY, statement.where, doubtful=not found.sure)


RULE = Rule(
    code="HB445",
    name="两样事的频次写反了",
    scope=Scope.RECORD,
    why="两个频次都在所引的段落里，对调了逐个去找是看不出来的。按季督导、年终考核写成年终督导、按季考核，照着做就全错。"
    "所以拿每个频次前后的词去比；词分不出来、先后却和原文相反的，只提醒。",
    bad="steps:\n  - {text: 年底到户；每季度由分馆大会评议。, cite: [tushu-huifang#4, tushu-huifang#5]}   # 原文是每季度到户、年底评议",
    good="steps:\n  - {text: 每季度到户；年底由分馆大会评议。, cite: [tushu-huifang#4, tushu-huifang#5]}",
    check=check,
    doubts=True,
)
