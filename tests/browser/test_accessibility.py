"""axe-core finds nothing on any family of pages, light or dark, with or without the search open."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from served import FAMILIES, WIDE, Open, ask

PHONE = {"width": 390, "height": 844}


def findings(page: Page) -> list[str]:
    """What axe-core objects to, one line each."""
    found = Axe().run(page).response["violations"]
    return [f"{item['impact']} {item['id']} {node['target']}" for item in found for node in item["nodes"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", FAMILIES)
def test_a_page_can_be_used_by_everyone(name: str, scheme: str, open_page: Open) -> None:
    assert findings(open_page(name, color_scheme=scheme)) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_search_can_be_used_by_everyone(scheme: str, window: dict[str, int], open_page: Open) -> None:
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
