"""Running all detectors over a report: offsets of the file, boilerplate left out, the same every time, never a crash."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handbook.evidence.collections import pieces_of
from handbook.evidence.health import Symptom, examine
from handbook.evidence.health.examine import detectors, distinct
from handbook.evidence.health.text import last_day, number_in, shown
from handbook.evidence.indexing import build_index
from handbook.evidence.passages import Span
from handbook.model.vocabulary import Flag
from handbook.reports.reading import Report

PIECES = ["一、", "二、", "四、", "（一）", "(1)", "1、", "一是", "三是", "首先", "第8篇", "xx", "××", "____", "??", "〞", "“", "”", "2023年", "2023个", "20230%", "12月40日", "三个方面:", "效劳", "细那么", "馆员299人", "男3名", "女5名", "按性别分", "共有", "，", "。", "；", "、", ":", "(", ")", "“甲、乙”7类", "为期天", "7", "5", "登记薄", "客服:1", "3联", "三联三强化", "\n", "\n7\n5、", "\r", "\u200b", "慮"]
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map("".join)


def report(text: str) -> Report:
    return Report("报告.txt", text, "00", "UTF-8", len(text))


def test_every_module_with_a_detector_is_run() -> None:
    assert len(detectors()) == 19
    assert not {"text", "examine"} & set(detectors())


MANY = {
    "digits": "馆员" + "1" * 60_000 + "。\n",
    "digits and commas": "1,234," * 10_000,
    "quotation marks": "“" * 60_000,
    "quotations that never end": ("“" + "馆务" * 20 + "\n") * 1500,
    "brackets": "（" * 60_000,
    "line ends": "\n" * 60_000 + "字",
    "blanks": " " * 60_000 + "字",
    "numerals": "亿" * 60_000,
    "lines of a letter": "a\n" * 10_000,
    "headings": "一、馆务\n" * 5_000,
}


@pytest.mark.parametrize("text", MANY.values(), ids=MANY)
def test_much_of_one_thing_takes_no_more_time_than_its_length(text: str) -> None:
    began = time.process_time()
    examine(report(text), Span(0, len(text)))
    pieces_of(text)
    build_index("a", report(text), Span(0, len(text)))
    assert time.process_time() - began < 20  # a second as a rule; minutes where something is looked for over and over


def test_offsets_are_those_of_the_file() -> None:
    text = "首页 > 范文\n全县有馆员xx名。\n"
    found = examine(report(text), Span(8, len(text)))
    assert [(symptom.flag, text[symptom.start : symptom.end]) for symptom in found] == [(Flag.REDACTED, "xx")]


def test_boilerplate_shows_no_symptoms_and_breaks_none() -> None:
    text = "网站客服:12345\n全县有馆员x\n3、\nx名。"
    whole = examine(report(text), Span(0, len(text)))
    assert Flag.SITE_TEXT in {symptom.flag for symptom in whole}
    mark = text.index("\n3、\n")
    clean = examine(report(text), Span(0, len(text)), [Span(0, 11), Span(mark, mark + 4)])
    assert [(symptom.flag, symptom.start, symptom.end) for symptom in clean] == [(Flag.REDACTED, mark - 1, mark + 5)]


def test_what_lies_beyond_the_span_is_not_looked_at() -> None:
    text = "全县有馆员120名。馆员xx名。"
    assert examine(report(text), Span(0, 10)) == []


@pytest.mark.parametrize(("carrier", "flags"), [("2023-04-18", ["年份被替换"]), ("2023-12", []), ("2024", []), (None, [])])
def test_dates_are_judged_by_the_carrier(carrier: str | None, flags: list[str]) -> None:
    found = examine(report("总馆 2023年9月25日 基层组织是基础。"), Span(0, 26), (), carrier)
    assert [symptom.flag.value for symptom in found] == flags


def test_one_stretch_is_told_once_for_each_flag() -> None:
    year = Symptom(Flag.YEAR_REPLACED, 10, 20, "长")
    found = distinct([Symptom(Flag.YEAR_REPLACED, 10, 15, "短"), year, year, Symptom(Flag.REDACTED, 10, 15, "隐")])
    assert found == [year, Symptom(Flag.REDACTED, 10, 15, "隐")]


@pytest.mark.parametrize(
    ("written", "day"),
    [("2012", "2012-12-31"), ("2012-02", "2012-02-29"), ("2023-04-18", "2023-04-18"), ("2023-02-30", None), (None, None)],
)
def test_the_last_day_of_a_date(written: str | None, day: str | None) -> None:
    found = last_day(written)
    assert (found.isoformat() if found else None) == day


def test_numerals() -> None:
    assert [number_in(written) for written in ("7", "两", "十二")] == [7, 2, 12]
    with pytest.raises(ValueError, match="无"):
        number_in("无")


def test_notes_repeat_little() -> None:
    assert shown("很长的一段\n原文不会整段重复") == "很长的一段 原文不会整…"


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, start=st.integers(0, 20), carrier=st.sampled_from([None, "2012", "2023-04-18"]))
def test_any_text_is_examined(text: str, start: int, carrier: str | None) -> None:
    start = min(start, len(text))
    span, hidden = Span(start, len(text)), [Span(start + 3, start + 6)]
    found = examine(report(text), span, hidden, carrier)
    assert found == examine(report(text), span, hidden, carrier)
    assert all(start <= symptom.start < symptom.end <= len(text) and symptom.note for symptom in found)


def test_a_large_file_is_examined_in_reasonable_time() -> None:
    text = "一、做法\n馆员299人,其中男3名,女5名。主要有三个方面:一是甲。二是乙。按年龄分,35岁以下3名占2%。\n" * 4000
    assert examine(report(text), Span(0, len(text)))
