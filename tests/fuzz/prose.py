"""Pages in Markdown with markup and settings that nobody meant: told by a rule, or by what they became; else they are words and no more."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import markdown

from handbook.checks.engine import Outcome
from handbook.site.active import active_in

from .mutate import Mutation, encoded

STOCK_PAGES = Path(__file__).resolve().parents[2] / "hooks/handbook/theme/stock/docs"
EXTENSIONS = ("attr_list", "admonition", "tables", "toc")  # as the settings of the stock site have them
HEAD = re.compile(r"-{3}[ \t]*\n.*?\n(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
MARKUP = (
    "<img src=x\nonerror=a()>", "<svg\nonload=a()>", "{onclick=a()}", "{: x=\"}\" onclick=a() }", "<a title=\">\" onfocus=a()>", "jav&#9;ascript:a()", "java&NewLine;script:",
    "&#1;javascript:a()", "<style>", "@import url(//e.example)", "<link rel=x href=//e.example>", "<img src='//e.example/a'>", "<video poster=//e.example>", "srcset=\"//e.example 2x\"",
    "</article>", "</div>", "<plaintext>", "<textarea>", "<!-- --!>", "<![CDATA[", "<?x", "<!DOCTYPE x>", "<x-y>", "<math>", "<base href=//e>", "<meta\nhttp-equiv=refresh>",
    "[x](", "](data:text&sol;html,x)", "\n[r]: javascript:a()\n", "<", ">", "\"", "'", "`", "\n", "\n\n", " on", "=", "{", "}", "!!! a\" onclick=\"a()\n", "| a | b |\n|-|-|\n",
    "---\nhead: \"\\x3cscript\\x3e\"\n---\n", "---\ntemplate: x.html\n---\n", "head: <script>\n", "---\ntitle: [x]\n---\n", "---\nhide: 5\n---\n",
)  # fmt: skip
NAMES = (
    "p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead tbody tfoot tr th td caption col colgroup a abbr b i em strong code pre kbd samp var"
    " figure figcaption div span section article aside details summary blockquote cite q del ins s u sub sup small mark time ruby rt rp bdi"
    " bdo dfn address br hr img wbr"
)
OF_WORDS = frozenset(NAMES.split())


def seeds() -> dict[str, bytes]:
    """The pages that a handbook need not write, and one with all that Markdown has."""
    pages = {f"docs/{path.parent.name}.md": path.read_bytes() for path in sorted(STOCK_PAGES.glob("*/index.md"))}
    return pages | {"docs/whole.md": encoded(
        "---\ntitle: 题\nsearch: {exclude: true}\n---\n# 题\n\n## 节 {#jie .lei}\n\n段 **重** [看](a.md \"名\"){: .x } <b>粗</b>\n\n- 一\n- 二\n\n> 引\n\n| 甲 | 乙 |\n| -- | -: |\n| 一 | 二 |\n\n"
        "!!! note \"记\"\n    话\n\n![图](a.png)\n\n<details><summary>看</summary><p>话</p></details>\n\n[r]: a.md \"名\"\n"
    )}  # fmt: skip


def put_markup(chance: random.Random, data: bytes) -> bytes:
    """Some of it at some places."""
    text = data.decode("utf-8", "replace")
    for _ in range(chance.choice((1, 1, 2, 4))):
        place = chance.choice((0, chance.randrange(len(text) + 1), chance.randrange(len(text) + 1)))
        text = text[:place] + chance.choice(MARKUP) + text[place:]
    return encoded(text)


WAYS: tuple[Mutation, ...] = (put_markup, put_markup, put_markup)


class Doings(HTMLParser):
    """What a browser would do for a page: elements that are no words, what runs, what is asked for elsewhere."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in OF_WORDS:
            self.found.append(tag)
        for name, value in attrs:
            plain = re.sub("[\x00-\x20\x7f-\x9f]", "", value or "").lower()
            loads = name in ("src", "srcset", "poster", "background", "data") and re.match(r"(?:[a-z]+:)?[/\\]{2}", plain)
            if name.startswith("on") or re.match("(?:java|vb)script:|data:", plain) or loads:
                self.found.append(f"{tag} {name}={plain[:40]}")


def bear(found_in: Callable[[str, bytes], tuple[object, Outcome]], name: str, data: bytes) -> None:
    """The rules look at it; what they let pass is made into a page, which is told of or does nothing."""
    _, outcome = found_in(name, data)
    if outcome.errors:
        return
    html = markdown.markdown(HEAD.sub("", data.decode(), count=1) if HEAD.match(data.decode()) else data.decode(), extensions=list(EXTENSIONS))
    if not active_in(html):
        assert not (does := Doings(html).found), does
