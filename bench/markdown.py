"""The pages of a handbook as Markdown, and as data: the same pages, words and links, for generators that start from these."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath, relpath

from handbook.catalog import Catalog
from handbook.pages import Handbook, Page, all_pages, listings

Link = Callable[[str, str], str]
Written = Callable[[Page, Iterable[str], Link], str]
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#])")
_SPACE = re.compile(r"\s+")
_HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 5)}
_BLOCKS = {*_HEADINGS, "p", "li", "dt", "dd", "div", "section", "figure", "figcaption", "caption", "summary", "ul", "ol",
           "dl", "table", "thead", "tbody", "tr", "nav", "details", "main", "form", "fieldset", "legend"}  # fmt: skip
HEADING_MARK = "#"  # the text of the link that a heading has to itself
_UNSEEN = {"svg", "script", "style", "template"}


def write_pages(catalog: Catalog, folder: Path, link: Link, index: str, written: Written | None = None) -> int:
    """Write every generated page, as Markdown or however it is `written`, the lists of a section as `index`. Returns the number
    of pages."""
    write, handbook = written or to_markdown, Handbook(catalog)
    pages = list(all_pages(handbook))
    lists = {url: html for url, html in listings(handbook).items() if url}
    known = {page.url for page in pages} | set(lists)
    for page in pages:
        _write(folder / f"{page.url.rstrip('/')}.md", write(page, known, link))
    for url, html in lists.items():
        made = write(Page(url, url, url, "", f"<h1>{url}</h1>{html}", ()), known, link)
        _write(folder / url / index, made)
    return len(pages) + len(lists)


def material_link(page: str, target: str) -> str:
    """The path from one page's Markdown file to another's."""
    return relpath(_file(target), _file(page).rpartition("/")[0] or ".")


def hugo_link(page: str, target: str) -> str:
    """The address of a page on the server."""
    return f"/{target}"


def _file(url: str) -> str:
    return f"{url}index.md" if url.count("/") == 1 else f"{url.rstrip('/')}.md"


def to_markdown(page: Page, known: Iterable[str], link: Link) -> str:
    """What a reader can read on a page, as Markdown; links to other pages of the handbook stay links."""
    reader = _Reader(page.url, known, link)
    reader.feed(page.body)
    reader.end_block()
    return "\n".join(reader.lines)


def to_data(page: Page, known: Iterable[str], link: Link) -> str:
    """The same as what Hugo calls front matter: the blocks of the page, each with its tag and its words, some of which lead on."""
    reader = _Blocks(page.url, known, link)
    reader.feed(page.body)
    reader.end_block()
    return json.dumps({"title": page.title, "blocks": reader.blocks}, ensure_ascii=False)


class _Reader(HTMLParser):
    """Gathers words into blocks; a row of a table is one block."""

    def __init__(self, url: str, known: Iterable[str], link: Link) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._url, self._known, self._link = url, known, link
        self._words: list[str] = []
        self._prefix = ""
        self._unseen = 0
        self._cells = 0
        self._href = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag in ("td", "th"):
            self._words.append("| " if not self._cells else " | ")
            self._cells += 1
        elif tag == "a" and (target := self._target(dict(attrs).get("href") or "")):
            self._href = self._link(self._url, target)
            self._words.append("[")
        elif tag in _BLOCKS and not self._cells:
            self.end_block()
            self._prefix = _HEADINGS.get(tag, "- " if tag in ("li", "dd") else "")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen -= 1
        elif tag == "a" and self._href:
            self._words.append(f"]({self._href})")
            self._href = ""
        elif tag == "tr":
            self._end_row()
        elif tag in _BLOCKS and not self._cells:
            self.end_block()

    def handle_data(self, data: str) -> None:
        if not self._unseen and data != HEADING_MARK:
            self._words.append(_SPACE.sub(" ", _SPECIAL.sub(r"\\\1", data)))

    def end_block(self) -> None:
        """Finish the line that is being written."""
        text = "".join(self._words).strip()
        if text:
            self.lines += [self._prefix + text] if self._prefix == "- " else ["", self._prefix + text, ""]
        self._words, self._prefix = [], ""

    def _end_row(self) -> None:
        first = not self.lines or not self.lines[-1].startswith("|")
        self.lines += [""] if first else []
        self.lines.append("".join(self._words).strip() + " |")
        self.lines += ["|" + " --- |" * self._cells] if first else []
        self._words, self._cells = [], 0

    def _target(self, href: str) -> str:
        path = href.partition("#")[0].partition("?")[0]
        target = normpath(f"/{self._url}{path}").strip("/") + "/"
        return target if path and path.endswith("/") and target in self._known else ""


class _Blocks(_Reader):
    """Gathers the same blocks as data; a row of a table is one block."""

    def __init__(self, url: str, known: Iterable[str], link: Link) -> None:
        super().__init__(url, known, link)
        self.blocks: list[dict[str, object]] = []
        self._said: list[dict[str, str]] = []
        self._tag = "p"
        self._to = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "a":
            target = self._target(dict(attrs).get("href") or "")
            self._to = self._link(self._url, target) if target else ""
        elif tag in _BLOCKS:
            self.end_block()
            self._tag = tag if tag in _HEADINGS else "li" if tag in ("li", "dd") else "p"

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen -= 1
        elif tag == "a":
            self._to = ""
        elif tag in _BLOCKS:
            self.end_block()

    def handle_data(self, data: str) -> None:
        if not self._unseen and data != HEADING_MARK and data.strip():
            words = {"text": _SPACE.sub(" ", data)}
            self._said.append({**words, "href": self._to} if self._to else words)

    def end_block(self) -> None:
        if self._said:
            self.blocks.append({"tag": self._tag, "words": self._said})
        self._said, self._tag = [], "p"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
