"""Many copies of one form from one workbook, in the browser: what is read, what comes out, and what is told of every fault."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect
from xlsxwriter import Workbook

import stock_handbook
from made_once import made_once
from served import PHONE, Watch, findings, new_page, serve
from stock_handbook import Handbook

BEGIN = "named_by: 编者\nmechanism: 联系服务\noccasion: 走访调研\npurpose: 记下一次走访。\n"
VISIT = (
    "name: 走访卡\nform: 记录\n" + BEGIN + "fields:\n"
    "  - {label: 走访日期, origin: 编者拟}\n"
    "  - {label: 方式, origin: 编者拟, choices: [上门, 电话]}\n"
    "  - {label: 人数, origin: 编者拟}\n"
    "  - {label: 读者意见, origin: 编者拟, given: [先问借书。, 再问办证。]}\n"
    "  - {label: 已回话, origin: 编者拟, kind: 勾选}\n"
)
PLAN = (
    "name: 走访计划\nform: 计划方案\n" + BEGIN + "layout: {rows: 3}\nfields:\n"
    "  - {label: 月份, kind: 文字, origin: 编者拟, given: [一月, 二月]}\n"
    "  - {label: 到哪里, origin: 编者拟}\n"
    "  - {label: 办了没有, origin: 编者拟, choices: [办了, 没办]}\n"
    "  - {label: 本人签到, origin: 编者拟, kind: 签字}\n"  # signed by hand: it has no column in the blank
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
HINT = "【编者】以下已填的是编者拟的样稿，不出自报告；照本单位的情况改，改完删去这一行。"
AGAIN = "请用 Excel 或 WPS 打开，另存为 .xlsx，再选那一份。"
Row = Mapping[str, object]
Visit = Callable[[str], Page]


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The stock handbook with a card and a plan."""
    return Handbook(made_once(tmp_path_factory, "batch", build))


def build(root: Path) -> None:
    handbook = stock_handbook.whole(root)
    for name, text in (("zoufang-ka", VISIT), ("zoufang-jihua", PLAN)):
        (root / f"docs/templates/{name}.yml").write_text(text, encoding="utf-8")
    handbook.replace("docs/practices/sanwen-sanbang.yml", "xuqiu-qingdan", "xuqiu-qingdan, zoufang-ka, zoufang-jihua")
    handbook.build()


@pytest.fixture(params=["http", "file"])
def visit(request: pytest.FixtureRequest, handbook: Handbook, chromium: Browser) -> Iterator[Visit]:
    """Opens the page of a form, served or from the disk; nothing may be asked of others, and nothing may go wrong."""
    context = chromium.new_context(reduced_motion="reduce")
    with serve(handbook.site) as base:
        watch = Watch(base if request.param == "http" else "file://")

        def go(form: str) -> Page:
            page = new_page(context, watch)
            address = f"templates/{form}/"
            page.goto(base + address if request.param == "http" else (handbook.site / address / "index.html").as_uri())
            return page

        yield go
        context.close()
    assert watch.faults == []


def blank(handbook: Handbook, form: str) -> bytes:
    return (handbook.site / f"templates/{form}/{form}-batch.xlsx").read_bytes()


def filled(handbook: Handbook, form: str, rows: Sequence[Row]) -> bytes:
    """The blank of a form with these rows below its head, as Excel saves it."""
    book = openpyxl.load_workbook(io.BytesIO(blank(handbook, form)))
    sheet = book.worksheets[0]
    places = {str(cell.value): cell.column for cell in sheet[1]}
    for number, row in enumerate(rows, 2):
        for label, value in row.items():
            sheet.cell(number, places[label], value)  # type: ignore[arg-type]
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def choose(page: Page, content: bytes, name: str = "填.xlsx") -> None:
    page.locator("#batch-file input").set_input_files({"name": name, "mimeType": "", "buffer": content})


def made(page: Page, content: bytes) -> tuple[str, dict[str, bytes]]:
    """The name of the archive that comes of a workbook, and its documents."""
    with page.expect_download() as told:
        choose(page, content)
    with ZipFile(told.value.path()) as archive:
        assert archive.testzip() is None
        return told.value.suggested_filename, {name: archive.read(name) for name in archive.namelist()}


def controls(content: bytes) -> dict[str, str]:
    body = docx.Document(io.BytesIO(content)).element.body
    return {
        control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"): "".join(text.text or "" for text in control.iter(f"{W}t")).strip("　")
        for control in body.iter(f"{W}sdt")
    }


