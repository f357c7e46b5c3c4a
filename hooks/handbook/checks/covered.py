"""Whether what a sentence says in each of its clauses stands anywhere that the record rests on.

The 2-grams of a clause, the rarer the heavier, are looked for in the passages that are cited and in the record's own proved
words. A paraphrase keeps a good part of them, and a clause about something else next to none: of the sound clauses of this
project's first handbook none has less than `LEAST`, of clauses put there from another record nineteen in twenty have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from ..evidence.fingerprints import pairs
from ..evidence.index import Place
from ..evidence.library import Library
from ..evidence.senses import clauses
from ..load.patterns import when_used

LEAST = 0.25  # of a clause's weight that must be found
FEWEST = 4  # 2-grams of a clause; one with less is read together with its neighbour
SHOWN = 16
# what is said of the report itself, which no passage says
SILENT = when_used(
    r"没有(?:再|逐[项条])?(?:写|说|列|展开|给|解释)|未(?:写|说|列|载|展开)|只(?:写|举|列)(?:了|出|这|名|一)|丢失|看不出|写法不同"
)
_ASKING = when_used("什么|哪|怎样|怎么|谁|多少|几|是否|有没有")
_FRAME = when_used(
    "(?:据|该|这[份篇])?(?:报告|来源|原文)(?:里|中)?(?:建议|设想|提出|要求|认为|称|说|举出的?|列出的?|写[明出]?)?|某[县市区镇乡局院校]?"
)


def bare(text: str, said: Iterable[str], places: Iterable[Place], library: Library, least: float = LEAST) -> Iterator[str]:
    """The clauses of a text that neither these passages nor what is `said` beside it bear out."""
    known = frozenset().union(*map(pairs, said))
    cited = tuple(places)
    for clause in tellings(text):
        asked = frozenset().union(*(pairs(_FRAME.sub("", piece)) for piece in clause.split("，")))
        if len(asked) >= FEWEST and library.wording.share(asked, cited, known) < least:
            yield clause


def tellings(text: str) -> Iterator[str]:
    """The clauses of a text that tell something of the world, short ones together with those before them."""
    kept: list[str] = []
    for clause in _worldly(list(clauses(text))):
        if kept and (len(clause) <= FEWEST or len(kept[-1]) <= FEWEST):
            kept[-1] += f"，{clause}"
        else:
            kept.append(clause)
    yield from kept


def _worldly(found: list[str]) -> Iterator[str]:
    """All but the clauses that say what the report leaves out, and those that ask what it is."""
    for clause, after in pairwise([*found, ""]):  # of a text that is nothing but a mention there is none
        if not SILENT.search(clause) and not (SILENT.search(after) and _ASKING.search(clause)):
            yield clause.strip("“”、 ")


def shown(text: str) -> str:
    """A clause as a message quotes it."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"
