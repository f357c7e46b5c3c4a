"""The records as data: every field and link, each citation as a place in the original file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ours import some

from handbook.catalog import Catalog
from handbook.exports.data import write_data
from handbook.exports.schema import write_schema
from handbook.model import KINDS, Method, Practice, Problem, WorkTemplate
from handbook.settings.publication import Publication


@pytest.fixture(scope="module")
def data(catalog: Catalog) -> dict[str, Any]:
    return json.loads(write_data(catalog, Publication("做法手册")))  # type: ignore[no-any-return]


def by_id(data: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {record["id"]: record for model in KINDS.values() for record in data[model.folder]}


def places(value: Any) -> list[dict[str, Any]]:
    """Every citation in a record."""
    if isinstance(value, list):
        return [place for item in value for place in places(item)]
    if not isinstance(value, dict):
        return []
    return [value] if {"source", "passage"} <= value.keys() else [place for item in value.values() for place in places(item)]


def strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for item in inner for text in strings(item)]


def test_it_is_what_its_schema_says(data: dict[str, Any], catalog: Catalog) -> None:
    schema = json.loads(write_schema(catalog.settings))
    Draft202012Validator.check_schema(schema)
    assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == []
    data_without_a_name = {key: value for key, value in data.items() if key != "name"}
    assert list(Draft202012Validator(schema).iter_errors(data_without_a_name))


def test_every_record_is_there_once(data: dict[str, Any], catalog: Catalog) -> None:
    assert data["name"] == "做法手册"
    for model in KINDS.values():
        assert [record["id"] for record in data[model.folder]] == [entry.id for entry in catalog.of(model)]
        for record, entry in zip(data[model.folder], catalog.of(model), strict=True):
            assert (record["name"], record["url"], record["record"]) == (entry.record.name, entry.url, entry.path)


def test_every_citation_is_a_place_in_the_original_file(data: dict[str, Any], catalog: Catalog) -> None:
    for identifier, record in by_id(data).items():
        entry = catalog.get(identifier)
        assert entry is not None
        assert {f"{place['source']}#{place['passage']}" for place in places(record)} == set(entry.citations), identifier
        for place in places(record):
            passage = catalog.library.passage(place["source"], place["passage"])
            source = catalog.source(place["source"])
            assert passage is not None and source is not None
            assert (place["file"], place["start"], place["end"]) == (source.record.file, passage.start, passage.end)


@pytest.mark.about("practices/sanlian-sanwei")
def test_what_stands_there_is_the_cited_passage(data: dict[str, Any], originals: Path) -> None:
    texts: dict[str, str] = {}
    record = by_id(data)["sanlian-sanwei"]
    for place in record["shorthand"]["cite"]:
        text = texts.setdefault(place["file"], (originals / place["file"]).read_text(encoding="utf-8"))
        assert any(
            part in text[place["start"] : place["end"]]
            for parts in record["shorthand"]["parts"].values()
            for part in parts
        )


def test_links_go_both_ways(data: dict[str, Any]) -> None:
    records = by_id(data)
    folders = {model.folder for model in KINDS.values()}
    for identifier, record in records.items():
        assert set(record["links"]) == folders
        for others in record["links"].values():
            for other in others:
                mine = next(model.folder for model in KINDS.values() if record in data[model.folder])
                assert identifier in records[other]["links"][mine], (identifier, other)


def test_links_hold_what_the_records_name(data: dict[str, Any], catalog: Catalog) -> None:
    records = by_id(data)
    for entry in catalog.of(Practice):
        links = records[entry.id]["links"]
        assert {solve.problem for solve in entry.record.solves} <= set(links["problems"])
        assert set(entry.record.templates) <= set(links["templates"])
    for entry in catalog.of(WorkTemplate):
        uses = catalog.backlinks(entry.id, "templates", Practice if entry.record.cites else Method)
        assert uses, f"{entry.id} is used nowhere"
        assert records[entry.id]["links"]["practices"] or not entry.record.cites, entry.id
    some([entry for entry in catalog.of(Problem) if records[entry.id]["links"]["terms"]], "说到术语的问题")


def test_running_text_reads_as_on_the_pages(data: dict[str, Any], catalog: Catalog) -> None:
    assert any("[[" in entry.text for entry in catalog.valid)
    for identifier, record in by_id(data).items():
        assert not [text for text in strings(record) if "[[" in text], identifier
