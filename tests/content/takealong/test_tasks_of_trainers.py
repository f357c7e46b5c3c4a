"""What a trainer links to, T5 to T8 and T10: addresses that last, pages on a wall, how far a source can be trusted, other sectors,
other people's platforms."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from taken import Open, Taken

from handbook.catalog.ledger import Ledger
from handbook.catalog.ledger_lines import Place
from handbook.desk.addresses import Anchors, answering
from handbook.model import Practice
from handbook.model.vocabulary import Evidence
from served import ask

WHERE = pytest.mark.parametrize("where", ["server", "file"])
LESSON = "courses/zhengju-zenme-kan/"
WECHAT = "Mozilla/5.0 (Linux; Android 12) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/107.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.40"
WALL = {"width": 1024, "height": 768}
LEAST = 28  # pixels, read from the last row


def opened(where: str, open_page: Open, open_file: Open, address: str, **options: Any) -> Page:
    """The page at an address, from a server or from the disk."""
    return open_page(address, **options) if where == "server" else open_file(f"{address}index.html", **options)


def test_t5_every_address_once_given_out_still_answers(taken: Taken) -> None:
    """What stands in slides must go on leading somewhere: `docs/addresses.txt` only grows."""
    ledger = taken.catalog.ledger
    answered = answering(taken.handbook.site)
    promised = [Place(line.address, name) for line in ledger.given for name in ("", *ledger.anchors[line.address])]
    gone = [place for place in promised if not answers(ledger, answered, place)]
    assert gone == []


def answers(ledger: Ledger, answered: Anchors, place: Place) -> bool:
    """Is it there, or what it leads to, or a page that says why it has gone?"""
    end = ledger.end(place)
    move = end and ledger.move_of(end)
    return end is not None and (bool(move) or (end.address in answered and end.anchor in {"", *answered[end.address]}))


@pytest.mark.about("practices/sanlian-sanwei", "sources/changsha-kaocha")
def test_t5_a_slide_leads_to_its_paragraph(open_either: Open) -> None:
    page = open_either("practices/sanlian-sanwei/#results")
    expect(page.locator("#results")).to_be_in_viewport()
    page = open_either("sources/changsha-kaocha/#p9")
    expect(page.locator("#p9")).to_be_in_viewport()
    address = open_either("practices/sanlian-sanwei/").locator("code.hb-copy").first
    expect(address).to_have_text("https://example.org/handbook/practices/sanlian-sanwei/")


def test_t6_on_the_wall_of_a_classroom(open_either: Open) -> None:
    page = open_either(viewport=WALL)
    ask(page, "月提示季督导")
    page.locator(".md-search-result__link").first.click()
    page.get_by_role("link", name="投屏").click()
    expect(page.get_by_role("region", name="投屏")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.locator("article h2:visible")).to_have_text("机制结构#")
    letters = page.locator("#diagram svg").evaluate(
        "svg => parseFloat(getComputedStyle(svg.querySelector('text')).fontSize)"
        " * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width"
    )
    assert letters >= LEAST
    sizes = page.locator("article :is(p, li, td, th, dd, dt, figcaption):visible").evaluate_all(
        "all => all.filter(one => one.textContent.trim()).map(one => parseFloat(getComputedStyle(one).fontSize))"
    )
    assert min(sizes, default=LEAST) >= LEAST
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.keyboard.press("Escape")
    expect(page.locator(".md-header")).to_be_visible()


def test_t7_how_far_a_practice_can_be_trusted(open_either: Open) -> None:
    page = open_either()
    ask(page, "三联三为")
    page.locator(".md-search-result__link").first.click()
    fact = page.locator(".hb-limit")
    expect(fact).to_contain_text("规模或产出")
    expect(fact).to_contain_text("只说明做了多少，不说明起了多大作用。")
    fact.get_by_role("link", name="怎样定").click()
    expect(page.locator("#formula")).to_be_in_viewport()
    for grade in Evidence:
        expect(page.locator(f"tr#{grade.slug}")).to_contain_text(grade.limit)


def test_t7_every_practice_has_its_badge_and_one_sentence(taken: Taken) -> None:
    for entry in taken.catalog.of(Practice):
        page = taken.handbook.page(entry.url)
        evidence = entry.record.evidence
        assert f'<span class="hb-evidence hb-evidence--{evidence.slug}">{evidence}</span>' in page
        assert evidence.limit in page


@pytest.mark.about("practices/sanlian-sanwei")
@WHERE
def test_t8_the_same_lesson_for_another_sector(where: str, open_page: Open, open_file: Open) -> None:
    page = opened(where, open_page, open_file, "practices/sanlian-sanwei/")
    expect(page.get_by_role("heading", name="换个领域")).to_be_visible()
    own = set(page.locator("a.hb-tag[href*='facets/sector/']").all_inner_texts())
    mechanism = page.locator("a.hb-tag[href*='facets/mechanism/']").first.inner_text()
    assert own == {"机关", "社区"}
    page.locator("#elsewhere + ul a").first.click()
    page.wait_for_url(lambda url: "sanlian-sanwei" not in url)
    expect(page.locator("a.hb-tag[href*='facets/mechanism/']").first).to_have_text(mechanism)
    assert own.isdisjoint(page.locator("a.hb-tag[href*='facets/sector/']").all_inner_texts())
    page.get_by_role("button", name="加入方案").click()
    expect(page.locator(".hb-basket")).to_contain_text("1")


def test_t8_every_practice_has_a_suggestion_or_says_that_there_is_none(taken: Taken) -> None:
    for entry in taken.catalog.of(Practice):
        part = taken.handbook.page(entry.url).partition('id="elsewhere"')[2].partition("</section>")[0]
        assert "practices/" in part or "暂无其他领域的同类做法" in part, entry.id


@WHERE
def test_t10_in_wechat_a_download_says_where_to_open_the_page(where: str, open_page: Open, open_file: Open) -> None:
    page = opened(where, open_page, open_file, LESSON, user_agent=WECHAT)
    told = page.get_by_role("alert")
    expect(told).to_have_count(0)
    with page.expect_download():
        page.get_by_role("link", name="讲义").click()
    expect(told).to_have_text("微信里常常存不下文件。存不下时，点右上角的“…”，选“在浏览器打开”，再下载。")
    page = opened(where, open_page, open_file, "calendar/", user_agent=WECHAT)
    page.locator("#calendar-file, article").get_by_role("checkbox").first.check()
    with page.expect_download():
        page.get_by_role("button", name="勾选的").click()
    expect(page.get_by_role("alert")).to_be_visible()


def test_t10_elsewhere_nothing_is_said_of_wechat(open_page: Open) -> None:
    page = open_page(LESSON)
    with page.expect_download():
        page.get_by_role("link", name="讲义").click()
    expect(page.get_by_role("alert")).to_have_count(0)
