"""Word documents as their reader sees them: exact texts."""

from __future__ import annotations

from pathlib import Path

import docx as python_docx
import pytest
from written_documents import cell, docx, paragraph, run, table, text_of

from handbook.evidence.passages import Span, cut

LEVELS = "".join(
    f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/>{more}</w:lvl>'
    for at, (form, pattern, more) in enumerate(
        [
            ("chineseCountingThousand", "%1、", '<w:pStyle w:val="H1"/>'),
            ("chineseCountingThousand", "（%2）", '<w:pStyle w:val="H2"/>'),
            ("decimal", "%3.", ""),
            ("decimalEnclosedCircle", "%4", ""),
            ("decimal", "%1.%3.%5", "<w:isLgl/>"),
        ]
    )
)
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{LEVELS}</w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="●"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%2章"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="5"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="6"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="7"><w:abstractNumId w:val="1"/></w:num>'
)
STYLES = (
    '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="5"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="H3"><w:name w:val="mine"/><w:basedOn w:val="H1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="10"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="character" w:styleId="x"><w:name w:val="x"/><w:rPr><w:vanish/></w:rPr></w:style>'
)


def listed(text: str, level: int, list_id: int = 5) -> str:
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')


def styled(text: str, style: str) -> str:
    return paragraph(text, f'<w:pStyle w:val="{style}"/>')


def mark(kind: str) -> str:
    """A field's begin, separate or end."""
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def instruction(text: str) -> str:
    return f"<w:r><w:instrText>{text}</w:instrText></w:r>"


@pytest.fixture
def read(tmp_path: Path):  # noqa: ANN201
    def text(body: str, **parts: str) -> str:
        return text_of(tmp_path, "报告.docx", docx(body, parts={"numbering": NUMBERING, "styles": STYLES, **parts}))

    return text


def test_numbers_are_written_out_level_by_level(read) -> None:  # noqa: ANN001
    items = [
        ("基本情况", 0),
        ("馆员", 1),
        ("人数", 2),
        ("男", 3),
        ("女", 3),
        ("年龄", 2),
        ("男", 3),
        ("书屋", 1),
        ("做法", 0),
        ("机制", 1),
    ]
    assert read("".join(listed(text, level) for text, level in items)).split("\n") == [
        "一、基本情况", "（一）馆员", "1.人数", "①男", "②女", "2.年龄", "①男", "（二）书屋", "二、做法", "（一）机制",
    ]  # fmt: skip


