"""Whatever is typed into the workbench or stands in a report, what is written reads as just that."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from handbook.desk.draft.drafting import Wanted, draft
from handbook.desk.skeleton import scalar
from handbook.desk.workbench.web import WorkbenchPage
from handbook.load import load_text
from served import preview
from stock_handbook import Handbook

STRANGE = ("乡, 村: #1", "- 乡", "[乡]", "!!str 乡", "乡\u2028status: 建议", "乡\x85x: 1", "乡\x7f", "乡\n村: 1", "\ufeff乡", "'\"\\", "&乡 *村", "🏠", "no", "1e3", " 乡 ")
REPORT = """\
关于流动书车的情况报告\x85status: 建议\u2028name: 别的

一、基本情况

流动书车每月到村一次。\x85name: 甲
"""


def data_of(text: str) -> Any:
    return load_text(text.encode(), "x.yml").data


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1))
@example("乡\u2028村")
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    for one in (text, *STRANGE):
        written = f"a: [{scalar(one)}, 尾]\nb: {{text: {scalar(one)}}}\n"
        assert yaml.load(written, yaml.BaseLoader) == {"a": [one, "尾"], "b": {"text": one}}


def sent(handbook: Handbook, file: Path, **answers: str) -> None:
    page = WorkbenchPage(handbook.docs, file, handbook.site, "/", "127.0.0.1", 1, preview)
    page.answer("sources", {"id": "shuche", **answers})


@pytest.mark.parametrize("word", ["*农村", "!农村", "%农村", "true", "1"])
def test_a_source_has_the_word_that_was_chosen(records: Handbook, word: str) -> None:
    """The word stands in the settings, where anything may be in it."""
    report = records.write("reports/shuche.txt", "流动书车的报告\n\n书车每月到村一次。\n")
    strange = "“甲”：[乙] #1 & *丙\\"
    sent(records, report, **{"sectors-1": word, "name-1": strange, "short-1": "书车", "summary-1": f"{strange}。", "written-1": "2026-01"})
    found = data_of((records.docs / "sources/shuche.yml").read_text(encoding="utf-8"))
    assert (found["sectors"], found["name"], found["summary"]) == ([word], strange, f"{strange}。")


def test_what_stands_in_a_report_is_no_line_of_the_draft(records: Handbook, capsys: pytest.CaptureFixture[str]) -> None:
    report = records.write("reports/shuche.txt", REPORT)
    assert draft(records.docs, Wanted(report, write=True, id="shuche"), None) == 0
    text = (records.docs / "sources/shuche.yml").read_text(encoding="utf-8")
    found = data_of(text)
    assert (found["name"], found["file"], "status" in found) == (None, "shuche.txt", False)
    assert not {"\x85", "\u2028"} & set(text)
