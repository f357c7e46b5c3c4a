"""The notes of a page: one number for one passage, through the reports one by one; a mark for a sentence, or for a whole list."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.catalog import Catalog
from handbook.evidence.indexing import build_index
from handbook.evidence.library import Library
from handbook.evidence.passages import Span
from handbook.pages.notes import Notes, common, describe, spans
from handbook.reports.reading import Report
from noted import MARK, Mark, marks, notes, numbers
from stock_handbook import Handbook

NUMBERS = st.sets(st.integers(1, 60), min_size=1).map(sorted)
CITATIONS = st.tuples(st.sampled_from(["jia", "yi", "bing"]), st.integers(1, 9)).map(lambda each: f"{each[0]}#{each[1]}")


def page_notes() -> Notes:
    """The notes of a page about whose passages nothing is known."""
    return Notes(lambda citation: (f"在 {citation}", ""))


def told(page: Notes) -> list[tuple[str, list[tuple[int, str]]]]:
    return [(each.source, [(note.number, note.passage) for note in each.notes]) for each in page.reports(Catalog((), Library({})), ())]


@given(NUMBERS)
def test_a_mark_says_the_numbers_of_its_notes(found: list[int]) -> None:
    assert numbers(spans(found)) == found


@pytest.mark.parametrize(("found", "said"), [([4], "4"), ([1, 2], "1、2"), ([1, 2, 3], "1–3"), ([1, 2, 3, 5, 7, 8], "1–3、5、7、8")])
def test_three_in_a_row_are_written_as_a_span(found: list[int], said: str) -> None:
    assert spans(found) == said


@given(st.lists(st.lists(CITATIONS, min_size=1, max_size=4), min_size=1, max_size=8))
def test_each_passage_has_one_number_and_every_mark_finds_its_notes(cited: list[list[str]]) -> None:
    page = page_notes()
    html = page.numbered("".join(f"<p>{page.mark(each)}</p>" for each in cited))
    noted = {number: f"{source}#{passage}" for source, found in told(page) for number, passage in found}
    assert sorted(noted) == list(range(1, len({citation for each in cited for citation in each}) + 1))
    for mark, each in zip(marks(html), cited, strict=True):
        assert {noted[number] for number in mark.numbers} == set(each)
        assert mark.leads == mark.numbers[0]


def test_reports_follow_each_other_with_their_passages_in_the_order_of_citing() -> None:
    page = page_notes()
    html = "".join(page.mark(each) for each in (["jia#4"], ["yi#2"], ["jia#1", "jia#4"]))
    assert told(page) == [("jia", [(1, "4"), (2, "1")]), ("yi", [(3, "2")])]
    assert [mark.said for mark in marks(page.numbered(html))] == ["1", "3", "1、2"]


def test_a_mark_points_at_the_words_of_each_passage() -> None:
    page = page_notes()
    html = page.mark(["yi#2", "jia#1"], ["4-9.12-15", ""]) + page.mark(["jia#1"], [""])
    assert marks(page.numbered(html)) == [Mark("1、2", 1, [1, 2], ["4-9.12-15", "-"]), Mark("2", 2, [2], [])]


def test_nothing_may_be_cited_after_the_notes_but_what_is_noted() -> None:
    page = page_notes()
    page.mark(["jia#1"])
    assert page.missing
    told(page)
    assert not page.missing
    page.mark(["jia#1"])
    with pytest.raises(AssertionError, match="jia#2 is cited after the notes of the page"):
        page.mark(["jia#2"])


def test_a_page_that_cites_nothing_stays_as_it_is() -> None:
    assert page_notes().numbered("<!--cite jia#1-->") == "<!--cite jia#1-->"


@pytest.mark.parametrize(("cited", "found"), [
    ([("a#1", "a#2"), ("a#2", "a#1")], ("a#1", "a#2")), ([("a#1",), ("a#2",)], ()), ([("a#1",)], ()), ([], ()),
])  # fmt: skip
def test_a_list_has_one_mark_where_all_of_it_rests_on_the_same(cited: list[tuple[str, ...]], found: tuple[str, ...]) -> None:
    assert common([SimpleNamespace(cite=each) for each in cited]) == found  # type: ignore[misc]


def test_what_must_be_known_of_a_passage_stands_in_its_note() -> None:
    text = "某市报告\n一、主要做法\n每季度走访一次。\n二、几点建议\n建议每月走访xx街一次。\n"
    at = text.index("xx")
    report = Report("baogao.txt", text, "0" * 64, "UTF-8", 1)
    catalog = Catalog((), Library({"baogao": build_index("baogao", report, Span(0, len(text)), (), [(at, at + 2, "隐名")])}))  # type: ignore[list-item]
    assert describe(catalog, "baogao#3") == ("第一部分第 3 自然段“每……。”", "")
    assert describe(catalog, "baogao#5")[1] == "在建议部分；有受损文字：隐名"
    assert describe(catalog, "baogao#99") == describe(catalog, "meiyou#1") == ("", "")


def test_no_record_loses_a_citation(built: Handbook) -> None:
    catalog = built.catalog()
    for entry in catalog.valid:
        html = built.page(entry.url)
        noted = notes(html)
        led = {noted[number] for mark in marks(html) for number in mark.numbers}
        assert led == set(noted.values())
        assert entry.kind == "source" or set(entry.citations) <= led, entry.id
        for citation in led:
            source, _, number = citation.partition("#")
            assert f'id="p{number}"' in built.page(f"sources/{source}/")


def test_a_note_says_where_the_passage_stands_and_gives_no_offsets(built: Handbook) -> None:
    page = built.page("practices/sanwen-sanbang")
    places = re.findall(r'<li id="n\d+"><a [^>]*>第\d+段</a> ([^<]*)', page)
    assert places
    assert [place for place in places if not re.fullmatch(r"(第.部分.*)?第 \d+ 自然段(“.{0,8}…….{0,8}”)?", place)] == []
    assert "文本状况：" in page.partition('id="sources"')[2]
    assert MARK.search(page.partition('id="sources"')[2]) is None
