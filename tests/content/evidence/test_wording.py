"""A sentence is told from passages that it does not paraphrase; on the handbook's own records, citations are put wrong."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as some
from ours import DOCS, enough

from handbook.catalog import Catalog, read_catalog
from handbook.catalog.mentions import own_words
from handbook.checks.places import place_of
from handbook.evidence.fingerprints import pairs
from handbook.evidence.index import Place
from handbook.evidence.indexing import build_index
from handbook.evidence.passages import Span
from handbook.evidence.wording import FEWEST, Wording
from handbook.reports.reading import read_report

TEXT = (
    "某县报告\n一、做法\n机关支部同社区结对，党员到社区报到认岗，每季度交一份服务记录。\n"
    "县财政把活动经费列入预算，由工委统一拨付，年底公布使用情况。\n二、问题\n有的支部书记由业务科长兼任，精力顾不过来。\n"
)
Wrong = Callable[[list[Place], int, list[Place]], Place | None]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Wording:
    path = tmp_path_factory.mktemp("reports") / "某县.txt"
    path.write_text(TEXT, encoding="utf-8", newline="\n")
    return Wording({"mouxian": build_index("mouxian", read_report(path), Span(0, len(TEXT)))})


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(DOCS)


@pytest.fixture(scope="module")
def statements(catalog: Catalog) -> list[tuple[str, list[Place]]]:
    """Every statement that is compared, with the places that it cites."""
    found = [
        (own_words(cited.statement.text), [place_of(cite) for cite in cited.statement.cites])
        for entry in catalog.valid
        for cited in entry.cited
        if cited.statement.where[0] != "fields"
    ]
    return [(text, cited) for text, cited in found if len(pairs(text)) >= FEWEST]


def next_passage(cited: list[Place], number: int, places: list[Place]) -> Place | None:
    source, last = cited[-1]
    return next(((source, near) for near in (last + 1, last - 1) if (source, near) in places and (source, near) not in cited), None)


def in_another_report(cited: list[Place], number: int, places: list[Place]) -> Place | None:
    others = [place for place in places if place[0] != cited[0][0]]
    return others[number * 7919 % len(others)]


def test_a_paraphrase_is_told_from_the_passage_beside_it(small: Wording) -> None:
    sentence = "机关支部与社区结对，党员去社区报到、认岗。"
    found = small.closer(sentence, [("mouxian", 4)])
    assert found is not None
    assert found.place == ("mouxian", 3)
    assert found.share > 0.5 > 0.1 > found.cited
    assert small.closer(sentence, [("mouxian", 3)]) is None
    assert small.closer(sentence, [("mouxian", 4), ("mouxian", 3)]) is None


def test_of_a_short_sentence_nothing_is_said(small: Wording) -> None:
    assert small.closer("党员到社区报到。", [("mouxian", 4)]) is None


def test_candidates_do_not_depend_on_the_order_of_a_set(catalog: Catalog, statements: list[tuple[str, list[Place]]]) -> None:
    """A set of texts has another order in every process; here it is given one."""
    wording = catalog.library.wording
    for text, _ in statements:
        order = sorted(pairs(text))
        assert wording.candidates(order, set()) == wording.candidates(order[::-1], set()), text


@given(some.text(max_size=80))
def test_of_any_text_something_closer_is_another_passage(small: Wording, text: str) -> None:
    found = small.closer(text, [("mouxian", 3)])
    assert found is None or (found.place != ("mouxian", 3) and found.share > found.cited)


def test_no_statement_of_the_handbook_reads_like_another_passage(
    catalog: Catalog, statements: list[tuple[str, list[Place]]]
) -> None:
    assert [text for text, cited in statements if catalog.library.wording.closer(text, cited)] == []


@pytest.mark.parametrize(("wrong", "least"), [(next_passage, 0.96), (in_another_report, 0.98)])
def test_wrong_citations_are_told(
    catalog: Catalog, statements: list[tuple[str, list[Place]]], wrong: Wrong, least: float
) -> None:
    """Each statement in turn cites a passage that it is not from."""
    places = [(source, passage.number) for source, index in catalog.library.indexes.items() for passage in index.passages]
    chosen = [(text, wrong(cited, number, places)) for number, (text, cited) in enumerate(statements)]
    asked = [(text, place) for text, place in chosen if place is not None]
    told = sum(catalog.library.wording.closer(text, [place]) is not None for text, place in asked)
    enough(len(asked), 1000)
    print(f"{wrong.__name__}: {told} of {len(asked)}, {told / len(asked):.1%}")
    assert told >= least * len(asked)
