"""On paper citations can be told from the text, and dark windows give no dark sheets."""

from __future__ import annotations

from served import Open


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
