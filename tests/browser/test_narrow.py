"""On a telephone citations can be hit with a finger, and the drawer holds what the tabs hold."""

from __future__ import annotations

import pytest
from served import PHONE, Open, heading

FINGER = 24  # CSS pixels either way: WCAG 2.2, 2.5.8


@pytest.mark.parametrize("name", ["一条做法", "最长的一条做法", "最长的一个问题", "最长的一份表单"])
def test_citations_can_be_hit_with_a_finger(name: str, open_page: Open) -> None:
    page = open_page(name, viewport=PHONE, has_touch=True, is_mobile=True)
    sizes = page.locator("a.hb-cite").evaluate_all(
        "links => links.map(link => link.getClientRects()).map(boxes => [boxes.length, boxes[0].width, boxes[0].height])"
    )
    assert sizes
    assert [size for size in sizes if min(size[1:]) < FINGER] == []


def test_the_drawer_holds_every_section(open_page: Open) -> None:
    page = open_page("一条做法", viewport=PHONE, has_touch=True, is_mobile=True)
    page.get_by_role("button", name="全部栏目").tap()
    page.get_by_role("navigation", name="全部栏目").get_by_role("link", name="表单").tap()
    page.wait_for_url("**/templates/")
    assert heading(page) == "表单"
