"""The search index, and the script that searches it in place of the theme's own.

The theme's script cannot find Chinese words inside a clause; ours looks for the words themselves (see the script).
"""

from __future__ import annotations

import json
import re
from html import escape
from pathlib import Path
from typing import Any

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
    index["docs"] += [{**entry, "text": escape(entry["text"], quote=False)} for entry in entries]
    path.write_text(json.dumps(index, ensure_ascii=False, separators=(",", ":")), encoding="utf-8", newline="\n")
