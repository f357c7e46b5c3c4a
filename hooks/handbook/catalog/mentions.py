"""Mentions of records in running text: `[[id]]`, `[[id|text]]`, and terms by their names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice, takewhile

from ..model import Term
from .catalog import Catalog
from .entry import Entry

MENTION = re.compile(r"\[\[(?P<id>[^\[\]|]{1,64})(?:\|(?P<text>[^\[\]]{1,60}))?\]\]")

MANY = 12  # names that begin with the same character


def spoken(text: str, catalog: Catalog) -> str:
    """Running text as it is read: each mention of a record as its own words, else as the record's name."""
    return MENTION.sub(lambda found: found["text"] or _name(found["id"].strip(), catalog), text) if "[[" in text else text


def own_words(text: str) -> str:
    """Running text without the names of the records that it mentions by their ids alone."""
    return MENTION.sub(lambda found: found["text"] or "", text) if "[[" in text else text


def _name(identifier: str, catalog: Catalog) -> str:
    link = catalog.link(identifier)
    return link.name if link else identifier


def term_names(catalog: Catalog) -> dict[str, str]:
    """Name or alias of a term → its id."""
    return {name: entry.id for entry in catalog.of(Term) for name in (entry.name, *entry.record.aliases)}


def longer_words(names: Iterable[str], words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Name → the words of which it is the beginning only: who writes 图书馆员 has not named the 图书馆."""
    known = sorted({*words})
    return {name: tuple(_after(name, known)) for name in names}


def _after(name: str, known: list[str]) -> Iterator[str]:
    """The words that begin with a name and are longer: they follow it in the order of words."""
    following = islice(known, bisect_right(known, name), None)
    return takewhile(lambda word: word.startswith(name), following)


def terms_by_record(entries: Iterable[Entry], names: Mapping[str, str], words: Iterable[str] = ()) -> dict[str, list[str]]:
    """Record id → ids of the terms it names or links, in the order of first mention, its own id left out. A name that is but the
    beginning of one of the `words` is not named there.

    A text is searched only for names whose first character it has, which is known from one look at the text.
    """
    by_head: dict[str, list[str]] = defaultdict(list)
    for name in names:
        by_head[name[:1]].append(name)
    lengths = {head: sorted(set(map(len, found))) for head, found in by_head.items() if len(found) > MANY}
    longer = longer_words(names, words)
    known = frozenset(names.values())
    found = {}
    for entry in entries:
        places = _first_places(entry.text, by_head, lengths, names, longer)
        _add_linked(entry.text, known, places)
        places.pop(entry.id, None)
        found[entry.id] = sorted(places, key=places.__getitem__)
    return found


def _first_places(
    text: str, by_head: Mapping[str, list[str]], lengths: Mapping[str, list[int]], names: Mapping[str, str],
    longer: Mapping[str, tuple[str, ...]],
) -> dict[str, int]:
    """Id of each term named in a text → the place of the first name. Of the names that begin alike only those are looked for
    which may be there, when they are many (then their `lengths` are known): a text is no longer because there are more terms."""
    places: dict[str, int] = {}
    for head in by_head.keys() & set(text):
        for name in _possible(text, head, lengths[head], names) if head in lengths else by_head[head]:
            at = _place(text, name, longer[name])
            if at >= 0:
                places[names[name]] = min(at, places.get(names[name], at))
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
