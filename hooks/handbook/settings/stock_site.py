"""What a site has that its own repository does not say: settings for MkDocs, and index pages in neutral words.

Both lie in `theme/stock`. What a handbook says itself comes before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from string import Template
from typing import Any

import yaml

STOCK = Path(__file__).resolve().parents[1] / "theme" / "stock"
LOOK = STOCK.parent / "material"
PAGES = STOCK / "docs"
_MEANING = re.compile(r"[\\`*_{}\[\]#]")
COLLECTED = ("extra_css", "extra_javascript", "markdown_extensions")


def completed(said: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of a site for MkDocs: the stock ones, and what mkdocs.yml says of the same."""
    stock = yaml.safe_load((STOCK / "mkdocs.yml").read_text(encoding="utf-8"))
    return {key: joined(key, value, said[key]) if key in said else value for key, value in stock.items()}


def joined(key: str, stock: Any, said: Any) -> Any:
    """One setting: patterns and collections hold both, the stock first; else what is said stands, part by part. Of the
    plugins only the stock ones: those that mkdocs.yml names are loaded already. A collection may be empty, or name its
    items with their options.
    """
    if key == "plugins":
        return stock
    if key == "exclude_docs":
        return f"{stock}{said or ''}"
    if key in COLLECTED:
        own = [{name: options} for name, options in said.items()] if isinstance(said, dict) else said or []
        named = {_name(item) for item in own}
        return [*(item for item in stock if _name(item) not in named), *own]
    if isinstance(stock, dict):
        return {**stock, **(said if isinstance(said, dict) else {"name": said})}
    return said


def _name(item: Any) -> Any:
    """A file or an extension by its name, with options or without."""
    return next(iter(item)) if isinstance(item, dict) else item


def pages(**words: str) -> Iterator[tuple[str, str]]:
    """Path below the folder of documents and Markdown of each stock page; `words` stand where it says $name and the like,
    letter by letter, whatever they would mean in Markdown.
    """
    plain = {name: literal(text) for name, text in words.items()}
    for path in sorted(PAGES.rglob("*.md")):
        yield path.relative_to(PAGES).as_posix(), Template(path.read_text(encoding="utf-8")).substitute(plain)


def literal(text: str) -> str:
    """Markdown that shows a text as it is, on one line."""
    return escape(_MEANING.sub(r"\\\g<0>", " ".join(text.split())), quote=False)
