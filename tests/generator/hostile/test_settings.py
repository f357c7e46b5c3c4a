"""Whatever the settings say is text on every page of the built site, in the frame around the pages as well as in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from hostile_records import Outline

from handbook.load import load_text
from stock_handbook import Handbook

HOSTILE, SHORT = "<s->&\"'<!--", "<!--&"  # the short one is what a word of a vocabulary may have
# a page of the handbook's own, whose contents name the headings that are added below its words, too
OWN = "# 先看 &lt;/title&gt;&lt;s-&gt;&amp;\"\n\n## 头一节 &lt;s-&gt;&amp;\n\n[怎样读](#how)。\n\n## 怎样读 {#how}\n\n一段话。\n"
# what sections and pages are called in mkdocs.yml
NAV = "".join(f"  - {words}: {at}\n" for words, at in (("首页", "index.md"), ("'关于 <s->&\"'", "about/index.md"), ("'图 <s->&'", "\n      - map/index.md\n      - '存 <s->&': kept/index.md")))
KEPT = {"trade", "colours", "corrections", "search", "pages", "id", "key"}  # addresses, and words that no page shows


def spoilt(tree: Any, words: dict[str, str], name: str = "") -> Any:
    """The settings with something hostile behind each of their texts; `words` gets those that records say, too."""
    if isinstance(tree, dict):
        return {key: value if key in KEPT else spoilt(value, words, key) for key, value in tree.items()}
    if isinstance(tree, list):
        return [spoilt(value, words, name) for value in tree]
    if isinstance(tree, str) and name in ("label", "words"):
        return words.setdefault(tree, tree + SHORT)
    return tree + HOSTILE if isinstance(tree, str) else tree


def said_anew(tree: Any, words: dict[str, str]) -> Any:
    """A record that says the words of the vocabularies as they are now."""
    if isinstance(tree, dict):
        return {words.get(key, key): said_anew(value, words) for key, value in tree.items()}
    if isinstance(tree, list):
        return [said_anew(value, words) for value in tree]
    return words.get(tree, tree) if isinstance(tree, str) else tree


def rewrite(path: Path, change: Callable[[Any], Any]) -> None:
    data = load_text(path.read_bytes(), path.name).data
    path.write_text(yaml.safe_dump(change(data), allow_unicode=True, sort_keys=False), encoding="utf-8")


def test_hostile_settings_are_text_on_every_page(handbook: Handbook) -> None:
    words: dict[str, str] = {}
    rewrite(handbook.root / "handbook.yml", lambda settings: spoilt(settings, words))
    for path in handbook.docs.glob("*/*.yml"):
        rewrite(path, lambda record: said_anew(record, words))
    handbook.write("docs/map/index.md", OWN)
    handbook.write("docs/kept/index.md", f"---\ntitle: 存留 {HOSTILE}\n---\n\n一段话。\n")
    handbook.settings("theme: {name: material}\n", f"theme: {{name: material}}\nnav:\n{NAV}")
    handbook.build()
    pages = sorted(handbook.site.rglob("*.html"))
    assert len(pages) > 100
    assert [f"{path.relative_to(handbook.site)} {fault}" for path in pages for fault in faults_of(path.read_text(encoding="utf-8"))] == []


def faults_of(html: str) -> list[str]:
    """What in a page came of the settings and is more than text."""
    try:
        outline = Outline(html)
    except AssertionError:
        return ["is not well-formed"]
    return [f"<{tag}>" for tag, _ in outline.elements if tag == "s-"] + [comment for comment in outline.other if comment != "doctype html"]
