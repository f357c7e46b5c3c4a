"""A problem leads to practices in the order of fit, and to their forms without a detour."""

from __future__ import annotations

import re

from handbook.catalog import Catalog
from handbook.model import Practice, Problem
from handbook.model.vocabulary import Evidence, LinkBasis

CARD = re.compile(r'<li class="hb-card">(.*?)</li>', re.DOTALL)


def cards(html: str) -> list[list[str]]:
    """Addresses of the records that each card links, the practice first."""
    return [re.findall(r'href="\.\./\.\./((?:practices|templates)/[\w-]+/)"', card) for card in CARD.findall(html)]


def fit(problem: Problem, name: str, practice: Practice) -> tuple[bool, bool, int]:
    basis = next(solve.basis for solve in practice.solves if solve.problem == name)
    apart = set(problem.sectors).isdisjoint(practice.sectors)
    return basis is not LinkBasis.SOURCE, apart, list(Evidence).index(practice.evidence)


def test_practices_are_ordered_by_fit_then_by_evidence(catalog: Catalog, bodies: dict[str, str]) -> None:
    for problem in catalog.of(Problem):
        offered = [catalog.get(links[0].split("/")[1]) for links in cards(bodies[problem.url])]
        order = [fit(problem.record, problem.id, entry.record) for entry in offered if entry]
        assert order == sorted(order)


def test_each_practice_links_its_forms(catalog: Catalog, bodies: dict[str, str]) -> None:
    for problem in catalog.of(Problem):
        for practice, *forms in cards(bodies[problem.url]):
            entry = catalog.get(practice.split("/")[1])
            assert entry
            assert [form for form in forms if form.startswith("templates/")] == [
                f"templates/{name}/" for name in entry.record.templates if catalog.get(name)
            ]


def test_a_form_is_three_clicks_from_the_home_page(catalog: Catalog, bodies: dict[str, str]) -> None:
    """Home → list of problems → problem → form; for the common problems one click fewer."""
    assert 'href="problems/"' in bodies[""]
    common = re.findall(r'href="problems/([\w-]+)/"', bodies[""])
    assert len(common) == 12
    listed = set(re.findall(r'href="\.\./problems/([\w-]+)/"', bodies["problems/"]))
    assert listed == {problem.id for problem in catalog.of(Problem)}
    assert any(len(links) > 1 for name in common for links in cards(bodies[f"problems/{name}/"]))
