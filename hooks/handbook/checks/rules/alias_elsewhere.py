"""An alias is the record's own: the cited reports say it, or it is a variant of the name or of what the record tells."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...catalog import Catalog, Entry
from ...evidence.fingerprints import pairs
from ...evidence.index import Place
from ...evidence.normalise import normalise
from ...evidence.shorthand import NUMERALS
from ...model import Practice, Problem
from ...model.template import WorkTemplate
from ..places import all_cited
from ..rule import Context, Remark, Rule, Scope
from ..said import proved_words

_DIGITS = str.maketrans({**{numeral: str(value) for numeral, value in NUMERALS.items()}, "簿": "薄", "帐": "账"})
_SORT = re.compile("(?:活动|工程|制度|机制|模式|做法|工作法)$")
LEAST = 0.2  # of the weight of an alias that must be known
FEWEST = 2  # 2-grams of an alias that is looked at
REMEDY = "别名只写来源的叫法，或者名称的简写、错写；读者可能想到的别的问法，写到 asks。"


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each alias that nothing in the record, its name or its reports accounts for, and each with another's name."""
    record, library = entry.record, context.catalog.library
    places = all_cited(entry.citations, library) if isinstance(record, (Practice, Problem, WorkTemplate)) else []
    known = _pairs(record.name, *proved_words(entry)) if places and record.aliases else frozenset()
    for number, alias in enumerate(record.aliases if places else ()):
        if library.contains_any(places, alias) == "no" and (message := _fault(entry, alias, known, places, context.catalog)):
            yield Remark(message, REMEDY, ("aliases", number))


def _fault(entry: Entry, alias: str, known: frozenset[str], places: list[Place], catalog: Catalog) -> str | None:
    """What is wrong with an alias that no cited passage has."""
    if other := _named_in(alias, entry, catalog):
        return f"别名“{alias}”里是另一条记录的名称：{other.path}（{other.name}）"
    if any(catalog.library.where_any(source, (alias,)) for source in {source for source, _ in places}):
        return None
    asked = _pairs(alias)
    near = max(catalog.library.wording.share(pairs(alias), places, known), catalog.library.wording.share(asked, (), known))
    foreign = len(asked) >= FEWEST and near < LEAST
    return f"别名“{alias}”不是所引来源里的叫法，也不像“{entry.name}”的简写" if foreign else None


def _named_in(alias: str, entry: Entry, catalog: Catalog) -> Entry | None:
    """Another record of the kind whose name the alias is, but for a word of what sort of thing it is."""
    plain = _SORT.sub("", alias)
    named = (*catalog.named(alias, (entry.kind,)), *catalog.named(plain, (entry.kind,)))
    return next((other for other in named if other is not entry and normalise(plain) not in normalise(entry.name)), None)


def _pairs(*texts: str) -> frozenset[str]:
    """The 2-grams of texts, with numerals and characters that are often mistaken written one way too."""
    folded = [normalise(text).translate(_DIGITS) for text in texts]
    return frozenset().union(*map(pairs, (*texts, *folded)))


RULE = Rule(
    code="HB466",
    name="别名对不上这条记录",
    scope=Scope.LINKS,
    why="别名印在页面上，检索也靠它。别处的叫法写成这条的别名，读者会把两件事当成一件，搜到的也是错的。",
    bad="name: 三问三帮\naliases: [季度联席会]",
    good="name: 三问三帮\naliases: [3问3帮, 入户三问]",
    check=check,
    proves=("Practice.aliases", "Problem.aliases", "WorkTemplate.aliases"),
)
