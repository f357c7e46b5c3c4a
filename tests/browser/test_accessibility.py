"""axe-core finds nothing on any family of pages, light or dark, with or without the search open."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize
from served import FAMILIES, WIDE, Open, ask

PHONE: ViewportSize = {"width": 390, "height": 844}


LONG = ".hb-card:nth-child(n+13), .hb-list > li:nth-child(n+31), tbody > tr:nth-child(n+13), .hb-rule:nth-of-type(n+7)"


def findings(page: Page) -> list[str]:
    """What axe-core objects to, one line each. Long lists are cut: what follows is built alike and would cost minutes."""
    page.locator(LONG).evaluate_all("all => all.forEach(one => one.remove())")
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{item['impact']} {item['id']} {node['target']}" for item in found for node in item["nodes"]]


@pytest.mark.parametrize("name", FAMILIES)
def test_a_page_can_be_used_by_everyone(name: str, open_page: Open) -> None:
    page = open_page(name)
    assert findings(page) == []
    page.get_by_title("切换到深色").click()
    page.locator("body[data-md-color-scheme=slate]").wait_for()
    assert findings(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_search_can_be_used_by_everyone(scheme: str, window: ViewportSize, open_page: Open) -> None:
    page = open_page("一条术语", color_scheme=scheme, viewport=window)
    page.keyboard.press("/")
    assert ask(page, "党建")
    assert findings(page) == []


@pytest.mark.parametrize("name", ["首页", "做法", "一条做法"])
def test_a_page_on_a_telephone_can_be_used_by_everyone(name: str, open_page: Open) -> None:
    page = open_page(name, viewport=PHONE, has_touch=True, is_mobile=True)
    assert findings(page) == []
    page.get_by_role("button", name="全部栏目").tap()
    page.get_by_role("navigation", name="全部栏目").get_by_role("link").first.wait_for()
    assert findings(page) == []
