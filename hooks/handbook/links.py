"""Mentions of records in running text: `[[id]]`, `[[id|text]]`, and terms by their names."""

from __future__ import annotations

import re

from .catalog import Catalog, Entry
from .model import Term

MENTION = re.compile(r"\[\[(?P<id>[^\[\]|]{1,64})(?:\|(?P<text>[^\[\]]{1,60}))?\]\]")


def term_names(catalog: Catalog) -> dict[str, str]:
    """Name or alias of a term → its id."""
    return {name: entry.id for entry in catalog.of(Term) for name in (entry.name, *entry.record.aliases)}


def terms_in(text: str, names: dict[str, str]) -> list[str]:
    """Ids of the terms that a text names or links, each once, in the order of first mention."""
    found = [(text.index(name), term) for name, term in names.items() if name in text]
    if "[[" in text:
        known = set(names.values())
        found += [(at.start(), at["id"].strip()) for at in MENTION.finditer(text) if at["id"].strip() in known]
    return list(dict.fromkeys(term for _, term in sorted(found)))


def terms_of(entry: Entry, names: dict[str, str]) -> list[str]:
    """Ids of the terms that a record mentions anywhere, its own id left out."""
    text = "\n".join(text for _, text in entry.prose)
    return [term for term in terms_in(text, names) if term != entry.id]
