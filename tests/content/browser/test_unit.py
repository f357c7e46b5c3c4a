"""本单位信息: typed once, on every form, in this browser only; cleared with one click; from file:// as well."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from served import WIDE, Open, Site, Watch, new_page

TYPED = {"unit": "某单位", "branch": "第一党支部", "year": "2027", "post": "第一党支部书记"}
# only for our own key: the theme keeps its choice of colours without asking whether it may
REFUSE = """["getItem", "setItem"].forEach(function (name) {
  var real = Storage.prototype[name];
  Storage.prototype[name] = function (key) {
    if (key === "hb-unit") throw new Error("refused");
    return real.apply(this, arguments);
  };
});"""
FIRST, SECOND = "templates/zuzhi-shenghuo-taizhang/", "templates/zoufang-jilu/"


def type_in(page: Page) -> None:
    for name, text in TYPED.items():
        page.locator(f".hb-unit input[name={name}]").fill(text)


def shown(page: Page) -> set[str]:
    return set(page.locator("#sheet [data-unit]").all_inner_texts())


def comes_to_show(page: Page, *texts: str) -> None:
    """Wait until each of the texts stands somewhere on the form."""
    for text in texts:
        expect(page.locator("#sheet [data-unit]", has_text=re.compile(f"^{text}$")).first).to_be_attached()


def test_what_is_typed_stands_on_every_form(open_page: Open) -> None:
    page = open_page(FIRST)
    assert "某单位" not in shown(page)
    type_in(page)
    comes_to_show(page, "某单位", "第一党支部", "2027")
    page.goto(page.url.replace(FIRST, SECOND))
    comes_to_show(page, "某单位", "2027", "第一党支部书记")


def test_one_click_clears_it(open_page: Open) -> None:
    page = open_page(SECOND)
    type_in(page)
    page.get_by_role("button", name="清除", exact=True).click()
    page.wait_for_function("localStorage.getItem('hb-unit') === null")
    assert shown(page) <= {"", "党支部书记"}
    page.reload()
    assert shown(page) <= {"", "党支部书记"}


@pytest.mark.about("templates/gongjian-xieyi")
def test_a_form_with_no_place_for_it_does_not_ask(open_page: Open) -> None:
    page = open_page("templates/gongjian-xieyi/")
    expect(page.locator(".hb-print-sheet")).to_be_visible()  # shown by the same script
    expect(page.locator(".hb-unit input")).to_have_count(0)


def test_it_works_from_a_folder(site: Site, chromium: Browser) -> None:
    page = new_page(chromium.new_context(viewport=WIDE), Watch("file://"))
    page.goto((site.handbook.site / SECOND / "index.html").as_uri())
    type_in(page)
    comes_to_show(page, "某单位")
    page.context.close()


def test_it_works_where_nothing_may_be_kept(open_page: Open) -> None:
    page = open_page()
    page.add_init_script(REFUSE)
    page.goto(page.url + SECOND)
    type_in(page)
    comes_to_show(page, "某单位")


def test_the_form_is_printed_alone(open_page: Open) -> None:
    page = open_page(SECOND)
    page.evaluate("window.print = function () {}")
    type_in(page)
    page.locator(".hb-print-sheet").click()
    page.emulate_media(media="print")
    expect(page.locator("#sheet")).to_be_visible()
    comes_to_show(page, "某单位")
    expect(page.locator("#fields")).to_be_hidden()
    expect(page.locator(".hb-unit")).to_be_hidden()


def test_a_form_is_downloaded_in_three_clicks(open_page: Open) -> None:
    page = open_page()
    page.locator(".hb-door", has_text="我要表单").click()
    page.locator("#cards details > summary").first.click()
    page.locator("#cards [data-f] > a").first.click()
    with page.expect_download() as told:
        page.locator(".hb-download", has_text="Word").first.click()
    assert told.value.suggested_filename.endswith(".docx")
