"""What else a record is called: a name that differs in quotation marks, titles' brackets, spaces or width only is no other name."""

from __future__ import annotations

import pytest

from handbook.pages.handbook import Handbook as Contents
from handbook.pages.records import record_page
from handbook.pages.writer import Writer
from stock_handbook import Handbook

NAME = "三问三帮"


@pytest.mark.parametrize("alias", ["“三问三帮”", "三 问三帮", "《三问三帮》", "‘三问三帮’"])
def test_the_name_in_another_dress_is_not_shown(alias: str, records: Handbook) -> None:
    records.replace("docs/practices/sanwen-sanbang.yml", f"name: {NAME}\n", f"name: {NAME}\naliases: ['{alias}', 分户联系, “分户联系”]\n")
    contents = Contents(records.catalog())
    entry = contents.catalog.get("sanwen-sanbang")
    assert entry
    assert entry.other_names == ("分户联系",)
    assert "又称：分户联系。" in record_page(entry, Writer(contents)).body
    assert alias in entry.record.aliases  # the search has it
