"""Records that were never meant well, made into pages although every rule would refuse them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from typing import Any

from handbook import pages
from handbook.catalog import Catalog, Entry
from handbook.evidence.index import Damage, PassageIndex
from handbook.evidence.indexing import build_index
from handbook.evidence.library import Library
from handbook.evidence.passages import Span
from handbook.load.record import RecordFile
from handbook.model import KINDS
from handbook.model.vocabulary import CoursePart
from handbook.pages import all_pages, listings
from handbook.pages.page import Page
from handbook.reports.reading import Report
from stock_handbook import OWN, Handbook

Text = Callable[[str], str]  # the name of a field → what to write into it
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


# What a picture consists of. Where the words go is not compared, for it depends on their length.
DRAWN = {
    "title": {"id"}, "desc": {"id"}, "path": {"class", "d"}, "text": {"class", "x", "y"},
    "rect": {"class", "x", "y", "width", "height"},
}  # fmt: skip


# Elements that HTML lets end where one of these begins, or where what they stand in ends.
ENDED_BY = {"p": ("p",), "ul": ("p",), "li": ("p", "li"), "option": ("option",)}
ENDED = ("p", "li", "option")


class Outline(HTMLParser):
    """What a browser would make of a page: its elements with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.addresses: list[str] = []
        self.values: list[str] = []
        self.pieces: list[str] = []
        self.open: list[str] = []
        self.other: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end(ENDED_BY.get(tag, ()))
        names = tuple(name for name, _ in attrs)
        if "svg" in self.open:  # a longer text has more lines, each an element
            assert tag in DRAWN, f"<{tag}> in a picture"
            assert DRAWN[tag].issuperset(names), f"{names} in a picture"
        else:
            self.elements.append((tag, names))
        self.values += [value or "" for _, value in attrs]
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "action", "formaction")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ENDED:
            self._end(ENDED)
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def _end(self, tags: tuple[str, ...]) -> None:
        while self.open and self.open[-1] in tags:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment

    @property
    def text(self) -> str:
        """All text, as it would be read."""
        return "".join(self.pieces)

    def same_structure(self, other: Outline) -> bool:
        """Whether two pages differ in nothing but their text and the values of attributes."""
        return (self.elements, self.open, self.other) == (other.elements, other.open, other.other)


