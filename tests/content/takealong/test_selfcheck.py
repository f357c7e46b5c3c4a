"""C6, before the report at the end of the year: a self-check by the four 一起 whose gaps lead to practices.

Nothing is sent, nothing is scored; the browser keeps the answers only when asked to.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect
from taken import Open, Taken

from handbook.model import Practice
from handbook.model.vocabulary import Stage, Status
from served import findings

NOTICE = "仅供支部自查，不作考核排名依据"


def answer(page: Page, **answers: str) -> None:
    for question, value in answers.items():
        page.locator(f"input[name={question.replace('_', '-')}][value={value}]").check()


def expect_counts(page: Page, stage: str, *counts: int) -> None:
    """These numbers must come to stand in the row of a stage, from its first column on."""
    row = page.locator("#selfcheck-result tbody tr", has=page.get_by_role("rowheader", name=stage))
    for column, number in enumerate(counts):
        expect(row.locator("td").nth(column)).to_have_text(str(number))


def test_there_are_at_most_thirty_questions_on_each_of_the_four_stages(taken: Taken) -> None:
    check = taken.catalog.selfcheck
    assert 16 <= len(check.questions) <= 30
    stages = taken.catalog.settings.values(Stage)
    assert tuple(check.by_stage(stages)) == stages
    assert all(len(questions) >= 4 for questions in check.by_stage(stages).values())


def test_a_lead_that_is_only_proposed_says_so(taken: Taken) -> None:
    page = taken.handbook.page("selfcheck")
    leads = {entry for question in taken.catalog.selfcheck.questions for entry in map(taken.catalog.get, question.practices) if entry}
    proposed = {entry.id for entry in leads if isinstance(entry.record, Practice) and entry.record.status is Status.PROPOSED}
    assert proposed
    assert set(re.findall(r'practices/([a-z0-9-]+)/"[^>]*>[^<]*</a>（建议）', page)) == proposed


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
    expect(page.locator("#selfcheck-result")).to_be_hidden()
    answer(page, mou_tonghui="part", mou_xuexi="yes", bushu_ren="no", jiancha_tongkao="none")
    questions = page.locator("section[data-stage=一起谋划] fieldset").count()
    expect_counts(page, "一起谋划", 1, 1, 0, 0, questions - 2)
    expect_counts(page, "一起部署", 0, 0, 1, 0)
    expect_counts(page, "一起检查", 0, 0, 0, 1)
    gaps = page.locator("#selfcheck-gaps > li")
    assert [gap.partition("\n")[0][:4] for gap in gaps.all_inner_texts()] == ["支部书记", "定年度业"]
    gaps.first.locator("a[href*='practices/']").first.click()
    page.wait_for_url("**/practices/**")
    expect(page.locator("h1")).to_be_visible()


def test_there_is_no_score_and_no_total(taken: Taken, open_page: Open) -> None:
    page = open_page("selfcheck/")
    answer(page, mou_tonghui="yes")
    said = page.locator("#selfcheck-result").inner_text()
    assert not re.search(r"%|％|\d+ ?分|合计\s*\d|总分|得分|名次", said)
    expect(page.locator("#selfcheck-result tbody tr")).to_have_count(len(taken.catalog.settings.values(Stage)))
    assert NOTICE in said


def test_answers_are_kept_only_when_asked_for(open_page: Open) -> None:
    page = open_page("selfcheck/")
    answer(page, mou_tonghui="no")
    page.reload()
    expect(page.locator("input[type=radio]:checked")).to_have_count(0)
    answer(page, mou_tonghui="no")
    page.get_by_label("记住我的答案").check()
    page.reload()
    expect(page.locator("input[type=radio]:checked")).to_have_count(1)
    expect_counts(page, "一起谋划", 0, 0, 1)
    page.get_by_role("button", name="清空全部答案").click()
    page.wait_for_function("document.querySelectorAll('#selfcheck :checked').length === 0")
    assert not page.locator("#selfcheck-result").is_visible()  # in the same step: nobody sees the one without the other
    page.wait_for_function("localStorage.getItem('handbook-selfcheck') === null")


@pytest.mark.parametrize("kept", [None, {"mou-tonghui": "yes", "mou-xuexi": "part"}], ids=["nothing kept", "kept"])
def test_what_is_answered_before_the_script_has_come_counts(kept: dict[str, str] | None, open_page: Open) -> None:
    page, held = open_page(), list[Route]()
    page.evaluate("kept => kept && localStorage.setItem('handbook-selfcheck', JSON.stringify(kept))", kept)
    page.route("**/selfcheck.*.js", lambda route: held.append(route))
    with page.expect_request("**/selfcheck.*.js"):
        page.goto(f"{page.url}selfcheck/", wait_until="commit")
    answer(page, mou_tonghui="no")
    expect(page.locator("#selfcheck-result")).to_be_hidden()
    held[0].continue_()
    expect_counts(page, "一起谋划", 0, int(kept is not None), 1)
    if kept:
        page.wait_for_function("JSON.parse(localStorage.getItem('handbook-selfcheck'))?.['mou-tonghui'] === 'no'")


def test_a_browser_that_keeps_nothing_still_shows_the_result(open_page: Open) -> None:
    page = open_page()
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }")
    page.goto(f"{page.url}selfcheck/")
    page.get_by_label("记住我的答案").check()
    answer(page, mou_tonghui="no")
    expect_counts(page, "一起谋划", 0, 0, 1)
    expect(page.locator("#selfcheck-keep")).to_contain_text("不让记")


def test_it_prints_with_its_answers(open_page: Open) -> None:
    page = open_page("selfcheck/")
    answer(page, mou_tonghui="no")
    page.emulate_media(media="print")
    expect(page.locator("fieldset").first).to_be_visible()
    expect(page.locator("#selfcheck-result")).to_be_visible()
    expect(page.locator("#selfcheck-tools")).to_be_hidden()
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True))) <= 4
    assert NOTICE in page.locator("article").inner_text()


def test_without_scripts_it_is_a_form_for_paper(open_page: Open, taken: Taken) -> None:
    page = open_page("selfcheck/", java_script_enabled=False)
    expect(page.locator("fieldset")).to_have_count(len(taken.catalog.selfcheck.questions))
    assert "打印出来填" in page.locator("article").inner_text()
    expect(page.locator("#selfcheck-keep")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everyone_can_use_it(scheme: str, open_page: Open) -> None:
    page = open_page("selfcheck/", color_scheme=scheme)
    answer(page, mou_tonghui="no", bushu_ren="part")
    assert findings(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
