"""Ready-made citations, word for word: of pages, and of a report for each thing that may be known of it."""

from __future__ import annotations

from typing import Any

import pytest

from handbook.catalog import Entry
from handbook.load import load_text
from handbook.model import Practice, Problem, Record, Source, WorkTemplate
from handbook.pages.citing import LABELS, Citation, cite_page, cite_report, tex
from handbook.settings.publication import Publication
from stock_handbook import OWN

BOOK = Publication("做法手册", "https://example.org/book/")
NOWHERE = Publication("做法手册")

REPORT: dict[str, Any] = {
    "name": "总馆各分馆工作调查", "short": "总馆各分馆", "summary": "一次调查。", "sectors": ["总馆"],
    "file": "001.txt", "range": [0, 100],
}  # fmt: skip
CITE = {"text": "开展走访。", "cite": "jiguan#1"}
PRACTICE: dict[str, Any] = {
    "name": "三问三帮", "summary": "分馆走访农户。", "sectors": ["农村"], "level": "分馆", "mechanism": "联系服务",
    "status": "已实践", "evidence": "无成效表述", "steps": [CITE], "solves": ["lianxi-buduo"], "cites": "jiguan#1",
}  # fmt: skip
PROBLEM = {"name": "联系不多", "summary": "走访时断时续。", "sectors": ["农村"], "cites": "jiguan#1"}
FORM: dict[str, Any] = {
    "name": "走访登记表", "form": "登记表", "mechanism": "联系服务", "occasion": "学习培训", "purpose": "记走访。",
    "fields": [{"label": "日期", "origin": "编者拟"}], "cites": "jiguan#1",
}  # fmt: skip


def entry(model: type[Record], identifier: str, data: dict[str, Any]) -> Entry:
    path = f"docs/{model.folder}/{identifier}.yml"
    return Entry(load_text(b"", path), model, identifier, model.model_validate(data, context=OWN.context))


def report(**known: object) -> Entry:
    return entry(Source, "jiguan", {**REPORT, **known})


def forms(citation: Citation) -> dict[str, str]:
    return dict(citation.labelled)


def test_a_practice() -> None:
    cited = cite_page(entry(Practice, "sanwen", PRACTICE), [report(flags=["截断", "时点不明"])], BOOK)
    assert cited.caveat == "所据报告：《总馆各分馆工作调查》，文本状况：截断，成文时点不明"
    assert forms(cited) == {
        "文中夹注": "（《做法手册》“三问三帮”，编号 sanwen）",
        "脚注": "“三问三帮”，《做法手册》，https://example.org/book/practices/sanwen/，访问日期：引用日期。"
        "所据报告：《总馆各分馆工作调查》，文本状况：截断，成文时点不明。",
        "参考文献（GB/T 7714—2025）": "做法手册. 三问三帮[EB/OL]. [引用日期]. https://example.org/book/practices/sanwen/.",
        "BibTeX": "@misc{sanwen,\n  author = {{做法手册}},\n  title = {{三问三帮}},\n"
        "  url = {https://example.org/book/practices/sanwen/},\n  urldate = {引用日期},\n  langid = {chinese},\n"
        "  note = {所据报告：《总馆各分馆工作调查》，文本状况：截断，成文时点不明}\n}",
        "RIS": "TY  - ELEC\nAU  - 做法手册\nTI  - 三问三帮\nUR  - https://example.org/book/practices/sanwen/\n"
        "Y2  - 引用日期\nLA  - zh-CN\nN1  - 所据报告：《总馆各分馆工作调查》，文本状况：截断，成文时点不明\nER  - ",
    }


def test_the_day_of_the_last_change_stands_before_the_day_of_access() -> None:
    """GB/T 7714—2025: 题名[EB/OL]. （发布或修改日期）[引用日期]. 获取和访问路径."""
    cited = cite_page(entry(Practice, "sanwen", PRACTICE), [], BOOK, "2026-11-08")
    assert cited.forms[2] == "做法手册. 三问三帮[EB/OL]. （2026-11-08）[引用日期]. https://example.org/book/practices/sanwen/."
    assert "  date = {2026-11-08},\n" in cited.forms[3]
    assert "DA  - 2026/11/08\n" in cited.forms[4]


