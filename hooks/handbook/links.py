"""Mentions of records in running text: `[[id]]`, `[[id|text]]`, and terms by their names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from .catalog import Catalog, Entry
from .model import Term

MENTION = re.compile(r"\[\[(?P<id>[^\[\]|]{1,64})(?:\|(?P<text>[^\[\]]{1,60}))?\]\]")


def term_names(catalog: Catalog) -> dict[str, str]:
    """Name or alias of a term → its id; the longest names first, so that they win over their own parts."""
    names = {name: entry.id for entry in catalog.of(Term) for name in (entry.name, *entry.record.aliases)}
    return dict(sorted(names.items(), key=lambda item: (-len(item[0]), item[0])))


@lru_cache(maxsize=4)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, names)) or r"(?!)")


def terms_in(text: str, names: dict[str, str]) -> list[str]:
    """Ids of the terms that a text names or links, each once, in the order of first mention."""
    found = (names[name] for name in _pattern(tuple(names)).findall(text))
    linked = (mention["id"].strip() for mention in MENTION.finditer(text)) if "[[" in text else ()
    known = set(names.values())
    return list(dict.fromkeys([*found, *(target for target in linked if target in known)]))


def terms_of(entry: Entry, names: dict[str, str]) -> list[str]:
    """Ids of the terms that a record mentions anywhere, its own id left out."""
    text = "\n".join(text for _, text in entry.prose)
    return [term for term in terms_in(text, names) if term != entry.id]


def terms_mentioned(catalog: Catalog, entries: Iterable[Entry] | None = None) -> set[str]:
    """Ids of all terms that some record mentions."""
    names = term_names(catalog)
    return {term for entry in (entries or catalog.valid) for term in terms_of(entry, names)}