def told(page: Page, content: bytes, name: str = "填.xlsx") -> tuple[str, list[str]]:
    """What is said of a workbook that cannot be used, and the list of its faults."""
    choose(page, content, name)
    page.wait_for_function("/[。：]$/.test(document.querySelector('#batch-file [role=status]').textContent)")
    return page.locator("#batch-file [role=status]").inner_text(), page.locator("#batch-file li").all_inner_texts()


CARD: Row = {
    "单位": "青禾县图书馆 & <分馆>", "部门": "流通部", "年度": 2027, "走访日期": datetime.date(2026, 4, 1), "方式": "上门、电话", "人数": 3,
    "读者意见": "多进农书。\n早些开门。", "已回话": "√",
}  # fmt: skip


def test_a_row_is_a_document(visit: Visit, handbook: Handbook) -> None:
    group = str(openpyxl.load_workbook(io.BytesIO(blank(handbook, "zoufang-ka"))).worksheets[0]["B1"].value)
    card = {group if label == "部门" else label: value for label, value in CARD.items()}
    name, documents = made(visit("zoufang-ka"), filled(handbook, "zoufang-ka", [card, {"走访日期": "2026/5/2"}, {"走访日期": "下半年"}]))
    assert name == "走访卡-批量填-3份.zip"
    assert list(documents) == ["1-青禾县图书馆 & 分馆-流通部-走访卡.docx", "2-走访卡.docx", "3-下半年-走访卡.docx"]
    first, second, third = map(controls, documents.values())
    assert [first[tag] for tag in ("unit", "branch", "year", "f1", "f2-1", "f2-2", "f3", "f4", "f5")] == [
        "青禾县图书馆 & <分馆>", "流通部", "2027", "2026年4月1日", "☑", "☑", "3", "多进农书。早些开门。", "☑"
    ]  # fmt: skip
    assert "f4-2" not in first
    assert [second[tag] for tag in ("unit", "f1", "f2-1", "f4", "f4-2", "f5")] == ["", "2026年5月2日", "☐", "先问借书。", "再问办证。", "☐"]
    assert third["f1"] == "下半年"
    texts = [[paragraph.text for paragraph in docx.Document(io.BytesIO(content)).paragraphs] for content in documents.values()]
    assert [HINT in each for each in texts] == [False, True, True]  # as long as something of the editor's is left


def test_rows_of_a_ledger_that_have_their_head_in_common_go_together(visit: Visit, handbook: Handbook) -> None:
    rows: list[Row] = [{"单位": "甲馆", "月份": f"{number}月", "到哪里": "村"} for number in range(1, 5)]
    rows[1:1] = [{"单位": "乙馆", "到哪里": "街", "办了没有": "办了"}]
    _, documents = made(visit("zoufang-jihua"), filled(handbook, "zoufang-jihua", [*rows, {"单位": "丙馆"}]))
    assert list(documents) == ["1-甲馆-走访计划.docx", "2-乙馆-走访计划.docx", "3-甲馆-走访计划.docx", "4-丙馆-走访计划.docx"]
    found = [controls(content) for content in documents.values()]
    assert [[each[f"f1-{line}"] for line in (1, 2, 3)] for each in found] == [
        ["1月", "2月", "3月"], ["", "", ""], ["4月", "", ""], ["一月", "二月", ""],
    ]  # fmt: skip
    assert (found[1]["f2-1"], found[1]["f3-1"]) == ("街", "办了")


def test_every_fault_is_told_by_its_row(visit: Visit, handbook: Handbook) -> None:
    rows: list[Row] = [
        {"走访日期": "2026-13-1", "方式": "写信", "人数": "三人"},
        {"走访日期": 2026, "已回话": "可能", "读者意见": "字" * 1001},
        {"单位": 431122199001011234, "走访日期": "2026年2月30日"},
    ]
    said, faults = told(visit("zoufang-ka"), filled(handbook, "zoufang-ka", rows))
    assert said == "还没有生成，有 8 处要改。在原来的表里改好、保存，再选一次："
    assert faults == [
        "第 2 行“走访日期”：没有“2026-13-1”这一天。改成有的日期。",
        "第 2 行“方式”：“写信”不在可选的值里。可以填：上门、电话。",
        "第 2 行“人数”：“三人”不是数字。只填数字，不带单位。",
        "第 3 行“走访日期”：“2026”不是日期。写成 2026-4-1 这样。",
        "第 3 行“读者意见”：有 1001 个字，一格最多 1000 个。请写短些。",
        "第 3 行“已回话”：“可能”看不出打不打勾。做到了填 √，没有就空着。",
        "第 4 行“单位”：像是很长的号码，电子表格已把末几位改成 0。把这一格设成文本格式，重新填。",
        "第 4 行“走访日期”：没有“2026年2月30日”这一天。改成有的日期。",
    ]


