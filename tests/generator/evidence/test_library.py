"""All reports together: verdicts, where something stands instead, and proofs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handbook.evidence.figures import Figure, read_figures
from handbook.evidence.index import Damage
from handbook.evidence.indexing import build_index
from handbook.evidence.library import Found, Library, Mismatch, verify
from handbook.evidence.passages import Span
from handbook.reports.reading import Report

TEXTS = {
    "jia": "甲县小结\n一是办“两帮两促”，走访700户。\n二是定“红色服务月”，占总分的10%。",
    "yi": "乙县小结\n推行“三联三为”，有852个分馆参加，走访700户。\n数据缺损之处：走访999户。",
}
DAMAGE = {"yi": (Damage(TEXTS["yi"].index("走访999户"), len(TEXTS["yi"]), "数字缺失"),)}


def report(source: str) -> Report:
    return Report(f"{source}.txt", TEXTS[source], source * 8, "UTF-8", 100)


INDEXES = {
    source: build_index(source, report(source), Span(0, len(text)), (), DAMAGE.get(source, ()))
    for source, text in TEXTS.items()
}


def figure(text: str) -> Figure:
    (found,) = read_figures(text)
    return found


SHOWN = {
    source: build_index(source, report(source), Span(0, len(text)), (), DAMAGE.get(source, ()), shown=True)
    for source, text in TEXTS.items()
}


@pytest.fixture(params=["fingerprints", "texts"])
def library(request: pytest.FixtureRequest) -> Library:
    return Library(INDEXES, {source: report(source) for source in TEXTS} if request.param == "texts" else None)


def test_sources_and_passages(library: Library) -> None:
    assert library.sources == ("jia", "yi")
    assert library.passage("jia", 2) is INDEXES["jia"].passages[1]
    assert library.passage("jia", 9) is None
    assert library.passage("bing", 1) is None


def test_contains(library: Library) -> None:
    assert library.contains("jia", 2, "「两帮两促」") == "yes"
    assert library.contains("jia", 3, "两帮两促") == "no"
    assert library.contains("jia", 2, "办") == "no"
    assert library.contains("bing", 2, "两帮两促") == "no"
    assert library.contains("yi", 3, "走访999户") == "damaged"
    assert library.contains_any([("jia", 1), ("jia", 2)], "两帮两促") == "yes"
    assert library.contains_any([("jia", 1), ("yi", 3)], "走访999户") == "damaged"
    assert library.contains_any([], "两帮两促") == "no"


def test_figure(library: Library) -> None:
    assert library.figure("yi", 2, figure("852个")) == "yes"
    assert library.figure("yi", 2, figure("853个")) == "no"
    assert library.figure("yi", 3, figure("999户")) == "damaged"
    assert library.figure("bing", 1, figure("999户")) == "no"


def test_where_it_stands_instead(library: Library) -> None:
    assert library.where_name("两帮两促", "jia") == Found("same", (("jia", 2),))
    assert library.where_name("两帮两促", "yi") == Found("other", (("jia", 2),))
    assert library.where_name("四帮四促", "yi") == Found("nowhere", ())
    assert library.where_any("jia", ["四帮四促", "两帮两促"]) == (("jia", 2),)
    assert library.where_any("yi", ["四帮四促", "两帮两促"]) == ()
    assert library.where_figure(figure("700户"), "yi") == Found("same", (("yi", 2),))
    assert library.where_figure(figure("700户"), "bing") == Found("other", (("jia", 2), ("yi", 2)))
    assert library.where_figure(figure("999户"), "yi") == Found("nowhere", ())  # only where it is damaged


def test_nearest(library: Library) -> None:
    near = library.nearest_figure(figure("701户"), [("jia", 2), ("jia", 3)])
    assert near is not None
    assert near.value == 700
    assert library.nearest_figure(figure("701户"), []) is None
    assert library.nearest_name("两帮三促", [("jia", 2)]) == "两帮两促"
    assert library.nearest_name("毫不相干", [("jia", 2)]) is None


def test_text_only_where_it_is_at_hand() -> None:
    assert Library(INDEXES).text_of("jia", 1) is None
    with_text = Library(INDEXES, {"jia": report("jia")})
    assert with_text.text_of("jia", 1) == "甲县小结"
    assert with_text.text_of("jia", 99) is None
    assert with_text.text_of("yi", 1) is None


def test_nearest_name_may_come_from_the_text() -> None:
    library = Library(INDEXES, {"yi": report("yi")})
    assert library.nearest_name("852个图书馆参加", [("yi", 2)]) is not None


def test_an_index_belongs_to_its_file() -> None:
    assert verify(INDEXES["jia"], report("jia")) == []


def test_another_file_is_found_out() -> None:
    other = replace(report("jia"), text=TEXTS["jia"].replace("700", "701"), sha256="f" * 64)
    assert verify(INDEXES["jia"], other) == [Mismatch("words"), Mismatch("passage", 2)]
    assert list(map(str, verify(INDEXES["jia"], other))) == ["文字不同（换行、空格、编码、全角不算）", "从第 2 段起内容不同"]


def test_a_doctored_index_is_found_out() -> None:
    kept = INDEXES["jia"]
    doctored = replace(kept, passages=kept.passages[:-1])
    assert verify(doctored, report("jia")) == [Mismatch("length")]


@pytest.mark.parametrize("name", ["两帮两促", "「两帮两促」", "两帮", "红色服务月", "走访999户", "办", "三联三帮"])
def test_an_index_with_text_answers_as_the_text_does(name: str) -> None:
    shown, at_hand = Library(SHOWN), Library(INDEXES, {source: report(source) for source in TEXTS})
    for source, index in INDEXES.items():
        for passage in index.passages:
            place = (source, passage.number)
            assert shown.contains(*place, name) == at_hand.contains(*place, name)
            assert shown.text_of(*place) == at_hand.text_of(*place)
    assert shown.nearest_name("两帮三促", [("jia", 2)]) == at_hand.nearest_name("两帮三促", [("jia", 2)])


def test_an_index_with_text_is_proved_like_any_other() -> None:
    assert verify(SHOWN["jia"], report("jia")) == []
    first = SHOWN["jia"].passages[0]
    changed = replace(SHOWN["jia"], passages=(replace(first, text="乙县小结"), *SHOWN["jia"].passages[1:]))
    assert verify(changed, report("jia")) == [Mismatch("passage", 1)]