def test_quotation_marks_within_quotation_marks_are_single() -> None:
    cited = cite_page(entry(Practice, "yi-jia", {**PRACTICE, "name": "“1+13”工作机制"}), [], NOWHERE)
    assert cited.forms[0] == "（《做法手册》“‘1+13’工作机制”，编号 yi-jia）"
    assert cited.forms[1].startswith("“‘1+13’工作机制”，")
    assert cited.forms[2].startswith("做法手册. “1+13”工作机制[EB/OL]")


def test_a_page_without_an_address_and_without_sources() -> None:
    cited = cite_page(entry(Problem, "lianxi-buduo", PROBLEM), [], NOWHERE)
    assert cited.caveat == ""
    assert forms(cited) == {
        "文中夹注": "（《做法手册》“联系不多”，编号 lianxi-buduo）",
        "脚注": "“联系不多”，《做法手册》，problems/lianxi-buduo/，访问日期：引用日期。",
        "参考文献（GB/T 7714—2025）": "做法手册. 联系不多[EB/OL]. [引用日期]. problems/lianxi-buduo/.",
        "BibTeX": "@misc{lianxi-buduo,\n  author = {{做法手册}},\n  title = {{联系不多}},\n"
        "  url = {problems/lianxi-buduo/},\n  urldate = {引用日期},\n  langid = {chinese}\n}",
        "RIS": "TY  - ELEC\nAU  - 做法手册\nTI  - 联系不多\nUR  - problems/lianxi-buduo/\nY2  - 引用日期\nLA  - zh-CN\nER  - ",
    }


def test_a_form() -> None:
    cited = cite_page(entry(WorkTemplate, "zoufang", FORM), [report(written={"stated": "2011-05"})], BOOK)
    assert cited.caveat == "所据报告：《总馆各分馆工作调查》，文本状况：未见明显损坏，2011-05 成文（正文明载）"
    assert cited.forms[2] == "做法手册. 走访登记表[EB/OL]. [引用日期]. https://example.org/book/templates/zoufang/."


@pytest.mark.parametrize(
    ("status", "caveat"),
    [
        ("建议", "来源只是建议，不能写成已经做过"),
        ("转述", "来源转述别处的做法，不是写作单位自己的"),
        ("已出台", "来源只说已出台，没有写开展情况"),
        ("已实践", ""),
    ],
)
def test_a_citation_says_what_did_not_happen(status: str, caveat: str) -> None:
    cited = cite_page(entry(Practice, "sanwen", {**PRACTICE, "status": status}), [], BOOK)
    assert cited.caveat == caveat
    assert caveat in cited.forms[1]


