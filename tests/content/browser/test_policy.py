"""The built site runs under a strict policy: nothing in a page is run or drawn by from within the page.

The server of all browser tests sends the policy, so whatever a test does in a page is done under it (`served.Handler`); a
page that breaks it complains in the console, which fails the test. Here every family of pages is opened and asked by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser

import pytest
from playwright.sync_api import expect

from handbook.site.policy import HEADERS, POLICY
from served import FAMILIES, STRICT, Open, Site, Watch

TOLD = """addEventListener("securitypolicyviolation", event => {
    const told = JSON.parse(sessionStorage.getItem("told") || "[]");
    told.push(`${location.pathname} ${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`);
    sessionStorage.setItem("told", JSON.stringify(told));
});"""
SEARCH = "[data-md-component=search-query]"
MARK = re.compile(r"hb-mark|javascript:", re.IGNORECASE)


class Inline(HTMLParser):
    """What a page says inline that a browser would run or draw by."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        data = "json" in (named.get("type") or "")
        if (tag == "script" and "src" not in named and not data) or tag == "style":
            self.found.add(f"<{tag}>")
        self.found.update(f"<{tag} {name}>" for name in named if name == "style" or name.startswith("on"))
        self.found.update(f"<{tag} {name}> {value}" for name, value in attrs if value and MARK.search(value))


def test_no_page_says_anything_inline(site: Site) -> None:
    found: dict[str, set[str]] = {}
    for path in site.handbook.site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        # most pages are told apart from the few at a glance: a parser takes a minute for all
        if re.search(r"<style|<script>|\sstyle=|\son[a-z]+=|javascript:", text, re.IGNORECASE):
            inline = Inline()
            inline.feed(text)
            found[path.name] = inline.found
    assert {name: inline for name, inline in found.items() if inline} == {}


def family_of(address: str) -> tuple[str, str]:
    """The folder of a page, and what kind of page stands there: the list itself, what is below it or a part of a list."""
    folder, _, rest = address.partition("/")
    return folder, "page" if rest.startswith("page/") else "below" if rest else "list"


def one_of_each_other(site: Site, named: Iterable[str]) -> list[str]:
    """An address of every family that nobody has named: what is published and in no list of tests is looked at all the same."""
    root = site.handbook.site
    pages = sorted(path.parent.relative_to(root).as_posix() + "/" for path in root.rglob("index.html") if path.parent != root)
    known = set(map(family_of, named))
    return list({family_of(page): page for page in pages if family_of(page) not in known}.values())


def test_every_family_of_pages_runs_under_the_policy(site: Site, open_page: Open, watch: Watch) -> None:
    page = open_page(extra_http_headers=STRICT)
    page.context.add_init_script(TOLD)
    old = next(move.old.url for move in site.catalog.ledger.moves.values() if not move.old.anchor)
    named = [*map(site.addresses.__getitem__, FAMILIES), old]
    for address in (*named, *one_of_each_other(site, named)):
        answer = page.goto(site.base + address)
        assert answer
        assert {key: answer.headers[key.lower()] for key in HEADERS} == HEADERS
    page.locator("h1").wait_for()
    page.locator(SEARCH).fill("党建考核")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.locator(SEARCH).press("ArrowDown")
    page.locator(SEARCH).press("Enter")
    expect(page.locator("h1")).to_contain_text("考核")
    page.goto(f"{site.base}search/?q=党建考核")
    page.locator("#hb-hits > li").first.wait_for()
    assert page.evaluate("sessionStorage.getItem('told')") is None
    assert watch.faults == []


def test_what_a_page_must_not_do_is_refused(open_page: Open, watch: Watch) -> None:
    """Else the test above would prove nothing."""
    watch.expect("Content Security Policy")
    page = open_page("一条做法", extra_http_headers=STRICT)
    page.evaluate("""() => {
        addEventListener("securitypolicyviolation", event => { document.title += " " + event.effectiveDirective; });
        document.body.insertAdjacentHTML("beforeend", "<p style='color: red' onclick='1'></p><iframe src='/'></iframe>");
        document.body.appendChild(document.createElement("script")).textContent = "document.title = 'run'";
    }""")
    for part in ("style-src-attr", "script-src-elem", "frame-src"):
        expect(page).to_have_title(re.compile(part))
    assert not page.title().startswith("run")


@pytest.mark.parametrize("part", ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'self'"])
def test_the_policy_allows_nothing_from_elsewhere(part: str) -> None:
    assert part in POLICY.split("; ")
    assert "unsafe" not in POLICY
    assert "http" not in POLICY
