"""What this browser keeps: the page that tells of it takes it away, and whatever stands in its place stops no page."""

from __future__ import annotations

from playwright.sync_api import expect

from served import Open, Site, Watch, ready

VALUES = ("", "null", "7", '"x"', "true", "[]", "[null]", "{", '{"x":null,"y":7}', '{"unit":{},"digest":1}', "\ud800,<b>,a,a,,b c", "x" * 100_000)
KEYS = ("/.__palette", "handbook-compare", "handbook-selfcheck", "hb-plan", "hb-group", "hb-searches", "hb-unit", "handbook-originals")
PAGES = ("一条做法", "一个问题", "一份表单", "一篇来源", "自查表", "取用与存留", "搜索", "方案篮")
SET = """([keys, value]) => keys.forEach(key => localStorage.setItem(key, value))"""


def test_whatever_is_kept_stops_no_page(site: Site, open_page: Open, watch: Watch) -> None:
    """Each page once, with one wrong value after the other under all names."""
    page = open_page("一条术语")
    for number, value in enumerate(VALUES):
        name = PAGES[number % len(PAGES)]
        page.evaluate(SET, [KEYS, value])
        page.goto(site.base + site.addresses[name] + ("#reader" if name == "一篇来源" else ""))
        ready(page)
        assert watch.faults == [], (name, value[:60])


def test_the_page_tells_what_is_there_and_takes_it_away(site: Site, open_page: Open) -> None:
    page = open_page("取用与存留")
    rows = page.locator("#kept-here tbody tr")
    expect(rows.locator("td:last-child")).to_have_text(["没有"] * len(KEYS))
    page.evaluate(SET, [[*KEYS, "of-another"], "1"])
    page.reload()
    expect(rows.locator("td:last-child")).to_have_text(["有 删掉"] * len(KEYS))
    rows.nth(1).get_by_role("button").click()
    expect(rows.nth(1).locator("td:last-child")).to_have_text("没有")
    page.get_by_role("button", name="全部删掉").click()
    expect(page.locator("#kept-tools [role=status]")).to_have_text("已经删掉。")
    assert page.evaluate("Object.keys(localStorage)") == ["of-another"]
