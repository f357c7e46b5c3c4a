"""The ordinary site, opened by double-clicking its `index.html`: every link leads to a page, never to a list of files."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from served import KINDS, SECTIONS, WIDE, Site, Watch, ask, new_page

PAGES = [name for name in (*SECTIONS, *KINDS) if name != "没有这一页"]
FOLDERS = """links => links.filter(link => link.protocol === "file:" && link.pathname.endsWith("/")).map(link => link.href)"""


@pytest.fixture
def disk(site: Site, chromium: Browser) -> Iterator[Page]:
    """A tab without a network at the front page in the folder of the site."""
    watch = Watch("file://")
    context = chromium.new_context(viewport=WIDE, reduced_motion="reduce", accept_downloads=True)
    context.set_offline(True)
    page = new_page(context, watch)
    page.goto(f"{site.handbook.site.as_uri()}/index.html")
    yield page
    context.close()
    assert watch.faults == []


def test_no_link_leads_to_a_folder(disk: Page, site: Site) -> None:
    found = {}
    for name in PAGES:
        disk.goto(f"{site.handbook.site.as_uri()}/{site.addresses[name]}index.html")
        found[name] = disk.locator("a[href]").evaluate_all(FOLDERS)
    assert {name: links for name, links in found.items() if links} == {}


def test_pages_lead_on_and_back(disk: Page) -> None:
    disk.locator("article a[href*='methods/']").first.click()
    disk.wait_for_url("**/methods/*/index.html")
    disk.locator("#sources ~ :is(p, ul) a[href*='sources/']:visible").first.click()
    disk.wait_for_url("**/sources/*/index.html*")
    disk.locator("a.md-logo").click()
    disk.wait_for_url("**/served/site/index.html")


def test_a_link_that_comes_later_leads_on_too(disk: Page) -> None:
    disk.evaluate("""() => {
        const link = document.createElement("a");
        link.href = "problems/";
        link.textContent = "后来的";
        document.querySelector("article").prepend(link);
    }""")
    disk.get_by_role("link", name="后来的").click()
    disk.wait_for_url("**/problems/index.html")


@pytest.mark.about("practices/sanlian-sanwei", "practices/liulian-liujian")
def test_search_filter_comparison_and_forms(disk: Page, site: Site) -> None:
    assert ask(disk, "三联三为")[0].endswith("/practices/sanlian-sanwei/index.html")
    disk.locator(".md-search-result__link").first.click()
    disk.wait_for_url("**/practices/sanlian-sanwei/index.html*")
    with disk.expect_download() as kit:
        disk.get_by_role("link", name="下载周一启动包").click()
    assert kit.value.suggested_filename.endswith(".zip")
    disk.get_by_role("button", name="加入比较").first.click()
    disk.get_by_role("link", name="去比较").click()
    disk.wait_for_url("**/compare/index.html?ids=sanlian-sanwei")
    disk.goto(f"{site.handbook.site.as_uri()}/practices/index.html")
    disk.locator("input[name=sector][value=office]").check()
    expect(disk.locator(".hb-filter__found")).to_contain_text("符合")
    expect(disk.locator("#cards [data-f]:visible").first).to_be_visible()


def test_an_old_address_leads_on(disk: Page, site: Site) -> None:
    move = next(move for move in site.catalog.ledger.moves.values() if not move.old.anchor and not move.is_retired)
    disk.goto(f"{site.handbook.site.as_uri()}/{move.old.url}index.html")
    end = site.catalog.ledger.successor(move)
    assert end
    disk.wait_for_url(f"**/{end.url}index.html*")
