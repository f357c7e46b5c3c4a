"""A link that is said to be the report's is one: the cited passages speak of the problem and of the practice."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...catalog.mentions import own_words
from ...evidence.fingerprints import pairs
from ...evidence.index import Place
from ...evidence.library import Library
from ...evidence.senses import clauses
from ...model import Practice, Problem
from ...model.practice import Solve
from ...model.vocabulary import LinkBasis
from ..places import all_cited, place_of, write_places
from ..rule import Context, Remark, Rule, Scope

SPOKEN = 0.5  # of some clause of a record that must be found in the cited passages
FEWEST = 3  # 2-grams of a clause that is looked for
REMEDY = "对着原文看：来源没有把这个做法和这个问题放在一起说，就写成 编者关联（不写 cite）；说了的，把说到的那一段写进 cite。"


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each link of the report's whose passages leave out the problem or the practice."""
    if isinstance(entry.record, Practice):
        for number, link in enumerate(entry.record.solves):
            problem = context.catalog.get(link.problem)
            if link.basis is LinkBasis.SOURCE and link.cite and problem and isinstance(problem.record, Problem):
                yield from _remarks(number, link, entry, problem, context.catalog.library)


def _remarks(number: int, link: Solve, practice: Entry, problem: Entry, library: Library) -> Iterator[Remark]:
    places = all_cited(link.cite or (), library)
    for entry, what in ((problem, "问题"), (practice, "做法")) if places else ():
        if not speaks_of(entry, places, library):
            message = f"写了“{link.basis}”，所引的 {write_places(places)} 里却看不到{what}“{entry.name}”"
            yield Remark(message, REMEDY, ("solves", number, "cite"))
            return


def speaks_of(entry: Entry, places: list[Place], library: Library) -> bool:
    """Does the record itself rest on one of these passages, or do they say a good part of a clause of it?"""
    cited = {place_of(cite) for stated in entry.cited for cite in stated.statement.cites}
    if not cited.isdisjoint(places):
        return True
    return any(library.wording.share(asked, places) >= SPOKEN for asked in map(pairs, words(entry)) if len(asked) >= FEWEST)


def words(entry: Entry) -> Iterator[str]:
    """The names of a record, and every clause that it states."""
    yield from (entry.record.name, *entry.record.aliases)
    yield from (clause for stated in entry.cited for clause in clauses(own_words(stated.statement.text)))


RULE = Rule(
    code="HB464",
    name="关联的依据在所引段落里找不到",
    scope=Scope.LINKS,
    why="“原文对应”告诉读者：来源自己说过这个做法是对着这个问题去的。所引的段落要既说到问题，又说到做法；"
    "来源没有这样说的，是编者的判断，写成“编者关联”。",
    bad="solves:\n  - {problem: dengji-daitian, basis: 原文对应, cite: tushu-huifang#8}   # 第 8 段没有说到户次数少",
    good="solves:\n  - {problem: dengji-daitian, basis: 原文对应, cite: [tushu-huifang#4, tushu-huifang#13]}",
    check=check,
    proves=("Solve.basis",),
)
