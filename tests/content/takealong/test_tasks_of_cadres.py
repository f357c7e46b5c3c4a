"""What a cadre comes for, C1 to C10: each task done as its reader does it, from the home page to what is taken along."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from playwright.sync_api import Download, Page, expect
from taken import Open, Taken

from handbook.model import Practice
from handbook.model.vocabulary import Mechanism, Stage
from served import ask

CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}


def to_problem(page: Page) -> None:
    """From the home page to the problem of two skins."""
    page.get_by_role("link", name="我遇到问题").click()
    page.get_by_role("article").get_by_role("link", name="党建与业务“两张皮”").click()
    expect(page.locator("h1")).to_contain_text("两张皮")


def to_practice(page: Page, words: str, name: str) -> None:
    """From the home page to a practice, by searching for it."""
    ask(page, words)
    page.locator(".md-search-result__link").first.click()
    expect(page.locator("h1")).to_contain_text(name)


def saved(page: Page, name: str, within: str = "article") -> Download:
    """What comes when a link is clicked that offers a file."""
    with page.expect_download() as waiting:
        page.locator(within).get_by_role("link", name=name).first.click()
    return waiting.value


def content(download: Download) -> bytes:
    return Path(download.path()).read_bytes()


def words_of(docx: bytes) -> str:
    """The text of a Word file, tables included."""
    document = Document(BytesIO(docx))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join((*(paragraph.text for paragraph in document.paragraphs), *cells))


def test_c1_two_skins_and_a_form_for_monday(open_page: Open) -> None:
    page = open_page()
    to_problem(page)  # two clicks
    expect(page.locator("#methods + dl a").first).to_be_visible()
    expect(page.locator("#signs + details summary")).to_contain_text("16 条")
    expect(page.locator("#causes + details summary")).to_contain_text("条")
    expect(page.locator("#practices ~ .hb-cards").first).to_contain_text("规模或产出")
    form = saved(page, "Word", "#forms ~ ul")  # the third
    assert form.suggested_filename.endswith(".docx")
    assert words_of(content(form))


def test_c1_the_monday_kit_holds_the_steps_and_at_most_three_forms(open_page: Open) -> None:
    page = open_page()
    to_problem(page)
    kit = saved(page, "下载周一启动包")
    assert kit.suggested_filename.startswith("周一启动包-党建与业务")
    with ZipFile(BytesIO(content(kit))) as archive:
        names = archive.namelist()
        steps = words_of(archive.read(names[0]))
    assert names[0] == "0-启动单.docx"
    assert {name[0] for name in names[1:]} == {"1", "2", "3"}
    assert "两张皮" in steps


@pytest.mark.about("sources/changsha-kaocha")
@pytest.mark.parametrize("words", ["三联三为", "3联3为", "sanlian", "slsw"])
def test_c2_what_is_the_shorthand_the_chief_spoke_of(words: str, open_page: Open) -> None:
    page = open_page()
    to_practice(page, words, "三联三为")
    parts = page.locator(".hb-parts section").all_inner_texts()
    assert [part.splitlines()[0].rstrip("项 ") for part in parts] == ["“联” 3", "“为” 3"]
    assert "联系困难群众" in parts[0]
    assert "为群众代言" in parts[1]
    expect(page.locator(".hb-meta")).to_contain_text("转述")
    page.locator("#sources ~ ul a").first.click()
    page.wait_for_url("**/sources/changsha-kaocha/")


def test_c2_the_index_of_shorthands_tells_same_names_apart(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("link", name="数字简称").first.click()
    page.locator("summary", has=page.get_by_role("heading", name="三（")).click()
    page.get_by_role("article").get_by_role("link", name="三联三为", exact=True).first.click()
    expect(page.locator("h1")).to_contain_text("三联三为")
    page.go_back()
    expect(page.get_by_role("heading", name="同名不同事")).to_be_visible()
    expect(page.get_by_role("heading", name="不同名、事相近")).to_be_visible()


@pytest.mark.about("practices/sanlian-sanwei")
def test_c3_a_citation_that_says_no_more_than_the_source(open_either: Open, taken: Taken) -> None:
    page = open_either(**CLIPBOARD)
    to_practice(page, "三联三为", "三联三为")
    page.get_by_role("link", name="引用本页").click()
    box = page.locator("#cite")
    expect(box.locator(".hb-notice")).to_contain_text("来源转述别处的做法")  # what it does not support
    entry = taken.catalog.get("sanlian-sanwei")
    assert entry is not None
    told = {figure for result in entry.record.results for text in result.figures for figure in re.findall(r"\d[\d.]*", text)}
    assert told >= {"852", "354"}
    for number in range(3):
        button = box.get_by_role("button").nth(number)
        button.click()
        expect(button).to_have_text("已复制")
        copied = str(page.evaluate("navigator.clipboard.readText()"))
        assert "三联三为" in copied
        assert told.isdisjoint(re.findall(r"\d[\d.]*", copied))


def test_c4_each_stage_has_its_practices_and_forms(taken: Taken, open_page: Open) -> None:
    page = open_page("map/")
    cells = page.locator("#matrix tbody td")
    settings = taken.catalog.settings
    assert cells.count() == len(settings.values(Mechanism)) * len(settings.values(Stage))
    assert all(re.fullmatch(r"\d+|暂无", text) for text in cells.all_inner_texts())
    page.locator("#matrix tbody tr", has_text="考核评价").locator("td").last.get_by_role("link").click()
    page.wait_for_url("**/facets/stage/inspect/#mechanism-appraisal")
    expect(page.locator("#mechanism-appraisal")).to_be_in_viewport()
    expect(page.locator("#mechanism-appraisal + ul a[href*='practices/']").first).to_be_visible()
    forms = page.locator("#mechanism-appraisal ~ details", has_text="表单").first
    forms.locator("summary").click()
    expect(forms.locator("a[href*='templates/']").first).to_be_visible()


def test_c4_an_empty_cell_says_so_and_asks_for_one(open_page: Open) -> None:
    page = open_page("map/")
    empty = page.locator("#matrix td a", has_text="暂无")
    if not empty.count():
        pytest.skip("各格都有做法")
    anchor = str(empty.first.get_attribute("href")).partition("#")[2]
    empty.first.click()
    expect(page.locator(f"#{anchor} + p")).to_have_text("暂无，欢迎提供")


def test_c5_what_a_branch_of_seven_can_do(open_page: Open, taken: Taken) -> None:
    page = open_page()
    page.get_by_role("link", name="我要做法").click()
    page.get_by_label("人少也能办").check()
    fitting = [entry for entry in taken.catalog.of(Practice)
               if entry.record.level in ("党小组", "支部") and entry.record.editor.burden == "低"]  # fmt: skip
    expect(page.get_by_role("status").first).to_contain_text(f"符合 {len(fitting)} 条")
    page.locator("#cards [data-f]:visible > a").first.click()
    expect(page.locator("#cautions + .hb-by")).to_contain_text("负担：低")


def test_c5_a_practice_has_a_small_version_or_leads_to_a_method(taken: Taken) -> None:
    for entry in taken.catalog.of(Practice):
        page = taken.handbook.page(entry.url)
        assert entry.record.editor.minimal is None or '<h2 id="minimal"' in page, entry.id
        assert entry.record.editor.minimal or "/methods/" in page, entry.id


@pytest.mark.parametrize("where", ["server", "disk"])
def test_c6_a_self_check_before_the_report(where: str, open_page: Open, open_file: Open) -> None:
    page = open_page() if where == "server" else open_file()
    page.get_by_role("navigation", name="栏目").get_by_role("link", name="问题").click()
    page.get_by_role("link", name="自查表").first.click()
    expect(page.locator("h1")).to_contain_text("自查表")
    page.locator("section[data-stage=一起谋划] fieldset").first.get_by_label("没做到").check()
    expect(page.locator("#selfcheck-result")).to_be_visible()
    expect(page.locator("#selfcheck-result")).to_contain_text("仅供支部自查，不作考核排名依据")
    page.locator("#selfcheck-gaps a[href*='practices/']").first.click()
    page.wait_for_url("**/practices/*/*" if where == "disk" else "**/practices/*/")


@pytest.mark.about("practices/sanlian-sanwei")
def test_c7_what_a_practice_costs(open_page: Open, taken: Taken) -> None:
    page = open_page()
    to_practice(page, "三联三为", "三联三为")
    entry = taken.catalog.get("sanlian-sanwei")
    assert entry is not None
    editor = entry.record.editor
    for words in ("走样的样子", f"负担：{editor.burden}", editor.burden_note, f"可并入 {editor.merge}"):
        expect(page.locator("#cautions + .hb-by")).to_contain_text(words)
    for entry in taken.catalog.of(Practice):
        part = taken.handbook.page(entry.url).partition('id="cautions"')[2].partition("<h2")[0]
        assert not entry.record.editor.burden or re.search(r"负担：[低中高]", part), entry.id


def test_c8_two_practices_and_one_decision(open_page: Open) -> None:
    page = open_page()
    page.get_by_role("link", name="我要做法").click()
    picks = page.locator("#cards").get_by_role("button", name="加入比较", exact=True)
    picks.first.click()
    picks.first.click()  # the one before says 已加入比较 by now
    page.get_by_role("link", name="去比较").click()
    columns = page.locator("#compare thead a[href*='practices/']")
    expect(columns).to_have_count(2)
    for row in ("操作要点", "所需表单", "证据", "负担"):
        expect(page.locator("#compare tbody")).to_contain_text(row)
    shared = open_page(page.url.partition("/compare/")[2].join(("compare/", "")))
    expect(shared.locator("#compare thead a[href*='practices/']")).to_have_text(columns.all_inner_texts())
    boxes = re.findall(rb"/MediaBox\s*\[([^\]]+)", shared.pdf(prefer_css_page_size=True))
    assert {tuple(round(float(edge)) for edge in box.split()[2:]) for box in boxes} == {(842, 595)}


def test_c9_have_the_rules_changed(open_either: Open) -> None:
    page = open_either()
    to_practice(page, "活动经费列入预算", "经费")
    notice = page.locator("#dated")
    expect(notice).to_contain_text("来源时点与现行规定可能不同")
    expect(notice).to_contain_text("来源写“列入行政经费预算”")
    notice.get_by_role("link").first.click()
    page.wait_for_url("**/terms/*/**")
    for part in ("meaning", "basis", "former"):
        expect(page.locator(f"#{part}")).to_be_visible()
    expect(page.locator("#basis ~ .hb-official")).to_contain_text("没有与正式文本核对")
    expect(page.locator("#former ~ ul").first).to_contain_text("旧说法：列入行政经费预算")


@pytest.mark.about("problems/liangzhangpi")
def test_c10_all_of_it_in_a_closed_network(open_file: Open) -> None:
    page = open_file()
    page.get_by_role("link", name="我要做法").click()
    page.get_by_role("group", name="领域").get_by_label("机关").check()
    expect(page.get_by_role("status").first).to_contain_text("符合")
    assert ask(page, "党建与业务两张皮")
    page.locator(".md-search-result__link", has_text="问题").first.click()
    page.wait_for_url("**/problems/liangzhangpi/index.html*")
    assert words_of(content(saved(page, "Word", "#forms ~ ul")))
    with ZipFile(BytesIO(content(saved(page, "下载周一启动包")))) as kit:
        assert kit.testzip() is None
    page.get_by_role("navigation", name="栏目").get_by_role("link", name="问题").click()
    page.get_by_role("link", name="自查表").first.click()
    page.get_by_label("没做到").first.check()
    expect(page.locator("#selfcheck-gaps a").first).to_be_visible()
