"""Kits: one step sheet of one page, at most three forms, Chinese names that Windows reads."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

import docx as reader
import pytest
from ours import DOCS, enough

from handbook.catalog import Catalog, read_catalog
from handbook.catalog.offers import offer_for
from handbook.forms import files, kits
from handbook.forms.steps import CLOSING_LINES, LINES, TITLE_LINES, Section, fitted, lines_of
from handbook.model import Problem
from handbook.site.kept import Store

UTF8 = 0x800


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return read_catalog(DOCS)


def everything(catalog: Catalog) -> dict[str, bytes]:
    """The files of the forms, and the kits."""
    forms = dict(files(catalog, Store()))
    return forms | dict(kits.files(catalog, forms, Store()))


@pytest.fixture(scope="module")
def written(catalog: Catalog) -> dict[str, bytes]:
    return everything(catalog)


@pytest.fixture(scope="module")
def archives(written: dict[str, bytes]) -> dict[str, ZipFile]:
    return {path: ZipFile(io.BytesIO(content)) for path, content in written.items() if path.endswith(".zip")}


def test_addresses_are_ascii_and_stand_once(catalog: Catalog, written: dict[str, bytes]) -> None:
    forms = dict(files(catalog, Store()))
    paths = [path for path, _ in (*files(catalog, Store()), *kits.files(catalog, forms, Store()))]
    assert len(set(paths)) == len(paths)
    assert all(path.isascii() for path in paths)


def test_the_same_bytes_each_time(catalog: Catalog, written: dict[str, bytes]) -> None:
    assert everything(catalog) == written


def test_whatever_has_forms_has_a_kit_and_so_has_each_group_of_an_offer(catalog: Catalog, archives: dict[str, ZipFile]) -> None:
    kinds = ("situation", "method", "practice", "problem")
    whole = {kits.address(entry) for entry in catalog.valid if entry.kind in kinds and kits.forms_of(catalog, entry)}
    groups = {
        kits.address(problem, group) for problem in catalog.of(Problem) for group in offer_for(problem, catalog).groups
        if kits.forms_in(catalog, problem, group)
    }  # fmt: skip
    assert set(archives) == whole | groups


def test_a_sheet_names_each_doer_once(archives: dict[str, ZipFile]) -> None:
    told = [reader.Document(io.BytesIO(archive.read("0-启动单.docx"))) for archive in archives.values()]
    assert [line.text for sheet in told for line in sheet.paragraphs if re.search("填写填|分填|填填|谁填：[^。]*[填写签]", line.text)] == []


def test_a_sheet_offers_a_choice_only_where_there_is_one(archives: dict[str, ZipFile]) -> None:
    for path, archive in archives.items():
        lines = [line.text for line in reader.Document(io.BytesIO(archive.read("0-启动单.docx"))).paragraphs]
        for number, line in enumerate(lines):
            assert not line.endswith("从这几条做法里选一条") or lines[number + 2].startswith("2."), path


def test_kits_open_and_hold_three_forms_at_most(archives: dict[str, ZipFile]) -> None:
    for path, archive in archives.items():
        assert archive.testzip() is None, path
        names = archive.namelist()
        assert names[0] == "0-启动单.docx"
        assert 1 <= len({name[0] for name in names[1:]}) <= kits.MOST_FORMS, path
        assert all(info.flag_bits & UTF8 for info in archive.infolist() if not info.filename.isascii()), path
        assert all(info.date_time[0] == 1980 for info in archive.infolist()), path
        assert not any(set(name) & set('\\/:*?"<>|') for name in names), path


def test_forms_in_kits_are_those_of_the_pages(archives: dict[str, ZipFile], written: dict[str, bytes]) -> None:
    contents = set(written.values())
    for path, archive in archives.items():
        assert all(archive.read(name) in contents for name in archive.namelist()[1:]), path


def test_step_sheets_fit_one_page(archives: dict[str, ZipFile]) -> None:
    for path, archive in archives.items():
        document = reader.Document(io.BytesIO(archive.read("0-启动单.docx")))
        body = [p.text for p in document.paragraphs if p.style is not None and p.style.name in ("heading 1", "Heading 1", "Body Text")]
        assert sum(map(lines_of, body)) <= LINES - TITLE_LINES - CLOSING_LINES, path


def test_no_sheet_names_a_record_by_its_id(archives: dict[str, ZipFile]) -> None:
    told = [reader.Document(io.BytesIO(archive.read("0-启动单.docx"))) for archive in archives.values()]
    assert [line.text for sheet in told for line in sheet.paragraphs if re.search("[a-z]+-[a-z]+", line.text)] == []


def test_no_sheet_leaves_a_third_of_its_page_empty(archives: dict[str, ZipFile]) -> None:
    enough(len(archives), 20)  # a small handbook has little to fill a page with
    for path, archive in archives.items():
        lines = [line.text for line in reader.Document(io.BytesIO(archive.read("0-启动单.docx"))).paragraphs]
        assert sum(map(lines_of, lines)) >= LINES * 2 // 3, path


def test_what_is_extra_takes_the_room_that_is_left_and_is_not_missed() -> None:
    extra = Section("丙", ["短。", "长" * 80], extra=True)
    kept, complete = fitted([Section("甲", ["短。"]), extra], 5)
    assert [(section.heading, section.paragraphs) for section in kept] == [("甲", ["短。"]), ("丙", ["短。"])]
    assert complete


def test_one_paragraph_has_the_heading_of_one() -> None:
    choice = Section("选一条", ["短。", "长" * 80, "尾。"], alone="用这条")
    assert [(section.heading, section.paragraphs) for section in fitted([choice], 2)[0]] == [("用这条", ["1. 短。"])]
    assert [(section.heading, section.paragraphs) for section in fitted([choice], 3)[0]] == [("选一条", ["1. 短。", "2. 尾。"])]


def test_what_does_not_fit_is_left_out_whole() -> None:
    kept, complete = fitted([Section("甲", ["短。", "长" * 300]), Section("乙", ["尾。"])], 6)
    assert [(section.heading, section.paragraphs) for section in kept] == [("甲", ["短。"]), ("乙", ["尾。"])]
    assert not complete


def test_the_forms_of_a_kit_are_named_whatever_else_goes() -> None:
    kept, complete = fitted([Section("甲", ["长" * 80]), Section("表", ["1. 表。"], must=True)], 6)
    assert [section.heading for section in kept] == ["甲", "表"]
    kept, complete = fitted([Section("甲", ["长" * 80]), Section("表", ["1. 表。"], must=True)], 5)
    assert [section.heading for section in kept] == ["表"]
    assert not complete


def test_names_for_files_drop_what_windows_forbids() -> None:
    assert kits.file_name("《甲/乙：?表》 ") == "甲乙：表"


@pytest.mark.about("situations/xinren-shuji", "templates/shuji-jiaojie-qingdan")
def test_who_takes_over_a_branch_finds_what_is_handed_over_first(catalog: Catalog) -> None:
    """The list is the editor's from end to end, and nobody's name is signed on it."""
    situation = catalog.get("xinren-shuji")
    assert situation
    form = kits.forms_of(catalog, situation)[0]
    assert form.id == "shuji-jiaojie-qingdan"
    assert form.record.cites is None
    assert all(field.origin.is_editors for field in form.record.fields)
    told = "".join(field.label for field in form.record.fields)
    assert not [word for word in ("名册", "党费", "印章", "档案", "三会一课", "没办完的事", "物品", "答应过", "协议") if word not in told]
