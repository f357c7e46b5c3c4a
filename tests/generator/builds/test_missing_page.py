"""The page for missing addresses has its style and its links wherever the site stands, without anybody having said where."""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import stock_handbook
from served import PATIENCE, Server
from stock_handbook import Handbook


class Handler(SimpleHTTPRequestHandler):
    """Serves a site in a folder of the server, and its page for missing addresses below that; nothing at the root."""

    def __init__(self, *args: Any, below: str, **named: Any) -> None:
        self.below = below
        super().__init__(*args, **named)

    def log_message(self, *args: Any) -> None:
        """Say nothing."""

    def translate_path(self, path: str) -> str:
        """The file behind an address; what is not in the folder of the site is nowhere."""
        inside = path.startswith(self.below)
        return super().translate_path("/" + path.removeprefix(self.below) if inside else "/nowhere")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer as a web server is set up to do."""
        body = (Path(self.directory) / "404.html").read_bytes() if self.path.startswith(self.below) else b"nothing here"
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def served(site: Path, below: str) -> Iterator[str]:
    handler = functools.partial(Handler, directory=str(site), below=below)
    with Server(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


@pytest.fixture(scope="module")
def nowhere(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """A handbook that does not know where it will stand."""
    handbook = stock_handbook.whole(tmp_path_factory.mktemp("missing") / "handbook")
    handbook.build()
    return handbook


@contextmanager
def shown(browser: Browser, address: str, scripts: bool = True) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=scripts)
    context.set_default_timeout(PATIENCE)
    try:
        page = context.new_page()
        page.goto(address)
        yield page
    finally:
        context.close()



@pytest.mark.parametrize("below", ["/", "/handbook/", "/a/%E6%89%8B%E5%86%8C/"], ids=["at the root", "in a folder", "in two folders"])
@pytest.mark.parametrize("missing", ["x/", "practices/no-such-one/", "y"])
def test_it_has_style_and_leads_home(nowhere: Handbook, chromium: Browser, below: str, missing: str) -> None:
    with served(nowhere.site, below) as base, shown(chromium, f"{base}{below}{missing}") as page:
        page.wait_for_function("getComputedStyle(document.querySelector('.md-header')).position === 'sticky'")
        link = page.locator("article a", has_text="术语")
        expect(link).to_have_attribute("href", f"{below}terms/")
        link.click()
        expect(page.locator("h1")).to_contain_text("术语")


def test_the_search_works_from_it(nowhere: Handbook, chromium: Browser) -> None:
    with served(nowhere.site, "/handbook/") as base, shown(chromium, f"{base}/handbook/x/y/z") as page:
        page.wait_for_function("JSON.parse(document.getElementById('__config').textContent).base === '/handbook/'")
        page.wait_for_function("document.querySelector('script[src*=\"handbook/assets/search\"]')")
        page.locator("[data-md-component=search-query]").click()
        page.locator("[data-md-component=search-query]").fill("三问三帮")
        expect(page.locator(".md-search-result__list a").first).to_have_attribute(
            "href", re.compile(re.escape(f"{base}/handbook/practices/sanwen-sanbang/") + r"\?h=")
        )


def test_without_scripts_it_can_be_read(nowhere: Handbook, chromium: Browser) -> None:
    with served(nowhere.site, "/handbook/") as base, shown(chromium, f"{base}/handbook/x/", scripts=False) as page:
        assert page.locator("h1").inner_text() == "没有这一页"
        sizes = page.locator("svg").evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")
        assert max(sizes) < 40


def test_without_scripts_it_has_its_style_at_the_root(nowhere: Handbook, chromium: Browser) -> None:
    with served(nowhere.site, "/") as base, shown(chromium, f"{base}/x/", scripts=False) as page:
        page.wait_for_load_state("load")
        assert page.locator("body").evaluate("it => getComputedStyle(it).marginTop") == "0px"


def test_who_says_where_the_site_stands_needs_no_script(built: Handbook) -> None:
    text = (built.site / "404.html").read_text(encoding="utf-8")
    assert 'href="/handbook/assets/handbook.' in text
    assert "location.pathname" not in text
