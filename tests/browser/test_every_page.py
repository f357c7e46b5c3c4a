"""Every family of pages is whole, stays within its server, and keeps the console quiet (`watch` listens in all tests)."""

from __future__ import annotations

import statistics

import pytest
from served import KINDS, SAMPLE, Open, Site, Watch, heading, ready

TABS = {
    "首页": "首页", "问题": "问题", "一个问题": "问题", "做法": "做法", "数字简称": "做法", "一条做法": "做法",
    "做法的分类": "做法", "表单": "表单", "一份表单": "表单", "表单的分类": "表单", "术语": "术语", "一条术语": "术语",
    "来源": "来源", "一篇来源": "来源", "覆盖情况": "来源", "参与": "参与", "栏目说明": "参与", "检查规则": "参与",
    "关于": "关于", "没有这一页": "",
}  # fmt: skip


@pytest.mark.parametrize("name", SAMPLE)
def test_a_page_is_whole_and_asks_nobody_else(name: str, open_page: Open) -> None:
    page = open_page(name)
    ready(page)
    assert page.locator("html").get_attribute("lang") == "zh-CN"
    assert page.locator("h1").count() == 1
    assert heading(page)
    assert page.title().endswith("党建与业务融合做法手册")
    assert "".join(page.locator(".md-tabs__item--active").all_inner_texts()).strip() == TABS[name.removeprefix("最长的")]


def test_a_missing_address_shows_the_way(site: Site, open_page: Open, watch: Watch) -> None:
    page = open_page("practices/mei-you/zhe-yi-ye/")
    ready(page)
    assert heading(page) == "没有这一页"
    assert [fault for fault in watch.faults if "404" not in fault] == []
    watch.faults.clear()
    page.get_by_role("article").get_by_role("link", name="做法").click()
    assert page.url == f"{site.base}practices/"


def test_record_pages_are_light(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    sizes = [len(site.html(entry.url)) for kind in KINDS.values() for entry in site.catalog.of(kind)]
    with capsys.disabled():
        print(f"\n记录页 {len(sizes)} 个，HTML 中位数 {statistics.median(sizes):.0f} 字节，最大 {max(sizes)} 字节")
    assert statistics.median(sizes) <= 30_000
