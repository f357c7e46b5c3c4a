"""The search index: what the script is given to search in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from ...catalog.mentions import MENTION

INDEX = "search/search_index.json"
FOR_FILES = "search/search_index.js"  # the same for pages opened as files, which may load scripts but no data
LINKS = ("leads", "forms")
DESK = frozenset({"rules", "fields", "contribute"})  # sections that tell how the handbook is worked on: no reader's question means them


def write_index(site: Path, entries: list[dict[str, Any]], synonyms: Iterable[tuple[str, ...]] = ()) -> None:
    """Add the generated pages, and the words that mean the same, to what the search plugin wrote of the other pages."""
    path = site / INDEX
    written = path.read_text(encoding="utf-8").replace(r"\u200b", "")  # word marks, where jieba happens to be installed
    index = json.loads(written)
    passages = [_passage(entry) for entry in entries if "passage" in entry]
    entries = [entry for entry in entries if "passage" not in entry]
    titles = {entry["location"].split("/")[1]: entry["title"] for entry in entries}
    index["config"]["synonyms"] = list(synonyms)
    prose = list(labelled(index["docs"]))
    read = [doc for doc in prose if "desk" not in doc]
    worked = [doc for doc in prose if "desk" in doc]  # after the records, as the passages: their places are nobody's leads
    index["docs"] = [*read, *(_document(entry, titles) for entry in entries), *worked, *passages]
    number_links(index["docs"])
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8", newline="\n")
    (site / FOR_FILES).write_text(as_script(text), encoding="utf-8", newline="\n")


def number_links(docs: list[dict[str, Any]]) -> None:
    """Where a record leads and its forms, written by id, as places in the list, which take less room; not what is not in it."""
    places = {doc["location"].rstrip("/").rpartition("/")[2]: place for place, doc in enumerate(docs) if "aliases" in doc}
    for doc in docs:
        for field in LINKS:
            if found := [places[name] for name in doc.pop(field, ()) if name in places]:
                doc[field] = found


def labelled(docs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The sections of pages that are no records, with the title of their page as label; those for who works on the handbook are marked."""
    pages = {doc["location"]: doc["title"] for doc in docs}
    for doc in docs:
        page, _, anchor = doc["location"].partition("#")
        told = {"tags": [pages[page]]} if anchor else {}
        yield {**doc, **told, "desk": 1} if page.partition("/")[0] in DESK else {**doc, **told}


def _document(entry: dict[str, Any], titles: dict[str, str]) -> dict[str, Any]:
    text = MENTION.sub(lambda found: found["text"] or titles.get(found["id"].strip(), found["id"]), entry["text"])
    return {**entry, "text": escape(text, quote=False)}


def _passage(entry: dict[str, Any]) -> dict[str, Any]:
    """A passage of a report: its words are not ours, so nothing in them is a mention."""
    return {**entry, "text": escape(entry["text"], quote=False)}


def as_script(text: str) -> str:
    """The index as a script: JSON, with the two line ends that older scripts do not take written out."""
    literal = text.replace("\u2028", r"\u2028").replace("\u2029", r"\u2029")
    return f"var handbookIndex={literal};\n"
