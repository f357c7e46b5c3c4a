"""axe-core finds nothing where a page is in another state: search open, on a telephone, drawer open."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from served import PHONE, WIDE, Open, ask, findings


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_search_can_be_used_by_everyone(scheme: str, window: ViewportSize, open_page: Open) -> None:
    page = open_page("一条术语", color_scheme=scheme, viewport=window)
    page.keyboard.press("/")
    assert ask(page, "党建")
    assert findings(page) == []
    page.keyboard.press("Enter")
    page.locator("#hb-hits > li").first.wait_for()
    assert findings(page) == []


@pytest.mark.parametrize("name", ["做法", "一条做法"])
def test_a_page_on_a_telephone_can_be_used_by_everyone(name: str, open_page: Open) -> None:
    page = open_page(name, viewport=PHONE, has_touch=True, is_mobile=True)
    assert findings(page) == []
    page.get_by_role("button", name="全部栏目").tap()
    page.get_by_role("navigation", name="全部栏目").get_by_role("link").first.wait_for()
    assert findings(page) == []
