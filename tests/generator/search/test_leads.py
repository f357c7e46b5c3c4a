"""Where the search goes on from what it found: from a problem to the practices against it, from a practice to its forms."""

from __future__ import annotations

from typing import Any

from handbook.exports.search.parts import id_of
from handbook.model import Course, Method, Practice, Situation
from handbook.pages.search import search_entry
from searching import indexed
from stock_handbook import Handbook


def leads_in(docs: list[dict[str, Any]]) -> set[tuple[str, str]]:
    """Address and address it leads to."""
    addresses = {id_of(doc): doc["location"] for doc in docs if "aliases" in doc}
    return {(doc["location"], addresses[name]) for doc in docs for name in doc.get("leads", ())}


def test_the_index_holds_them(built: Handbook) -> None:
    catalog = built.catalog()
    wanted = set()
    for practice in catalog.of(Practice):
        wanted |= {(f"problems/{solve.problem}/", practice.url) for solve in practice.record.solves}
        wanted |= {(practice.url, f"templates/{form}/") for form in practice.record.templates}
    for method in catalog.of(Method):
        wanted |= {(method.url, f"templates/{form}/") for form in method.record.templates}
        wanted |= {(method.url, f"practices/{practice}/") for practice in method.record.practices}
    for situation in catalog.of(Situation):
        wanted |= {(situation.url, f"templates/{form}/") for form in situation.record.templates}
        wanted |= {(situation.url, f"methods/{method}/") for method in situation.record.methods}
    for course in catalog.of(Course):
        cases = catalog.found(name for case in course.record.cases for name in case.records)
        wanted |= {(course.url, case.url) for case in cases}
    assert len(wanted) > 6
    assert leads_in(indexed(built.site)) == wanted


def test_the_index_tells_what_a_result_shows(built: Handbook) -> None:
    docs = indexed(built.site)
    told = {doc["location"]: doc for doc in docs}
    for practice in built.catalog().of(Practice):
        doc = told[practice.url]
        assert (doc["kind"], doc["sectors"], doc["status"]) == (
            "practice",
            [*practice.record.sectors],
            practice.record.status,
        )
        if practice.record.templates:
            assert doc["kit"] == 1
            assert doc["forms"] == [*practice.record.templates[:3]]
        if practice.record.steps:
            assert doc["text"].split("\n")[dict(doc["at"])["steps"]] == practice.record.steps[0].text


def test_the_index_tells_which_files_a_form_has(built: Handbook) -> None:
    docs = indexed(built.site)
    forms = [doc for doc in docs if doc.get("kind") == "template"]
    assert {form["location"]: form["files"] for form in forms} == {
        form["location"]: sorted(
            path.suffix[1:] for path in (built.site / form["location"]).glob(f"{form['location'].split('/')[1]}.*x")
        )
        for form in forms
    }


def test_what_readers_do_not_look_for_is_apart(built: Handbook) -> None:
    worked, read = (
        {doc["location"].partition("/")[0] for doc in indexed(built.site, (group,))} for group in ("desk", "read")
    )
    assert worked == {"contribute", "fields", "rules"}
    assert worked.isdisjoint(read)


def test_leads_to_what_is_not_there_are_left_out(records: Handbook) -> None:
    def leads() -> tuple[str, ...]:
        catalog = records.catalog()
        (entry,) = (each for each in catalog.of(Method) if each.record.templates)
        return search_entry(entry, catalog).leads

    first, *others = leads()
    (records.docs / f"templates/{first}.yml").unlink()
    assert leads() == tuple(others)