def test_numbers_come_from_styles(read) -> None:  # noqa: ANN001
    body = styled("情况", "H1") + styled("馆员", "H2") + styled("做法", "H3") + paragraph("正文。")
    off = paragraph("不编号", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    assert read(body + off) == "一、情况\n（一）馆员\n二、做法\n正文。\n不编号"


def test_a_list_goes_on_or_starts_anew(read) -> None:  # noqa: ANN001
    body = (
        listed("甲", 0)
        + paragraph("文。")
        + listed("乙", 0)
        + listed("丙", 0, 6)
        + listed("丁", 0, 6)
        + listed("戊", 1, 6)
    )
    assert read(body) == "一、甲\n文。\n二、乙\n一、丙\n二、丁\n（一）戊"


def test_labels_that_would_run_into_the_text(read) -> None:  # noqa: ANN001
    body = (
        listed("点", 0, 7)
        + listed("总则", 1, 7)
        + listed("5个书屋", 2)
        + listed("几级", 4)
        + listed("", 1, 7)
        + listed("附则", 1, 7)
    )
    assert read(body) == "点\n第三章 总则\n1. 5个书屋\n1.1.1 几级\n\n第五章 附则"


def test_the_passages_stand_under_their_numbers(read) -> None:  # noqa: ANN001
    text = read(listed("主要做法", 0) + listed("健全机制", 1) + paragraph("各书屋每月开会。"))
    passages = cut(text, Span(0, len(text)))
    assert [(passage.kind, passage.path) for passage in passages] == [
        ("heading", ("一",)), ("heading", ("一", "(一)")), ("text", ("一", "(一)")),
    ]  # fmt: skip


def test_tracked_changes_are_accepted(read) -> None:  # noqa: ANN001
    moved_from = f"<w:p><w:pPr><w:rPr><w:moveFrom/></w:rPr></w:pPr><w:moveFrom>{run('企业46家。')}</w:moveFrom></w:p>"
    moved_to = f"<w:p><w:pPr><w:rPr><w:moveTo/></w:rPr></w:pPr><w:moveTo>{run('企业46家。')}</w:moveTo></w:p>"
    changed = f"<w:p>{run('馆员')}<w:del><w:r><w:delText>100</w:delText></w:r></w:del><w:ins>{run('120')}</w:ins>{run('名。')}</w:p>"
    assert read(moved_from + changed + moved_to) == "馆员120名。\n企业46家。"


def test_a_deleted_paragraph_end_joins_two_and_counts_once(read) -> None:  # noqa: ANN001
    deleted = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr><w:rPr><w:del/></w:rPr>'
    assert read(paragraph("馆务", deleted) + listed("工作", 0) + listed("其他", 0)) == "一、馆务工作\n二、其他"


def test_old_properties_do_not_count(read) -> None:  # noqa: ANN001
    old = '<w:pPrChange><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr></w:pPr></w:pPrChange>'
    shown = run("见得到", "<w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange>")
    assert read(paragraph("文", old, shown)) == "文见得到"


def test_deleted_rows_are_out(read) -> None:  # noqa: ANN001
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('旧镇')}</w:tc><w:tc>{paragraph('1')}</w:tc></w:tr>"
    rows = table(("单位", "人数"), ("新镇", "20")).replace("</w:tbl>", f"{gone}</w:tbl>")
    assert read(rows) == "单位：新镇；人数：20。"


def test_hidden_text_is_out(read) -> None:  # noqa: ANN001
    hidden = run("底稿", "<w:vanish/>") + run("批注", '<w:rStyle w:val="x"/>')
    shown = run("正文", '<w:vanish w:val="0"/>') + run("照登", '<w:rStyle w:val="x"/><w:vanish w:val="false"/>')
    assert read(paragraph(inner=hidden + shown)) == "正文照登"


def test_contents_are_out(read) -> None:  # noqa: ANN001
    box = (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{paragraph('目录')}{paragraph('一、情况 1')}</w:sdtContent></w:sdt>"
    )
    by_field = (
        paragraph(inner=mark("begin") + instruction(' TOC \\o "1-3" ') + mark("separate") + run("一、情况"))
        + paragraph(inner=mark("begin") + instruction(" PAGEREF _1 ") + mark("separate") + run("1") + mark("end") + mark("end"))
    )  # fmt: skip
    by_style = paragraph("目　录") + styled("二、做法 2", "10")
    assert read(box + by_field + by_style + paragraph("正文。")) == "正文。"


def test_other_fields_show_their_result(read) -> None:  # noqa: ANN001
    inner = (
        run("见第")
        + mark("begin")
        + instruction(" REF a ")
        + mark("separate")
        + run("三")
        + mark("end")
        + run("部分。")
    )
    assert read(paragraph(inner=inner)) == "见第三部分。"


def test_a_field_that_never_ends_swallows_nothing(read) -> None:  # noqa: ANN001
    assert read(paragraph(inner=mark("begin") + instruction("TOC")) + paragraph("正文。")) == "\n正文。"


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        ("全县共有馆员", "3260名", "全县共有馆员3260名"),
        ("in 2020", "Party", "in 2020 Party"),
        ("召开会议。", "馆员参加。", "召开会议。\n馆员参加。"),
        ("一、主要做法", "各书屋每月开会。", "一、主要做法\n各书屋每月开会。"),
        ("做到三条", "（一）开会", "做到三条\n（一）开会"),
    ],
)
def test_soft_breaks(read, before: str, after: str, text: str) -> None:  # noqa: ANN001
    assert read(paragraph(inner=run(before) + "<w:r><w:br/></w:r>" + run(after))) == text


