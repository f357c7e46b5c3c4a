"""An alias is the record's own: the cited reports say it, or it is a variant of the name or of what the record tells."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.fingerprints import pairs
from ...evidence.index import Place
from ...evidence.library import Library
from ...evidence.normalise import normalise
from ...evidence.shorthand import NUMERALS
from ...model import Practice, Problem
from ...model.template import WorkTemplate
from ..places import all_cited
from ..rule import Ground, Remark, Rule, Scope
from ..said import proved_words

_DIGITS = str.maketrans({**{numeral: str(value) for numeral, value in NUMERALS.items()}, "簿": "薄", "帐": "账"})
LEAST = 0.2  # of the weight of an alias that must be known
FEWEST = 2  # 2-grams of an alias that is looked at
REMEDY = "别名只写来源的叫法，或者名称的简写、错写；读者可能想到的别的问法，写到 asks。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each alias that nothing in the record, its name or its reports accounts for."""
    record, library = entry.record, ground.library
    places = all_cited(entry.citations, library) if isinstance(record, (Practice, Problem, WorkTemplate)) else []
    known = _pairs(record.name, *proved_words(entry)) if places and record.aliases else frozenset()
    for number, alias in enumerate(record.aliases if places else ()):
        if not is_known(alias, known, places, library):
            yield Remark(f"别名“{alias}”不是所引来源里的叫法，也不像“{entry.name}”的简写", REMEDY, ("aliases", number))


def is_known(alias: str, known: frozenset[str], places: list[Place], library: Library) -> bool:
    """Shares an alias enough with what the record says and its passages, or does a report that is cited have it?"""
    asked = _pairs(alias)
    share = library.wording.share
    if len(asked) < FEWEST or share(pairs(alias), places, known) >= LEAST or share(asked, (), known) >= LEAST:
        return True
    return any(library.where_any(source, (alias,)) for source in {source for source, _ in places})


def _pairs(*texts: str) -> frozenset[str]:
    """The 2-grams of texts, with numerals and characters that are often mistaken written one way too."""
    flat = [normalise(text) for text in texts]
    folded = [other for text in flat if (other := text.translate(_DIGITS)) != text]
    return frozenset().union(*map(pairs, (*texts, *folded)))


RULE = Rule(
    code="HB466",
    name="别名对不上这条记录",
    scope=Scope.RECORD,
    why="别名印在页面上，检索也靠它。别处的叫法写成这条的别名，读者会把两件事当成一件，搜到的也是错的。",
    bad="name: 三问三帮\naliases: [书香家庭评选]",
    good="name: 三问三帮\naliases: [3问3帮, 入户三问]",
    check=check,
    proves=("Practice.aliases", "Problem.aliases", "WorkTemplate.aliases"),
)
