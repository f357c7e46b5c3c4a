"""The small number behind a statement says what it stands for: to the pointer, to the keyboard, to a finger, without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from served import PATIENCE, PHONE, Open, Site, findings

NAME = "最长的一条做法"


def mark(page: Page) -> Locator:
    return page.locator("a.hb-cite").first


def card(page: Page) -> Locator:
    return page.locator(".hb-peek")


def test_the_pointer_sees_it_come_and_go(open_page: Open) -> None:
    page = open_page(NAME)
    mark(page).hover()
    expect(card(page)).to_contain_text("自然段")
    expect(card(page)).to_contain_text("文本状况：")
    card(page).hover()
    page.wait_for_timeout(500)
    expect(card(page)).to_be_visible()
    page.locator("h1").hover()
    expect(card(page)).to_have_count(0)


def test_the_keyboard_reads_it_opens_it_and_leaves_it(open_page: Open) -> None:
    page = open_page(NAME)
    mark(page).focus()
    expect(card(page)).to_have_attribute("role", "tooltip")
    expect(mark(page)).to_have_attribute("aria-describedby", "hb-peek")
    page.keyboard.press("Escape")
    expect(card(page)).to_have_count(0)
    expect(mark(page)).to_be_focused()
    page.keyboard.press("Enter")
    expect(card(page)).to_have_attribute("role", "dialog")
    expect(card(page).get_by_role("link").first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(card(page)).to_have_count(0)
    expect(mark(page)).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(mark(page)).to_be_focused()
    expect(card(page)).to_have_count(0)


def test_the_tabulator_goes_through_it_and_on(open_page: Open) -> None:
    page = open_page(NAME)
    mark(page).focus()
    page.keyboard.press("Enter")
    expect(card(page).get_by_role("link").first).to_be_focused()
    for _ in range(card(page).get_by_role("link").count()):
        page.keyboard.press("Tab")
    expect(card(page)).to_have_count(0)
    assert page.evaluate("document.activeElement.compareDocumentPosition(document.querySelector('a.hb-cite')) & 2")


def test_a_click_elsewhere_closes_it_and_a_second_one_too(open_page: Open) -> None:
    page = open_page(NAME)
    mark(page).click()
    expect(page.get_by_role("dialog", name="出处")).to_be_visible()
    page.locator("h1").click()
    expect(card(page)).to_have_count(0)
    mark(page).click()
    expect(page.get_by_role("dialog", name="出处")).to_be_visible()
    mark(page).click()
    expect(card(page)).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_finger_opens_it_within_the_window(scheme: str, open_page: Open) -> None:
    page = open_page(NAME, viewport=PHONE, has_touch=True, is_mobile=True, color_scheme=scheme)
    for number in (0, -1):
        page.locator("a.hb-cite").nth(number).tap()
        box = page.get_by_role("dialog", name="出处").bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
        assert findings(page) == []
        page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_without_scripts_it_leads_to_its_note(site: Site, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(site.base + site.addresses[NAME])
    anchor = str(mark(page).get_attribute("href"))
    mark(page).click()
    note = page.locator(anchor)
    expect(note).to_be_in_viewport()
    note.get_by_role("link").click()
    page.wait_for_url("**/sources/*/#p*")
    context.close()
