"""The index of shorthands: every one once under its numeral and once under its completeness, and the groups."""

from __future__ import annotations

import re

from ours import some

from handbook.catalog import Catalog
from handbook.catalog.relations import relations_of
from handbook.model import Practice
from handbook.pages.lists.shorthands import COMPLETENESS, completeness


def section(html: str, anchor: str) -> str:
    return html.split(f'id="{anchor}"')[1].split("<h2")[0]


def test_each_shorthand_stands_once_under_its_completeness(catalog: Catalog, bodies: dict[str, str]) -> None:
    html = bodies["shorthands/"]
    listed = {anchor: re.findall(r"practices/([\w-]+)/", section(html, anchor)) for anchor in COMPLETENESS}
    assert sorted(name for names in listed.values() for name in names) == sorted(entry.id for entry in relations_of(catalog).shorthands)
    for anchor, names in listed.items():
        assert {completeness(entry) for name in names if (entry := catalog.get(name))} <= {COMPLETENESS[anchor][0]}


def test_namesakes_stand_together_once(catalog: Catalog, bodies: dict[str, str]) -> None:
    groups = relations_of(catalog).namesakes
    named = sorted(entry.id for entry in catalog.of(Practice) if entry.record.namesakes)
    assert sorted(entry.id for group in groups for entry in group) == named
    assert all(other in {each.id for each in group} for group in groups for e in group for other in e.record.namesakes)
    assert section(bodies["shorthands/"], "namesakes").count("<dl") == len(groups)


def test_what_is_alike_shares_mechanism_and_problem(catalog: Catalog, bodies: dict[str, str]) -> None:
    groups = relations_of(catalog).alike
    some(groups, "相近的简称")
    for mechanism, problem, entries in groups:
        assert len(entries) > 1
        assert {entry.record.mechanism for entry in entries} == {mechanism}
        assert all(problem.id in {solve.problem for solve in entry.record.solves} for entry in entries)
        assert all(entry.record.shorthand for entry in entries)
    assert section(bodies["shorthands/"], "alike").count("<dl") == len(groups)


def test_a_shorthand_is_read_rightly_and_stands_under_its_number(bodies: dict[str, str], catalog: Catalog) -> None:
    """Quotation marks before a number hide it from nobody; what a report misprints is not printed again."""
    html = bodies["shorthands/"]
    misread = [entry.record for entry in relations_of(catalog).shorthands if entry.record.reading]
    assert [record.name for record in misread if record.name in html] == []
    others = re.findall(r">(其他（\d+）)</h2><span class=\"hb-note\">(.*?)</span>", html)
    assert [name for _, names in others for name in names.split("、") if re.match("[“‘《]?[一二三四五六七八九十两双]", name)] == []
