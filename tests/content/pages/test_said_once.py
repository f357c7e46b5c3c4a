"""What an editor looks for on every page of a family: one thing to press, nothing said twice, much of a kind told by kind."""

from __future__ import annotations

import re

import pytest
from ours import some

from handbook.catalog import Catalog
from handbook.model import KINDS, Method, Practice, Problem, Situation, Source, Term, WorkTemplate
from handbook.model.practice import Result
from handbook.model.vocabulary import Tier


@pytest.mark.parametrize("model", [Situation, Method, Problem, Practice, WorkTemplate])
def test_a_page_has_one_filled_button_and_it_comes_before_the_other_files(
    model: type[Method], catalog: Catalog, bodies: dict[str, str]
) -> None:
    for entry in catalog.of(model):
        files = re.findall(r'<a class="hb-(?:download( hb-primary)?|(go))" href', bodies[entry.url])
        filled = [any(kind) for kind in files]
        assert filled == [True, *[False] * (len(files) - 1)][: len(files)], entry.url


@pytest.mark.parametrize("model", [Situation, Method, Problem])
def test_what_can_be_done_with_a_page_stands_beside_its_answer(model: type[Method], catalog: Catalog, bodies: dict[str, str]) -> None:
    for entry in catalog.of(model):
        before, _, _ = bodies[entry.url].partition('<p class="hb-tools')
        assert before.count("<h2 ") <= 1, entry.url


def test_whom_a_thing_suits_is_said_in_one_word(catalog: Catalog, bodies: dict[str, str]) -> None:
    for entry in [*catalog.of(Method), *catalog.of(Practice)]:
        assert "<strong>适用</strong> 适合" not in bodies[entry.url]


def test_a_figure_that_the_sentence_gives_is_not_given_again(catalog: Catalog, bodies: dict[str, str]) -> None:
    result = Result(text="参加的有 1.3 万人。", figures=["1.3 万人", "24 个科室", "三成"], cite=["x#1"])
    assert result.untold == ("24 个科室", "三成")
    told = [each for entry in catalog.of(Practice) for each in entry.record.results]
    assert sum(bool(each.untold) for each in told) < len(told) / 10


@pytest.mark.parametrize("model", [Term, Source])
def test_many_records_are_told_by_kind(model: type[Term], catalog: Catalog, bodies: dict[str, str]) -> None:
    """What rests on a report, what uses a term: a kind at a time, with its number, none twice."""
    many = [body for entry in catalog.of(model) if "hb-uses" in (body := bodies[entry.url])]
    some(many, "用到它的记录多的页面")
    for body in many:
        kinds = re.findall(r"<summary>(\S+?)<span class=\"hb-note\">(\d+) 条</span></summary>\s*<ul class=\"hb-list\">(.*?)</ul>", body, re.DOTALL)
        labels = [label for label, _, _ in kinds]
        assert labels == [kind.label for kind in KINDS.values() if kind.label in labels]
        assert [int(number) for _, number, _ in kinds] == [found.count("<li>") for _, _, found in kinds]


def test_what_is_hardly_told_is_told_in_a_paragraph(catalog: Catalog, bodies: dict[str, str]) -> None:
    """A picture of two boxes says less; one of parts or of a year stays."""
    found = [entry for entry in catalog.of(Practice) if entry.record.tier is Tier.HINT]
    hints = [entry for entry in found if not entry.record.shorthand and not entry.record.structure.rhythm]
    some(hints, "线索")
    for entry in hints:
        assert "hb-structure" not in bodies[entry.url]
        assert 'id="structure"' in bodies[entry.url]


def test_what_is_due_stands_in_the_order_of_the_front_page(catalog: Catalog, bodies: dict[str, str]) -> None:
    first = list(catalog.settings.home.situations)
    listed = re.findall(r'<li><a href="\.\./situations/([\w-]+)/">', bodies["situations/"])
    assert listed[: len(first)] == first
    assert sorted(listed) == sorted(entry.id for entry in catalog.of(Situation))
