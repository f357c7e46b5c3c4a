"""On paper there is the text with its citations, on A4 and on few sheets, and nothing to click."""

from __future__ import annotations

import re

import pytest

from served import FAMILIES, Open

CHROME = ".md-header, .md-tabs, .md-sidebar, .md-footer, .md-search, .hb-crumbs, .hb-filter, .hb-facets, .hb-subnav, .headerlink"
A4 = (595, 842)  # points


def sheets(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


@pytest.mark.parametrize("name", FAMILIES)
def test_a_page_prints_on_a4_without_what_serves_the_screen(name: str, open_page: Open) -> None:
    page = open_page(name)
    page.emulate_media(media="print")
    assert page.locator(CHROME).evaluate_all("all => all.filter(one => one.offsetParent).map(one => one.className)") == []
    assert page.locator("h1").is_visible()
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = {tuple(round(float(edge)) for edge in box.split()[2:]) for box in re.findall(rb"/MediaBox\s*\[([^\]]+)", pdf)}
    assert boxes == {A4}
    assert sheets(pdf) >= 1


@pytest.mark.parametrize("name", ["一条做法", "一个问题", "一份表单"])
def test_citations_are_printed(name: str, open_page: Open) -> None:
    page = open_page(name)
    page.emulate_media(media="print")
    assert page.locator("a.hb-cite").count() > 0
    assert page.locator("a.hb-cite").evaluate_all("links => links.every(link => link.getClientRects().length)")


def test_a_dark_window_prints_on_white(open_page: Open) -> None:
    page = open_page("一条做法", color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark


@pytest.mark.parametrize(("name", "most"), [("一条做法", 2), ("最长的一条做法", 4), ("一份表单", 2), ("一个问题", 3)])
def test_a_record_takes_few_sheets(name: str, most: int, open_page: Open) -> None:
    assert sheets(open_page(name).pdf(prefer_css_page_size=True)) <= most
