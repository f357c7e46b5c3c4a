"""What the words of a hand-written page became, looked at as a browser will: they are text with a few plain elements, run nothing, load
nothing from elsewhere and do not break out of their place.

Markdown lets whatever markup it is given pass. What is plain is listed; of anything else nobody knows what the next browser makes.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

VOID = frozenset({"br", "hr", "img", "col", "wbr"})
ENDED_BY_OTHERS = frozenset({"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "caption", "colgroup"})  # HTML lets their ends go unsaid
OF_WORDS = (
    "h1 h2 h3 h4 h5 h6 ul ol dl table a abbr b i em strong code pre kbd samp var figure figcaption div span section article aside details"
    " summary blockquote cite q del ins s u sub sup small mark time ruby rt rp bdi bdo dfn address"
)
PLAIN = VOID | ENDED_BY_OTHERS | frozenset(OF_WORDS.split())
NO_ATTRIBUTE = re.compile(r"on.*|srcdoc|srcset|ping|form.*|http-equiv|is|slot|shadowroot.*|popover.*|background|poster|autofocus|contenteditable", re.IGNORECASE)
FOLLOWED = frozenset({"href", "src", "id"})  # whoever follows the links of the site reads them in such marks (site/references.py)
LEADS, LOADS = frozenset({"href", "src", "cite", "xlink:href", "action", "data"}), frozenset({"src"})
UNSEEN = re.compile("[\x00-\x20\x7f-\x9f]+")  # what browsers leave out of an address, and more
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
SCHEMES = frozenset({"http", "https", "mailto", "tel"})
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
LOADING_STYLE = re.compile(r"url|import|expression|\\|position|@", re.IGNORECASE)
SHOWN, FEW = 40, 5  # characters of what is told; so many are told


def active_in(html: str) -> tuple[str, ...]:
    """What in the HTML of a page's words is not plain, each once, as it is written there; nothing when all is."""
    page = _Page(convert_charrefs=True)
    page.feed(html)
    page.close()
    control = ("看不见的控制字符",) if CONTROL.search(html) else ()
    return tuple(dict.fromkeys((*control, *page.found, *(f"没有关上的 <{tag}>" for tag in page.open if tag not in ENDED_BY_OTHERS))))


class _Page(HTMLParser):
    """Gathers what is not plain."""

    def __init__(self, *, convert_charrefs: bool) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.found: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at an element."""
        if tag not in PLAIN:
            self.found.append(f"<{tag[:SHOWN]}>")
        self.found += (f"{name}={value or ''}"[:SHOWN] for name, value in attrs if not _is_plain(name, value or ""))
        raw = (self.get_starttag_text() or "").lower()
        self.found += (f"{name} 的值没有写在英文双引号里" for name, _ in attrs if name in FOLLOWED and f'{name}="' not in raw)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<br/>` is `<br>`; a browser takes no other element for closed by its slash."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Only what is open is closed."""
        while self.open and self.open[-1] != tag and self.open[-1] in ENDED_BY_OTHERS:
            self.open.pop()
        if self.open and self.open[-1] == tag:
            self.open.pop()
        elif tag not in ENDED_BY_OTHERS:
            self.found.append(f"多出来的 </{tag[:SHOWN]}>")

    def handle_comment(self, data: str) -> None:
        """Browsers end a comment sooner than others where it holds such signs."""
        if "<" in data or ">" in data or data.endswith("-"):
            self.found.append(f"<!--{data}"[:SHOWN])

    def handle_decl(self, decl: str) -> None:
        """No declaration is a part of a page's words."""
        self.found.append(f"<!{decl}"[:SHOWN])

    def handle_pi(self, data: str) -> None:
        """Nor is an instruction."""
        self.found.append(f"<?{data}"[:SHOWN])

    def unknown_decl(self, data: str) -> None:
        """Nor is one that HTML does not know."""
        self.handle_decl(data)


def _is_plain(name: str, value: str) -> bool:
    if NO_ATTRIBUTE.fullmatch(name) or not re.fullmatch(r"[a-z][a-z0-9:_-]*", name):
        return False
    if name == "style":
        return not LOADING_STYLE.search(value)
    return name not in LEADS or _is_plain_address(UNSEEN.sub("", value), loads=name in LOADS)


def _is_plain_address(address: str, *, loads: bool) -> bool:
    """Within the site, or somewhere on the web that nothing is loaded from."""
    scheme = SCHEME.match(address)
    outside = bool(scheme) or address.replace("\\", "/").startswith("//")
    return not outside if loads else not scheme or scheme[1].lower() in SCHEMES


def fault_in(html: str, path: str) -> str | None:
    """What to say of the page that lies at this path below docs and became this HTML; None when nothing is wrong with it."""
    parts = active_in(html)
    if not parts:
        return None
    listed = "、".join(parts[:FEW]) + (f" 等 {len(parts)} 处" if len(parts) > FEW else "")
    return (f"\ndocs/{path}：这一页的文字里夹着网页代码，会运行、会向站外取东西，或者会打乱页面：{listed}\n"
            "  删掉它，写成普通的文字、链接或图。网站没有生成，原来的网站没有动。")  # fmt: skip
