"""A template that names what it is not given fails here, not on a page; a context holds what its template names."""

from __future__ import annotations

from dataclasses import fields, is_dataclass

import pytest
from jinja2 import meta, nodes
from template_types import contexts, faults, parsed, templates

from handbook.pages.kinds import Shared, kind_pages
from handbook.pages.writer import environment

OWN = sorted(contexts())


@pytest.mark.parametrize("name", OWN)
def test_what_a_template_names_is_there(name: str) -> None:
    assert faults(name) == []


@pytest.mark.parametrize("name", OWN)
def test_a_context_is_frozen_and_holds_nothing_that_its_template_does_not_name(name: str) -> None:
    named = meta.find_undeclared_variables(parsed(name))
    *_, own = contexts()[name]
    assert is_dataclass(own)
    assert own.__dataclass_params__.frozen  # type: ignore[attr-defined]
    assert {field.name for field in fields(own)} - named == set()


def test_what_all_kinds_share_and_what_is_a_kind_s_own_have_names_of_their_own() -> None:
    shared = {field.name for field in fields(Shared)}
    assert {kind: shared & {field.name for field in fields(page.context)} for kind, page in kind_pages().items()} == {
        kind: set() for kind in kind_pages()
    }


def test_every_template_belongs_to_a_page_or_holds_macros_only() -> None:
    for name in set(templates()) - set(OWN):
        written = [node for node in parsed(name).body if not isinstance(node, nodes.Macro | nodes.Import)]
        assert "".join(str(part.data) for node in written for part in node.find_all(nodes.TemplateData)).strip() == "", name


SLIPS = {
    "a field of a record": ("practice.html", "r.summary", "r.sumary", "practice.html:22: Practice has no `sumary`"),
    "a field inside a field": ("practice.html", "r.editor.minimal %}<p>", "r.editor.minimum %}<p>", "practice.html:9: PracticeEditor has no `minimum`"),
    "a name that is not in the context": ("term.html", "r.misuse %}", "misused %}", "term.html:30: nothing is called `misused`"),
    "a property of what a loop goes through": ("problem.html", "group.count", "group.number", "problem.html:27: Group has no `number`"),
    "a field of what a macro is given": ("problem.html", "cards(offer.best)", "cards(offer.groups)", "problem.html:6: Group has no `entry`"),
    "a field of what a macro of another file is given": ("problem.html", "p.claim(w, sign, None, whole)", "p.claim(w, r.sectors[0], None, whole)", "_parts.html:26: Sector has no `cite`"),
    "a macro": ("source.html", "p.missing()", "p.lacking()", "source.html:35: _parts.html has no macro `lacking`"),
    "a method of the writer": ("source.html", "w.prose(r.note)", "w.proze(r.note)", "source.html:64: Writer has no `proze`"),
    "a value of a mapping": ("home.html", "stages.items() %}", "stages.pairs() %}", "home.html:41: dict has no `pairs`"),
    "a family of pages": ("home.html", 'has("shorthands")', 'has("shorthand")', "home.html:1: no family of pages is called `shorthand`"),
    "a label": ("practice.html", "{% if notice %}", '{% if r.status == "建议" %}', "practice.html:30: a label is compared; ask for a property"),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_with_file_and_line(slip: str) -> None:
    name, old, new, told = SLIPS[slip]
    env = environment()
    assert env.loader is not None
    source = env.loader.get_source(env, name)[0]
    assert old in source
    assert told in faults(name, source.replace(old, new))
