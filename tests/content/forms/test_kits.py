"""Kits: a step sheet with every step and caution, at most three forms, Chinese names that Windows reads."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

import docx as reader
import pytest
from ours import DOCS, enough

from handbook.catalog import Catalog, Entry, read_catalog
from handbook.catalog.mentions import spoken
from handbook.catalog.offers import methods_for, methods_of, offer_for
from handbook.forms import files, kits
from handbook.forms.fitting import LINES, Section, fitted, lines_of, room_below, room_for
from handbook.model import Method, Problem, Situation
from handbook.model.base import with_status
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
    sheets = [reader.Document(io.BytesIO(archive.read("0-启动单.docx"))) for archive in archives.values()]
    assert [line.text for sheet in sheets for line in sheet.paragraphs if re.search("填写填|分填|填填|谁填：[^。]*[填写签]", line.text)] == []


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


def text_of(archive: ZipFile) -> list[str]:
    """The paragraphs of the sheet in a kit."""
    return [line.text for line in reader.Document(io.BytesIO(archive.read("0-启动单.docx"))).paragraphs]


def told(method: Entry, catalog: Catalog) -> list[str]:
    """The steps of a method, as they have to stand on a sheet."""
    return [
        f"{number}. {'【编者】' if step.origin.is_editors else ''}{spoken(with_status(step.text, step.status), catalog)}"
        for number, step in enumerate(method.record.steps, 1)
    ]


def test_a_sheet_holds_every_step_of_its_method(catalog: Catalog, archives: dict[str, ZipFile]) -> None:
    """A list with a gap in it sends a reader from the second step to the fourth."""
    methods = {kits.address(method): told(method, catalog) for method in catalog.of(Method) if kits.forms_of(catalog, method)}
    found = {path: [line for line in text_of(archives[path]) if line in steps] for path, steps in methods.items()}
    assert found == methods


def test_a_sheet_holds_every_step_of_the_first_method_against_a_problem(catalog: Catalog, archives: dict[str, ZipFile]) -> None:
    problems = {kits.address(problem): methods_for(problem, catalog) for problem in catalog.of(Problem) if kits.forms_of(catalog, problem)}
    first = {path: told(methods[0], catalog) for path, methods in problems.items() if methods}
    assert first
    assert {path: [line for line in text_of(archives[path]) if line in steps] for path, steps in first.items()} == first


def advised(methods: list[Entry], catalog: Catalog) -> list[str]:
    return [spoken(f"{method.name}：{method.record.summary}", catalog) for method in methods]


def named_in_closing(lines: list[str]) -> set[str]:
    """The headings that the closing line of a sheet names as not printed whole."""
    found = re.search("没印下的也在那里：(.*?)。", lines[-1])
    return {re.sub("（“.*”一栏）", "", heading) for heading in found[1].split("、")} if found else set()


def untold(lines: list[str], parts: dict[str, list[str]]) -> list[str]:
    """The headings of which something neither stands on the sheet nor is named as missing."""
    named = named_in_closing(lines)
    return [heading for heading, texts in parts.items() if not {*texts} <= {*lines} and heading not in named]


def test_whatever_a_sheet_against_a_problem_leaves_out_is_named(catalog: Catalog, archives: dict[str, ZipFile]) -> None:
    """The page of a problem has more questions and methods than the sheet has lines."""
    methods = {kits.address(problem): (problem, methods_for(problem, catalog)) for problem in catalog.of(Problem)}
    for problem in catalog.of(Problem):
        for group in offer_for(problem, catalog).groups:
            methods[kits.address(problem, group)] = problem, methods_of(group, problem, catalog)
    parts = {
        path: {"先自查": [spoken(check, catalog) for check in problem.record.editor.checks], "也可以照": advised(offered[1:], catalog)}
        for path, (problem, offered) in methods.items() if path in archives
    }  # fmt: skip
    assert parts
    found = {path: untold(text_of(archives[path]), each) for path, each in parts.items()}
    assert {path: headings for path, headings in found.items() if headings} == {}


def test_a_sheet_for_a_situation_has_its_caution_and_names_every_method(catalog: Catalog, archives: dict[str, ZipFile]) -> None:
    """A caution says for whom a rule holds: without it the steps are taken where they do not."""
    situations = [situation for situation in catalog.of(Situation) if kits.forms_of(catalog, situation)]
    assert situations
    for situation in situations:
        lines = text_of(archives[kits.address(situation)])
        methods = catalog.found(situation.record.methods)
        names = [line.partition("：")[0] for line in lines]
        assert [method.name for method in methods if method.name not in names] == [], situation.id
        assert untold(lines, {"照什么方法": advised(methods, catalog)}) == [], situation.id
        assert not situation.record.note or f"【编者】{spoken(situation.record.note, catalog)}" in lines, situation.id


SECONDARY = ("做什么", "先做最小的", "防走样", "填表时", "照什么方法", "也可以照", "先自查", "从这几条", "用这条")


def test_step_sheets_fit_one_page_unless_their_steps_do_not(archives: dict[str, ZipFile]) -> None:
    for path, archive in archives.items():
        document = reader.Document(io.BytesIO(archive.read("0-启动单.docx")))
        room = room_below(document.paragraphs[0].text)
        heading, needed, taken = "", 0, 0
        for line in document.paragraphs:
            style = line.style.name if line.style is not None else ""
            if style in ("heading 1", "Heading 1"):
                heading = line.text.partition("、")[2]
            if style in ("heading 1", "Heading 1", "Body Text"):
                taken += lines_of(line.text)
                needed += 0 if heading.startswith(SECONDARY) else lines_of(line.text)
                if path.startswith("situations/") and heading.startswith("照什么方法"):
                    needed += lines_of(line.text.partition("：")[0])  # the name is there in any case
        assert taken <= room if needed <= room else taken <= room + LINES, path


def test_no_sheet_names_a_record_by_its_id(archives: dict[str, ZipFile]) -> None:
    sheets = [reader.Document(io.BytesIO(archive.read("0-启动单.docx"))) for archive in archives.values()]
    assert [line.text for sheet in sheets for line in sheet.paragraphs if re.search("[a-z]+-[a-z]+", line.text)] == []


def test_no_sheet_leaves_a_third_of_its_page_empty(archives: dict[str, ZipFile]) -> None:
    enough(len(archives), 20)  # a small handbook has little to fill a page with
    for path, archive in archives.items():
        lines = [line.text for line in reader.Document(io.BytesIO(archive.read("0-启动单.docx"))).paragraphs]
        assert sum(map(lines_of, lines)) >= LINES * 2 // 3, path


def test_what_is_extra_takes_the_room_that_is_left_and_is_not_missed() -> None:
    extra = Section("丙", ["短。", "长" * 80], extra=True)
    kept, left = fitted([Section("甲", ["短。"]), extra], 5)
    assert [(section.heading, section.paragraphs) for section in kept] == [("甲", ["短。"]), ("丙", ["短。"])]
    assert left == ()


def test_one_paragraph_has_the_heading_of_one() -> None:
    choice = Section("选一条", ["短。", "长" * 80, "尾。"], alone="用这条")
    assert [(section.heading, section.paragraphs) for section in fitted([choice], 2)[0]] == [("用这条", ["1. 短。"])]
    assert [(section.heading, section.paragraphs) for section in fitted([choice], 3)[0]] == [("选一条", ["1. 短。", "2. 尾。"])]


def test_what_does_not_fit_is_left_out_whole_and_named() -> None:
    kept, left = fitted([Section("甲【编者】", ["短。", "长" * 300]), Section("乙", ["尾。"])], 6)
    assert [(section.heading, section.paragraphs) for section in kept] == [("甲【编者】", ["短。"]), ("乙", ["尾。"])]
    assert left == ("甲",)


def test_the_forms_of_a_kit_are_named_whatever_else_goes() -> None:
    kept, _ = fitted([Section("甲", ["长" * 80]), Section("表", ["1. 表。"], must=True)], 6)
    assert [section.heading for section in kept] == ["甲", "表"]
    kept, left = fitted([Section("甲", ["长" * 80]), Section("表", ["1. 表。"], must=True)], 5)
    assert [section.heading for section in kept] == ["表"]
    assert left == ("甲",)


def test_steps_take_a_second_page_rather_than_be_left_out() -> None:
    steps = Section("步骤", [f"{number}. {'长' * 80}" for number in range(1, 7)], must=True)
    kept, left = fitted([steps], room_for([steps]))
    assert [section.paragraphs for section in kept] == [steps.paragraphs]
    assert left == ()
    assert room_for([Section("步骤", ["短。"], must=True)]) < room_for([steps]) < 2 * LINES


def test_a_paragraph_that_does_not_fit_shrinks_to_its_name_and_that_is_said() -> None:
    methods = Section("方法【编者】", ["一：短。", f"二：{'长' * 80}", f"三：{'长' * 80}"], names=["一", "二", "三"])
    assert room_for([methods]) == room_for([])
    kept, left = fitted([methods, Section("乙", ["尾。"])], 6)
    assert [section.paragraphs for section in kept] == [["一：短。", "二", "三"], ["尾。"]]
    assert left == ("方法",)


def test_a_warning_is_told_as_far_as_there_is_room_and_where_the_rest_stands() -> None:
    warning = Section("防走样", ["一句。", f"{'长' * 80}。", "三句。"], flows=True, at="走样与负担")
    assert [section.paragraphs for section in fitted([warning], 9)[0]] == [[f"一句。{'长' * 80}。三句。"]]
    assert fitted([warning], 9)[1] == ()
    kept, left = fitted([warning], 3)
    assert [section.paragraphs for section in kept] == [["一句。"]]
    assert left == ("防走样（“走样与负担”一栏）",)
    assert fitted([warning], 1) == ([], ("防走样（“走样与负担”一栏）",))


def test_a_list_that_goes_on_elsewhere_is_named_even_where_all_given_fits() -> None:
    assert fitted([Section("甲【编者】", ["短。"], goes_on=True)], 6)[1] == ("甲",)


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
