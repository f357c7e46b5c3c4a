"""A page of an edition: the page of the site as it was, with a line that says so, and nothing that leads out of the edition.

All editions have the same page as long as nothing in it has changed: which edition it is, and whether there is a newer one, stands
in two small files at the root of each, a style sheet that shows it, without scripts too, and a script that puts it into citations.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from ..catalog.editions import PLACE, Edition
from . import offline

THEIRS = Path(__file__).resolve().parents[1] / "theme" / "edition"
SHEET, SCRIPT = "edition.css", "edition.js"
LEFT_OUT = re.compile(rf"^robots\.txt$|^{PLACE}/|\.(?:gz|br)$|(?:^|/)\.")
LIST = "editions/index.html"
NAMED = frozenset({"index.html", LIST})  # they say in so many words which edition it is
_IS_IT = "您看的是定下来的一版。"
_ARTICLE = re.compile(r"<article [^>]*>\n?")
_LINE = (
    '<p class="hb-edition">这一页属于定下来的一版，不再改动：<span class="hb-edition__name">{name}</span>'
    '<span class="hb-edition__newer"></span> <a href="{root}{listed}">各版说明</a></p>\n'
)
_NOT_LISTED = '<meta name="robots" content="noindex">'


def frozen(path: str, content: bytes, edition: Edition, listed: str = LIST) -> bytes:
    """A file of the site as the edition has it; `path` is from the site's root, and so is `listed`, the page that tells of editions."""
    return as_frozen(path, content.decode(), edition, listed).encode() if path.endswith(".html") else content


def as_frozen(path: str, html: str, edition: Edition, listed: str = LIST) -> str:
    """A page as the edition has it."""
    root = "../" * path.count("/")
    name = said(edition.name) if path in NAMED else ""
    robots = "" if 'name="robots"' in html else _NOT_LISTED
    html = offline.name_pages(offline.without_editions(offline.filled(html, _IS_IT)))
    html = html.replace("</head>", f'{robots}<link rel="stylesheet" href="{root}{SHEET}"></head>', 1)
    html = _ARTICLE.sub(lambda found: found[0] + _LINE.format(name=name, root=root, listed=listed), html, count=1)
    return html.replace('<script id="__config"', f'<script src="{root}{SCRIPT}"></script><script id="__config"', 1)


def said(name: str) -> str:
    """An edition in words."""
    return f"{name} 版"


def small_files(edition: Edition, newest: Edition | None, address: str, published: bool) -> dict[str, bytes]:
    """The two files that say which edition this is and which is the newest, by path from its root; `address` is that of the site,
    empty while it has none. What is `published` stands beside the living site, and leads there."""
    newer = newest.name if newest and newest.name > edition.name else ""
    told = {"name": edition.name, "newer": newer, "address": address, "published": published}
    sheet = (THEIRS / SHEET).read_text(encoding="utf-8")
    sheet = sheet.replace("$name", said(edition.name)).replace("$newer", f"。后来又定了 {said(newer)}" if newer else "")
    script = (THEIRS / SCRIPT).read_text(encoding="utf-8").replace("$edition", json.dumps(told, ensure_ascii=True))
    return {SHEET: sheet.encode(), SCRIPT: script.encode()}
