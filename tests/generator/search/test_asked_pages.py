"""Pages that the settings say how they are asked for, as the search knows them."""

from __future__ import annotations

import json
from pathlib import Path

from handbook.exports.search import asked_page, documents
from handbook.exports.search.index import PROSE
from stock_handbook import Handbook

HTML = '<h1 id="_1">日历<a class="headerlink" href="#_1">#</a></h1>\n<p>每月<b>办什么</b>。</p>\n<p>其余。</p>'


def told(site: Path, docs: list[dict[str, str]]) -> None:
    (site / PROSE).parent.mkdir(parents=True)
    (site / PROSE).write_text(json.dumps({"docs": docs}), encoding="utf-8")


def test_a_page_is_known_by_its_title_first_words_and_questions() -> None:
    asked = asked_page("calendar/", HTML, ("这个月做什么",))
    assert asked == {"location": "calendar/", "title": "日历", "text": "每月办什么。", "asks": ["这个月做什么"]}


def test_a_page_that_the_search_does_not_read_is_found_by_its_questions(tmp_path: Path) -> None:
    told(tmp_path, [{"location": "about/", "title": "关于", "text": "说明"}])
    asked = asked_page("calendar/", HTML, ("这个月做什么",))
    assert [doc.location for doc in documents(tmp_path, [], [asked])["read"]] == ["about/", "calendar/"]


def test_one_that_it_reads_is_there_once(tmp_path: Path) -> None:
    told(tmp_path, [{"location": "calendar/", "title": "日历", "text": "每月办什么。"}])
    asked = asked_page("calendar/", HTML, ("这个月做什么",))
    assert [doc.read() for doc in documents(tmp_path, [], [asked])["read"]] == [{"location": "calendar/", "title": "日历", "text": "每月办什么。", "asks": ["这个月做什么"]}]


def test_asked_pages_are_those_there_are(records: Handbook) -> None:
    records.replace("handbook.yml", "pages: {off: []}", "pages: {off: [], asked: [{page: calender, asks: [这个月做什么]}]}")
    found = [(each.message, each.remedy) for each in records.check().findings]
    assert found == [("没有叫“calender”的栏目页", "是不是想写 calendar？")]
