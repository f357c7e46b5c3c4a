"""A source that may be shown, in the browser: a citation opens at its passage with the words marked, search finds it; the
source beside it, which may not, stays as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import stock_handbook
from made_once import made_once
from searching import drive, index_text
from served import PATIENCE, Watch, new_page, ready, serve
from stock_handbook import Handbook

CITING = "practices/qingdan-1-3/"
SHOWN = "sources/jiedao-jiedui/"
HIDDEN = "sources/tushu-huifang/"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The stock handbook, with one source that is shown and one that is not; and its offline package, unpacked."""
    return Handbook(made_once(tmp_path_factory, "shown", build))


def build(root: Path) -> None:
    handbook = stock_handbook.whole(root)
    handbook.replace("docs/practices/qingdan-1-3.yml", "一年议定 85 件事", "每半年一次，一年议定 85 件事")
    handbook.build_offline()


@pytest.fixture(params=["http", "file"])
def opened(request: pytest.FixtureRequest, shown: Handbook, chromium: Browser) -> Iterator[Page]:
    """The page of a practice that cites the shown source: served, or of the package on the disk."""
    disk = shown.unpacked.as_uri()
    with serve(shown.site) as base:
        watch = Watch(base if request.param == "http" else "file://")
        context = chromium.new_context()
        page = new_page(context, watch)
        page.goto(f"{base}{CITING}" if request.param == "http" else f"{disk}/{CITING}index.html")
        ready(page)
        yield page
        context.close()
        assert watch.faults == []


def follow(page: Page) -> None:
    """Click the mark of a passage that is shown, and then its link in the card."""
    page.get_by_label("出处 5", exact=True).first.click()
    page.get_by_role("dialog", name="出处 5").get_by_role("link").click()


def test_a_citation_opens_at_its_passage_with_the_words_marked(opened: Page) -> None:
    follow(opened)
    opened.wait_for_url(f"**/{SHOWN}*")
    passage = opened.locator("#p5")
    passage.locator("mark").first.wait_for()
    assert passage.locator("mark").all_text_contents() == ["每半年", "联席会", "联席会", "年议定", "85件"]
    assert opened.locator("mark").count() == passage.locator("mark").count()
    assert opened.evaluate("document.querySelector('#p5').matches(':target')")
    box = passage.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 720
    text = passage.locator(".hb-passage__text").text_content()
    assert text == (
        "街道每半年召开一次联席会，听取结对单位意见，议定事项写进联席会纪要，写明议定事项、承办单位、完成时间。全年议定事项85件。"
    )


def test_going_on_to_another_passage_takes_the_marks_away(opened: Page) -> None:
    follow(opened)
    opened.locator("#p5 mark").first.wait_for()
    opened.locator("#p3 .hb-passage__place a").click()
    expect(opened.locator("mark")).to_have_count(0)


def test_without_scripts_the_passage_is_set_off(shown: Handbook, chromium: Browser) -> None:
    context = chromium.new_context(java_script_enabled=False)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    with serve(shown.site) as base:
        page.goto(f"{base}{CITING}")
        page.get_by_label("出处 5", exact=True).first.click()
        page.wait_for_url(f"**/{CITING}#n5")
        page.locator("#n5 a").click()
        page.wait_for_url(f"**/{SHOWN}*")
        colours = [
            page.locator(anchor).evaluate("place => getComputedStyle(place).backgroundColor") for anchor in ("#p5", "#p3")
        ]
        assert colours[0] != colours[1]
        assert "街道每半年召开一次联席会" in str(page.locator("#p5").text_content())
    context.close()


def test_a_link_that_somebody_made_up_marks_nothing(shown: Handbook, chromium: Browser) -> None:
    context = chromium.new_context()
    with serve(shown.site) as base:
        watch = Watch(base)
        page = new_page(context, watch)
        for query in ("?w=9999-99999", "?w=-", "?w=5", "?w=7-3.a-b", "?w=%3Cscript%3E", "?w=0-3#px", "?w=0-3#record"):
            page.goto(f"{base}{SHOWN}{query}" + ("" if "#" in query else "#p5"))
            ready(page)
            assert page.locator("mark").count() == 0
        assert watch.faults == []
    context.close()


def test_search_finds_passages_below_all_records(shown: Handbook, chromium: Browser) -> None:
    queries = ["联席会", "议定事项写进联席会纪要", "便民服务点", "结对", "1+3清单", "馆员怎样联系读者"]
    context = chromium.new_context()
    with serve(shown.site) as base:
        page = new_page(context, Watch(base))
        page.goto(base)
        ready(page)
        found = drive(page, queries)["found"]
        records = drive(page, queries, passages=False)["found"]
    context.close()
    places = [[place for place in answers if "#p" in place] for answers in found]
    assert places[1] == [f"{SHOWN}#p5"]
    assert places[2] == [f"{SHOWN}#p3"]
    assert found == [[*without, *passages] for without, passages in zip(records, places, strict=True)]


def test_a_passage_among_the_answers_says_what_it_is(opened: Page) -> None:
    opened.keyboard.press("/")
    opened.keyboard.type("设立便民服务点")
    result = opened.locator(".md-search-result__item", has_text="城东街道").first
    result.wait_for()
    assert result.locator(".md-tag").all_text_contents() == ["原文"]
    assert "街道结对报告 第 3 段" in str(result.text_content())
    result.locator("a").first.click()
    opened.wait_for_url("**#p3")


def test_a_source_that_may_not_be_shown_stays_as_it_was(shown: Handbook) -> None:
    page = shown.page(HIDDEN)
    assert "手册不登原文，每段只写它在哪里" in page
    assert '<table class="hb-table hb-passages"' in page
    assert 'id="shown"' not in page
    assert f'{HIDDEN}#p4"' in shown.page("practices/sanwen-sanbang/")
    assert f"{HIDDEN}#p" not in index_text(shown.site)
    report = (shown.reports / stock_handbook.REPORT).read_text(encoding="utf-8")[:589]
    for path in shown.site.rglob("*"):
        if path.suffix in (".html", ".json", ".js", ".xml", ".csv"):
            text = path.read_text(encoding="utf-8")
            for run in ("图书馆员到户问需求", "由联系馆员逐户登记姓名", "登记表由办公室代填。二是"):
                assert run in report
                assert run not in text, path


def test_its_page_says_who_allowed_it(shown: Handbook) -> None:
    page = shown.page(SHOWN)
    assert "<dd>CC BY 4.0；城东街道办事处 2026-05-20 同意公开，为本手册写的样例，可以照登。</dd>" in page
    assert "手册不登原文" not in page.partition("<footer")[0]


def test_the_data_file_has_the_texts_of_the_shown_source_only(shown: Handbook) -> None:
    sources = {it["id"]: it for it in json.loads((shown.site / "data/handbook.json").read_text(encoding="utf-8"))["sources"]}
    assert [it["passage"] for it in sources["jiedao-jiedui"]["passages"]] == [1, 2, 3, 4, 5]
    assert sources["jiedao-jiedui"]["passages"][3] == {"passage": 4, "text": "二、做法"}
    assert "passages" not in sources["tushu-huifang"]
    assert "text" not in sources["tushu-huifang"]