# Reports, by what is known of them: (known, caveat, entry after GB/T 7714—2025)
STATED = {"written": {"stated": "2011-05"}}
REPORTS: dict[str, tuple[dict[str, Any], str, str]] = {
    "nothing": ({}, "未见明显损坏，成文时点不明", "总馆各分馆工作调查[R]. [成文时点不明]."),
    "who wrote it and the day": (
        {"organisation": "某县县立总馆", **STATED},
        "未见明显损坏，2011-05 成文（正文明载）", "某县县立总馆. 总馆各分馆工作调查[R]. 2011-05.",
    ),
    "where it was reprinted": (
        {"carrier": {"site": "汇文网", "date": "2023-04-18"}},
        "未见明显损坏，成文时点不明", "总馆各分馆工作调查[R]. [成文时点不明]. 汇文网，2023-04-18 转载.",
    ),
    "the carrier without a day": (
        {"carrier": {"site": "优知文库"}, "organisation": "某局直属总馆办公室"},
        "未见明显损坏，成文时点不明", "某局直属总馆办公室. 总馆各分馆工作调查[R]. [成文时点不明]. 优知文库 转载.",
    ),
    "only its place in a collection": (
        {"carrier": {"place": "合集第8篇"}, "flags": ["合集拼接", "时点不明"]},
        "合集拼接，成文时点不明", "总馆各分馆工作调查[R]. [成文时点不明].",
    ),
    "the years within which it lies": (
        {"written": {"earliest": "2008-11", "latest": "2015", "reason": "活动名称"}, "flags": ["年份被替换", "隐名"]},
        "年份被替换、隐名，2008—2015 成文（据内证推断）", "总馆各分馆工作调查[R]. [2008-2015].",
    ),
    "one and the same year": (
        {"written": {"earliest": "2012", "latest": "2012", "reason": "活动名称"}},
        "未见明显损坏，2012 成文（据内证推断）", "总馆各分馆工作调查[R]. [2012].",
    ),
    "the earliest year": (
        {"written": {"earliest": "2019", "reason": "机构名称"}},
        "未见明显损坏，不早于 2019 成文（据内证推断）", "总馆各分馆工作调查[R]. [不早于 2019].",
    ),
    "the latest day": (
        {"written": {"latest": "2016-10-05", "reason": "转载日期"}},
        "未见明显损坏，不晚于 2016-10-05 成文（据内证推断）", "总馆各分馆工作调查[R]. [不晚于 2016-10-05].",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REPORTS)
def test_a_report_of_which_is_known(what: str) -> None:
    known, state, written = REPORTS[what]
    cited = cite_report(report(**known), BOOK)
    assert cited.caveat == f"文本状况：{state}；原网址未记录，引用前请核对原文"
    assert cited.forms[2] == written
    assert all(cited.caveat in form for form in (cited.forms[1], *cited.forms[3:]))


def test_all_forms_of_a_report() -> None:
    known = {"organisation": "某县县立总馆", "carrier": {"site": "汇文网", "date": "2023"}, "flags": ["截断"]}
    caveat = "文本状况：截断，2011-05 成文（正文明载）；原网址未记录，引用前请核对原文"
    assert forms(cite_report(report(**known, **STATED), BOOK)) == {
        "文中夹注": "（某县县立总馆：《总馆各分馆工作调查》）",
        "脚注": "某县县立总馆：《总馆各分馆工作调查》，成文时点 2011-05，汇文网，2023 转载；"
        f"转引自《做法手册》来源“总馆各分馆”，https://example.org/book/sources/jiguan/，访问日期：引用日期。{caveat}。",
        "参考文献（GB/T 7714—2025）": "某县县立总馆. 总馆各分馆工作调查[R]. 2011-05. 汇文网，2023 转载.",
        "BibTeX": "@misc{jiguan,\n  author = {{某县县立总馆}},\n  title = {{总馆各分馆工作调查}},\n  year = {2011-05},\n"
        f"  howpublished = {{汇文网，2023 转载}},\n  langid = {{chinese}},\n  note = {{{caveat}}}\n}}",
        "RIS": f"TY  - RPRT\nAU  - 某县县立总馆\nTI  - 总馆各分馆工作调查\nPY  - 2011-05\nLA  - zh-CN\nN1  - {caveat}\nER  - ",
    }


def test_a_report_without_author_says_so_in_the_text() -> None:
    assert cite_report(report(), BOOK).forms[0] == "（《总馆各分馆工作调查》，写作单位未载）"


def test_signs_of_bibtex_in_a_name_do_no_harm() -> None:
    assert tex(r"50%_{a}\b~^&#$") == r"50\%\_\{a\}\textbackslash{}b\textasciitilde{}\textasciicircum{}\&\#\$"


def test_every_form_has_its_label() -> None:
    assert len(cite_report(report(), BOOK).forms) == len(LABELS)


def test_no_citation_holds_a_figure_that_is_no_date() -> None:
    """C3: what is copied says nothing of results; those are cited from the report."""
    data = {**PRACTICE, "results": [{**CITE, "figures": ["852 个分馆"]}], "evidence": "规模或产出"}
    assert not any("852" in form for form in cite_page(entry(Practice, "sanwen", data), [], BOOK).forms)
