"""axe-core finds nothing on any family of pages, light or dark, with or without the search open."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from served import FAMILIES, WIDE, Open, ask

PHONE = {"width": 390, "height": 844}


def findings(page: Page) -> list[str]:
    """What axe-core objects to, one line each."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{item['impact']} {item['id']} {node['target']}" for item in found for node in item["nodes"]]


def darken(page: Page) -> None:
    """Change to the dark colours, as the system does in the evening."""
    page.emulate_media(color_scheme="dark")
    page.locator("body[data-md-color-scheme=slate]").wait_for()


@pytest.mark.parametrize("name", FAMILIES)
def test_a_page_can_be_used_by_everyone(name: str, open_page: Open) -> None:
    page = open_page(name)
    assert findings(page) == []
    darken(page)
    assert findings(page) == []


@pytest.mark.parametrize("window", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_search_can_be_used_by_everyone(window: dict[str, int], open_page: Open) -> None:
    page = open_page("一条术语", viewport=window)
    page.keyboard.press("/")
    assert ask(page, "党建")
    assert findings(page) == []
    darken(page)
    assert findings(page) == []


@pytest.mark.parametrize("name", ["首页", "做法", "一条做法"])
def test_a_page_on_a_telephone_can_be_used_by_everyone(name: str, open_page: Open) -> None:
    page = open_page(name, viewport=PHONE, has_touch=True, is_mobile=True)
    assert findings(page) == []
    page.get_by_role("button", name="全部栏目").tap()
    page.get_by_role("navigation", name="全部栏目").get_by_role("link").first.wait_for()
    assert findings(page) == []
