"""C6, before the report at the end of the year: a self-check by the four 一起 whose gaps lead to practices.

Nothing is sent, nothing is scored; the browser keeps the answers only when asked to.
"""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from taken import Open, Taken

from handbook.model.vocabulary import Stage

NOTICE = "仅供支部自查，不作考核排名依据"


def answer(page: Page, **answers: str) -> None:
    for question, value in answers.items():
        page.locator(f"input[name={question.replace('_', '-')}][value={value}]").check()


def counts(page: Page, stage: str) -> list[int]:
    row = page.locator("#selfcheck-result tbody tr", has=page.get_by_role("rowheader", name=stage))
    return [int(text) for text in row.locator("td").all_inner_texts()]


def test_there_are_at_most_thirty_questions_on_each_of_the_four_stages(taken: Taken) -> None:
    check = taken.catalog.selfcheck
    assert 16 <= len(check.questions) <= 30
    assert list(check.by_stage()) == list(Stage)
    assert all(len(questions) >= 4 for questions in check.by_stage().values())


def test_every_question_leads_to_practices(taken: Taken) -> None:
    page = taken.handbook.page("selfcheck")
    for question in taken.catalog.selfcheck.questions:
        part = page.partition(f'<fieldset id="{question.id}">')[2].partition("</fieldset>")[0]
        assert question.ask in part
        assert question.look in part
        assert re.findall(r'<a href="../practices/([^"/]+)/"', part) == list(question.practices)


@pytest.mark.parametrize("where", ["server", "disk"])
def test_gaps_lead_to_practices(where: str, open_page: Open, open_file: Open) -> None:
    page = open_page("selfcheck/") if where == "server" else open_file("selfcheck/index.html")
    assert not page.locator("#selfcheck-result").is_visible()
    answer(page, mou_tonghui="part", mou_xuexi="yes", bushu_ren="no", jiancha_tongkao="none")
    questions = page.locator("section[data-stage=一起谋划] fieldset").count()
    assert counts(page, "一起谋划") == [1, 1, 0, 0, questions - 2]
    assert counts(page, "一起部署")[:4] == [0, 0, 1, 0]
    assert counts(page, "一起检查")[:4] == [0, 0, 0, 1]
    gaps = page.locator("#selfcheck-gaps > li")
    assert [gap.partition("\n")[0][:4] for gap in gaps.all_inner_texts()] == ["支部书记", "定年度业"]
    gaps.first.locator("a[href*='practices/']").first.click()
    page.wait_for_url("**/practices/**")
    assert page.locator("h1").is_visible()


def test_there_is_no_score_and_no_total(open_page: Open) -> None:
    page = open_page("selfcheck/")
    answer(page, mou_tonghui="yes")
    said = page.locator("#selfcheck-result").inner_text()
    assert not re.search(r"%|％|\d+ ?分|合计\s*\d|总分|得分|名次", said)
    assert page.locator("#selfcheck-result tbody tr").count() == len(Stage)
    assert NOTICE in said


def test_answers_are_kept_only_when_asked_for(open_page: Open) -> None:
    page = open_page("selfcheck/")
    answer(page, mou_tonghui="no")
    page.reload()
    assert page.locator("input[type=radio]:checked").count() == 0
    answer(page, mou_tonghui="no")
    page.get_by_label("记住我的答案").check()
    page.reload()
    assert page.locator("input[type=radio]:checked").count() == 1
    assert counts(page, "一起谋划")[2] == 1
    page.get_by_role("button", name="清空全部答案").click()
    page.wait_for_function("document.querySelectorAll('#selfcheck :checked').length === 0")
    assert not page.locator("#selfcheck-result").is_visible()  # in the same step: nobody sees the one without the other
    assert page.evaluate("localStorage.getItem('handbook-selfcheck')") is None


def test_a_browser_that_keeps_nothing_still_shows_the_result(open_page: Open) -> None:
    page = open_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }")
    page.goto(f"{page.url}selfcheck/")
    page.get_by_label("记住我的答案").check()
    answer(page, mou_tonghui="no")
    assert counts(page, "一起谋划")[2] == 1
    assert "不让记" in page.locator("#selfcheck-keep").inner_text()


def test_it_prints_with_its_answers(open_page: Open) -> None:
    page = open_page("selfcheck/")
    answer(page, mou_tonghui="no")
    page.emulate_media(media="print")
    assert page.locator("fieldset").first.is_visible()
    assert page.locator("#selfcheck-result").is_visible()
    assert not page.locator("#selfcheck-tools").is_visible()
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True))) <= 4
    assert NOTICE in page.locator("article").inner_text()


def test_without_scripts_it_is_a_form_for_paper(open_page: Open, taken: Taken) -> None:
    page = open_page("selfcheck/", java_script_enabled=False)
    assert page.locator("fieldset").count() == len(taken.catalog.selfcheck.questions)
    assert "打印出来填" in page.locator("article").inner_text()
    assert not page.locator("#selfcheck-keep").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_it(scheme: str, open_page: Open) -> None:
    page = open_page("selfcheck/", color_scheme=scheme)
    answer(page, mou_tonghui="no", bushu_ren="part")
    assert [item["id"] for item in Axe().run(page).response["violations"]] == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
