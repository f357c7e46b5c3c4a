"""On paper citations can be told from the text, and dark windows give no dark sheets."""

from __future__ import annotations

from playwright.sync_api import expect
from served import Open


def test_citations_are_printed(open_page: Open) -> None:
    page = open_page("最长的一条做法")
    page.emulate_media(media="print")
    first = page.locator("a.hb-cite").first
    expect(first).to_be_visible()
    page.wait_for_function("getComputedStyle(document.querySelector('a.hb-cite'), '::before').content === '\"〔\"'")


def test_a_dark_window_prints_on_white(open_page: Open) -> None:
    page = open_page("一条做法", color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_have_css("color", "rgb(0, 0, 0)")
    expect(page.locator("body")).not_to_have_css("background-color", dark)
