"""What a plan takes from a record: every statement with its citations, the editor's with none, each report with its state."""

from __future__ import annotations

import json
from typing import Any

from handbook.pages import Handbook as Pages
from handbook.pages.planned import FILE, left
from handbook.pages.records import record_drafts
from stock_handbook import Handbook


def told(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(text.removeprefix("handbookPlanned(").removesuffix(");\n"))
    return found


def beside(handbook: Pages) -> dict[str, str]:
    """The script beside each page of a record, empty where there is none."""
    return {draft.url: dict(draft.make().beside).get(FILE, "") for draft in record_drafts(handbook)}


def test_what_a_plan_takes_stands_beside_each_page_of_which_it_is_made(records: Handbook) -> None:
    pages = beside(Pages(records.catalog()))
    assert {url.partition("/")[0] for url, text in pages.items() if text} == {"methods", "practices", "problems", "templates"}
    method = told(pages["methods/lianxi-duzhe/"])
    assert method["rows"]["steps"][:1] == [["馆员分户，每人联系 2 户。", ["tushu-huifang#4"], ""]]
    assert method["rows"]["steps"][2] == ["去以前先看上次登记过什么。", None, ""]
    assert method["rows"]["minimal"] == [["先选 10 户，一个季度走完一轮。", None, ""]]
    assert method["forms"] == [["xuqiu-qingdan", "需求清单"]]
    report = method["reports"]["tushu-huifang"]
    assert sorted(report["places"]) == ["4", "8"]
    assert "[R]" in report["entry"]
    assert report["caveat"].startswith("文本状况：")


def test_a_practice_says_what_it_was_and_what_its_report_leaves_out(records: Handbook) -> None:
    records.replace("docs/practices/sannuo-liangping.yml", "status: 已实践", "status: 已出台")
    pages = beside(Pages(records.catalog()))
    practice = told(pages["practices/sannuo-liangping/"])
    assert practice["status"] == "已出台"
    assert practice["notice"] == "来源只说已出台，没有写开展情况"
    assert practice["rows"]["feedback"] == [["评议结果占考核的 20%。", ["tushu-huifang#5"], ""]]
    assert practice["rows"]["steps"] == []
    assert "频次" in practice["untold"]


def test_a_handbook_without_plans_has_no_such_files(records: Handbook) -> None:
    assert set(beside(Pages(records.catalog(), off=frozenset({"plan"}))).values()) == {""}


def test_an_address_that_has_gone_says_where_or_why() -> None:
    assert told(left("practices/a/", "practices/b/", "")) == {"at": "practices/a/", "moved": "practices/b/", "gone": ""}
    assert told(left("practices/a/", "", "并入乙")) == {"at": "practices/a/", "moved": "", "gone": "并入乙"}
