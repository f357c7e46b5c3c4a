"""The list of practices that opens in Excel and WPS: one line each, what an inspector asks for in columns."""

from __future__ import annotations

import csv

import pytest

from handbook.catalog import Catalog
from handbook.exports.practice_list import PATH, files, head, plain
from handbook.model import Practice
from handbook.pages import Handbook
from handbook.settings.publication import Publication
from handbook.site.kept import Store

BOOK = Publication("手册", "https://example.org/handbook/")


@pytest.fixture(scope="module")
def text(catalog: Catalog) -> str:
    return dict(files(Handbook(catalog, BOOK), Store()))[PATH].decode()


@pytest.fixture(scope="module")
def lines(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))


def test_excel_reads_its_characters(text: str) -> None:
    assert text.startswith("\ufeff名称,")
    assert "\r\n" in text


def test_every_practice_has_a_line(catalog: Catalog, lines: list[dict[str, str]]) -> None:
    assert sorted(line["编号"] for line in lines) == sorted(entry.id for entry in catalog.of(Practice))
    assert all(set(line) == set(head(catalog.settings)) for line in lines)
    assert not any("[[" in line["一句话"] for line in lines)


@pytest.mark.about("practices/sanlian-sanwei")
def test_a_line_says_what_its_page_says(lines: list[dict[str, str]]) -> None:
    line = next(line for line in lines if line["编号"] == "sanlian-sanwei")
    assert (line["状态"], line["证据"]) == ("转述", "规模或产出")
    assert "852 个机关支部；354 个社区" in line["成效里的数字（来源自述）"]
    assert line["数字的出处"] == "长沙浏阳考察第10段"
    assert line["页面"] == "https://example.org/handbook/practices/sanlian-sanwei/"


def test_what_is_only_recommended_can_be_counted(catalog: Catalog, lines: list[dict[str, str]]) -> None:
    counted = sum(line["状态"] == "建议" for line in lines)
    assert counted == sum(entry.record.status == "建议" for entry in catalog.of(Practice))


@pytest.mark.parametrize(("cell", "written"), [("=1+1", "'=1+1"), ("+社区", "'+社区"), ("1+13", "1+13"), ("", "")])
def test_no_cell_is_a_formula(cell: str, written: str) -> None:
    assert plain(cell) == written


def test_the_pages_lead_to_it(bodies: dict[str, str]) -> None:
    assert 'href="index.csv" download="做法目录.csv"' in bodies["practices/"]
    assert 'href="../practices/index.csv" download="做法目录.csv"' in bodies["evidence/"]
