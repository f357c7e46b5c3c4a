"""C3, C9, T7: what was chosen becomes one Word document that says whose word each sentence is; kept here, taken to another machine."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Word
from playwright.sync_api import Download, Page, expect
from taken import Open, Taken

from handbook.catalog.relations import Relations
from handbook.forms.reading import form_of
from handbook.model.base import with_status
from served import findings

METHOD, PROPOSED, RELAYED = "methods/kai-zhuti-dangri/", "practices/zhuti-dangri-tongyi/", "practices/sanlian-sanwei/"
DATED, PROBLEM, FORM = "practices/huodong-jingfei-yusuan/", "problems/zuzhi-shenghuo-zouxingshi/", "templates/zoufang-jilu/"
LIMITED = "methods/zuo-dangyuan-jifen/"
PHONE = {"width": 390, "height": 844}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
READY = "() => document.querySelector('#plan:not([hidden])') && document.querySelectorAll('.hb-plan__list .hb-marks').length >= {number}"


def address(where: str, at: str) -> str:
    return at if where == "server" else f"{at}index.html"


def put_in(page: Page, where: str, *wanted: str) -> Page:
    """Go from page to page and choose; then to the plan, by the star at the top."""
    here = page.url[: page.url.index(wanted[0])]
    for number, at in enumerate(wanted, 1):
        if number > 1:
            page.goto(here + address(where, at))
        page.get_by_role("button", name="加入方案").click()
        expect(page.locator(".hb-basket span")).to_have_text(str(number))
        page.wait_for_function(
            "at => Object.keys(JSON.parse(localStorage.getItem('hb-plan')).items.find(one => one.at === at)?.seen ?? {}).length > 0", arg=at
        )
    page.locator(".hb-basket").click()
    return ready(page, len(wanted))


def ready(page: Page, number: int) -> Page:
    """The page of the plan, once so many records have said what they say now."""
    page.wait_for_function(READY.replace("{number}", str(number)))
    return page


def opened(where: str, at: str, open_page: Open, open_file: Open, **options: Any) -> Page:
    return open_page(at, **options) if where == "server" else open_file(address(where, at), **options)


def saved(page: Page, name: str) -> Download:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=name).click()
    return waiting.value


def words(download: Download) -> tuple[Word, str]:
    """A Word document, and all its text in order, tables included."""
    document = Document(download.path())
    return document, "\n".join("".join(text.text or "" for text in each.iter(f"{W}t")) for each in document.element.iter(f"{W}p"))


def said(text: str) -> str:
    """The sentence without its mark: what a reader would paste."""
    return re.sub(r"〔\d+，第[\d、]+段(?:；\d+，第[\d、]+段)*〕", "", text)


@pytest.mark.about(METHOD.rstrip("/"), PROPOSED.rstrip("/"), RELAYED.rstrip("/"), PROBLEM.rstrip("/"), FORM.rstrip("/"))
@pytest.mark.parametrize("where", ["server", "disk"])
def test_what_was_chosen_becomes_a_plan(where: str, taken: Taken, open_page: Open, open_file: Open) -> None:
    page = put_in(opened(where, METHOD, open_page, open_file), where, METHOD, PROPOSED, RELAYED, PROBLEM, FORM, DATED)
    page.locator(".hb-unit input[name=unit]").fill("某局")
    page.locator(".hb-unit input[name=branch]").fill("第一党支部")
    download = saved(page, "下载 Word 方案")
    assert download.suggested_filename == "开主题党日工作方案.docx"
    document, text = words(download)
    headings = [each.text for each in document.paragraphs if each.style and each.style.name == "Heading 1"]
    assert headings == ["一、目标", "二、做法", "三、分工和时间", "四、表单", "五、规定", "六、防走样、减负担", "七、出处和说明"]
    assert "单位：某局　　党支部：第一党支部　　年度：【待填】" in text
    whose_word_it_is(taken, text)
    duties_are_open(document, taken)
    forms_are_whole(document, taken, text)
    expect(page.locator(".hb-plan__said")).to_contain_text("查找“【待填】”")


@pytest.mark.about(LIMITED.rstrip("/"))
def test_what_a_rule_restricts_is_said_before_its_steps(taken: Taken, open_page: Open) -> None:
    page = put_in(open_page(LIMITED), "server", LIMITED)
    _, text = words(saved(page, "下载 Word 方案"))
    method = taken.catalog.get(LIMITED.split("/")[1])
    assert method
    (limit,) = Relations(taken.catalog).limits(method)
    lines = [said(line) for line in text.splitlines()]
    warned = lines.index(f"先看现行规定：【编者】{limit.limit.text}（见“{limit.term.name}”）")
    assert warned < next(number for number, line in enumerate(lines) if line.startswith("1. "))


def whose_word_it_is(taken: Taken, text: str) -> None:
    """The editor's words are marked, what was proposed or relayed says so in each sentence, reports come with their state."""
    lines = [said(line) for line in text.splitlines()]
    method, proposed, relayed = (taken.catalog.get(at.split("/")[1]) for at in (METHOD, PROPOSED, RELAYED))
    assert method and proposed and relayed
    for number, step in enumerate(method.record.steps, 1):
        assert f"{number}. {'' if step.cite else '【编者】'}{with_status(step.text, step.status)}" in lines
    for number, step in enumerate(proposed.record.steps, 1):
        assert f"{number}. {step.text}（建议）" in lines
    for number, step in enumerate(relayed.record.steps, 1):
        assert f"{number}. {step.text}（转述）" in lines
    assert f"报告自述的成效，{relayed.record.evidence.limit}" in lines  # T7
    assert "来源只是建议，不能写成已经做过。" in lines
    assert re.search(r"\[\d\] 非公企业党建工作标准化规范化建设调查报告\[R\]\. \[2013-2021\]\.", text)
    assert re.search(r"转引自《党建与业务融合做法手册》来源“非公党建标准化”，https://example\.org/handbook/sources/feigong-biaozhunhua/，访问日期：\d{4}-\d\d-\d\d。文本状况：合集拼接", text)
    assert "第40段：第四部分第 4 点第 16 自然段" in text
    assert "〔在建议部分" in text
    assert "来源写“列入行政经费预算”，现在写" in text  # C9
    assert "。。" not in text
    known = {figure for at in (METHOD, PROPOSED, RELAYED, DATED, PROBLEM, FORM) for figure in figures(taken, at)}
    body = said(text.partition("二、做法")[2].partition("三、分工")[0])
    assert set(re.findall(r"\d{2,}(?:\.\d+)?", body)) <= known  # C3


