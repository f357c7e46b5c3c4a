"""What an editor looks for on every page of a family: one thing to press, nothing said twice, much of a kind told by kind."""

from __future__ import annotations

import re

import pytest
from ours import some

from handbook.catalog import Catalog
from handbook.model import KINDS, Course, Method, Practice, Problem, Situation, Source, Term, WorkTemplate
from handbook.model.practice import Result
from handbook.model.vocabulary import CheckState, FormKind, Tier


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


@pytest.mark.parametrize("model", [Method, Situation, Course])
def test_a_rule_says_what_it_asks_for_before_where_it_is_written(model: type[Method], catalog: Catalog, bodies: dict[str, str]) -> None:
    """When which text was checked stands on the page of the term; what holds for most is said once below the list."""
    resting = [(entry, rules) for entry in catalog.of(model) if (rules := [each for each in catalog.found(entry.record.rules) if each.record.basis])]
    some(resting, "写了现行规定的页面")
    for entry, rules in resting:
        listed = bodies[entry.url].partition('id="rules"')[2].partition("<h2")[0]
        rows = re.findall(r"<dt>.*?</dt><dd>(.*?)</dd><dd class=\"hb-note\">(.*?)</dd>", listed)
        assert len(rows) == len(rules), entry.url
        for (said, written), rule in zip(rows, rules, strict=True):
            assert re.sub("<[^>]+>", "", said) == f"{rule.record.gist}【编者】", entry.url
            assert rule.record.basis[0].document in written
        assert listed.count("没有另注的只对照过转载") == any(basis.state is CheckState.COPIED for rule in rules for basis in rule.record.basis)
        assert not re.search(r"\d{4}-\d\d-\d\d", listed.partition("</dl>")[0]), entry.url


def test_a_term_among_the_rules_is_not_named_again_below_them(catalog: Catalog, bodies: dict[str, str]) -> None:
    for entry in [each for model in (Method, Situation, Course) for each in catalog.of(model)]:
        rules = set(re.findall(r'<dt><a href="([^"]+)">', bodies[entry.url].partition('id="rules"')[2].partition("<h2")[0]))
        line = bodies[entry.url].partition('<p class="hb-terms">')[2].partition("</p>")[0]
        assert rules.isdisjoint(re.findall('href="([^"]+)"', line)), entry.url


def test_the_gist_of_a_rule_ends_with_a_sentence(catalog: Catalog) -> None:
    """As many as there is room for, and never none."""
    for term in (entry.record for entry in catalog.of(Term)):
        assert term.meaning.startswith(term.gist)
        assert term.gist[-1] in "。！？”）"
        assert len(term.gist) <= 80 or "。" not in term.gist[:-1]


def test_the_state_of_a_report_begins_with_what_it_means_for_whoever_quotes_it(catalog: Catalog, bodies: dict[str, str]) -> None:
    rows = [row for body in bodies.values() for row in re.findall(r'<span class="hb-marks">([^<]*(?:<span class="hb-screen">（)?文本状况：[^<]*)</span>', body)]
    some(rows, "写了文本状况的行")
    assert [row for row in rows if not re.match("引用前对原文：|文本状况：未见明显损坏", row)] == []
    assert "合集拼接" not in bodies["sources/"].partition('id="list"')[2]


def test_a_table_of_parts_alone_does_not_promise_who_and_whom(catalog: Catalog, bodies: dict[str, str]) -> None:
    """On paper the parts stand in the section above: nothing is left of the table, so its caption goes, too."""
    tables = [found for entry in catalog.of(Practice) for found in re.findall(r'<table class="hb-table hb-structure.*?</table>', bodies[entry.url], re.DOTALL)]
    alone = [table for table in tables if "<tr>" not in table]
    some(alone, "只有各项的结构表")
    assert all('hb-structure hb-screen"><caption>由哪几项组成</caption>' in table for table in alone)
    assert all("<caption>谁、对谁" in table for table in tables if table not in alone)


def test_a_problem_names_others_that_are_near(catalog: Catalog, bodies: dict[str, str]) -> None:
    assert [entry.id for entry in catalog.of(Problem) if not entry.record.related] == []


def test_a_kit_asks_nobody_to_keep_two_ledgers(catalog: Catalog) -> None:
    """Where it holds two, it says that one of them is enough."""
    for entry in catalog.of(Situation):
        ledgers = [form for form in catalog.found(entry.record.templates) if form.record.form is FormKind.LEDGER]
        assert len(ledgers) <= 1 or re.search("只[填用]一张", entry.record.note or ""), entry.id


def test_what_a_kit_appraises_by_is_what_its_methods_appraise_by(catalog: Catalog) -> None:
    for entry in catalog.of(Situation):
        used = {form for method in catalog.found(entry.record.methods) for form in method.record.templates}
        assert [form.id for form in catalog.found(entry.record.templates) if form.record.form is FormKind.SCORE_SHEET and form.id not in used] == []


def test_a_result_of_one_passage_is_told_once_for_the_practices_that_rest_on_it(catalog: Catalog, bodies: dict[str, str]) -> None:
    """Each of them keeps its anchor."""
    for entry in catalog.of(Method):
        told = bodies[entry.url].partition('id="results"')[2].partition("<h2")[0]
        lists = re.findall(r"<ul>.*?</ul>", told, re.DOTALL)
        assert len(set(lists)) == len(lists), entry.url
        practices = [each for each in catalog.found(entry.record.practices) if each.record.results]
        assert [each.id for each in practices if f'id="results-{each.id}"' not in told] == [], entry.url
