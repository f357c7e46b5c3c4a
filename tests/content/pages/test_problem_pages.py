"""A problem leads to practices in the order of fit, and to their forms without a detour."""

from __future__ import annotations

import re

import pytest
from ours import some

from handbook.catalog import Catalog, Entry, solved_by
from handbook.catalog.offers import BEST, FEW
from handbook.model import Method, Practice, Problem
from handbook.model.vocabulary import Evidence, LinkBasis, Status

LIST = re.compile(r'<ul class="hb-cards">(.*?)</ul>', re.DOTALL)
GROUP = re.compile(r'<details class="hb-fold hb-(?:on-paper|screen)" id="practices-([\w-]+)"><summary>(\S+?)<span class="hb-note">(\d+) 条(.*?)</details>', re.DOTALL)


def cards(html: str) -> list[list[str]]:
    """Addresses of the records that each card links, the practice first."""
    return [card for each in LIST.findall(html) for card in read_cards(each)]


def read_cards(html: str) -> list[list[str]]:
    """The same for the cards of one list."""
    return [records(card) for card in html.split("<li")[1:]]


def records(html: str) -> list[str]:
    return re.findall(r'href="\.\./\.\./((?:practices|templates)/[\w-]+/)"', html)


def practice(catalog: Catalog, address: str) -> Entry:
    entry = catalog.get(address.split("/")[1])
    assert entry
    return entry


def fit(problem: Problem, name: str, answer: Practice) -> tuple[bool, bool, bool, int]:
    basis = next(solve.basis for solve in answer.solves if solve.problem == name)
    apart = set(problem.sectors).isdisjoint(answer.sectors)
    return answer.status is Status.PROPOSED, basis is not LinkBasis.SOURCE, apart, list(Evidence).index(answer.evidence)


def test_practices_are_ordered_by_fit_then_by_evidence(catalog: Catalog, bodies: dict[str, str]) -> None:
    for problem in catalog.of(Problem):
        chosen = problem.record.practices_first
        for listed in LIST.findall(bodies[problem.url]):
            offered = [entry for entry in (practice(catalog, links[0]) for links in read_cards(listed)) if entry.id not in chosen]
            order = [fit(problem.record, problem.id, entry.record) for entry in offered]
            assert order == sorted(order)


def test_the_first_few_are_those_the_problem_puts_first_then_the_best_of_all(catalog: Catalog, bodies: dict[str, str]) -> None:
    for problem in catalog.of(Problem):
        chosen = list(problem.record.practices_first)
        others = [entry for entry, _ in solved_by(catalog, problem.id) if entry.id not in chosen]
        fits = sorted(fit(problem.record, problem.id, entry.record) for entry in others)
        shown = [practice(catalog, links[0]) for links in cards(bodies[problem.url])][:BEST]
        assert [entry.id for entry in shown[: len(chosen)]] == chosen[:BEST]
        rest = [fit(problem.record, problem.id, entry.record) for entry in shown[len(chosen) :]]
        assert rest == fits[: len(rest)]


def test_methods_stand_as_the_problem_puts_them_then_as_they_name_it(catalog: Catalog, bodies: dict[str, str]) -> None:
    for problem in catalog.of(Problem):
        shown = re.findall(r'<dt><a href="../../methods/([\w-]+)/">', bodies[problem.url])
        first = list(problem.record.methods_first)
        assert shown[: len(first)] == first
        places = [method.record.problems.index(problem.id) for method in map(catalog.get, shown[len(first) :]) if method]
        assert places == sorted(places)
        assert len(shown) == len(catalog.backlinks(problem.id, "problems", Method))


def test_each_practice_is_described_once(catalog: Catalog, bodies: dict[str, str]) -> None:
    for problem in catalog.of(Problem):
        described = [links[0] for links in cards(bodies[problem.url])]
        assert sorted(described) == sorted(entry.url for entry, _ in solved_by(catalog, problem.id))