def figures(taken: Taken, at: str) -> set[str]:
    entry = taken.catalog.get(at.split("/")[1])
    assert entry
    return set(re.findall(r"\d{2,}(?:\.\d+)?", entry.text))


def duties_are_open(document: Word, taken: Taken) -> None:
    table = document.tables[0]
    method = taken.catalog.get(METHOD.split("/")[1])
    assert method
    assert [cell.text for cell in table.rows[0].cells] == ["序", "做什么", "谁负责", "谁配合", "何时办完", "留什么"]
    for row, step in zip(table.rows[1:], method.record.steps, strict=True):
        words, cut, status = row.cells[1].text.removeprefix("【编者】").partition("……")
        assert with_status(step.text, step.status) == words or (cut and step.text.startswith(words) and status == with_status("", step.status))
        assert not re.search("[，；。]", re.sub("“[^”]*”|（[^）]*）|《[^》]*》", "", words.removesuffix("。"))[5:])
    assert {(row.cells[2].text, row.cells[4].text) for row in table.rows[1:]} == {("【待填】", "【待填】")}


def forms_are_whole(document: Word, taken: Taken, text: str) -> None:
    """The method's first three and the one that was chosen, each with its fields, each in a section of its own."""
    method, own = taken.catalog.get(METHOD.split("/")[1]), FORM.split("/")[1]
    assert method
    forms = [form_of(entry, taken.catalog.settings.forms) for entry in map(taken.catalog.get, (*method.record.templates[:3], own)) if entry]
    assert len(document.sections) == 1 + len(forms)
    for number, form in enumerate(forms, 1):
        assert f"附件 {number}\n{form.title}" in text
        for slot in form.slots:
            assert slot.label in text, form.id
    outlines = [each.getparent().getparent() for each in document.element.iter(f"{W}outlineLvl")]
    assert ["".join(part.text or "" for part in title.iter(f"{W}t")) for title in outlines] == [form.title for form in forms]
    ids = [each.get(f"{W}val") for each in document.element.iter(f"{W}id")]
    assert len(ids) == len(set(ids)) > 20


