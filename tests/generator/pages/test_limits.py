"""What the rules of a term restrict says so before its steps and before its files: whether to do it at all is decided there."""

from __future__ import annotations

import json

from handbook.forms.kits import step_sheet
from handbook.pages.handbook import Handbook as Contents
from handbook.pages.planned import FILE
from handbook.pages.records import record_page
from handbook.pages.writer import Writer
from stock_handbook import Handbook

WARNING = "分户联系现在受控制，先问县里准不准办。"
LIMITS = f"""\
limits:
  - text: {WARNING}
    methods: [lianxi-duzhe]
    practices: [sanwen-sanbang]
    templates: [xuqiu-qingdan]
"""
NOTICE = (
    f'<p class="hb-notice"><strong>先看现行规定</strong> {WARNING}<span class="hb-editor" title="编者的话，不是来源内容">【编者】</span> '
    '见<a href="../../terms/tushu-zongguan/">图书总馆</a></p>'
)


def restricted(records: Handbook) -> Contents:
    """The stock records, one of whose terms restricts a method, a practice and a form."""
    path = records.docs / "terms/tushu-zongguan.yml"
    path.write_text(path.read_text(encoding="utf-8") + LIMITS, encoding="utf-8")
    return Contents(records.catalog())


def body(contents: Contents, identifier: str) -> str:
    entry = contents.catalog.get(identifier)
    assert entry
    return record_page(entry, Writer(contents)).body


def test_the_warning_stands_before_the_steps_and_before_the_files(records: Handbook) -> None:
    contents = restricted(records)
    for identifier, after in (("lianxi-duzhe", 'id="steps"'), ("sanwen-sanbang", 'id="steps"'), ("xuqiu-qingdan", "hb-download")):
        html = body(contents, identifier)
        assert html.count(NOTICE) == 1, identifier
        assert html.index(NOTICE) < html.index(after), identifier


def test_what_no_rule_restricts_has_no_warning(records: Handbook) -> None:
    contents = restricted(records)
    assert "先看现行规定" not in body(contents, "qingdan-1-3") + body(contents, "lianxihui-jiyao")


def test_the_term_names_what_it_restricts(records: Handbook) -> None:
    html = body(restricted(records), "tushu-zongguan")
    section = html[html.index('id="limits"') : html.index('id="used"')]
    assert WARNING in section
    assert [name in section for name in ("怎样分户联系读者", "三问三帮", "需求清单")] == [True, True, True]


def test_what_a_plan_takes_has_the_warning(records: Handbook) -> None:
    contents = restricted(records)
    for identifier in ("lianxi-duzhe", "sanwen-sanbang", "xuqiu-qingdan"):
        entry = contents.catalog.get(identifier)
        assert entry
        beside = dict(record_page(entry, Writer(contents)).beside)[FILE]
        assert json.loads(beside.removeprefix("handbookPlanned(").removesuffix(");\n"))["limits"] == [[f"{WARNING}（见“图书总馆”）", None, ""]]


def test_a_term_without_a_basis_is_not_shown_as_a_rule_in_force(records: Handbook) -> None:
    path = records.docs / "methods/lianxi-duzhe.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("\neditor:", "\nrules: [lianxihui, tushu-zongguan]\neditor:"), encoding="utf-8")
    contents = Contents(records.catalog())
    html = body(contents, "lianxi-duzhe")
    section = html.partition('id="rules"')[2].partition("</ul>")[0]
    assert "图书总馆" in section
    assert "联席会" not in section
    (entry,) = contents.catalog.found(["lianxi-duzhe"])
    planned = json.loads(dict(record_page(entry, Writer(contents)).beside)[FILE].removeprefix("handbookPlanned(").removesuffix(");\n"))
    assert [name for name, *_ in planned["rules"]] == ["图书总馆"]


def test_the_first_sheet_of_a_kit_warns_before_its_steps(records: Handbook) -> None:
    catalog = restricted(records).catalog
    for identifier in ("lianxi-duzhe", "sanwen-sanbang"):
        (entry,) = catalog.found([identifier])
        headings = {section.heading: section.paragraphs for section in step_sheet(catalog, entry, catalog.found(["xuqiu-qingdan"])).sections}
        assert headings["先看现行规定"] == [f"【编者】{WARNING}（见“图书总馆”）"]
        assert list(headings).index("先看现行规定") < list(headings).index("步骤")


def test_a_list_of_the_editors_bears_the_mark_once_at_its_head(records: Handbook) -> None:
    catalog = records.catalog()
    (practice,) = catalog.found(["sanwen-sanbang"])
    (list_of_methods,) = [each for each in step_sheet(catalog, practice, []).sections if each.heading.startswith("照什么方法")]
    assert list_of_methods.heading == "照什么方法【编者】"
    assert all("【编者】" not in paragraph for paragraph in list_of_methods.paragraphs)
