"""A built handbook on a server of its own, and what its pages do in the browser."""

from __future__ import annotations

import functools
import os
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any, TypeVar
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, ViewportSize, expect

from alike import THIN_OUT
from handbook.catalog import Catalog
from handbook.desk.local import LocalPage
from handbook.model import Course, Method, Practice, Problem, Record, Situation, Source, Term, WorkTemplate
from handbook.site.policy import HEADERS
from stock_handbook import Handbook
from tabs import BLANK, Tab, tabs_of

LP = TypeVar("LP", bound=LocalPage)
BESIDE = b"/* the preview */"
WIDE: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}
TABLET: ViewportSize = {"width": 768, "height": 1024}
SMALL: ViewportSize = {"width": 320, "height": 640}
SECTIONS = {
    "首页": "", "方法": "methods/", "要办的事": "situations/", "问题": "problems/", "做法": "practices/", "表单": "templates/", "术语": "terms/", "来源": "sources/",
    "数字简称": "shorthands/", "覆盖情况": "coverage/", "签读情况": "signed/", "总览图": "map/", "参与": "contribute/", "栏目说明": "fields/",
    "检查规则": "rules/", "关于": "about/", "做法的分类": "facets/sector/office/", "表单的分类": "facets/form/ledger/", "环节的分类": "facets/stage/plan/",
    "自查表": "selfcheck/", "方案篮": "plan/", "教学包": "courses/", "备课篮": "lesson/", "日历": "calendar/", "搜索": "search/", "更新": "updates/", "版本": "editions/", "证据怎样定": "evidence/", "取用与存留": "kept/",
    "没有这一页": "404.html",
}  # fmt: skip
KINDS: dict[str, type[Record]] = {
    "一件要办的事": Situation, "一个方法": Method, "一条做法": Practice, "一个问题": Problem, "一份表单": WorkTemplate, "一篇来源": Source,
    "一条术语": Term, "一个教学包": Course,
}  # fmt: skip
LONG = ".hb-hits > li:nth-child(n+13), .hb-cards > li:nth-child(n+13), .hb-lines > li:nth-child(n+13), .hb-list > li:nth-child(n+13), tbody > tr:nth-child(n+13), .hb-rule:nth-of-type(n+7)"
FAMILIES = (*SECTIONS, *KINDS)
SAMPLE = (*FAMILIES, *(f"最长的{name}" for name in KINDS))

NAMED_BY_CONTENT = re.compile(r"/assets/.*\.[0-9a-f]{8,}\.\w+$")
SEARCH_BOX = "[data-md-component=search-query]"

PATIENCE = 60_000.0  # milliseconds: more than any step takes on a slow and busy machine
SLOWDOWN = float(os.environ.get("HANDBOOK_SLOWDOWN", "1"))  # 6 shows how the tests fare on a machine six times slower
LATE = float(os.environ.get("HANDBOOK_LATE", "0"))  # seconds by which scripts come late: 0.7 shows what a test does before they have come
expect.set_options(timeout=PATIENCE)

Open = Callable[..., Page]
STRICT = {"x-policy": "strict"}  # a context with these `extra_http_headers` is sent the policy as it is