def data_of(kind: str, text: Text) -> dict[str, Any]:
    """A record of a kind with every text field filled by `text`, and everything else as in an ordinary record."""
    cite = ["tushu-huifang#4"]
    shared: dict[str, Any] = {"name": text("name"), "aliases": [text("aliases")], "asks": [text("asks")]}

    def claim(field: str, **more: object) -> dict[str, object]:
        return {"text": text(field), "cite": cite, **more}

    if kind == "situation":
        return shared | {
            "summary": text("summary"), "first": [text("first"), text("second"), text("third")], "methods": ["lianxi-duzhe"],
            "templates": ["xuqiu-qingdan"], "practices": ["sanwen-sanbang"], "rules": ["lianxihui"], "note": text("note"),
        }  # fmt: skip
    if kind == "method":
        return shared | {
            "summary": text("summary"), "sectors": ["总馆"], "mechanism": "联系服务", "stages": ["办理"],
            "steps": [claim("step", practices=["sanwen-sanbang"]), *({"text": text(f"own {each}"), "origin": "编者拟"} for each in "ab")],
            "practices": ["sanwen-sanbang"], "templates": ["xuqiu-qingdan"], "problems": ["dengji-daitian"], "rules": ["lianxihui"], "related": ["lianxi-duzhe"],
            "editor": {"fits": text("fits"), "minimal": text("minimal"), "pitfalls": text("pitfalls"), "burden": "低",
                       "burden_note": text("burden_note"), "merge": text("merge"), "contrast": text("contrast"), "discussion": [{"level": "事实", "ask": text("asked")}]},
        }  # fmt: skip
    if kind == "practice":
        return shared | {
            "summary": text("summary"), "organisation": text("organisation"), "sectors": ["总馆"], "level": "县",
            "mechanism": "联系服务", "also": ["考核评价"], "stages": ["办理"], "status": "已实践",
            "evidence": "仅描述", "dated": claim("dated"),
            "shorthand": {"form": text("form"), "parts": {text("key"): [text("part")]},
                          "gap": {text("gap key"): text("gap")}, "cite": cite},
            "structure": {part: claim(part) for part in ("actor", "object", "rhythm", "record", "feedback")},
            "steps": [claim("step")],
            "results": [claim("result", figures=[text("figure")], basis=text("basis"), status="建议")],
            "solves": ["dengji-daitian"], "templates": ["xuqiu-qingdan"],
            "editor": {"fits": text("fits"), "minimal": text("minimal"), "pitfalls": text("pitfalls"), "burden": "低",
                       "burden_note": text("burden_note"), "merge": text("merge"), "discussion": [{"level": "事实", "ask": text("asked")}]},
            "cites": cite,
        }  # fmt: skip
    if kind == "problem":
        return shared | {
            "summary": text("summary"), "sectors": ["总馆"], "signs": [claim("sign")],
            "causes": [claim("cause", group="机制")], "methods_first": ["lianxi-duzhe"], "practices_first": ["sanwen-sanbang"],
            "editor": {"checks": [text("check")], "advice": text("advice"), "discussion": [{"level": "事实", "ask": text("asked")}]}, "cites": cite,
        }  # fmt: skip
    if kind == "template":
        return shared | {
            "form": "清单", "mechanism": "联系服务", "occasion": "走访调研", "purpose": text("purpose"),
            "filled_by": claim("filled_by"), "when": claim("when"), "title": text("title"), "version": 2,
            "layout": {"arrangement": "逐项对照", "rows": 3, "signatures": [text("signature")]},
            "fields": [
                {"label": text("label"), "origin": "原文所列", "note": text("note"), "cite": cite},
                {"label": text("column"), "origin": "编者拟", "place": "列", "kind": "数字", "personal": text("personal")},
                {"label": text("choice label"), "origin": "编者拟", "place": "表尾", "choices": [text("pick")[:20]]},
                {"label": text("sum"), "origin": "编者拟", "place": "表尾",
                 "formula": {"kind": "加权合计", "of": [text("label")], "open": text("open")}},
            ],
            "editor": {"replace": text("replace"), "minutes": 5, "tips": text("tips")}, "cites": cite,
        }  # fmt: skip
    if kind == "source":
        return shared | {
            "short": text("short")[:16].ljust(2, "x"), "summary": text("summary"), "organisation": text("organisation"),
            "sectors": ["总馆"], "file": text("file"), "range": [0, 10],
            "damage": [{"range": [1, 2], "flag": "截断", "note": text("damage")}], "flags": ["截断"],
            "written": {"earliest": "2010", "reason": text("reason")},
            "carrier": {"site": text("site"), "place": text("place")}, "note": text("note"),
            "text": "公开", "licence": text("licence"),
            "permission": {"by": text("permitted by"), "date": "2026-05-20", "note": text("terms")},
        }  # fmt: skip
    if kind == "course":
        return shared | {
            "summary": text("summary"), "audience": text("audience"), "minutes": 45, "goals": [text("goal"), text("other goal")],
            "before": text("before"), "segments": [{"part": part, "minutes": 9, "text": text(part)} for part in CoursePart],
            "cases": [{"practice": "sanwen-sanbang", "minutes": 5, "text": text("case")}, {"method": "lianxi-duzhe", "minutes": 4, "text": text("other case")}],
            "tips": [text("tip")], "closing": text("closing"), "first": text("first"), "templates": ["xuqiu-qingdan"], "rules": ["lianxihui"],
            "edition": "2026.12",
        }  # fmt: skip
    return shared | {
        "meaning": text("meaning"), "former": [{"wording": text("wording"), "note": text("former")}],
        "basis": [{"document": text("document"), "article": text("article"), "state": "已对照转载", "checked": "2026-11-01", "read": text("read")}],
        "limits": [{"text": text("limit"), "templates": ["xuqiu-qingdan"]}], "misuse": [text("misuse")],
    }  # fmt: skip


def entry_of(kind: str, text: Text, identifier: str = "e-yi") -> Entry:
    """An entry as the catalog would hold it, past the loader and the rules."""
    model = KINDS[kind]
    data = data_of(kind, text)
    file = RecordFile(f"docs/{model.folder}/{identifier}.yml", data)
    return Entry(file, model, identifier, record=model.model_validate(data, context=OWN.context))


def catalog_with(handbook: Handbook, *entries: Entry, report: str = "一、做法\n分馆每月学习。\n") -> Catalog:
    """The stock catalog and these entries; what is a source among them has this report, and shows it."""
    stock = handbook.catalog()
    shown = {entry.id: index_of(entry.id, report) for entry in entries if entry.kind == "source"}
    library = Library({**stock.library.indexes, **shown})
    return Catalog([*stock.entries, *entries], library, settings_book=stock.settings_book)


def index_of(identifier: str, report: str) -> PassageIndex:
    """The index of a report that is shown, two characters of which are damaged."""
    read = Report("报告.txt", report, "0" * 64, "UTF-8", len(report.encode()))
    return build_index(identifier, read, Span(0, len(report)), (), (Damage(1, 2, "截断"),), shown=True)


def bodies(catalog: Catalog) -> dict[str, str]:
    """Address → HTML of everything made from records: record pages, facet pages, lists."""
    made = {page.url: page.body for page in all_pages(pages.Handbook(catalog))}
    return made | {f"list {url}": html for url, html in listings(pages.Handbook(catalog)).items()}


def page_of(catalog: Catalog, entry: Entry) -> Page:
    """The page of one entry."""
    return next(page for page in all_pages(pages.Handbook(catalog)) if page.url == entry.url)


def texts_of(kind: str) -> Iterator[str]:
    """The names of the text fields of a kind."""
    seen: list[str] = []
    data_of(kind, lambda field: seen.append(field) or "ab")  # type: ignore[func-returns-value]
    yield from seen

