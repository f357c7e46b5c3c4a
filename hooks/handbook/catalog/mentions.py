"""Mentions of records in running text: `[[id]]`, `[[id|text]]`, and terms by their names."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice, takewhile

from ..load.patterns import when_used
from ..model import KINDS, Term
from .catalog import Catalog

MENTION = when_used(r"\[\[(?P<id>[^\[\]|]{1,64})(?:\|(?P<text>[^\[\]]{1,60}))?\]\]")

MANY = 12  # names that begin with the same character


def spoken(text: str, catalog: Catalog) -> str:
    """Running text as it is read: each mention of a record as its own words, else as the record's name."""
    return spoken_by(text, partial(_name, catalog))


def spoken_by(text: str, name: Callable[[str], str | None]) -> str:
    """The same by what gives the name of a record by its id; one of which there is none goes by that."""
    return MENTION.sub(lambda found: found["text"] or name(identifier := found["id"].strip()) or identifier, text) if "[[" in text else text


def own_words(text: str) -> str:
    """Running text without the names of the records that it mentions by their ids alone."""
    return MENTION.sub(lambda found: found["text"] or "", text) if "[[" in text else text


def _name(catalog: Catalog, identifier: str) -> str | None:
    link = catalog.link(identifier)
    return link.name if link else None


def names_of(catalog: Catalog) -> dict[str, str]:
    """Id → name, of every record."""
    return {entry.id: entry.name for model in KINDS.values() for entry in catalog.of(model)}


def term_names(catalog: Catalog) -> dict[str, str]:
    """Name or alias of a term → its id."""
    return {name: entry.id for entry in catalog.of(Term) for name in entry.sketch.spellings}


def longer_words(names: Iterable[str], words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Name → the words of which it is the beginning only: who writes 图书馆员 has not named the 图书馆."""
    known = sorted({*words})
    return {name: tuple(_after(name, known)) for name in names}


def _after(name: str, known: list[str]) -> Iterator[str]:
    """The words that begin with a name and are longer: they follow it in the order of words."""
    following = islice(known, bisect_right(known, name), None)
    return takewhile(lambda word: word.startswith(name), following)


class Names:
    """The names of terms (name → id of the term), to be looked for in texts. A name that is but the beginning of one of the `words` is
    not named there.

    A text is searched only for names whose first character it has, which is known from one look at the text.
    """

    def __init__(self, names: Mapping[str, str], words: Iterable[str] = ()) -> None:
        self._names = names
        self._by_head: dict[str, list[str]] = defaultdict(list)
        for name in names:
            self._by_head[name[:1]].append(name)
        self._lengths = {head: sorted(set(map(len, found))) for head, found in self._by_head.items() if len(found) > MANY}
        self._longer = longer_words(names, words)
        self._known = frozenset(names.values())

    def within(self, text: str) -> list[str]:
        """The ids of the terms that a text names or links, in the order of first mention."""
        places = self._first_places(text)
        _add_linked(text, self._known, places)
        return sorted(places, key=places.__getitem__)

    def _first_places(self, text: str) -> dict[str, int]:
        """Id of each term named in a text → the place of the first name. Of the names that begin alike only those are looked for
        which may be there, when they are many (then their lengths are known): a text is no longer because there are more terms."""
        places: dict[str, int] = {}
        for head in self._by_head.keys() & set(text):
            found = _possible(text, head, self._lengths[head], self._names) if head in self._lengths else self._by_head[head]
            for name in found:
                at = _place(text, name, self._longer[name])
                if at >= 0:
                    places[self._names[name]] = min(at, places.get(self._names[name], at))
        return places


def _possible(text: str, head: str, lengths: list[int], names: Mapping[str, str]) -> set[str]:
    """The names in a text, even if they are but the beginnings of longer words."""
    found: set[str] = set()
    at = text.find(head)
    while at >= 0:
        found.update(name for length in lengths if (name := text[at : at + length]) in names)
        at = text.find(head, at + 1)
    return found


def _place(text: str, name: str, longer: tuple[str, ...]) -> int:
    """Where a name stands first as a word of its own; -1 where it does not."""
    at = text.find(name)
    while at >= 0 and text.startswith(longer, at):
        at = text.find(name, at + len(name))
    return at


def _add_linked(text: str, known: frozenset[str], places: dict[str, int]) -> None:
    for mention in MENTION.finditer(text) if "[[" in text else ():
        term = mention["id"].strip()
        if term in known:
            places.setdefault(term, mention.start())
