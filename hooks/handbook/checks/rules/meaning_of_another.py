"""The meaning of a term is about that term and not about another one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from math import log

from ...catalog import Catalog, Entry
from ...evidence.fingerprints import pairs
from ...model import Term
from ..rule import Context, Remark, Rule, Scope

OWN = 0.03  # of the weight of a term's own words that its meaning must have
FEWEST = 8  # 2-grams that a term has besides its meaning; one with less cannot be told by them
SAME = 0.7  # of the 2-grams of the shorter of two meanings that stand in the other; of two on one matter hardly half do
OTHERS = 0.12  # of another's, from which on it reads like the meaning of that one


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark at each meaning that has next to none of the term's own words and many of another's, or is that of another."""
    terms = catalog.of(Term)
    words = {entry.id: own_pairs(entry) for entry in terms}
    meanings = {entry.id: pairs(entry.record.meaning) for entry in terms}
    seen = Counter(pair for entry in terms for pair in words[entry.id] | meanings[entry.id])
    twins = _twins(terms, meanings)
    for entry in terms:
        meant = meanings[entry.id]
        if twin := twins.get(entry.id):
            yield Remark(
                f"要点和 {twin.path}（{twin.name}）的几乎一样", "一个要点只说一个术语：抄来没有改完的，改成说它自己的；本来是一回事的，并成一条，另一个写进 aliases。",
                ("meaning",), entry,
            )  # fmt: skip
            continue
        if len(words[entry.id]) < FEWEST:
            continue
        if _share(meant, words[entry.id], seen, len(terms)) < OWN and (other := _closest(meant, entry, terms, words, seen)):
            yield Remark(
                f"要点说的不像“{entry.name}”，用词更像 {other.path}（{other.name}）",
                "对照名称、旧说法和依据看：贴错了的换回来；说的确实是它，就用它自己的名称和关键词来写。", ("meaning",), entry,
            )


def _twins(terms: list[Entry], meanings: dict[str, frozenset[str]]) -> dict[str, Entry]:
    """The terms whose meaning says the same in the same words as another's, the shorter of the two nearly whole, each with the
    first such term.

    Of the shorter one at least one of its rarest 2-grams stands in the other, if one more of them is asked for than may be
    missing; so a meaning is laid beside few others, however many terms there are.
    """
    having: defaultdict[str, list[int]] = defaultdict(list)
    for number, entry in enumerate(terms):
        for pair in meanings[entry.id]:
            having[pair].append(number)
    alike: defaultdict[int, set[int]] = defaultdict(set)
    for number, entry in enumerate(terms):
        meant = sorted(meanings[entry.id], key=lambda pair: (len(having[pair]), pair))
        for other in {other for pair in meant[: int((1 - SAME) * len(meant)) + 1] for other in having[pair]} - {number}:
            if _alike(meanings[entry.id], meanings[terms[other].id]):
                alike[number].add(other)
                alike[other].add(number)
    return {terms[number].id: terms[min(others)] for number, others in alike.items()}


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return len(one & other) >= SAME * min(len(one), len(other))


def own_pairs(entry: Entry) -> frozenset[str]:
    """The 2-grams of all that a term says besides its meaning."""
    term: Term = entry.record
    former = [text for each in term.former for text in (each.wording, each.note or "")]
    texts = (term.name, *term.aliases, *term.misuse, *former, *(basis.document for basis in term.basis))
    return frozenset().union(*map(pairs, texts))


def _closest(
    meant: frozenset[str], entry: Entry, terms: list[Entry], words: dict[str, frozenset[str]], seen: Counter[str]
) -> Entry | None:
    rated = [(_share(meant, words[other.id], seen, len(terms)), other.id, other) for other in terms if other is not entry]
    share, _, other = max(rated, default=(0.0, "", entry))
    return other if share >= OTHERS else None


def _share(meant: frozenset[str], own: frozenset[str], seen: Counter[str], terms: int) -> float:
    """How much of the weight of a term's own 2-grams a meaning has."""
    whole = _weight(own, seen, terms)
    return _weight(meant & own, seen, terms) / whole if whole else 1.0


def _weight(found: frozenset[str], seen: Counter[str], terms: int) -> float:
    return sum(log((terms + 1) / seen[pair]) for pair in sorted(found))


RULE = Rule(
    code="HB478",
    name="要点说的是另一个术语",
    scope=Scope.CATALOG,
    why="术语的要点是编者写的，没有段落可比，贴错了别的规则看不出来。要点同它自己的名称、旧说法、依据没有一个词相同，"
    "却同另一个术语相同的多，多半是贴错了；两个术语的要点几乎一字不差，至少有一个是抄来没有改的。",
    bad="name: 联席会\nmeaning: 牵头一个县的分馆工作、调配图书和人员的图书馆。   # 说的是图书总馆",
    good="name: 联席会\nmeaning: 几个单位定期坐在一起商量共同事项的会议。",
    check=check,
    proves=("Term.meaning",),
)
