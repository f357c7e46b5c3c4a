"""What stands around every page: colours that stay chosen, contents that show where one is, the way back to the top, the
search box by mouse and by keyboard. A script of ours does it; the theme's own is not sent."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from served import PHONE, WIDE, Open, ask, comes_into_view, open_search

SCHEME = "data-md-color-scheme"
SEARCH = "[data-md-component=search-query]"
RESULTS = ".md-search-result__link"


def test_a_chosen_colour_stays_on_the_next_page(open_page: Open) -> None:
    page = open_page("一条做法")
    expect(page.locator("body")).to_have_attribute(SCHEME, "default")
    page.get_by_title("切换到深色").click()
    expect(page.locator("body")).to_have_attribute(SCHEME, "slate")
    page.reload()
    expect(page.locator("body")).to_have_attribute(SCHEME, "slate")
    page.get_by_title("切换到浅色").click()
    expect(page.locator("body")).to_have_attribute(SCHEME, "default")


def test_colours_follow_the_system_until_they_are_chosen(open_page: Open) -> None:
    page = open_page("一条做法", color_scheme="dark")
    expect(page.locator("body")).to_have_attribute(SCHEME, "slate")
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_attribute(SCHEME, "default")


def test_colours_are_switched_by_keyboard(open_page: Open) -> None:
    page = open_page("一条做法")
    page.locator(".md-option").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute(SCHEME, "slate")
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute(SCHEME, "default")


def test_the_contents_show_which_section_is_read(open_page: Open) -> None:
    page = open_page("最长的一条做法")
    active = page.locator(".md-nav--secondary .md-nav__link--active")
    links = page.locator(".md-nav--secondary .md-nav__link").evaluate_all("each => each.map(link => link.getAttribute('href'))")
    for anchor in (links[3], links[1], links[3]):
        page.locator(f'.md-nav--secondary a[href="{anchor}"]').click()
        comes_into_view(page, anchor)
        expect(active).to_have_attribute("href", anchor)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(active).to_have_text(page.locator(".md-nav--secondary .md-nav__link").last.inner_text())


def test_the_contents_of_a_page_that_is_seen_whole_show_none(open_page: Open) -> None:
    page = open_page("contribute/", viewport={"width": 1280, "height": 3000})
    page.wait_for_function("document.documentElement.scrollHeight <= innerHeight")
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    expect(page.locator(".md-nav--secondary .md-nav__link--active")).to_have_count(0)


def test_the_contents_stay_in_view_beside_a_long_page(open_page: Open) -> None:
    page = open_page("最长的一条做法", viewport={"width": 1280, "height": 300})
    page.locator("#results").scroll_into_view_if_needed()
    links = page.locator(".md-nav--secondary .md-nav__link")
    expect(links.first).to_be_in_viewport()
    links.last.scroll_into_view_if_needed()
    expect(links.last).to_be_in_viewport()


def test_the_header_names_the_page_once_its_title_is_out_of_sight(open_page: Open) -> None:
    page = open_page("最长的一条做法")
    title = page.locator(".md-header__title")
    expect(title).not_to_have_class("md-header__title md-header__title--active")
    page.evaluate("scrollTo(0, 1000)")
    expect(title).to_have_class("md-header__title md-header__title--active")


def test_who_turns_back_is_offered_the_whole_way(open_page: Open) -> None:
    page = open_page("最长的一条做法")
    button = page.get_by_role("button", name="回到顶部")
    page.evaluate("scrollTo(0, 2000)")
    page.wait_for_function("document.querySelector('.md-header__title--active')")
    expect(button).to_be_hidden()
    page.evaluate("scrollTo(0, 1500)")
    button.click()
    page.wait_for_function("pageYOffset === 0")
    expect(button).to_be_hidden()


# the row whose cell the box names, from 0; the focus stays in the box meanwhile
CHOSEN = """() => {
  const cell = document.getElementById(document.activeElement.getAttribute("aria-activedescendant"));
  return Array.from(document.querySelectorAll("#hb-found [role=row]")).indexOf(cell && cell.parentNode);
}"""


def is_open(page: Page) -> bool:
    return bool(page.locator("#__search").is_checked())


@pytest.mark.parametrize("key", ["/", "f", "s"])
def test_a_key_opens_the_search_and_another_closes_it(key: str, open_page: Open) -> None:
    page = open_page("一条术语")
    page.keyboard.press(key)
    page.wait_for_function("document.getElementById('__search').checked")
    assert page.locator(SEARCH).input_value() == ""
    page.keyboard.press("Escape")
    assert not is_open(page)
    assert page.evaluate("document.activeElement === document.body")


def test_a_key_pressed_in_a_field_belongs_to_the_field(open_page: Open) -> None:
    page = open_page("做法")
    page.get_by_label("名称、内容里有").press("s")
    assert page.get_by_label("名称、内容里有").input_value() == "s"
    assert not is_open(page)


def test_results_are_walked_through_by_keyboard(open_page: Open) -> None:
    page = open_page()
    ask(page, "党建")
    last = page.locator("#hb-found [role=row]").count() - 1
    for key, row in (("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", -1), ("ArrowUp", last), ("ArrowDown", -1)):
        page.keyboard.press(key)
        assert page.evaluate(CHOSEN) == row
    page.keyboard.press("ArrowDown")
    page.keyboard.press("a")
    assert page.evaluate(CHOSEN) == -1


def test_the_first_result_is_opened_with_two_keys(open_page: Open) -> None:
    page = open_page()
    first = ask(page, "三联三为")[0]
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{first}")


def test_an_emptied_box_can_be_filled_again(open_page: Open) -> None:
    page = open_page()
    ask(page, "党建")
    page.get_by_role("button", name="清空").click()
    expect(page.locator("#hb-found")).to_have_attribute("data-asked", "")
    expect(page.locator(SEARCH)).to_be_focused()
    assert ask(page, "三联三为")


def test_an_address_that_asks_is_forgotten_when_the_search_is_closed(open_page: Open) -> None:
    page = open_page("practices/?q=三联三为&level=city")
    page.locator(RESULTS).first.wait_for()
    page.keyboard.press("Escape")
    page.wait_for_url("**/practices/?level=city")


def test_on_a_telephone_the_search_has_the_whole_window(open_page: Open) -> None:
    page = open_page("一条做法", viewport=PHONE, has_touch=True, is_mobile=True)
    page.locator("header > nav > label[for=__search]").tap()
    expect(page.locator(SEARCH)).to_be_focused()
    page.keyboard.insert_text("三联三为")
    page.locator(RESULTS).first.wait_for()
    assert page.evaluate("getComputedStyle(document.documentElement).overflowY") == "hidden"
    page.locator(".md-search__form label[for=__search]").tap()
    expect(page.locator(RESULTS).first).not_to_be_in_viewport()
    assert page.evaluate("getComputedStyle(document.documentElement).overflowY") != "hidden"


def test_a_place_in_the_page_is_shown_when_the_search_leads_to_it(open_page: Open) -> None:
    page = open_page("evidence/")
    open_search(page)
    page.evaluate("location.hash = '#status'")
    page.wait_for_function("!document.getElementById('__search').checked")


# where the focus stands, and whether its sign is seen: of a block, within all that cuts off what stands over
SEEN = """() => {
  const here = document.activeElement, style = getComputedStyle(here), box = here.getBoundingClientRect();
  const out = parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth);
  const cut = part => part && part !== document.documentElement && (
    getComputedStyle(part).overflowY !== "visible" && box.top - out < part.getBoundingClientRect().top - 1 || cut(part.parentElement));
  return !here.matches("input") && (style.display === "inline" && here.firstElementChild || !box.height || cut(here.parentElement))
    ? here.className : "";
}"""


@pytest.mark.parametrize("window", [WIDE, PHONE], ids=["wide", "phone"])
def test_who_goes_by_keyboard_sees_where(window: ViewportSize, open_page: Open) -> None:
    page = open_page("一条做法", viewport=window)
    hidden = []
    for _ in range(14):
        page.keyboard.press("Tab")
        hidden.append(page.evaluate(SEEN))
    assert [name for name in hidden if name] == []


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab", "Escape"])
def test_the_search_is_left_before_its_script_has_come(key: str, open_page: Open) -> None:
    page = open_page()
    page.route("**/asking.*.js", lambda route: None)
    page.keyboard.press("/")
    page.wait_for_function("document.getElementById('__search').checked")
    page.keyboard.press(key)
    assert not is_open(page)
    assert page.evaluate("!document.querySelector('.md-search').contains(document.activeElement)")


KEPT = ("", "x", "null", "7", "[]", '{"index":9}', '{"index":"1"}', '{"index":-1}', '{"index":0.5}', '{"color":1}')


def test_whatever_is_kept_of_the_colours_stops_nothing(open_page: Open) -> None:
    page = open_page("一条术语")
    for kept in KEPT:
        page.evaluate("kept => localStorage.setItem('/.__palette', kept)", kept)
        page.reload()
        expect(page.locator("body")).to_have_attribute(SCHEME, "default")
    page.get_by_title("切换到深色").click()
    page.reload()
    expect(page.locator("body")).to_have_attribute(SCHEME, "slate")


def test_the_chosen_colour_is_there_before_the_page(open_page: Open) -> None:
    """No page is seen in the light first: when its own scripts come, at its end, the colour has long been set."""
    page = open_page("一条术语", color_scheme="dark")
    seen = """new MutationObserver(() => {
        if (!document.querySelector("h1") || window.seen) return;
        queueMicrotask(() => { window.seen = document.body.dataset.mdColorScheme; }); // once all who watch have been told
    }).observe(document, {childList: true, subtree: true});"""
    page.context.add_init_script(seen)
    page.reload()
    assert page.evaluate("window.seen") == "slate"
