"""Somebody with only a browser offers a practice: the form checks it, one file comes out, and `import` takes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from handbook.desk.importing import import_offers
from served import PHONE, Watch, findings, new_page
from stock_handbook import Handbook

ANSWERS = {
    "name": "联席会议事纪要", "summary": "街道每半年开联席会，听结对单位的意见，议定的事写进纪要。", "steps": "开联席会，听结对单位的意见。\n议定的事写进纪要。（第5段）",
    "results": "全年议定事项 85 件。", "solves": "交办事项没有时限", "report": "关于街道分馆结对共建的情况报告", "place": "5",
}  # fmt: skip
CHOSEN = {
    "named_by": "编者", "sectors": "社区", "level": "县", "mechanism": "协同联动", "status": "已实践", "evidence": "规模或产出", "credit": "匿名",
    "agreed": "同意",
}  # fmt: skip


@pytest.fixture
def form(chromium: Browser, built: Handbook) -> Iterator[Page]:
    """The form, opened from the disk without network, on a telephone."""
    watch = Watch(built.site.as_uri())
    context = chromium.new_context(viewport=PHONE, offline=True, accept_downloads=True)
    page = new_page(context, watch)
    page.goto(f"{(built.site / 'contribute/index.html').as_uri()}#offer")
    expect(page.locator("#hb-offer[data-ready]")).to_be_visible()
    yield page
    assert watch.faults == []
    assert findings(page) == []  # it asks for the style sheets again, which a browser complains of
    context.close()


def test_from_the_form_to_a_record(form: Page, built: Handbook, records: Handbook, tmp_path: Path) -> None:
    assert form.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert form.locator("#hb-offer input:checked").count() == 0  # nothing is preset
    said = form.locator("#hb-offer-said")
    form.get_by_role("button", name="下载这一条").click()
    expect(said).to_contain_text("还有 12 处要改：名称、定名、一句话、领域、层级、机制类型、状态、证据、来源报告、在报告的哪里、怎样署名、授权。改好才能下载。")
    expect(form.locator("#hb-offer-name")).to_be_focused()
    form.keyboard.type("三问三帮")
    expect(form.locator("#hb-offer-name-said")).to_have_text("手册里已经有“三问三帮”。同一件事，用“来纠错”改那一条；不是一件事的，把名称写得能分清。")
    expect(form.locator("#hb-offer-near")).to_have_text("手册里有相近的，先看是不是同一件事：三问三帮")
    assert form.locator("#hb-offer-near a").get_attribute("href") == "../practices/sanwen-sanbang/"
    for key, answer in ANSWERS.items():
        form.locator(f"#hb-offer-{key}").fill(answer)
    for key, word in CHOSEN.items():
        form.locator(f"[name={key}][value='{word}']").check()
    actor = form.locator("#hb-offer-actor")
    actor.fill("联系人 13800138000，效果显著。")
    expect(form.locator("#hb-offer-actor-said .hb-offer__wrong")).to_have_text("有个人信息：手机号码（138***00）。删掉它；要说明是谁，写职务和“某单位”。")
    expect(form.locator("#hb-offer-actor-said .hb-offer__doubt")).to_have_text("有褒扬用语“显著”。写出具体做了什么、有多少。")
    form.get_by_role("button", name="下载这一条").click()
    expect(said).to_have_text("还有 1 处要改：主体。改好才能下载。")
    actor.fill("街道。")
    form.get_by_role("button", name="检查并预览").click()
    shown = form.get_by_role("region", name="预览")
    expect(shown.locator("h3")).to_have_text("联席会议事纪要")
    expect(shown.locator(".hb-lead")).to_have_text(ANSWERS["summary"])
    expect(shown.locator(".hb-meta")).to_have_text("社区 · 县 · 协同联动 已实践 规模或产出")
    expect(shown.locator("ol.hb-steps li")).to_have_text(["开联席会，听结对单位的意见。", "议定的事写进纪要。 第5段"])
    expect(shown.locator(".hb-structure td")).to_have_text("街道。")
    expect(shown.locator(".hb-untold")).to_have_text("来源没有写：对象、频次、记录、反馈与运用。")
    headings = re.findall(r'<h2 id="[^"]+">([^<]+)', built.page("practices/sanwen-sanbang"))
    assert [text for text in headings if text in shown.locator("h4").all_inner_texts()] == shown.locator("h4").all_inner_texts()
    with form.expect_download() as download:
        form.get_by_role("button", name="下载这一条").press("Enter")
    assert download.value.suggested_filename == "做法-联席会议事纪要.json"
    download.value.save_as(tmp_path / "做法.json")
    assert import_offers(records.docs, tmp_path / "做法.json") == 0
    assert [line for line in records.found(with_reports=True) if "lianxi-huiyi" in line] == []
