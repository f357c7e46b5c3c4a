"""Every record is found by its name and its other names, in the search box and by the script behind it."""

from __future__ import annotations

import re
import statistics
from collections import defaultdict

import pytest

from handbook.catalog import Entry
from searching import drive, indexed
from served import KINDS, Open, Site, ask, open_search

SIGNS = re.compile(r"[\s，。、；：！？…—·“”\"'‘’《》【】（）(),;:!?]+")
SAMPLE_SIZE = 5  # of each kind
EVERY = 4  # question of a record is put to the search; all of them take a while


def names_of(entry: Entry) -> list[str]:
    """What a record is called, and some of what it is asked for by."""
    return list(dict.fromkeys([entry.name, *entry.record.aliases, *entry.record.asks[::EVERY]]))


def bare(name: str) -> str:
    return SIGNS.sub("", name).lower()


@pytest.fixture
def entries(site: Site) -> list[Entry]:
    return [entry for kind in KINDS.values() for entry in site.catalog.of(kind)]


def called_in(site: Site) -> dict[str, set[str]]:
    """Name without signs → addresses of all records that are called so, or have a part of that name."""
    called: dict[str, set[str]] = defaultdict(set)
    for doc in indexed(site.handbook.site):
        for name in (doc["title"], *doc.get("aliases", ()), *doc.get("asks", ()), *doc.get("parts", ())):
            called[bare(name)].add(doc["location"])
    return called


def test_every_record_comes_first_under_its_name(
    open_page: Open, entries: list[Entry], capsys: pytest.CaptureFixture[str]
) -> None:
    """A term may be told in the result of the problem that goes by its name."""
    called: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        called[bare(entry.name)].add(entry.url)
    answers = drive(open_page(), [entry.name for entry in entries])
    missed = [
        f"{entry.name}（{entry.url}）：先是 {found[:2]}"
        for entry, found in zip(entries, answers["found"], strict=True)
        if entry.url not in found[: len(called[bare(entry.name)]) + (entry.kind == "term" and found[0].startswith("problems/"))]
    ]
    with capsys.disabled():
        median, slowest = statistics.median(answers["times"]), max(answers["times"])
        print(f"\n搜索 {len(entries)} 条记录：准备 {answers['ready']:.0f} 毫秒，查询中位数 {median:.1f} 毫秒，最慢 {slowest:.1f} 毫秒")
    assert missed == []


def test_every_record_is_found_under_its_other_names(open_page: Open, site: Site, entries: list[Entry]) -> None:
    called = called_in(site)
    queries = [(entry, name) for entry in entries for name in names_of(entry)[1:]]
    answers = drive(open_page(), [name for _, name in queries])
    missed = [
        f"{name}（{entry.url}）：先是 {found[:2]}"
        for (entry, name), found in zip(queries, answers["found"], strict=True)
        if entry.url not in found[: len(called[bare(name)])]
    ]
    assert missed == []


