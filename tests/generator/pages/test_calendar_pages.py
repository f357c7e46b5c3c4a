"""What is done every month, quarter, half-year and year: only what a record tells, in its own words, as a page and as a file for calendars."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import calendars
import stock_handbook
from handbook.exports.calendar import WIDTH, calendar, folded, meant
from handbook.pages import Handbook as Pages
from handbook.pages.calendar import Item, sections_of
from handbook.pages.lists.calendar import FAMILY
from handbook.settings.publication import Publication
from stock_handbook import Handbook

TERM = "docs/terms/tushu-zongguan.yml"
RULE = "meaning: 总馆一般每月到分馆一次；每季度末盘点，书、刊都点；每年年底评一次，哪天评不定。\n"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The stock records, in which a rule in force and the editor's word on a form say how often."""
    handbook = stock_handbook.records_only(tmp_path_factory.mktemp("calendar") / "handbook")
    text = (handbook.root / TERM).read_text(encoding="utf-8")
    handbook.write(TERM, re.sub(r"meaning: .*\n", RULE, text))
    with (handbook.root / "docs/templates/lianxihui-jiyao.yml").open("a", encoding="utf-8") as form:
        form.write("editor:\n  when: 每半年整理一次\n")
    return handbook


def test_each_period_has_what_is_told_of_it(told: Handbook) -> None:
    def said(item: Item) -> tuple[str, str, tuple[int, ...]]:
        return item.entry.id, item.words, item.months

    found = {section.label: section for section in sections_of(told.catalog())}
    assert list(found) == ["每月", "每季", "每半年", "每年"]
    rules = {label: [said(item) for item, _ in section.rules] for label, section in found.items()}
    assert rules == {
        "每月": [("tushu-zongguan", "总馆一般每月到分馆一次", ())],
        "每季": [("tushu-zongguan", "每季度末盘点", (3, 6, 9, 12))],
        "每半年": [], "每年": [("tushu-zongguan", "每年年底评一次", (12,))],
    }  # fmt: skip
    (done,) = found["每季"].done
    assert done.method
    assert done.method.id == "lianxi-duzhe"
    assert [(said(item), [(each.source.id, each.passage) for each in item.cited]) for item in done.items] == [
        (("sanwen-sanbang", "每季度至少 1 次", ()), [("tushu-huifang", "4")])
    ]
    assert [(said(item), item.own) for item in found["每半年"].forms] == [(("lianxihui-jiyao", "每半年整理一次", ()), True)]


def test_a_method_that_rests_on_a_rule_stands_beside_the_thing_that_it_does(told: Handbook) -> None:
    file = "docs/methods/lianxi-duzhe.yml"
    text = (told.root / file).read_text(encoding="utf-8")
    told.write(file, text.replace("asks: [", "asks: [每年年底评, ").replace("templates:", "rules: [tushu-zongguan]\ntemplates:"))
    ways = {item.words: [method.id for method in ways.methods] for section in sections_of(told.catalog()) for item, ways in section.rules}
    told.write(file, text)
    assert ways == {"总馆一般每月到分馆一次": [], "每季度末盘点": [], "每年年底评一次": ["lianxi-duzhe"]}


def test_the_page_says_on_whose_word(told: Handbook) -> None:
    page = FAMILY.write(Pages(told.catalog()))
    lines = [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", line)).strip() for line in re.findall(r"<li>(?!<a[^>]*>怎样)(.*?)</li>", page, re.DOTALL)]
    assert "总馆一般每月到分馆一次（图书总馆）" in lines
    assert any("三问三帮：每季度至少 1 次" in line and re.search(r"第4段$", line) for line in lines), lines
    assert "联席会纪要 Word：每半年整理一次 【编者】" in lines
    assert 'href="../sources/tushu-huifang/#p4"' in page


def test_the_articles_of_a_rule_stand_once_in_a_period(told: Handbook) -> None:
    """However often it is followed then; when it was checked is told on the page of the term."""
    kept = (told.root / TERM).read_text(encoding="utf-8")
    told.write(TERM, kept.replace("每季度末盘点", "每月清点一次"))
    page = FAMILY.write(Pages(told.catalog()))
    told.write(TERM, kept)
    month = page.partition('id="month"')[2].partition("<h2")[0]
    assert month.count('data-sort="rules"') == 2
    grounds = re.findall(r'<details class="[^"]*hb-grounds">.*?</details>', month, re.DOTALL)
    assert len(grounds) == 1
    assert re.sub("<[^>]+>", "", grounds[0]).split() == ["依据的条文", "图书总馆", "《中华人民共和国公共图书馆法》（待核对）"]
    assert month.count("《中华人民共和国公共图书馆法》") == 1


def test_beside_each_form_is_its_file(told: Handbook) -> None:
    page = FAMILY.write(Pages(told.catalog()))
    forms = re.findall(r'<a href="\.\./templates/([\w-]+)/">(.*?)</a>([^\n]*)', page)
    assert forms
    for form, name, after in forms:
        assert re.match(rf' <a class="hb-download" href="\.\./templates/{form}/{form}\.\w+" download="{name}\.', after), after


def test_a_list_of_forms_says_who_fills_them_in(told: Handbook) -> None:
    page = FAMILY.write(Pages(told.catalog()))
    lists = re.findall(r'<h3 id="[^"]+-forms">.*?<ul', page, re.DOTALL)
    assert lists
    assert all("只有用这条做法的单位才填。" in each for each in lists), lists


def test_the_file_is_as_the_standard_has_it(told: Handbook) -> None:
    book = Publication("手册", "https://example.org/handbook/")
    events = calendars.read(calendar(Pages(told.catalog(), book)).encode())
    assert [(event["UID"], event["DTSTART"], event["RRULE"]) for event in events] == [
        ("tushu-zongguan-1-1@example.org", "20200101", "FREQ=MONTHLY;INTERVAL=1"),
        ("tushu-zongguan-3-2@example.org", "20200301", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=1"),
        ("tushu-zongguan-12-3@example.org", "20201201", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1"),
    ]
    assert events[0]["SUMMARY"].endswith("，总馆一般每月到分馆一次")
    assert events[0]["DESCRIPTION"].endswith("。日子只是占位，哪天办由自己定。")
    assert events[0]["URL"] == "https://example.org/handbook/terms/tushu-zongguan/"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r\n\x00"), max_size=200))
def test_folding_cuts_no_character_and_loses_none(text: str) -> None:
    pieces = folded(text).split("\r\n")
    assert all(len(piece.encode()) <= WIDTH for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == text
    assert all(piece.startswith(" ") for piece in pieces[1:])


def test_what_means_something_is_made_harmless() -> None:
    assert meant("甲,乙;丙\\丁\n戊") == "甲\\,乙\\;丙\\\\丁\\n戊"


def test_where_no_rule_says_how_often_there_is_no_file(built: Handbook) -> None:
    assert not (built.site / "calendar/calendar.ics").exists()
    assert "三问三帮" in built.page("calendar")
    assert ".ics" not in built.page("calendar")
