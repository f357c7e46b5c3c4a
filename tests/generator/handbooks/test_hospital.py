"""A handbook of another trade, of which the generator knows nothing: it checks, builds, and gives all its files."""

from __future__ import annotations

import csv
import io
import json
import re
from xml.etree import ElementTree

import docx
import openpyxl
import pytest
from jsonschema import Draft202012Validator

from handbook.catalog import read_catalog
from handbook.model import WorkTemplate
from stock_handbook import ROOT, Handbook

ADDRESS = "https://example.org/yunshan/handbook/"
TEXTS = {".html", ".js", ".json", ".css", ".csv", ".xml", ".txt", ".svg"}
# tables by which the search reads any Chinese text hold every character there is
TABLES = re.compile(r"assets/javascripts/(?:workers/|lunr/)")
# the words of this repository's handbook, which no test of the generator writes out
OTHER_TRADE = re.compile(r"\u515a|\u652f\u90e8|三会一课|两张皮|四个“一起”|周一启动包|三联三为")


def texts(handbook: Handbook) -> dict[str, str]:
    """Every file of the built site that holds text, by its path."""
    files = ((path, path.relative_to(handbook.site).as_posix()) for path in sorted(handbook.site.rglob("*")))
    return {name: path.read_text(encoding="utf-8") for path, name in files if path.suffix in TEXTS and not TABLES.match(name)}


def test_it_has_no_fault(hospital: Handbook) -> None:
    assert hospital.found(with_reports=True) == []
    kinds = {kind: len(list((hospital.docs / kind).glob("*.yml"))) for kind in ("practices", "problems", "templates", "sources", "terms")}
    assert kinds == {"practices": 15, "problems": 8, "templates": 8, "sources": 3, "terms": 6}


def test_nothing_on_it_is_of_another_trade(hospital: Handbook) -> None:
    found = {f"{name}：{word}" for name, text in texts(hospital).items() for word in OTHER_TRADE.findall(text)}
    assert found == set()


def test_no_source_of_another_handbook_is_named_on_it(hospital: Handbook) -> None:
    others = "|".join(re.escape(entry.id) for entry in read_catalog(ROOT / "docs").entries if entry.kind == "source")
    assert {name for name, text in texts(hospital).items() if others and re.search(rf"\b(?:{others})\b", text)} == set()


def test_what_it_goes_without_is_nowhere(hospital: Handbook) -> None:
    assert not (hospital.site / "shorthands").exists()
    pages = {name: text for name, text in texts(hospital).items() if name.endswith(".html")}
    assert [name for name, text in pages.items() if "shorthands/" in text] == []
    assert [name for name, text in pages.items() if "搜名称、问题、简称" in text] == []


@pytest.mark.parametrize(
    ("address", "said"),
    {
        "": ["PDCA 四步", "按科室类型、质量工具筛选", "不收患者和职工的姓名", "云杉医院集团质控办编印"],
        "practices": ["<strong>科室类型</strong>", "<strong>质量工具</strong>", 'placeholder="如：候诊"', "先选科室类型和质量工具"],
        "practices/bedside-handover": ["换个科室类型：同一质量工具的做法", "质控启动包"],
        "problems": ["交接只念单子"],
        "problems/handover-by-paper": ["同科室类型的"],
        "templates": ["<strong>步骤</strong>", "<strong>场合</strong>", "照办法去做。"],
        "templates/bedside-handover-sheet": ['data-group="科室"'],
        "sources": ['<th scope="col">科室类型</th>'],
        "sources/clinic-waiting": ["<dt>科室类型</dt>", "第三条建议没有写完"],
        "map": ["问题与科室类型", "问题 × 做法的质量工具"],
        "compare": ['<th scope="row">科室类型</th>', '<th scope="row">质量工具</th>', '<th scope="row">步骤</th>'],
        "selfcheck": ["仅供科室自查，不进绩效。", "按步骤列出", "看哪些步骤还空着"],
        "facets/sector/ward": ["科室类型：住院病区"],
        "facets/stage/check": ["按主要的质量工具分列"],
        "fields": ["<td>科室类型</td>", "<td>质量工具</td>", "<td>步骤</td>"],
        "contribute": ["https://example.org/yunshan/handbook/issues"],
    }.items(),
)  # fmt: skip
def test_pages_speak_its_words(hospital: Handbook, address: str, said: list[str]) -> None:
    page = hospital.page(address)
    assert [words for words in said if words not in page] == []