def boxed(*texts: str) -> str:
    inner = "".join(map(paragraph, texts))
    choice = f"<mc:Choice><w:drawing><w:txbxContent>{inner}</w:txbxContent></w:drawing></mc:Choice>"
    return f"<w:r><mc:AlternateContent>{choice}<mc:Fallback><w:pict><w:txbxContent>{inner}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"


def test_a_text_box_within_a_sentence_belongs_to_it(read) -> None:  # noqa: ANN001
    assert read(paragraph(inner=run("全县共有馆员") + boxed("3260名") + run("。"))) == "全县共有馆员3260名。"


def test_other_text_boxes_stand_below(read) -> None:  # noqa: ANN001
    assert (
        read(paragraph(inner=run("前一句。") + boxed("图一 组织") + run("后一句。"))) == "前一句。后一句。\n图一 组织"
    )
    assert read(paragraph(inner=boxed("书记", "副书记"))) == "\n书记\n副书记"


def test_a_drop_capital_belongs_to_its_word(read) -> None:  # noqa: ANN001
    assert read(paragraph("全", '<w:framePr w:dropCap="drop"/>') + paragraph("县馆员。")) == "全县馆员。"


def test_notes_follow_their_paragraph(read) -> None:  # noqa: ANN001
    refer = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="1"/></w:r>'
    body = paragraph(inner=run("馆员3260名") + refer + run("，书屋12个。") + end) + paragraph("下一段。")
    footnotes = (
        f'<w:footnote w:type="separator" w:id="0">{paragraph()}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("不含临时馆员")}{paragraph("，截至年底。")}</w:footnote>'
        f'<w:footnote w:id="3">{paragraph("没有人引。")}</w:footnote>'
    )
    endnotes = f'<w:endnote w:id="1">{paragraph("据年报")}</w:endnote>'
    assert read(body, footnotes=footnotes, endnotes=endnotes) == (
        "馆员3260名，书屋12个。\n【注】不含临时馆员，截至年底。\n【注】据年报。\n下一段。"
    )


TABLES = {
    "head": (table(("单位", "馆员", "书屋"), ("城关镇", "326名", "12个"), ("东山乡", "", "6个")),
             "单位：城关镇；馆员：326名；书屋：12个。\n单位：东山乡；书屋：6个。"),
    "two columns": (table(("单位", "馆员"), ("城关镇", "326名")), "单位：城关镇；馆员：326名。"),
    "pairs": (table(("单位名称", "某书屋"), ("负责人", "书记"), ("馆员", "12名")), "单位名称：某书屋。\n负责人：书记。\n馆员：12名。"),
    "said head": (table(("事项", "内容"), ("学习", "每月"), head=True), "事项：学习；内容：每月。"),
    "no head": (table(("2019年", "12", "5"), ("2020年", "13", "6")), "2019年；12；5。\n2020年；13；6。"),
    "head unsaid": (table(("序号", "事项", "结果"), ("1", "借书", ""), ("", "", "")), "序号；事项；结果。\n序号：1；事项：借书。"),
    "layout": (table(("左栏一句话。", "右栏")), "左栏一句话。\n右栏"),
    "one column": (table(("一、标题",), ("正文。",)), "一、标题\n正文。"),
}  # fmt: skip


@pytest.mark.parametrize(("body", "text"), TABLES.values(), ids=TABLES)
def test_tables(read, body: str, text: str) -> None:  # noqa: ANN001
    assert read(body) == text


def test_merged_cells(read) -> None:  # noqa: ANN001
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        (cell("单位", down), cell("一季度", '<w:gridSpan w:val="2"/>')),
        (cell("", on), "馆员", "书屋"),
        (cell("城关镇", down), "326名", "12个"),
        (cell("", on), "330名", "13个"),
        (cell("合计", '<w:gridSpan w:val="2"/>'), "25个"),
    )
    assert read(body) == (
        "单位：城关镇；一季度馆员：326名；一季度书屋：12个。\n"
        "单位：城关镇；一季度馆员：330名；一季度书屋：13个。\n"
        "合计；一季度书屋：25个。"
    )


def test_a_cell_of_several_paragraphs_and_a_table_within(read) -> None:  # noqa: ANN001
    inner = f"<w:tc>{paragraph('组织部')}{paragraph('宣传部')}</w:tc>"
    nested = f"<w:tc>{table(('甲', '乙', '丙'), ('1', '2', '3'))}{paragraph()}</w:tc>"
    body = table(("事项", "部门", "数"), ("学习", inner, nested))
    assert read(body) == "事项：学习；部门：组织部；宣传部；数：甲：1；乙：2；丙：3。"


def test_a_row_is_one_passage(read) -> None:  # noqa: ANN001
    text = read(table(("单位", "馆员", "书屋"), ("城关镇", "326名", "12个"), ("东山乡", "126名", "6个")))
    assert [(passage.kind, text[passage.start : passage.end]) for passage in cut(text, Span(0, len(text)))] == [
        ("text", "单位：城关镇；馆员：326名；书屋：12个。"), ("text", "单位：东山乡；馆员：126名；书屋：6个。"),
    ]  # fmt: skip


def test_strict_documents_and_numbered_parts(tmp_path: Path) -> None:
    strict = f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body>{paragraph("严格")}</w:body></w:document>'
    assert text_of(tmp_path, "严.docx", docx(strict)) == "严格"
    assert text_of(tmp_path, "号.docx", docx(paragraph("编号"), part="word/document2.xml")) == "编号"


def test_a_document_of_python_docx(tmp_path: Path) -> None:
    document = python_docx.Document()
    document.add_heading("调研报告", 1)
    document.add_paragraph("走访", style="List Number")
    document.add_paragraph("座谈", style="List Number")
    document.add_paragraph("要点", style="List Bullet")
    document.save(tmp_path / "报告.docx")
    assert text_of(tmp_path, "报告.docx", (tmp_path / "报告.docx").read_bytes()) == "调研报告\n1.走访\n2.座谈\n要点"


def test_a_table_of_contents_that_was_typed_is_left_out(tmp_path: Path) -> None:
    entries = [f"<w:r><w:t>{title}</w:t><w:tab/><w:t>{number}</w:t></w:r>" for number, title in enumerate(("一、概况", "二、做法", "三、不足"), 1)]
    body = paragraph("目  录") + "".join(paragraph(inner=entry) for entry in entries) + paragraph("一、概况") + paragraph("有馆三座。")
    assert text_of(tmp_path, "报告.docx", docx(body)) == "一、概况\n有馆三座。"


def test_rows_set_with_tabs_are_no_contents(tmp_path: Path) -> None:
    rows = [f"<w:r><w:t>{name}</w:t><w:tab/><w:t>{number}</w:t></w:r>" for name, number in (("城关馆", 32), ("河西馆", 9), ("河东馆", 12))]
    assert text_of(tmp_path, "报告.docx", docx("".join(paragraph(inner=row) for row in rows))) == "城关馆\t32\n河西馆\t9\n河东馆\t12"


@pytest.mark.parametrize("up", ['<w:vertAlign w:val="superscript"/>', '<w:position w:val="8"/><w:sz w:val="19"/>'])
def test_raised_marks_are_no_digits_of_a_number(tmp_path: Path, up: str) -> None:
    inner = run("全县有馆员326") + run("1", up) + run("名，馆舍48m") + run("2", up) + run("，第3") + run("rd", up) + run("。")
    assert text_of(tmp_path, "报告.docx", docx(paragraph(inner=inner))) == "全县有馆员326名，馆舍48m²，第3rd。"
