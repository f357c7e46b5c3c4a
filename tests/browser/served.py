"""A built handbook on a server of its own, and what its pages do in the browser."""

from __future__ import annotations

import functools
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import ConsoleMessage, Page, Request, ViewportSize

from handbook.catalog import Catalog
from handbook.model import Practice, Problem, Record, Source, Term, WorkTemplate
from stock_handbook import Handbook

WIDE: ViewportSize = {"width": 1280, "height": 800}
SECTIONS = {
    "首页": "", "问题": "problems/", "做法": "practices/", "表单": "templates/", "术语": "terms/", "来源": "sources/",
    "数字简称": "shorthands/", "覆盖情况": "coverage/", "参与": "contribute/", "栏目说明": "fields/",
    "检查规则": "rules/", "关于": "about/", "做法的分类": "facets/sector/office/", "表单的分类": "facets/form/ledger/",
    "没有这一页": "404.html",
}  # fmt: skip
KINDS: dict[str, type[Record]] = {
    "一条做法": Practice, "一个问题": Problem, "一份表单": WorkTemplate, "一篇来源": Source, "一条术语": Term,
}  # fmt: skip
FAMILIES = (*SECTIONS, *KINDS)
SAMPLE = (*FAMILIES, *(f"最长的{name}" for name in KINDS))

Open = Callable[..., Page]


class Handler(SimpleHTTPRequestHandler):
    """Serves files without a word, and the site's own page where there is none."""

    def log_message(self, *args: Any) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer with the site's page for missing addresses, as a web server is set up to do."""
        body = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@dataclass(frozen=True)
class Site:
    """The built handbook on a server: its records, and the addresses of sample pages by name."""

    handbook: Handbook
    base: str
    catalog: Catalog
    addresses: dict[str, str]

    def html(self, address: str) -> bytes:
        """The file behind an address."""
        path = self.handbook.site / address
        return (path if path.suffix else path / "index.html").read_bytes()


@dataclass
class Watch:
    """What pages did that they should not."""

    base: str
    faults: list[str] = field(default_factory=list)

    def request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.faults.append(f"请求站外 {request.url}")

    def console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"控制台 {message.type} {message.text} {message.location.get('url', '')}")

    def error(self, error: Exception) -> None:
        self.faults.append(f"脚本出错 {error}")


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port; gives the address."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


def addresses(handbook: Handbook, catalog: Catalog) -> dict[str, str]:
    """The addresses of SAMPLE: of each kind a record of middling length and the longest."""
    found = dict(SECTIONS)
    for name, kind in KINDS.items():
        entries = sorted(catalog.of(kind), key=lambda entry: (len(handbook.page(entry.url)), entry.id))
        found[name] = entries[len(entries) // 2].url
        found[f"最长的{name}"] = entries[-1].url
    return found


def ready(page: Page) -> None:
    """Wait until the search can answer: the last thing that a page does by itself."""
    page.wait_for_function("document.querySelector('.md-search-result__meta').textContent !== '正在准备搜索'")


def ask(page: Page, words: str) -> list[str]:
    """Put words into the search box; gives the addresses found, in order, without server and highlighting."""
    box = page.locator("[data-md-component=search-query]")
    ready(page)
    box.fill("")
    page.wait_for_function("document.querySelector('.md-search-result__meta').textContent.startsWith('写名称')")
    box.fill(words)
    page.wait_for_function("document.querySelector('.md-search-result__meta').textContent.includes('找到')")
    links = page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.pathname)")
    return [str(link) for link in links]


def in_view(page: Page, selector: str) -> bool:
    """Is the top of an element between the page's header and the lower edge of the window?"""
    return bool(page.locator(selector).first.evaluate(
        """element => {
            const header = document.querySelector(".md-header").getBoundingClientRect();
            const top = element.getBoundingClientRect().top;
            return top >= header.bottom - 1 && top < innerHeight;
        }"""
    ))  # fmt: skip


def heading(page: Page) -> str:
    """The page's heading without the sign of its permanent link."""
    return page.locator("h1").inner_text().rstrip("#").strip()