@pytest.mark.about(METHOD.rstrip("/"), FORM.rstrip("/"))
def test_a_booklet_has_cover_contents_and_numbered_pages(open_page: Open) -> None:
    page = put_in(open_page(METHOD), "server", METHOD, FORM)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="印成小册子").click()
    expect(page.locator(".hb-plan__said")).to_contain_text("双面")
    page.emulate_media(media="print")
    expect(page.locator(".hb-booklet__title")).to_have_text("开主题党日工作方案")
    assert page.locator(".hb-booklet__contents li").all_inner_texts()[:3] == ["一、目标", "二、做法", "（一）怎样开主题党日"]
    for link in page.locator(".hb-booklet__contents a").all():
        assert page.locator(str(link.get_attribute("href"))).count() == 1
    expect(page.locator(".hb-booklet__annex").last).to_contain_text("走访服务对象记录")
    expect(page.locator("#plan")).to_be_hidden()
    wide = page.locator(".hb-booklet").evaluate("book => book.scrollWidth - book.clientWidth")
    assert wide <= 1
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


@pytest.mark.about(METHOD.rstrip("/"), RELAYED.rstrip("/"))
@pytest.mark.parametrize("where", ["server", "disk"])
def test_a_basket_goes_to_another_machine(where: str, tmp_path: Path, open_page: Open, open_file: Open) -> None:
    page = put_in(opened(where, METHOD, open_page, open_file), where, METHOD, RELAYED)
    page.get_by_label("方案的标题").fill("第三季度主题党日")
    page.get_by_label("目标：").fill("九月底前开三次。")
    file = tmp_path / "basket.json"
    saved(page, "导出方案篮").save_as(file)
    other = opened(where, "plan/", open_page, open_file)
    expect(other.locator("#plan-none")).to_be_visible()
    other.get_by_label("导入方案篮").set_input_files(file)
    expect(other.locator(".hb-plan__said")).to_have_text("导入了 2 条。")
    ready(other, 2)
    assert other.get_by_label("方案的标题").input_value() == "第三季度主题党日"
    _, text = words(saved(other, "下载 Word 方案"))
    assert text.startswith("第三季度主题党日\n")
    assert "九月底前开三次。" in text
    other.get_by_label("导入方案篮").set_input_files(file)
    expect(other.locator(".hb-plan__said")).to_have_text("导入了 0 条，2 条这里已经有。")
    other.get_by_role("button", name="清空方案篮").click()
    expect(other.locator("#plan-none")).to_be_visible()
    other.get_by_role("button", name="撤销").click()
    ready(other, 2)


def stubs(taken: Taken, section: str) -> list[dict[str, str]]:
    """What stands at the addresses of records that have gone."""
    paths = sorted(taken.handbook.site.glob(f"{section}/*/planned.js"))
    told = [json.loads(path.read_text("utf-8").removeprefix("handbookPlanned(").removesuffix(");\n")) for path in paths]
    return [each for each in told if "moved" in each]


