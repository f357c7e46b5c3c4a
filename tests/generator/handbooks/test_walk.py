"""Every family of pages of a handbook of another trade, and of one without a record, in the browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from searching import drive
from served import PHONE, Visitor, ask, findings, heading, ready

FAMILIES = (
    "", "practices/", "problems/", "templates/", "terms/", "sources/", "coverage/", "signed/", "map/", "compare/", "selfcheck/",
    "contribute/", "fields/", "evidence/", "about/", "updates/", "facets/sector/ward/", "facets/stage/check/",
    "facets/form/ledger/", "practices/first-case-check/", "problems/monday-crowd/", "templates/drill-score/",
    "sources/clinic-waiting/", "terms/high-alert-drug/",
)  # fmt: skip
QUERIES = {
    "床头交班": "practices/bedside-handover/", "高危药怎样不拿错": "practices/red-label-check/", "候诊时间长": "problems/monday-crowd/",
    "等太久": "templates/waiting-log/", "高危药品": "terms/high-alert-drug/", "延误登记": "templates/delay-log/",
    "第一台手术总是晚": "practices/first-case-check/", "跌倒風險": "practices/fall-wristband/", "liudongdaozhen": "practices/roving-guides/",
}  # fmt: skip
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def test_every_family_is_whole(at_hospital: Visitor) -> None:
    """What the pages ask of others and what they say in the console fails when the visitor leaves."""
    page = at_hospital.open("")
    for address in FAMILIES:
        page.goto(at_hospital.site.base + address)
        ready(page)
        assert page.locator("h1").count() == 1, address
        assert page.title().endswith("云杉医院集团质量改进手册"), address
        page.set_viewport_size(PHONE)
        assert page.evaluate(WIDER) <= 0, address
        page.set_viewport_size({"width": 1280, "height": 800})


@pytest.mark.parametrize("address", ["", "practices/", "practices/first-case-check/", "templates/drill-score/", "selfcheck/"])
def test_everybody_can_use_it(at_hospital: Visitor, address: str) -> None:
    page = at_hospital.open(address)
    assert findings(page) == []
    page.get_by_title("切换到深色").click()
    page.locator("body[data-md-color-scheme=slate]").wait_for()
    assert findings(page, "color-contrast") == []


def test_the_filter_knows_its_words(at_hospital: Visitor) -> None:
    page = at_hospital.open("practices/")
    page.locator("input[name=sector][value=theatre]").check()
    expect(page.get_by_role("status")).to_have_text("符合 5 条，共 15 条")
    page.locator("input[name=mechanism][value=huddle]").check()
    expect(page.get_by_role("status")).to_have_text("符合 2 条，共 15 条")


def test_the_search_finds_what_people_type(at_hospital: Visitor) -> None:
    found = drive(at_hospital.open(""), list(QUERIES))["found"]
    assert {query: places[:1] for query, places in zip(QUERIES, found, strict=True)} == {query: [place] for query, place in QUERIES.items()}


def test_the_search_box_says_what_it_takes(at_hospital: Visitor) -> None:
    page = at_hospital.open("")
    box = page.locator("[data-md-component=search-query]")
    assert box.get_attribute("placeholder") == "搜名称、问题"
    box.focus()
    expect(page.locator(".md-search-result__meta")).to_have_text("写名称或问题，如“候诊”")
    assert "/practices/half-hour-slots/" in ask(page, "候诊")


EMPTY = {
    "": ("还没有记录的手册", "还没有做法"), "practices/": ("做法", "还没有做法，欢迎提供。"), "problems/": ("问题", "还没有问题"),
    "templates/": ("表单", "还没有表单，欢迎提供。"), "terms/": ("术语", "还没有术语"), "sources/": ("来源", "还没有来源"),
    "coverage/": ("覆盖情况", "还没有来源"), "signed/": ("签读情况", "还没有依据来源的说法"), "map/": ("总览图", "还没有问题"), "selfcheck/": ("自查表", "暂无条目"),
    "compare/": ("比较", "还没有选做法"), "shorthands/": ("数字简称", "暂无"), "updates/": ("更新", "没有更新记录"),
    "contribute/": ("参与", "提供一条做法"), "fields/": ("栏目说明", ""), "evidence/": ("证据怎样定", ""), "about/": ("关于", ""),
    "facets/sector/general/": ("领域：通用", "现有来源里没有这样的做法"), "facets/stage/plan/": ("环节：计划", "做法 0 条"),
}  # fmt: skip


def test_a_handbook_without_a_record_reads_well(at_empty: Visitor) -> None:
    page = at_empty.open("")
    for address, (title, said) in EMPTY.items():
        page.goto(at_empty.site.base + address)
        ready(page)
        assert heading(page) == title
        assert said in page.locator("article").inner_text(), address
        bare = page.locator("article table").evaluate_all("all => all.filter(one => !one.hidden && !one.querySelector('tbody tr')).length")
        assert bare == 0, address
