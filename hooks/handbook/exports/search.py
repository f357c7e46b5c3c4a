"""The search index, and the script that searches it in place of the theme's own.

The theme's script cannot find Chinese words inside a clause; ours looks for the words themselves (see the script).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from ..links import MENTION

INDEX = "search/search_index.json"
SCRIPT = Path(__file__).resolve().parents[2] / "theme" / "search-worker.js"
_WORKER = re.compile(r"assets/javascripts/workers/search\.[0-9a-f]+\.min\.js$")


def is_worker(path: str) -> bool:
    """Is this the path of the theme's search script?"""
    return bool(_WORKER.search(path))


def worker() -> str:
    """The text of our search script."""
    return SCRIPT.read_text(encoding="utf-8")


def write_index(site: Path, entries: list[dict[str, Any]]) -> None:
    """Add the generated pages to the index that the search plugin wrote for the hand-written ones."""
    path = site / INDEX
    written = path.read_text(encoding="utf-8").replace(r"\u200b", "")  # word marks, where jieba happens to be installed
    index = json.loads(written)
    titles = {entry["location"].split("/")[1]: entry["title"] for entry in entries}
    index["docs"] = [*labelled(index["docs"]), *(_document(entry, titles) for entry in entries)]
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8", newline="\n")


def labelled(docs: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The sections of hand-written pages, with the title of their page as label."""
    pages = {doc["location"]: doc["title"] for doc in docs}
    for doc in docs:
        page, _, anchor = doc["location"].partition("#")
        yield {**doc, "tags": [pages[page]]} if anchor else doc


def _document(entry: dict[str, Any], titles: dict[str, str]) -> dict[str, Any]:
    text = MENTION.sub(lambda found: found["text"] or titles.get(found["id"], found["id"]), entry["text"])
    return {**entry, "text": escape(text, quote=False)}
