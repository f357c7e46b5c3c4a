"""The former wording that a term warns of stands in a report of the handbook."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.fingerprints import pairs
from ...evidence.library import Library
from ...model import Term
from ..rule import Ground, Remark, Rule, Scope

SPOKEN = 0.4  # of a wording that one passage must have


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each former wording that no passage comes near."""
    library = ground.library
    for number, former in enumerate(entry.record.former if isinstance(entry.record, Term) and library.indexes else ()):
        if not stands(former.wording, library):
            yield Remark(
                f"旧说法“{former.wording}”在各篇来源里都找不到",
                "旧说法写来源里出现过的；来源没有用过的说法，写到 misuse，或者不写。", ("former", number, "wording"),
            )


def stands(wording: str, library: Library) -> bool:
    """Has some passage the wording, or the greater part of it?"""
    if any(library.where_any(source, (wording,)) for source in library.sources):
        return True
    asked = pairs(wording)
    near = library.wording.candidates(sorted(asked), set())
    return any(library.wording.share(asked, (place,)) >= SPOKEN for place in near)


RULE = Rule(
    code="HB467",
    name="旧说法在来源里找不到",
    scope=Scope.RECORD,
    why="术语页的旧说法，是提醒读者来源里会碰到哪些过时的叫法。来源里没有的，读者会以为哪篇报告这样写过。",
    bad="former:\n  - wording: 图书巡回车制度",
    good="former:\n  - wording: 县立图书总馆",
    check=check,
    proves=("Former.wording",),
)