STRANGE = {
    "": "这个文件读不出来：不是方案篮导出的文件，或者没有拷贝完整。",
    "{": "这个文件读不出来：不是方案篮导出的文件，或者没有拷贝完整。",
    "[]": "这不是方案篮导出的文件：要用“导出”得到的那个 .json 文件。",
    '{"items": []}': "这不是方案篮导出的文件：要用“导出”得到的那个 .json 文件。",
    '{"handbook-plan": 2, "items": []}': "这个文件是较新版本的手册导出的，这里读不了：请用同一版手册，或者更新这里的手册。",
    '{"handbook-plan": 1, "items": {"length": 3}}': "这个文件里没有方案的条目。",
    '{"handbook-plan": 1, "items": [1, null, [], {"at": 5}, {"at": "../x/"}, {"at": "javascript:alert(1)"}, {"at": "sources/x/"}]}':
        "导入了 0 条；另有 7 条认不出，没有要。",
    '{"handbook-plan": 1, "title": 5, "goal": {"a": 1}, "forms": [1], "items": [{"at": "methods/__proto__/", "name": "<img src=x onerror=alert(1)>"}]}':
        "导入了 0 条；另有 1 条认不出，没有要。",
    '{"handbook-plan": 1, "x": "' + "长" * 210_000 + '", "items": []}': "这个文件太大，不是方案篮导出的文件。",
}  # fmt: skip
KEPT = [
    "null", "5", '"x"', "[]", "{", "", '{"items": 5}', '{"items": [{"at": "methods/x"}], "__proto__": {"a": 1}}',
    '{"items": [{"at": "methods/kai-zhuti-dangri/", "name": 5, "seen": {"steps": [1], "__proto__": "a"}}], "forms": {"__proto__": true}, "title": []}',
]  # fmt: skip


@pytest.mark.about(METHOD.rstrip("/"))
def test_whatever_is_brought_or_kept_is_answered(tmp_path: Path, taken: Taken, open_page: Open) -> None:
    page = open_page("plan/")
    for number, (content, answer) in enumerate(STRANGE.items()):
        file = tmp_path / f"{number}.json"
        file.write_text(content, encoding="utf-8")
        page.get_by_label("导入方案篮").set_input_files(file)
        expect(page.locator(".hb-plan__said")).to_have_text(answer)
        assert page.evaluate("localStorage.getItem('hb-plan')") is None
    for value in KEPT:
        page.evaluate("value => localStorage.setItem('hb-plan', value)", value)
        page.reload()
        expect(page.locator("#plan-none")).to_be_visible(visible="kai-zhuti" not in value)


@pytest.mark.about(METHOD.rstrip("/"))
def test_what_was_retired_says_why(taken: Taken, open_page: Open) -> None:
    gone = next((told for told in stubs(taken, "*") if told["gone"]), None)
    if not gone:
        pytest.skip("没有停用的记录")
    page = open_page("plan/")
    page.evaluate("at => localStorage.setItem('hb-plan', JSON.stringify({items: [{at: at, name: '旧的'}]}))", gone["at"])
    page.reload()
    expect(page.locator(".hb-plan__list .hb-notice")).to_contain_text(f"这一条已经停用：{gone['gone']}。做方案时略过它。")


@pytest.mark.about(METHOD.rstrip("/"))
def test_it_says_what_has_changed_or_moved(taken: Taken, open_page: Open) -> None:
    old = next(told for told in stubs(taken, "practices") if told["moved"].startswith("practices/") and not told["gone"])
    items = [{"at": METHOD, "name": "怎样开主题党日", "seen": {"steps": "1", "summary": "2", "pitfalls": "3", "rhythm": "4"}},
             {"at": old["at"], "name": "旧的做法"}]  # fmt: skip
    page = open_page("plan/")
    page.evaluate("items => localStorage.setItem('hb-plan', JSON.stringify({items}))", items)
    page.reload()
    ready(page, 2)
    expect(page.locator(".hb-plan__list .hb-notice")).to_have_text("放进来以后改过：步骤、一句话、频次、编者的话。方案里写的是现在的。")
    entry = taken.catalog.get(old["moved"].split("/")[1])
    assert entry
    expect(page.locator(".hb-plan__list a").nth(1)).to_have_text(entry.name.strip("《》"))
    expect(page.locator(".hb-plan__said")).to_contain_text("“旧的做法”已经移到")
    words(saved(page, "下载 Word 方案"))
    expect(page.locator(".hb-plan__list .hb-notice")).to_have_count(0)  # what is in the plan has been seen