def test_pages_have_its_colours(hospital: Handbook) -> None:
    sheet = next((hospital.site / "assets").glob("handbook.*.css")).read_text(encoding="utf-8")
    assert "#0b5f5a" in sheet
    assert "#7fd1c9" in sheet


def test_the_report_that_may_be_shown_is_and_the_others_are_not(hospital: Handbook) -> None:
    site = texts(hospital)
    shown, hidden = "接班护士复述一遍，患者或家属可以当场补充", "把超声、CT、抽血的时间一次排好"
    assert shown in site["sources/ward-safety/index.html"]
    assert any(shown in text for name, text in site.items() if name.startswith("data/"))
    assert [name for name, text in site.items() if hidden in text] == []


def test_its_data_is_what_their_schema_says(hospital: Handbook) -> None:
    data, schema = (json.loads((hospital.site / f"data/handbook{end}.json").read_text(encoding="utf-8")) for end in ("", ".schema"))
    assert [error.message for error in Draft202012Validator(schema).iter_errors(data)] == []
    assert data["name"] == "云杉医院集团质量改进手册"
    assert schema["$defs"]["Sector"]["enum"] == ["住院病区", "门诊诊区", "手术部", "药学部门", "医技科室", "职能部门"]


def test_its_table_of_practices(hospital: Handbook) -> None:
    text = (hospital.site / "practices/index.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    row = next(row for row in rows if row["编号"] == "bedside-handover")
    assert len(rows) == 15
    assert (row["科室类型"], row["层级"], row["质量工具"], row["步骤"]) == ("住院病区", "院区", "交接沟通、核查清单", "执行")
    assert row["页面"] == f"{ADDRESS}practices/bedside-handover/"


def test_its_feed_and_what_searchers_may_read(hospital: Handbook) -> None:
    feed = ElementTree.fromstring((hospital.site / "updates/feed.xml").read_text(encoding="utf-8"))
    name = "{http://www.w3.org/2005/Atom}"
    assert feed.findtext(f"{name}id") == f"{ADDRESS}updates/feed.xml"
    assert feed.findtext(f"{name}author/{name}name") == "云杉医院集团质控办"
    assert len(feed.findall(f"{name}entry")) == 40
    robots = (hospital.site / "robots.txt").read_text(encoding="utf-8")
    assert robots == f"User-agent: *\nAllow: /\nSitemap: {ADDRESS}sitemap.xml\n"


def test_its_forms_open(hospital: Handbook) -> None:
    for entry in hospital.catalog().of(WorkTemplate):
        labels = [field.label for field in entry.record.fields]
        folder = hospital.site / entry.url
        body = docx.Document(str(folder / f"{entry.id}.docx")).element.body
        words = {"".join(part.text or "" for part in paragraph.iter("{*}t")) for paragraph in body.iter("{*}p")}
        assert [label for label in labels if not any(label in text for text in words)] == [], entry.id
        assert OTHER_TRADE.findall("".join(words)) == []
        for path in set(folder.glob("*.xlsx")) - set(folder.glob("*-batch.xlsx")):  # where what is signed by hand has no column
            cells = {str(cell.value) for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for cell in row if cell.value}
            assert [label for label in labels if not any(label in text for text in cells)] == [], entry.id
            assert OTHER_TRADE.findall("".join(cells)) == []
    blanks = set(hospital.site.glob("templates/*/*-batch.xlsx"))
    assert len(blanks) == len(hospital.catalog().of(WorkTemplate))
    assert len(set(hospital.site.glob("templates/*/*.xlsx")) - blanks) == 4


def test_its_list_of_forms_has_its_words(hospital: Handbook) -> None:
    sheet = openpyxl.load_workbook(hospital.site / "templates/index.xlsx").worksheets[0]
    head = [str(cell.value) for cell in next(sheet.iter_rows())]
    assert head[:3] == ["步骤", "场合", "表单"]


def test_its_package_opens_from_the_disk(hospital: Handbook) -> None:
    read = (hospital.unpacked.parent / "README.txt").read_text(encoding="utf-8-sig")
    assert read.startswith("云杉医院集团质量改进手册")
    assert (hospital.unpacked / "practices/bedside-handover/index.html").is_file()
