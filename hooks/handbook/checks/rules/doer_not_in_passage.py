"""Who does what a sentence tells is named by the passages it cites, by the headings above them, or by the whole report."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ...catalog import Entry
from ...catalog.mentions import own_words
from ...evidence.doers import doers
from ...evidence.index import Place
from ...evidence.library import Library
from ..citations import told_by_reports
from ..headings import named_above, named_throughout
from ..places import known_citations, write_places
from ..rule import Ground, Remark, Rule, Scope
from .actor_not_in_passage import ASKED


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each body that acts in a sentence, and of which the cited passages and their headings know nothing."""
    library = ground.library
    for statement in told_by_reports(entry):
        places = known_citations(statement.cites, library) if statement.where not in ASKED else []
        for doer in doers(own_words(statement.text), ground.settings.trade.actors) if places else ():
            told = any(library.contains_any(places, name) != "no" for name in doer.names)
            if not told and not _is_meant(doer.names, places, library):
                message = f"“{doer.word}”在所引段落 {write_places(places)} 里找不到，标题和这一节的开头也没有"
                yield Remark(message, _remedy(doer.names, places[0], library), statement.where)


def _is_meant(names: Collection[str], places: Collection[Place], library: Library) -> bool:
    return named_above(names, places, library) or named_throughout(names, places, library)


def _remedy(names: frozenset[str], cited: Place, library: Library) -> str:
    if found := library.where_any(cited[0], tuple(sorted(names))):
        return f"同一篇里说到它的是 {write_places(found)}：说的是同一件事，就把那一段也引上；不是，就照所引的段落写是谁做的。"
    return "同一篇里别处也没有：照所引的段落写是谁做的；段落没有说是谁，就不写。"


RULE = Rule(
    code="HB443",
    name="做事的主体在所引段落里找不到",
    scope=Scope.RECORD,
    why="一句话开头写谁做，读者就当是谁做的。每一句都要查，不只查“主体”一栏：开头的单位或人，所引的段落、它上面的标题、"
    "这一节和这一篇的开头，总要有一处说到。企业和公司、群众和居民这样常换着叫的，算同一个；一家企业、某单位不查。",
    bad="steps:\n  - {text: 社区在联系日到村里现场办公。, cite: tushu-huifang#9}   # 原文是分馆干部",
    good="steps:\n  - {text: 分馆干部在联系日到村里现场办公。, cite: tushu-huifang#9}",
    check=check,
    proves=("proved",),
)
