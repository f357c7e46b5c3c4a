"""That one thing comes of another is told by a passage, not concluded from its sequence."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ..beside import Beside, beside, closest, shown
from ..places import write_places
from ..rule import Ground, Remark, Rule, Scope

KIND = "cause"
OUTRIGHT = frozenset({"so", "since"})


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each statement that says 因此, 由于 of what no passage says to come of anything."""
    for each in beside(entry, ground.library):
        said = next((clause for clause in each.told if clause.said.codes(KIND) & OUTRIGHT), None)
        if said and not (each.codes(KIND) & OUTRIGHT and _is_near(each, ground)):
            anywhere = bool(each.codes(KIND))
            where = f"所引的 {write_places(each.places)} {'里，这件事像是' if anywhere else ''}只说了先后，没有说因果"
            yield Remark(
                f"“{shown(said.clause)}”说的是因果，{where}",
                "原文没有说的因果不替它说：两件事分开写；原文说了，引上说因果的那一段。",
                each.statement.where, doubtful=anywhere,
            )  # fmt: skip


def _is_near(each: Beside, ground: Ground) -> bool:
    """Does a sentence that the statement may rest on say that something comes of something?"""
    meant = {(match.place, match.card.sentence) for clause in each.clauses for match in closest(clause)}
    passages = {place: ground.library.passage(*place) for place, _ in meant}
    return any(
        card.codes(KIND)
        for place, sentence in meant
        if (passage := passages[place])
        for card in passage.cards
        if card.sentence == sentence
    )


RULE = Rule(
    code="HB432",
    name="因果没有依据",
    scope=Scope.RECORD,
    why="报告先说做法、后说数字，不等于说数字是做法带来的。“因此、由于、带来”这些词，要原文说了才写。",
    bad="results:\n  - {text: 正因为这样做，全年议定事项85件。, cite: jiedao-jiedui#5}   # 原文只写了件数",
    good="results:\n  - {text: 全年议定事项85件。, cite: jiedao-jiedui#5}",
    check=check,
    doubts=True,
)
