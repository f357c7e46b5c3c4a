"""The records as data: every field and link, each citation as a place in the original file, and a schema that says so."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from handbook.exports.data import DATA, write_data
from handbook.exports.robots import robots
from handbook.exports.schema import SCHEMA
from handbook.settings.publication import UNPUBLISHED, Publication
from stock_handbook import Handbook


@pytest.mark.parametrize(("written", "read"), [
    ("[[ sanwen-sanbang ]]", "三问三帮"), ("[[sanwen-sanbang|" + '"' * 40 + "]]", '"' * 40), ("[[sanwen-sanbang |三问]]", "三问"),
])
def test_mentions_are_read_however_they_are_spaced_and_quoted(written: str, read: str, handbook: Handbook) -> None:
    handbook.replace("docs/practices/qingdan-1-3.yml", "summary: 一户一张", f"summary: '{written}，一户一张")
    handbook.replace("docs/practices/qingdan-1-3.yml", "按谁来办分进三张清单。", "按谁来办分进三张清单。'")
    records = json.loads(write_data(handbook.catalog(), Publication("手册", "")))["practices"]
    assert next(record["summary"] for record in records if record["id"] == "qingdan-1-3").startswith(f"{read}，一户一张")


def test_the_site_holds_data_schema_and_robots(built: Handbook) -> None:
    data, schema = (json.loads((built.site / path).read_text(encoding="utf-8")) for path in (DATA, SCHEMA))
    assert list(Draft202012Validator(schema).iter_errors(data)) == []
    assert (built.site / "robots.txt").read_text(encoding="utf-8") == (
        "User-agent: *\nAllow: /\nSitemap: https://example.org/handbook/sitemap.xml\n"
    )


def test_without_an_address_robots_are_told_of_no_list_of_pages() -> None:
    assert robots(UNPUBLISHED) == "User-agent: *\nAllow: /\n"
