"""On paper there is the text with its citations, on A4 and on few sheets, and nothing to click."""

from __future__ import annotations

import re

import pytest
from served import FAMILIES, Open

CHROME = ".md-header, .md-tabs, .md-sidebar, .md-footer, .md-search, .hb-crumbs, .hb-filter, .hb-facets, .hb-subnav, .headerlink"
A4 = (595, 842)  # points
MOST = {"一条做法": 2, "一份表单": 2, "一个问题": 3, "一条术语": 2}  # sheets


def sheets(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize("name", FAMILIES)
def test_a_page_prints_on_a4_without_what_serves_the_screen(name: str, open_page: Open) -> None:
    page = open_page(name)
    page.emulate_media(media="print")
    assert page.locator(CHROME).evaluate_all("all => all.filter(one => one.offsetParent).map(one => one.className)") == []
    assert page.locator("h1").is_visible()
    assert page.locator("a.hb-cite").evaluate_all("links => links.every(link => link.getClientRects().length)")
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = {tuple(round(float(edge)) for edge in box.split()[2:]) for box in re.findall(rb"/MediaBox\s*\[([^\]]+)", pdf)}
    assert boxes == {A4}
    assert sheets(pdf) <= MOST.get(name, 99)


def test_citations_are_printed(open_page: Open) -> None:
    page = open_page("最长的一条做法")
    page.emulate_media(media="print")
    first = page.locator("a.hb-cite").first
    assert first.is_visible()
    assert first.evaluate("link => getComputedStyle(link, '::before').content") == '"〔"'


def test_a_dark_window_prints_on_white(open_page: Open) -> None:
    page = open_page("一条做法", color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark
