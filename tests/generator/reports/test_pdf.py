"""PDF files with text: paragraphs put together, exact texts and messages."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from written_documents import pdf, text_of

from handbook.reports.reading import ReportError, read_report

WIDE = 30  # characters of 14 points in a line of 420
TOP = 760.0
Placed = tuple[float, float, float, str]


def page(*lines: str, indent: bool = True) -> list[Placed]:
    """Lines one below the other, each at the left margin; a full-width blank before one indents it by a character."""
    placed = []
    for number, line in enumerate(lines):
        text = line.lstrip("　")
        placed.append((90.0 + 14 * (len(line) - len(text)) * indent, TOP - 24 * number, 14.0, text))
    return placed


def wrapped(text: str) -> list[str]:
    """A paragraph as it is set: two characters in, then full lines."""
    text = "　　" + text
    return [text[start : start + WIDE] for start in range(0, len(text), WIDE)]


FIRST = (
    "全县共有馆员3260名，设借阅点120个，其中机关书屋45个，农村书屋75个，近年来抓住基层不放松，每月开展一次主题阅览。"
)
SECOND = "各书屋按照要求建立台账，由专人负责登记，年底交县图书馆办核对，核对结果向全体馆员公开，接受大家监督。"


def test_paragraphs_and_headings(tmp_path: Path) -> None:
    title = (150.0, TOP, 22.0, "关于基层馆务工作的调研报告")
    body = [
        (x, y - 40, size, text)
        for x, y, size, text in page(
            "一、基本情况", *wrapped(FIRST), *wrapped(SECOND), "二、主要做法", *wrapped(SECOND)
        )
    ]
    assert text_of(tmp_path, "报告.pdf", pdf([title, *body])).split("\n") == [
        "关于基层馆务工作的调研报告", "一、基本情况", FIRST, SECOND, "二、主要做法", SECOND,
    ]  # fmt: skip


def test_a_paragraph_goes_on_over_a_page_and_what_pages_repeat_is_out(tmp_path: Path) -> None:
    lines = [*wrapped(FIRST), *wrapped(SECOND)]
    pages = [
        [(200.0, 810.0, 9.0, "某县调研报告"), *page(*part), (280.0, 40.0, 9.0, number)]
        for part, number in ((lines[:1], "— 1 —"), (lines[1:], "— 2 —"), (wrapped(SECOND), "第 3 页"))
    ]
    assert text_of(tmp_path, "报告.pdf", pdf(*pages)) == f"{FIRST}\n{SECOND}\n{SECOND}"


def test_without_indents_a_full_line_that_ends_a_sentence_ends_the_paragraph(tmp_path: Path) -> None:
    first = "每月召开一次馆务委员会议，" * 2 + "按时。"
    second = "各书屋由专人负责登记台账，" * 2 + "年底由"
    assert len(first) == len(second) == 29
    lines = page(first, second, "组织部核对。", "另有两个书屋。", indent=False)
    assert text_of(tmp_path, "报告.pdf", pdf(lines)) == f"{first}\n{second}组织部核对。\n另有两个书屋。"


def test_list_items_begin_anew(tmp_path: Path) -> None:
    first = "（一）" + "每月召开馆务委员会议，" * 2 + "按时完成。"
    assert (
        text_of(tmp_path, "报告.pdf", pdf(page(first, "（二）建立台账。", indent=False)))
        == f"{first}\n（二）建立台账。"
    )


def columns(*rows: dict[float, str], top: float = TOP) -> list[Placed]:
    """Rows of cells, each at its distance from the left."""
    return [(x, top - 24 * at, 14.0, cell) for at, row in enumerate(rows) for x, cell in row.items()]


HEAD = {90.0: "馆名", 200.0: "馆员", 320.0: "藏书"}
FIRST_ROW = {90.0: "城关馆", 200.0: "32名", 320.0: "4.8万册"}
SECOND_ROW = {90.0: "河西馆", 200.0: "9名", 320.0: "1.2万册"}


def test_a_row_of_a_table_is_a_line_with_its_head(tmp_path: Path) -> None:
    below = [(90.0, TOP - 24 * 4, 14.0, "以上两馆均已开放。")]
    assert text_of(tmp_path, "报告.pdf", pdf([*columns(HEAD, FIRST_ROW, SECOND_ROW), *below])) == (
        "馆名：城关馆；馆员：32名；藏书：4.8万册。\n馆名：河西馆；馆员：9名；藏书：1.2万册。\n以上两馆均已开放。"
    )


def test_a_table_does_not_move_the_margin_of_the_text(tmp_path: Path) -> None:
    table = columns(HEAD, FIRST_ROW | {450.0: "注：含分馆藏书在内"}, SECOND_ROW)
    text = [(x, y - 24 * 4, size, words) for x, y, size, words in page(*wrapped(FIRST))]
    assert text_of(tmp_path, "报告.pdf", pdf([*table, *text])).endswith(f"\n{FIRST}")


def test_a_cell_that_is_broken_is_one_and_one_that_spans_rows_stands_in_each(tmp_path: Path) -> None:
    rows = columns(
        {90.0: "片区", 200.0: "馆名", 320.0: "情况"},
        {90.0: "东片", 200.0: "城关馆", 320.0: "每周开放"},
        {320.0: "六天"},
        {200.0: "河西馆", 320.0: "每周开放三天"},
    )
    assert text_of(tmp_path, "报告.pdf", pdf(rows)) == (
        "片区：东片；馆名：城关馆；情况：每周开放六天。\n片区：东片；馆名：河西馆；情况：每周开放三天。"
    )


def test_a_table_goes_on_over_a_page(tmp_path: Path) -> None:
    pages = [columns(HEAD, FIRST_ROW, top=100.0), columns(HEAD, SECOND_ROW)]
    assert text_of(tmp_path, "报告.pdf", pdf(*pages)) == (
        "馆名：城关馆；馆员：32名；藏书：4.8万册。\n馆名：河西馆；馆员：9名；藏书：1.2万册。"
    )


def test_a_row_that_a_page_breaks_is_one(tmp_path: Path) -> None:
    head = {90.0: "馆名", 200.0: "馆员", 320.0: "任务"}
    pages = [
        columns(head, {90.0: "城关馆", 200.0: "32名", 320.0: "看护书架，登记"}, top=100.0),
        [*columns({320.0: "借阅"}, {90.0: "河西馆", 200.0: "9名", 320.0: "登记"}), (90.0, TOP - 72, 14.0, "以上两馆已开放。")],
    ]
    assert text_of(tmp_path, "报告.pdf", pdf(*pages)) == (
        "馆名：城关馆；馆员：32名；任务：看护书架，登记借阅。\n馆名：河西馆；馆员：9名；任务：登记。\n以上两馆已开放。"
    )


def test_full_cells_that_nearly_touch_are_two(tmp_path: Path) -> None:
    rows = columns(
        {90.0: "馆名", 200.0: "任务", 320.0: "情况"},
        {90.0: "城关馆", 200.0: "看护书架和闸口日", 320.0: "开放三百天"},
    )
    assert text_of(tmp_path, "报告.pdf", pdf(rows)) == "馆名：城关馆；任务：看护书架和闸口日；情况：开放三百天。"


def test_two_lines_with_a_gap_are_no_table(tmp_path: Path) -> None:
    lines = columns({90.0: "报告人：馆务部", 300.0: "审核：总馆"}, {90.0: "日期：三月", 300.0: "共两页"})
    assert text_of(tmp_path, "报告.pdf", pdf(lines)) == "报告人：馆务部 审核：总馆\n日期：三月 共两页"


def test_a_line_that_ends_early_because_a_number_follows_goes_on(tmp_path: Path) -> None:
    lines = ["　　各馆年内共更换书架、桌椅和照明，分三批验收，总装机", "1250kW，全部由专人管护。"]
    text = [(90.0, TOP - 24 * 4, 14.0, "每月核对一次馆务台账，" * 2 + "结果公开，接受监督，好。")]
    assert text_of(tmp_path, "报告.pdf", pdf([*page(*lines), *text])).split("\n")[0] == "".join(lines).strip("　")


def test_a_table_of_contents_is_left_out(tmp_path: Path) -> None:
    entries = columns(
        {90.0: "目　录"},
        {90.0: "一、基本情况......................1"},
        {90.0: "二、主要做法", 480.0: "3"},
        {90.0: "三、存在问题……………………5"},
        {90.0: "一、基本情况"},
        {90.0: "全县有馆三座。"},
    )
    assert text_of(tmp_path, "报告.pdf", pdf(entries)) == "一、基本情况\n全县有馆三座。"


def test_raised_marks_are_no_digits_of_a_number(tmp_path: Path) -> None:
    lines = [
        (90.0, TOP, 14.0, "全县有馆员326"), (195.0, TOP + 6, 7.0, "1"), (203.0, TOP, 14.0, "名，馆舍48m"), (287.0, TOP + 6, 7.0, "2"),
        (295.0, TOP, 14.0, "。"),
    ]  # fmt: skip
    assert text_of(tmp_path, "报告.pdf", pdf(lines)) == "全县有馆员326名，馆舍48m²。"


def test_a_note_at_the_foot_of_a_page_follows_the_paragraph_that_goes_on(tmp_path: Path) -> None:
    lines = wrapped(FIRST)
    first = [*page(*lines[:1]), (90.0, 90.0, 10.0, "① 含分馆馆员"), (90.0, 76.0, 10.0, "和志愿者")]
    pages = [first, page(*lines[1:], *wrapped(SECOND))]
    assert text_of(tmp_path, "报告.pdf", pdf(*pages)) == f"{FIRST}\n【注】含分馆馆员和志愿者。\n{SECOND}"


SCANNED = pdf([])
LOCKED = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
LOCKED += (
    b"3 0 obj<</Filter/Standard/V 1/R 2/O<" + b"ab" * 32 + b">/U<" + b"cd" * 32 + b">/P -4>>endobj\n"
    b"trailer<</Size 4/Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]>>\n%%EOF"
)
DAMAGED = "读不出来（PDF 损坏或不完整）：请重新下载，或者用 Word、WPS 打开后另存为 .docx。"
BROKEN = {
    "scanned": (SCANNED, "里没有文字，多半是扫描件：请先做文字识别（OCR），核对后存成 .docx 或 UTF-8 的 .txt 再用。"),
    "half": (pdf(page(FIRST), [], []), "共 3 页，其中 2 页没有文字，多半是扫描件：请先做文字识别（OCR），核对后存成 .docx 再用。"),
    "garbled": (pdf(page("\ue000\ue001\ue002\ue003" * 5)), "取出来的文字是乱码（字体没有带编码表）：请用 Word 或 WPS 打开核对后另存为 .docx，或者做文字识别。"),
    "locked": (LOCKED, "加了密码：请用密码打开这个 PDF，另存一份不加密的再用。"),
    "cut": (pdf(page(FIRST))[:200], DAMAGED),
    "only a head": (b"%PDF-1.7\n", DAMAGED),
    "other": ("馆务".encode(), "不是 PDF（开头没有 PDF 的标记）：请重新下载，或者改回原来的扩展名。"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "message"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_told(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "报告.pdf").write_bytes(data)
    with pytest.raises(ReportError) as raised:
        read_report(tmp_path / "报告.pdf")
    assert str(raised.value) == f"“报告.pdf”{message}"


def test_without_the_library_the_reader_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    (tmp_path / "报告.pdf").write_bytes(pdf(page(FIRST)))
    with pytest.raises(ReportError) as raised:
        read_report(tmp_path / "报告.pdf")
    assert (
        str(raised.value) == "“报告.pdf”是 PDF，这里没有装能读它的 pypdfium2：请用 Word 或 WPS 打开核对后另存为 .docx。"
    )
