"""The sentence of a result comes after its name: in files of a few texts, when it is to be shown; nothing moves when it comes."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from served import PHONE, WIDE, Open, Watch, open_search

TEXTS = "**/search/t-*.js"
LATE = ".hb-hit__text--late"
SAID = ".hb-hit__said"
PLACES = "rows => rows.map(row => { const box = row.getBoundingClientRect(); return [Math.round(box.top + scrollY), Math.round(box.height)]; })"


def held(page: Page) -> list[Route]:
    """Files of texts are asked for, and wait."""
    waiting: list[Route] = []
    page.route(TEXTS, lambda route: waiting.append(route))
    return waiting


def places(page: Page, rows: str) -> Any:
    return page.locator(rows).evaluate_all(PLACES)


def let_go(page: Page, waiting: list[Route]) -> None:
    for route in waiting:
        route.continue_()
    page.unroute(TEXTS)


@pytest.mark.parametrize("viewport", [WIDE, PHONE], ids=["wide", "phone"])
def test_the_page_of_results_stands_before_its_sentences_come(open_page: Open, viewport: ViewportSize) -> None:
    page = open_page("search/", viewport=viewport)
    waiting = held(page)
    page.locator("#hb-results input[name=q]").fill("三会一课")
    rows = "#hb-hits > li"
    page.locator(f"{rows} {LATE}").first.wait_for(state="attached")
    expect(page.locator(f"{rows} h2 a").first).to_contain_text("三会一课")
    before = places(page, rows)
    count = page.locator(rows).count()
    assert page.locator(f"{rows} {SAID}").all_inner_texts() == [""] * count
    let_go(page, waiting)
    expect(page.locator(f"{rows} {SAID}").last).not_to_be_empty()
    for place in range(count):
        expect(page.locator(f"{rows} {SAID}").nth(place)).not_to_be_empty()
    assert places(page, rows) == before
    expect(page.locator(f"{rows} mark").first).to_be_attached()


ROOM_LEFT = """texts => texts.map(text => {
    const ends = Array.from(text.children).reduce((all, part) => all.concat(Array.from(part.getClientRects(), box => box.bottom)), []);
    return text.getBoundingClientRect().bottom - Math.max(...ends);
})"""


@pytest.mark.parametrize("width", [1440, 1024, 768, 390])
def test_no_empty_line_stands_between_a_sentence_and_the_forms(open_page: Open, width: int) -> None:
    page = open_page("search/", viewport={"width": width, "height": 900})
    waiting = held(page)
    page.locator("#hb-results input[name=q]").fill("三会一课")
    page.locator(f"#hb-hits {LATE}").first.wait_for(state="attached")
    let_go(page, waiting)
    expect(page.locator(f"#hb-hits {SAID}").last).not_to_be_empty()
    left = page.locator(f"#hb-hits {LATE}").evaluate_all(ROOM_LEFT)
    assert len(left) > 3
    assert sum(room > 12 for room in left) <= len(left) // 5, left  # half a line; a short sentence may leave a line where two are kept


def test_the_panel_stands_before_its_sentences_come(open_page: Open) -> None:
    page = open_page()
    waiting = held(page)
    open_search(page)
    page.keyboard.insert_text("谈心谈话")
    rows = ".md-search-result__link"
    page.locator(f"{rows} {LATE}").first.wait_for(state="attached")
    before = places(page, rows)
    first = page.locator(rows).first
    link = first.get_attribute("href")
    let_go(page, waiting)
    expect(page.locator(f"{rows} {SAID}").last).not_to_be_empty()
    assert places(page, rows) == before
    expect(first.locator(f"{SAID} mark").first).to_be_attached()
    assert str(first.get_attribute("href")).startswith(str(link).partition("?")[0])


def test_only_the_texts_of_results_that_are_shown_are_loaded_and_once(open_page: Open) -> None:
    page = open_page("search/?q=三会一课")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    expect(page.locator(f"#hb-hits {SAID}").first).not_to_be_empty()
    page.locator("#hb-results input[name=q]").fill("谈心谈话")
    expect(page.locator("#hb-hits h2 a").first).to_contain_text("谈心")
    expect(page.locator(f"#hb-hits {SAID}").last).not_to_be_empty()
    texts = [name for name in asked if name.startswith("t-")]
    assert len(texts) == len({*texts}) <= page.evaluate("performance.getEntriesByType('resource').length")
    before = len(texts)
    page.locator("#hb-results input[name=q]").fill("三会一课")
    expect(page.locator("#hb-hits h2 a").first).to_contain_text("三会一课")
    expect(page.locator(f"#hb-hits {SAID}").first).not_to_be_empty()
    assert [name for name in asked if name.startswith("t-")][before:] == []


def test_a_sentence_that_cannot_be_read_is_told_calmly_and_asked_for_again(open_page: Open, watch: Watch) -> None:
    watch.expect("search/t-")
    page = open_page("search/")
    page.route(TEXTS, lambda route: route.abort())
    box = page.locator("#hb-results input[name=q]")
    box.fill("三会一课")
    expect(page.locator(f"#hb-hits {SAID}").first).to_have_text("这一句没有读到，点开可看全文。")
    page.unroute(TEXTS)
    box.fill("三会一课 会议")
    expect(page.locator(f"#hb-hits {SAID} mark").first).to_be_attached()
    expect(page.get_by_text("这一句没有读到")).to_have_count(0)


def test_results_of_one_kind_get_their_sentences_when_they_are_asked_for(open_page: Open) -> None:
    page = open_page("search/?q=三会一课&kind=template")
    rows = page.locator(f"#hb-hits > li {SAID}")
    expect(rows.first).not_to_be_empty()
    for place in range(rows.count()):
        expect(rows.nth(place)).not_to_be_empty()
