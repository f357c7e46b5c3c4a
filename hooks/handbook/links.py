"""Mentions of records in running text: `[[id]]`, `[[id|text]]`, and terms by their names."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from .catalog import Catalog, Entry
from .model import Term

MENTION = re.compile(r"\[\[(?P<id>[^\[\]|]{1,64})(?:\|(?P<text>[^\[\]]{1,60}))?\]\]")


def spoken(text: str, catalog: Catalog) -> str:
    """Running text as it is read: each mention of a record as its own words, else as the record's name."""
    return MENTION.sub(lambda found: found["text"] or _name(found["id"].strip(), catalog), text) if "[[" in text else text


def _name(identifier: str, catalog: Catalog) -> str:
    entry = catalog.get(identifier)
    return entry.name if entry else identifier


def term_names(catalog: Catalog) -> dict[str, str]:
    """Name or alias of a term → its id."""
    return {name: entry.id for entry in catalog.of(Term) for name in (entry.name, *entry.record.aliases)}


def terms_by_record(entries: Iterable[Entry], names: Mapping[str, str]) -> dict[str, list[str]]:
    """Record id → ids of the terms it names or links, in the order of first mention, its own id left out.

    All texts are searched as one long string, a term at a time: with thousands of records that is several times
    faster than asking each record for each term.
    """
    listed = list(entries)
    texts = [entry.text for entry in listed]
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    found: list[dict[str, int]] = [{} for _ in listed]
    whole = "\n".join(texts)
    for name, term in names.items():
        for number, place in _first_places(name, whole, starts):
            found[number][term] = min(place, found[number].get(term, place))
    _add_linked(texts, starts, frozenset(names.values()), found)
    return {
        entry.id: sorted((term for term in places if term != entry.id), key=places.__getitem__)
        for entry, places in zip(listed, found, strict=True)
    }


def _first_places(name: str, whole: str, starts: list[int]) -> Iterator[tuple[int, int]]:
    """(number of the text, place) of the first occurrence of a name in each text that has it."""
    at = whole.find(name)
    while at >= 0:
        number = bisect_right(starts, at) - 1
        yield number, at
        at = whole.find(name, starts[number + 1])


def _add_linked(texts: list[str], starts: list[int], known: frozenset[str], found: list[dict[str, int]]) -> None:
    for number, text in enumerate(texts):
        for mention in MENTION.finditer(text) if "[[" in text else ():
            term = mention["id"].strip()
            if term in known:
                found[number].setdefault(term, starts[number] + mention.start())