class Handler(SimpleHTTPRequestHandler):
    """Serves files without a word, and the site's own page where there is none; under the policy that `deploy/` sends, so that
    a page that breaks it complains in the console, which fails its test. What tests wait for is evaluated in the page, and that
    alone is allowed beyond the policy, but for a browser that says `STRICT`.
    """

    def do_GET(self) -> None:
        """Send what is asked for; a script as late as that is asked for; an empty page to tabs that wait for their next test."""
        if LATE and self.path.partition("?")[0].endswith(".js"):
            time.sleep(LATE)
        if self.path == f"/{BLANK}":
            self.send_empty()
        else:
            super().do_GET()

    def send_empty(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def end_headers(self) -> None:
        strict = all(self.headers[name] for name in STRICT) if hasattr(self, "headers") else False
        for name, value in HEADERS.items():
            self.send_header(name, value if strict else value.replace("script-src", "script-src 'unsafe-eval'"))
        if NAMED_BY_CONTENT.search(getattr(self, "path", "")):
            self.send_header("Cache-Control", "public, max-age=31536000, immutable")  # as `deploy/` does
        super().end_headers()

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
    foreseen: tuple[str, ...] = ()  # a complaint that holds one of these belongs to the test, whenever it comes

    def expect(self, *texts: str) -> None:
        """The test provokes complaints with these texts; the browser may tell them late."""
        self.foreseen = texts
        self.faults = [fault for fault in self.faults if not self.is_foreseen(fault)]

    def is_foreseen(self, said: str) -> bool:
        return any(text in said for text in self.foreseen)

    def request(self, request: Request) -> None:
        if not request.url.startswith((self.base, "data:", "blob:")):
            self.faults.append(f"请求站外 {request.url}")

    def console(self, message: ConsoleMessage) -> None:
        said = f"{message.text} {message.location.get('url', '')}"
        if message.type in ("error", "warning") and not self.is_foreseen(said):
            self.faults.append(f"控制台 {message.type} {said}")

    def error(self, error: Exception) -> None:
        self.faults.append(f"脚本出错 {error}")


def new_page(context: BrowserContext, watch: Watch) -> Page:
    """A page that is watched, with patience for what it does, slowed down when that is asked for."""
    page = patient_page(context)
    page.on("request", watch.request)
    page.on("console", watch.console)
    page.on("pageerror", watch.error)
    return page


def patient_page(context: BrowserContext) -> Page:
    """The same, watched by nobody yet."""
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    if SLOWDOWN > 1:
        context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    return page


@dataclass
class Visitor:
    """Opens pages of the site, each in a context that nobody else has meanwhile and that keeps nothing, and watches them."""

    site: Site
    browser: Browser
    watch: Watch
    tabs: list[Tab] = field(default_factory=list)

    def open(self, address: str = "", **options: Any) -> Page:
        """Open an address, or the sample page of that name, in a context with the given options."""
        tab = tabs_of(self.browser).take(self.watch, patient_page, **{"viewport": WIDE, "reduced_motion": "reduce", **options})
        self.tabs.append(tab)
        tab.page.goto(self.site.base + self.site.addresses.get(address, address))
        return tab.page


@contextmanager
def visit(site: Site, browser: Browser) -> Iterator[Visitor]:
    """Somebody to open pages with; in the end all are closed, and nothing may have gone wrong in them."""
    visitor = Visitor(site, browser, Watch(site.base))
    try:
        yield visitor
    finally:
        for tab in visitor.tabs:
            tabs_of(browser).give_back(tab)
    assert visitor.watch.faults == []


class Server(ThreadingHTTPServer):
    """A browser opens many connections at once; a busy machine must not turn any away."""

    request_queue_size = 128


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder on a free port; gives the address."""
    server = Server(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class AppServer(ThreadingMixIn, WSGIServer):
    """Serves an application; what still runs ends with the tests."""

    daemon_threads = True


class Silent(WSGIRequestHandler):
    """Says nothing of what is asked."""

    def log_message(self, format: str, *arguments: Any) -> None:  # noqa: A002  # the name is the library's
        """Say nothing."""


def preview(environ: Any, start: Any) -> list[bytes]:
    """What stands beside a page of `serve`."""
    start("200 OK", [("Content-Type", "text/css")])
    return [BESIDE]


@contextmanager
def serve_local(make: Callable[[int], LP]) -> Iterator[tuple[LP, int]]:
    """A page of `serve`, made for the port that it gets, and the port; beside it stands the `preview`."""
    server = make_server("127.0.0.1", 0, preview, AppServer, Silent)
    page = make(server.server_port)
    server.set_app(page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield page, server.server_port
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


def in_both(page: Page, address: str, sizes: Sequence[ViewportSize], measure: str) -> dict[int, Any]:
    """What a script finds in a page in windows of two sizes, by their widths. It is opened in the size in which the page before was
    left: that one would be laid out anew for nothing.
    """
    there = page.viewport_size
    page.goto(address)
    found = {}
    for size in sorted(sizes, key=lambda size: size != there):
        page.set_viewport_size(size)
        found[size["width"]] = page.evaluate(measure)
    return found


def ready(page: Page) -> None:
    """Wait until a page is at rest: it loads nothing more by itself."""
    page.wait_for_load_state("networkidle")


def open_search(page: Page) -> None:
    """Open the search, which loads nothing before."""
    page.locator(SEARCH_BOX).focus()
    page.wait_for_function("document.getElementById('__search').checked")


def ask(page: Page, words: str) -> list[str]:
    """Put words into the search box; gives the addresses found, in order, without server and highlighting."""
    open_search(page)
    page.locator(SEARCH_BOX).fill(words)
    page.wait_for_function("words => document.getElementById('hb-found').getAttribute('data-asked') === words", arg=words)
    links = page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.pathname)")
    return [str(link) for link in links]


def comes_into_view(page: Page, selector: str) -> None:
    """Wait until the top of an element stands between the page's header and the lower edge of the window."""
    page.wait_for_function(
        """selector => {
            const [header, sought] = [".md-header", selector].map(one => document.querySelector(one)?.getBoundingClientRect());
            return header && sought && sought.top >= header.bottom - 1 && sought.top < innerHeight;
        }""",
        arg=selector,
    )


def heading(page: Page) -> str:
    """The page's heading without the sign of its permanent link."""
    return page.locator("h1").inner_text().rstrip("#").strip()


def sides(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def findings(page: Page, *rules: str) -> list[str]:
    """What axe-core objects to, by the named rules or all of them, one line each.

    Long lists are cut, and what is built alike is thinned out: it would cost minutes.
    """
    named = {"runOnly": list(rules)} if rules else {}
    page.locator(LONG).evaluate_all("all => all.forEach(one => one.remove())")
    page.evaluate(THIN_OUT)
    found: list[dict[str, Any]] = Axe().run(page, options={"resultTypes": ["violations"], **named}).response["violations"]
    return [f"{item['impact']} {item['id']} {node['target']}" for item in found for node in item["nodes"]]