def test_a_long_offer_falls_into_groups_that_name_all_of_theirs(catalog: Catalog, bodies: dict[str, str]) -> None:
    for problem in catalog.of(Problem):
        offered = [entry for entry, _ in solved_by(catalog, problem.id)]
        groups = GROUP.findall(bodies[problem.url])
        assert bool(groups) == (len(offered) > FEW)
        for slug, label, number, rest in groups:
            members = {entry.url for entry in offered if label in (*entry.record.sectors, entry.record.mechanism)}
            assert {link for link in records(rest) if link.startswith("practices/")} == members
            assert int(number) == len(members)
            assert f'<a href="#practices-{slug}">{label}（{number}）</a>' in bodies[problem.url]


def test_a_number_on_the_map_leads_to_its_practices(catalog: Catalog, bodies: dict[str, str]) -> None:
    linked = re.findall(r'href="\.\./(problems/[\w-]+/)#practices-([\w-]+)">(\d+)<', bodies["map/"])
    some(linked, "做法多到要分组的问题")
    for address, slug, number in linked:
        assert [found[2] for found in GROUP.findall(bodies[address]) if found[0] == slug] == [number]


def test_each_practice_links_its_forms(catalog: Catalog, bodies: dict[str, str]) -> None:
    for problem in catalog.of(Problem):
        for address, *forms in cards(bodies[problem.url]):
            entry = practice(catalog, address)
            assert [form for form in forms if form.startswith("templates/")] == [
                f"templates/{name}/" for name in entry.record.templates if catalog.get(name)
            ]


def test_a_form_is_three_clicks_from_the_home_page(catalog: Catalog, bodies: dict[str, str]) -> None:
    """Home → list of problems → problem → form; for the common problems one click fewer."""
    assert 'href="problems/"' in bodies[""]
    common = re.findall(r'href="problems/([\w-]+)/"', bodies[""])
    assert len(common) == min(12, len(catalog.of(Problem)))
    listed = set(re.findall(r'href="\.\./problems/([\w-]+)/"', bodies["problems/"]))
    assert listed == {problem.id for problem in catalog.of(Problem)}
    assert any(len(links) > 1 for name in common for links in cards(bodies[f"problems/{name}/"]))


@pytest.mark.about("problems/liangzhangpi", "problems/kaohe-fenliang-qing")
@pytest.mark.parametrize(("problem", "method"), [("liangzhangpi", "zhibu-bumen-tongqi"), ("kaohe-fenliang-qing", "kaohe-jieqilai")])
def test_what_is_to_be_done_on_monday_leads_a_problem(bodies: dict[str, str], problem: str, method: str) -> None:
    assert re.findall(r'<dt><a href="../../methods/([\w-]+)/">', bodies[f"problems/{problem}/"])[0] == method


def test_a_card_is_marked_where_it_differs_from_most(catalog: Catalog, bodies: dict[str, str]) -> None:
    """What most have in common, done, without figures, on the editor's word, is said once below them."""
    for problem in catalog.of(Problem):
        for card in (card for each in LIST.findall(bodies[problem.url]) for card in each.split("<li")[1:]):
            answer = practice(catalog, records(card)[0]).record
            basis = next(solve.basis for solve in answer.solves if solve.problem == problem.id)
            wanted = [str(answer.status)] * (answer.status is not Status.DONE)
            wanted += [str(answer.evidence)] * (answer.evidence in (Evidence.COMPARISON, Evidence.OUTPUT))
            wanted += [basis.said] * (basis is LinkBasis.SOURCE)
            assert [words for _, words in re.findall(r"<(b|i|small)\b[^>]*>(.*?)</\1>", card)] == wanted, (problem.id, answer.name)
        if LIST.search(bodies[problem.url]):
            assert "没有标的都做过，没有给数字，是编者认为用得上的" in bodies[problem.url]