def test_what_is_mended_can_be_chosen_again(visit: Visit, handbook: Handbook) -> None:
    page = visit("zoufang-ka")
    assert told(page, filled(handbook, "zoufang-ka", [{"人数": "三人"}]))[1]
    assert len(made(page, filled(handbook, "zoufang-ka", [{"人数": 3}]))[1]) == 1
    expect(page.locator("#batch-file li")).to_have_count(0)


def sheet_of(rows: Sequence[Sequence[object]], **options: object) -> bytes:
    """A workbook as other programs write it: texts inline."""
    stream = io.BytesIO()
    book = Workbook(stream, {"constant_memory": True, **options})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    return stream.getvalue()


S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"


def written(sheet: str, strings: str = "", styles: str = "", pr: str = "") -> bytes:
    """A workbook by hand: prefixed names, an absolute target, the first sheet in a part of another name."""
    parts = {
        "xl/workbook.xml": f'<x:workbook xmlns:x="{S}" xmlns:r="{R}">{pr}<x:sheets><x:sheet name="甲" sheetId="7" r:id="rId9"/></x:sheets></x:workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{P}"><Relationship Id="rId9" Type="t" Target="/xl/worksheets/sheet7.xml"/></Relationships>',
        "xl/sharedStrings.xml": f'<x:sst xmlns:x="{S}">{strings}</x:sst>',
        "xl/styles.xml": f'<x:styleSheet xmlns:x="{S}">{styles}</x:styleSheet>',
        "xl/worksheets/sheet7.xml": f'<x:worksheet xmlns:x="{S}"><x:sheetData>{sheet}</x:sheetData></x:worksheet>',
    }
    stream = io.BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, '<?xml version="1.0"?>\n' + text)
    return stream.getvalue()


BY_HAND = written(
    '<x:row><x:c t="inlineStr"><x:is><x:t>单</x:t><x:t>位</x:t></x:is></x:c><x:c t="s"><x:v>0</x:v></x:c><x:c t="str"><x:v>人数</x:v></x:c></x:row>'
    '<x:row r="4"><x:c r="A4" t="s"><x:v>1</x:v></x:c><x:c r="B4" s="1"><x:v>44651.5</x:v></x:c><x:c r="C4"><x:f>1+2</x:f><x:v>3.0000000000000004</x:v></x:c></x:row>',
    "<x:si><x:r><x:t>走访</x:t></x:r><x:r><x:t>日期</x:t></x:r><x:rPh><x:t>rì</x:t></x:rPh></x:si><x:si><x:t>甲馆</x:t></x:si>",
    '<x:numFmts><x:numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></x:numFmts><x:cellXfs><x:xf numFmtId="0"/><x:xf numFmtId="176"/></x:cellXfs>',
)
FROM_1904 = written(
    '<x:row><x:c t="inlineStr"><x:is><x:t>走访日期</x:t></x:is></x:c></x:row><x:row><x:c s="1"><x:v>44651</x:v></x:c></x:row>',
    styles='<x:cellXfs><x:xf numFmtId="0"/><x:xf numFmtId="14"/></x:cellXfs>', pr='<x:workbookPr date1904="1"/>',
)


@pytest.mark.parametrize(("workbook", "wanted"), [
    (sheet_of([["走访日期", "单位"], ["2026.4.1", "甲馆"]]), {"f1": "2026年4月1日", "unit": "甲馆"}),
    (sheet_of([["某县走访"], [], ["单位", "人数"], ["甲馆", "１２"]]), {"f3": "12", "unit": "甲馆"}),
    (BY_HAND, {"f1": "2022年3月31日", "f3": "3", "unit": "甲馆"}),
    (FROM_1904, {"f1": "2026年4月1日"}),
], ids=["texts inline", "lines above the head", "prefixes and runs", "days from 1904"])  # fmt: skip
def test_workbooks_are_read_whoever_wrote_them(workbook: bytes, wanted: Row, visit: Visit) -> None:
    _, documents = made(visit("zoufang-ka"), workbook)
    (content,) = documents.values()
    assert {tag: controls(content)[tag] for tag in wanted} == wanted


