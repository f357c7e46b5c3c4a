"""Somebody with only a browser puts a wrong figure right: from the page to a slip that can be sent, or handed on."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from taken import Open, Taken

from handbook.pages import Handbook, listings
from handbook.settings.publication import Publication


@pytest.mark.about("practices/sanlian-sanwei")
def test_the_slip_knows_the_page_and_is_copied_with_one_click(open_page: Open) -> None:
    page = open_page("practices/sanlian-sanwei/")
    page.locator("#record > summary").click()
    page.locator("#record a", has_text="来纠错").click()
    slip = page.get_by_role("textbox", name="纠错单")
    expect(slip).to_be_in_viewport()
    expect(slip).to_have_value("".join(f"{line}\n" for line in (
        "哪一页（页面地址，或名称、编号）：practices/sanlian-sanwei/", "哪一句不对：", "应当是怎样的：",
        "依据（哪份报告或规定、哪一部分哪一段）：",
        "所涉说法在来源里的状态（已实践、已出台、建议、转述，不涉及的写无）：",
    )))  # fmt: skip
    page.get_by_role("button", name="复制纠错单").click()
    expect(page.locator("#slip-text ~ [role=status]")).to_have_text("已复制。")


def test_what_an_address_says_beyond_a_page_does_not_come_in(open_page: Open) -> None:
    slip = open_page("contribute/?page=%3Cb%3E点这里#slip").get_by_role("textbox", name="纠错单")
    expect(slip.locator("~ button")).to_be_visible()
    assert slip.input_value().startswith("哪一页（页面地址，或名称、编号）：\n")


@pytest.mark.about("problems/liangzhangpi")
def test_from_the_disk(open_file: Open) -> None:
    page = open_file("problems/liangzhangpi/index.html")
    page.locator("#record > summary").click()
    page.locator("#record a", has_text="来纠错").click()
    expect(page.get_by_role("textbox", name="纠错单")).to_have_value(re.compile("^哪一页.*：problems/liangzhangpi/\n"))


@pytest.mark.about("practices/sanlian-sanwei")
def test_without_scripts_it_can_still_be_filled_in(open_page: Open) -> None:
    page = open_page("contribute/?page=practices/sanlian-sanwei/#slip", java_script_enabled=False)
    slip = page.get_by_role("textbox", name="纠错单")
    slip.fill("三联三为：5000 多个")
    expect(slip).to_have_value("三联三为：5000 多个")


def test_the_page_says_where_to_send_it_or_that_there_is_no_such_place(taken: Taken) -> None:
    somewhere = Publication("手册", "", "https://example.org/handbook/issues")
    assert '<a href="https://example.org/handbook/issues">议题区</a>' in listings(Handbook(taken.catalog, somewhere))["contribute/"]
    assert "还没有登议题区的地址" in listings(Handbook(taken.catalog))["contribute/"]