def test_the_search_box_finds_records_of_all_kinds(open_page: Open, site: Site) -> None:
    page = open_page()
    for kind in KINDS.values():
        found = site.catalog.of(kind)
        for entry in found[:: max(1, len(found) // SAMPLE_SIZE)][:SAMPLE_SIZE]:
            assert ask(page, entry.name)[0] == f"/{entry.url}", entry.name


@pytest.mark.about(
    "practices/dangjian-shuangchuang",
    "practices/sanlian-sanwei",
    "practices/sibu-sika",
    "practices/yi-jia-shisan",
)
def test_ways_to_write_a_shorthand(open_page: Open) -> None:
    answers = drive(open_page(), [words for words, _ in WRITTEN])["found"]
    assert [(words, found[0]) for (words, _), found in zip(WRITTEN, answers, strict=True)] == WRITTEN


WRITTEN = [
    ("1+13", "practices/yi-jia-shisan/"), ("1＋13", "practices/yi-jia-shisan/"), ("１＋１３", "practices/yi-jia-shisan/"),
    ("1加13", "practices/yi-jia-shisan/"), ("1 + 13", "practices/yi-jia-shisan/"), ("“1+13”", "practices/yi-jia-shisan/"),
    ("三联三为", "practices/sanlian-sanwei/"), ("3联3为", "practices/sanlian-sanwei/"),
    ("３联３为", "practices/sanlian-sanwei/"), ("“三联三为”活动", "practices/sanlian-sanwei/"),
    ("“党建+”融入双创教育", "practices/dangjian-shuangchuang/"), ("党建＋双创", "practices/dangjian-shuangchuang/"),
    ("四薄四卡", "practices/sibu-sika/"), ("四簿四卡", "practices/sibu-sika/"), ("四簿 四卡", "practices/sibu-sika/"),
]  # fmt: skip


def test_a_phrase_with_signs_finds_those_that_have_it(open_page: Open, site: Site) -> None:
    found = drive(open_page(), ["“党建+”"])["found"][0]
    titled = {entry.url for kind in KINDS.values() for entry in site.catalog.of(kind) if "党建+" in entry.name}
    assert titled
    assert set(found[: len(titled)]) == titled


def test_records_come_before_pages_about_the_handbook(open_page: Open, entries: list[Entry]) -> None:
    asked = ["台账", "考核", "编号", "公开"]
    for words, found in zip(asked, drive(open_page(), asked)["found"], strict=True):
        pages = [place for place, address in enumerate(found) if "#" in address]
        named = [found.index(entry.url) for entry in entries if words in entry.name]
        assert max(named, default=-1) < min(pages, default=len(found)), words


@pytest.mark.about("practices/sanlian-sanwei")
def test_a_result_tells_kind_and_status(open_page: Open, site: Site) -> None:
    page = open_page()
    entry = site.catalog.get("sanlian-sanwei")
    assert entry is not None
    ask(page, "三联三为")
    first = page.locator(".md-search-result__item").first
    assert first.locator(".hb-hit__name").inner_text() == "三联三为"
    assert first.locator(".md-tag").all_inner_texts() == ["做法", *map(str, entry.record.sectors), entry.record.status]
    assert first.locator("mark").first.inner_text() == "三联三为"


def test_a_result_tells_by_which_other_name_it_was_found(open_page: Open) -> None:
    page = open_page()
    ask(page, "4簿4卡")
    assert "（4簿4卡）" in page.locator(".md-search-result__item").first.inner_text()


def test_signs_in_a_query_stay_text(open_page: Open) -> None:
    page = open_page()
    title, results = page.title(), page.locator(".md-search-result")
    for words in ("<b>", "<img src=x onerror=document.title=1>", "&", "&lt;", "</ol><script>1</script>"):
        ask(page, words)
        assert results.locator("b, img, script").count() == 0, words
        assert page.locator("[data-md-component=search-query]").input_value() == words
        assert page.title() == title, words
        marks = results.locator("mark").all_inner_texts()
        assert [mark for mark in marks if mark.lower() not in words] == []


def test_what_is_pasted_is_found_without_a_key(open_page: Open) -> None:
    page = open_page()
    open_search(page)
    page.keyboard.insert_text("三联三为")  # as a paste by mouse, dictation or handwriting does
    page.locator(".md-search-result__link").first.wait_for()


def test_an_answer_that_is_cut_off_says_so(open_page: Open) -> None:
    page = open_page()
    ask(page, "台账")
    assert page.locator(".md-search-result__meta").inner_text() == "有关的很多，列出前 50 条"
    ask(page, "1+13")
    assert page.locator(".md-search-result__meta").inner_text().startswith("找到 ")


def test_nothing_found_offers_no_name_that_only_shares_a_character(open_page: Open) -> None:
    page = open_page()
    assert ask(page, "世界杯赛程") == []
    assert page.locator(".md-search-result__meta").inner_text() == "手册里没有查到：世界杯赛程"


def test_nothing_like_it_says_what_to_do(open_page: Open) -> None:
    page = open_page()
    assert ask(page, "ЖЖЖ") == []
    assert page.locator(".md-search-result__meta").inner_text() == "手册里没有查到：ЖЖЖ"


def test_the_index_holds_records_and_words_not_listings(site: Site, entries: list[Entry]) -> None:
    docs = indexed(site.handbook.site)
    pages = [doc for doc in docs if "aliases" not in doc]
    assert sorted(doc["location"] for doc in docs if "aliases" in doc) == sorted(entry.url for entry in entries)
    assert [doc["location"] for doc in pages if re.match(r"全部|.*（\d+）$", doc["title"])] == []
    assert [doc["location"] for doc in pages if re.match(r"fields/#|rules/#group", doc["location"])] == []
    assert [doc["location"] for doc in docs if "aliases" in doc and "[[" in doc["text"]] == []
    assert [doc["location"] for doc in pages if "#" in doc["location"] and not doc.get("tags")] == []