def merged() -> bytes:
    book = openpyxl.Workbook()
    for row in (["单位", "人数", "备注"], ["甲馆", 1, "x", "y"], ["", 2]):
        book.worksheets[0].append(row)
    book.worksheets[0].merge_cells("A2:A3")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_what_would_be_left_out_unawares_is_a_fault(visit: Visit) -> None:
    assert told(visit("zoufang-ka"), merged())[1] == [
        "第 1 行“备注”：空白表里没有这一栏。删掉它，或者改回原来的名称。",
        "第 2 行：第 D 列没有栏目名称，却填了“y”。移到有名称的列，或者删掉。",
        "第 2 行：有合并的单元格（A2:A3）。取消合并，每一行都填上。",
    ]


BOMB = written("<x:row>" + "<x:c/>" * 6_000_000 + "</x:row>")
REFUSED = {
    "text": (b"a,b\n1,2\n", f"《填.xlsx》不是 Excel 工作簿。{AGAIN}"),
    "the old format": (b"\xd0\xcf\x11\xe0" + bytes(600), f"《填.xlsx》是旧版 .xls、.et，或者加了密码。{AGAIN}"),
    "damaged": (sheet_of([["单位"], ["甲"]])[:-300], f"《填.xlsx》压缩包损坏，读不出来。{AGAIN}"),
    "no workbook": (written("<x:row/>").replace(b"xl/workbook", b"xl/wirkbook"), f"《填.xlsx》不是 Excel 工作簿（里面没有工作表）。{AGAIN}"),
    "other heads": (sheet_of([["姓名"], ["甲"]]), "《填.xlsx》里没有这张表的栏目名称。请用本页下载的空白表填，第一行不要改。"),
    "nothing filled in": (sheet_of([["单位"]]), "《填.xlsx》里只有栏目名称，还没有填。从第 2 行填起。"),
    "too many": (sheet_of([["单位"], *([str(number)] for number in range(301))]), "《填.xlsx》要生成 301 份，一次最多 300 份。请分成几份。"),
    "too many rows": (sheet_of([["单位"], *(["甲"] for _ in range(2001))]), "《填.xlsx》有 2001 行，一次最多 2000 行。请分成几份。"),
    "a bomb": (BOMB, "《填.xlsx》解压后超过 30 MB，不像填好的空白表。请只留要填的那些行，另存一份。"),
    "a big file": (bytes(2 * 1024 * 1024 + 1), "《填.xlsx》超过 2 MB，不像填好的空白表。请去掉图片、只留要填的那些行，另存一份。"),
    "entities": (written('<!DOCTYPE x><x:row/>'), "《填.xlsx》带有 DTD 声明，正常的工作簿没有：不读取。"),
}  # fmt: skip


def test_what_cannot_be_read_is_told_with_what_to_do(visit: Visit) -> None:
    page = visit("zoufang-ka")
    assert {name: told(page, content)[0] for name, (content, _) in REFUSED.items()} == {name: said for name, (_, said) in REFUSED.items()}


def test_the_blank_says_how_it_is_filled_in(handbook: Handbook) -> None:
    book = openpyxl.load_workbook(io.BytesIO(blank(handbook, "zoufang-jihua")))
    assert book.sheetnames == ["批量填", "怎么填"]
    heads = [cell.value for cell in book.worksheets[0][1]]
    assert (heads[0], heads[2:]) == ("单位", ["年度", "月份", "到哪里", "办了没有", "落款日期"])
    notes = [str(row[0]) for row in book.worksheets[1].iter_rows(values_only=True)]
    assert notes[1].startswith("2. 一行就是表里的一行。单位、")
    assert notes[-2:] == ["5. 办了没有：填其中一个：办了、没办", "6. 落款日期：写成 2026-4-1 这样；没有定的写字也行"]


def test_the_blank_has_its_own_name_from_the_disk_too(visit: Visit, handbook: Handbook) -> None:
    page = visit("zoufang-ka")
    with page.expect_download() as told:
        page.get_by_role("link", name="空白表（Excel）").click()
    assert told.value.suggested_filename == "走访卡-批量填.xlsx"
    assert Path(told.value.path()).read_bytes() == blank(handbook, "zoufang-ka")


def test_without_scripts_the_page_says_so(handbook: Handbook) -> None:
    html = handbook.page("templates/zoufang-ka")
    assert re.search(r'href="[^"]*zoufang-ka-batch\.xlsx" download="走访卡-批量填\.xlsx"', html)
    assert "不能批量填" in html


@pytest.mark.parametrize("width", [1440, 390])
def test_it_can_be_used_by_everyone(width: int, visit: Visit, handbook: Handbook) -> None:
    page = visit("zoufang-ka")
    page.set_viewport_size({"width": width, "height": PHONE["height"]})
    assert told(page, filled(handbook, "zoufang-ka", [{"人数": "三人"}]))[1]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert not page.url.startswith("http") or findings(page) == []
