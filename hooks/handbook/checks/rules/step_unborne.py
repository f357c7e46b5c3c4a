"""A step that counts as told by practices is borne out by the passages it cites."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...catalog.mentions import own_words
from ...evidence.fingerprints import pairs
from ...model import Method
from ..covered import FEWEST, shown
from ..places import known_citations, write_places
from ..rule import Ground, Remark, Rule, Scope

LEAST = 0.08  # of the weight of a step's words; of those that practices tell hardly one has less, of the editor's hardly one more


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each step of a method whose passages have next to none of its words."""
    for number, step in enumerate(entry.record.steps if isinstance(entry.record, Method) else ()):
        asked = pairs(own_words(step.text))
        places = [] if step.origin.is_editors or len(asked) < FEWEST else known_citations(step.cite or (), ground.library)
        if places and ground.library.wording.share(asked, places) < LEAST:
            yield Remark(
                f"“{shown(own_words(step.text))}”算在做法里，所引的 {write_places(places)} 却没有这样说的",
                "段落说了的，用段落里的关键词来写；没有做法这样写的，写“origin: 编者拟”，去掉 practices 和 cite。",
                ("steps", number, "text"),
            )  # fmt: skip


RULE = Rule(
    code="HB438",
    name="编者拟的步骤写成了做法所载",
    scope=Scope.RECORD,
    why="方法的步骤分两种：做法里有的，和编者补的。编者补的挂上一条做法和出处，读者就当成别人做过的。"
    "做法所载的步骤，总有几个词同段落相同；一个也没有的，多半是编者的。",
    bad="steps:\n  - {text: 走访前先商量去哪几户。, practices: [sanwen-sanbang], cite: tushu-huifang#4}",
    good="steps:\n  - {text: 走访前先商量去哪几户。, origin: 编者拟}",
    check=check,
    proves=("MethodStep.text",),
)
