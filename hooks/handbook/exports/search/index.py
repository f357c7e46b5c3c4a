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


def write_index(site: Path, entries: list[dict[str, Any]], synonyms: Iterable[tuple[str, ...]] = ()) -> None:
    """Add the generated pages, and the words that mean the same, to what the search plugin wrote of the other pages."""
    path = site / INDEX
    written = path.read_text(encoding="utf-8").replace(r"\u200b", "")  # word marks, where jieba happens to be installed
    index = json.loads(written)
    passages = [_passage(entry) for entry in entries if "passage" in entry]  # last: their places are nobody's leads
    entries = [entry for entry in entries if "passage" not in entry]
    titles = {entry["location"].split("/")[1]: entry["title"] for entry in entries}
    index["config"]["synonyms"] = list(synonyms)
    index["docs"] = [*labelled(index["docs"]), *(_document(entry, titles) for entry in entries), *passages]
    number_leads(index["docs"])
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf-8", newline="\n")
    (site / FOR_FILES).write_text(as_script(text), encoding="utf-8", newline="\n")


def number_leads(docs: list[dict[str, Any]]) -> None:
    """Where a record leads, written by id, as places in the list, which take less room; not what is not in the list."""
    places = {doc["location"].rstrip("/").rpartition("/")[2]: place for place, doc in enumerate(docs) if "aliases" in doc}
    for doc in docs:
        if leads := [places[lead] for lead in doc.pop("leads", ()) if lead in places]:
            doc["leads"] = leads


def labelled(docs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The sections of hand-written pages, with the title of their page as label."""
    pages = {doc["location"]: doc["title"] for doc in docs}
    for doc in docs:
        page, _, anchor = doc["location"].partition("#")
        yield {**doc, "tags": [pages[page]]} if anchor else doc


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