@pytest.mark.about("practices/liulian-liujian", RELAYED.rstrip("/"))
def test_a_comparison_is_taken_along_with_its_citations(open_page: Open) -> None:
    page = open_page("compare/?ids=sanlian-sanwei,liulian-liujian")
    document, text = words(saved(page, "下载 Word"))
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["栏目", "三联三为", "六联六建"]
    section = document.sections[0]
    assert section.page_width and section.page_height and section.page_width > section.page_height
    assert re.search(r"机关党员联系困难群众，结对帮扶。（转述）〔1，第10段〕", text)
    assert "[1] 市直机关党组织第一片组. 机关党建工作调查报告[R]. [2008-2015]." in text
    assert "来源未载" in text


@pytest.mark.about(METHOD.rstrip("/"))
def test_every_part_of_the_package_is_well_formed(open_page: Open) -> None:
    page = put_in(open_page(METHOD), "server", METHOD)
    page.get_by_label("方案的标题").fill('<b>"&\' \u0007 𠀀')
    page.get_by_label("目标：").fill("]]></w:t> & <script>")
    content = Path(saved(page, "下载 Word 方案").path()).read_bytes()
    with ZipFile(BytesIO(content)) as archive:
        roots = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    assert len(roots) == 10
    text = "".join(each.text or "" for each in roots["word/document.xml"].iter(f"{W}t"))
    assert text.startswith("<b>\"&' ")
    assert "]]></w:t> & <script>" in text
    assert len(roots["docProps/core.xml"]) == 0  # who made it, and when, stands nowhere


@pytest.mark.about("methods/kai-zhuti-dangri")
def test_stars_stand_in_lists_and_say_what_is_in(open_page: Open) -> None:
    page = open_page("methods/")
    expect(page.locator(".hb-star")).to_have_count(0)  # nothing is loaded before somebody begins to look
    page.mouse.move(50, 50)
    star = page.locator(".hb-star:visible").first
    expect(star).to_have_attribute("aria-pressed", "false")
    star.click()
    expect(star).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".hb-basket")).to_have_attribute("aria-label", "方案篮，1 条")
    for before, at in (("methods/", "practices/"), ("practices/", "templates/"), ("templates/", "problems/")):
        page.goto(page.url.replace(before, at))
        expect(page.locator(".hb-star").first).to_be_attached()
    page.goto(page.url.replace("problems/", "methods/"))
    star.click()
    expect(page.locator(".hb-basket span")).to_have_text("")


REFUSE = """["getItem", "setItem"].forEach(function (name) {
  var real = Storage.prototype[name];
  Storage.prototype[name] = function (key) {
    if (key === "hb-plan" || key === "handbook-try") throw new Error("refused");
    return real.apply(this, arguments);
  };
});"""


@pytest.mark.about(METHOD.rstrip("/"))
def test_without_scripts_or_memory_the_link_leads_on(open_page: Open) -> None:
    page = open_page(METHOD, java_script_enabled=False)
    page.get_by_role("link", name="加入方案").click()
    page.wait_for_url(f"**/plan/?add={METHOD}")
    assert "做方案要用脚本" in page.locator("article").inner_text()
    page = open_page()
    page.add_init_script(REFUSE)
    page.goto(page.url + METHOD)
    page.get_by_role("link", name="加入方案").click()
    ready(page, 1)
    expect(page.locator(".hb-plan__said")).to_contain_text("这个浏览器不保存内容")
    assert words(saved(page, "下载 Word 方案"))[1].startswith("开主题党日工作方案\n")


@pytest.mark.about(METHOD.rstrip("/"), PROPOSED.rstrip("/"))
@pytest.mark.parametrize(("scheme", "window"), [("light", {"width": 1440, "height": 900}), ("dark", PHONE)])
def test_everyone_can_use_it(scheme: str, window: dict[str, int], open_page: Open) -> None:
    page = put_in(open_page(METHOD, color_scheme=scheme, viewport=window), "server", METHOD, PROPOSED)
    assert findings(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="下移 怎样开主题党日").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".hb-plan__list a").first).to_contain_text("主题党日”制度")
    expect(page.locator(":focus")).to_have_attribute("aria-label", "上移 怎样开主题党日")
    page.get_by_role("button", name="移出 怎样开主题党日").click()
    expect(page.locator(".hb-plan__list li")).to_have_count(1)
    page.goto(page.url.replace("plan/", METHOD))
    assert findings(page) == []
