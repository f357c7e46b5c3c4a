"""The workbench: two reports that nobody has recorded go from file to records that pass, without a line of YAML."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from test_draft import THREE, clinic

from handbook.desk.workbench.web import WorkbenchPage
from handbook.load.scalars import quoted
from served import WIDE, Watch, findings, new_page, preview, serve_local
from stock_handbook import REPORT, Handbook

Open = Callable[[Path], Page]


@pytest.fixture
def bench(chromium: Browser, handbook: Handbook) -> Iterator[Open]:
    """Opens the workbench of a report in the stock handbook."""
    watches: list[Watch] = []
    with ExitStack() as stack:

        def opened(report: Path) -> Page:
            def made(port: int) -> WorkbenchPage:
                return WorkbenchPage(handbook.docs, report, handbook.site, "/", "127.0.0.1", port, preview)

            page, port = stack.enter_context(serve_local(made))
            watches.append(Watch(f"http://127.0.0.1:{port}/"))
            context = stack.enter_context(closing(chromium.new_context(viewport=WIDE)))
            shown = new_page(context, watches[-1])
            shown.goto(page.address)
            return shown

        yield opened
    assert [fault for watch in watches for fault in watch.faults] == []


def fill(page: Page, **answers: str) -> None:
    for key, answer in answers.items():
        field = page.locator(f"#practice [name={key}]")
        if field.first.get_attribute("type") in ("radio", "checkbox"):
            page.locator(f"#practice [name={key}][value='{answer}']").check()
        else:
            field.fill(answer)


def from_a_word_file(page: Page, handbook: Handbook) -> None:
    """A report with automatic numbers and a table becomes a source and a practice; what is wrong is told and not written."""
    expect(page.locator("#name-1-asked")).to_have_text("文件里写作“西桥镇口腔流动门诊服务报告”，核对后写。")
    for name, answer in {"id": "xiqiao-menzhen", "name-1": "西桥镇口腔流动门诊服务报告", "short-1": "流动门诊报告", "summary-1": "一辆门诊车怎样到村里看牙。"}.items():
        page.locator(f"#{name}").fill(answer)
    page.locator("#sectors-1").select_option("农村")
    page.get_by_role("button", name="写成来源记录和段落索引").press("Enter")
    third, seventh = (page.locator(f"[data-cite='xiqiao-menzhen#{number}']") for number in (3, 7))
    third.press("Space")
    expect(third).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="读出能读的").click()
    expect(page.locator("#q-name-hint")).to_have_text("报告里写作：“三定一访”")
    expect(page.locator("#q-parts")).to_have_value("定：定时间、定地点、定人员")
    expect(page.locator("#q-rhythm")).to_have_value("每月。（第3段）")
    expect(page.locator("[name=status]:checked")).to_have_value("已实践")
    fill(page, name="三定一访", named_by="原文", summary="口腔门诊车每月到村，看过牙的由卫生院电话回访。", sectors="农村", level="县", mechanism="联系服务",
         evidence="规模或产出", solves="到户次数少、登记表代填", parts="定：定时间、定地点、定人员\n访：由镇卫生院电话回访", results="一年里门诊车到村 69 次。")  # fmt: skip
    page.locator("#q-results").focus()
    seventh.click()
    expect(page.locator("#q-results")).to_have_value("一年里门诊车到村 69 次。（第7段）")
    wrong = page.locator("#q-results-said .wrong", has_text="第 1 行：数字“69 次”不在所引段落 xiqiao-menzhen#7 里；那里最接近的是“96 次”")
    expect(wrong.first).to_be_visible()
    page.get_by_role("button", name="保存").click()
    expect(page.locator("#told")).to_contain_text("处要改，没有写。")
    assert not (handbook.docs / "practices/sanding-yifang.yml").exists()
    fill(page, results="一年里门诊车到村 96 次。（第7段）")
    page.get_by_role("button", name="看看页面").click()
    expect(page.frame_locator("#preview").locator("body")).to_contain_text("以下是来源自述；不同来源的数字不相加，也不表示因果。")
    assert findings(page) == []
    page.locator("#q-results").press("Control+Enter")
    expect(page.locator("#told")).to_have_text("已写好 docs/practices/sanding-yifang.yml。可以接着写下一条。")


def divide(page: Page) -> None:
    """Where the reports lie is put wrong and right again: two become one, the last line goes, two again."""
    page.get_by_text("分篇不对，在这里改").click()
    page.get_by_label("起：东堤农机站田间维修情况汇报").uncheck()
    page.get_by_label("止：（二）分片送餐").check()
    page.get_by_role("button", name="照这样分篇").click()
    expect(page.locator("legend")).to_have_text(["第 1 篇（第 0—153 字符，依据：分篇的人定的）", "第 2 篇（第 405—509 字符，依据：分篇的人定的）"])
    page.get_by_label("止：（二）分片送餐").uncheck()
    page.get_by_label("起：东堤农机站田间维修情况汇报").check()
    page.get_by_label("起：首页").uncheck()
    page.get_by_label("起：小河口社区食堂助餐工作总结").check()
    page.get_by_role("button", name="照这样分篇").press("Enter")
    expect(page.locator("legend").first).to_have_text("第 1 篇（第 15—240 字符，依据：分篇的人定的）")
    assert findings(page) == []


OFFERED = {
    "[data-cite='fuwu-1#5']": {
        "name": "分片送餐", "named_by": "原文", "summary": "社区分成 4 个片，志愿者每天中午给老人送饭。", "sectors": "社区", "level": "小组",
        "mechanism": "联系服务", "status": "已实践", "evidence": "规模或产出", "solves": "到户次数少、登记表代填", "results": "一年送餐上门 5400 份。（第7段）",
    },
    "[data-cite='fuwu-2#5']": {
        "name": "农忙前逐台检查", "named_by": "编者", "summary": "维修员在农忙前逐台检查农机，查出的毛病写在维修卡上。", "sectors": "社区", "level": "小组",
        "mechanism": "联系服务", "status": "已实践", "evidence": "无成效表述", "solves": "到户次数少、登记表代填",
    },
    "[data-cite='fuwu-3#3']": {
        "name": "护林员轮流巡护", "named_by": "编者", "summary": "林场把林地分段，护林员轮流巡护，每天填写日志。", "sectors": "社区", "level": "小组",
        "mechanism": "监督约束", "status": "已实践", "evidence": "仅描述", "solves": "到户次数少、登记表代填", "results": "巡护日志每月由林场抽查。",
    },
}  # fmt: skip
FILES = ("fenpian-songcan", "nongmang-qianzhu-taijian-cha", "hulin-yuanlun-liuxun-hu")


def from_a_collection(page: Page, handbook: Handbook) -> None:
    """A file with three reports becomes three sources, where somebody says that they lie, and a practice of each."""
    divide(page)
    page.locator("#id").fill("fuwu")
    for number, title in enumerate(("小河口社区食堂助餐工作总结", "东堤农机站田间维修情况汇报", "南坡林场防火巡护的做法"), 1):
        for name, answer in {"name": title, "short": title[:6], "summary": f"第 {number} 篇讲了什么。"}.items():
            page.locator(f"#{name}-{number}").fill(answer)
        page.locator(f"#sectors-{number}").select_option("社区")
    page.get_by_role("button", name="写成来源记录和段落索引").click()
    expect(page.locator(".report h3")).to_have_text(["小河口社区食堂助餐工作总结", "东堤农机站田间维修情况汇报", "南坡林场防火巡护的做法"])
    assert "range: [15, 240]\n" in (handbook.docs / "sources/fuwu-1.yml").read_text(encoding="utf-8")
    for (passage, answers), name in zip(OFFERED.items(), FILES, strict=True):
        page.locator(passage).click()
        fill(page, **answers)
        page.get_by_role("button", name="保存").click()
        expect(page.locator("#told")).to_have_text(f"已写好 docs/practices/{name}.yml。可以接着写下一条。")


def test_two_reports_that_nobody_has_used_go_from_file_to_published_pages(bench: Open, handbook: Handbook, chromium: Browser) -> None:
    """One build, because the point is that what was made in the browser is published."""
    word = handbook.reports / "xiqiao.docx"
    word.write_bytes(clinic())
    from_a_word_file(bench(word), handbook)
    from_a_collection(bench(Path(shutil.copy(THREE, handbook.reports))), handbook)
    assert [line for line in handbook.found(with_reports=True) if "没有记录引用" not in line] == []
    handbook.build()
    page = chromium.new_page()
    for identifier, source in (("sanding-yifang", "xiqiao-menzhen"), *((name, f"fuwu-{number}") for number, name in enumerate(FILES, 1))):
        page.goto((handbook.site / f"practices/{identifier}/index.html").as_uri())
        expect(page.locator(f"#sources ~ * a[href*='sources/{source}/']").first).to_be_attached()
    page.close()


def test_one_sentence_of_a_record_that_is_there(bench: Open, handbook: Handbook) -> None:
    path = handbook.docs / "practices/sanwen-sanbang.yml"
    before = path.read_text(encoding="utf-8")
    page = bench(handbook.reports / REPORT)
    page.locator("#which").fill("sanwen-sanbang")
    page.locator("#which").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("修改做法：三问三帮")
    expect(page.locator("[data-cite='tushu-huifang#4']")).to_have_attribute("aria-pressed", "true")
    step = page.locator("[id='q-steps/0/text']")
    expect(step).to_have_value("在联系日到村里现场办公。")
    step.fill("在联系日到村里现场办公 3 次。")
    expect(page.locator("[id='q-steps/0/text-said'] .wrong").first).to_contain_text("“3 次”")
    page.get_by_role("button", name="保存").click()
    expect(page.locator("#told")).to_contain_text("处要改，没有写。")
    assert path.read_text(encoding="utf-8") == before
    step.fill("联系日那天到村里现场办公。")
    page.get_by_role("button", name="看看页面").click()
    expect(page.frame_locator("#preview").locator("body")).to_contain_text("联系日那天到村里现场办公。")
    cite = page.locator("[id='q-steps/0/cite']")
    cite.focus()
    page.locator("[data-cite='tushu-huifang#10']").press("Enter")
    expect(cite).to_have_value("tushu-huifang#9\ntushu-huifang#10")
    cite.fill("tushu-huifang#9")
    assert findings(page) == []
    step.press("Control+Enter")
    expect(page.locator("#told")).to_have_text("已写好。可以接着改，或在下面打开另一条。")
    assert path.read_text(encoding="utf-8") == before.replace("在联系日到村里现场办公。", "联系日那天到村里现场办公。")
    assert handbook.found(with_reports=True) == []


def test_a_record_whose_parts_have_strange_names_is_judged(bench: Open, handbook: Handbook) -> None:
    """The names of parts stand in the keys of the form."""
    path = handbook.docs / "practices/sanwen-sanbang.yml"
    strange = "'\"问]\\\\"
    handbook.replace("docs/practices/sanwen-sanbang.yml", "    问: ", f"    {quoted(strange)}: ")
    before = path.read_text(encoding="utf-8")
    page = bench(path)
    expect(page.get_by_label(strange, exact=True)).to_be_visible()
    page.get_by_label(strange, exact=True).fill("三问")
    page.get_by_role("button", name="保存").click()
    expect(page.locator("#told")).to_contain_text("处要改，没有写。")
    expect(page.locator("#record .wrong").first).to_be_visible()
    assert path.read_text(encoding="utf-8") == before
