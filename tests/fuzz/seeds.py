"""Valid inputs to begin from, beside the records of the stock handbook: ledgers and reports of each format."""

from __future__ import annotations

import json

from written_documents import cell, docx, paragraph, pdf, run, table  # of the tests of readers

from handbook.intake import sheet
from handbook.intake.questions import questions
from stock_handbook import OWN, REPORT, STOCK

STOCK_REPORT = STOCK / "reports" / REPORT
ADDRESSES = """\
# 地址账
/ #news
/practices/sanwen-sanbang/ #mechanism #results #sources #status
/practices/lao-zuofa/ #results
/practices/lao-zuofa/ → /practices/sanwen-sanbang/
/practices/sanwen-sanbang/#lao → #results
/terms/jiu-ci/ #meaning
/terms/jiu-ci/ 停用：来源已撤回。 → /terms/lianxihui/
"""
SIGNED = """\
signatures:
  - {at: results.1, said: "1f0c1f0c1f0c1f0c", cites: [tushu-huifang#1], rests: "98ab98ab98ab98ab", reader: 张三, date: 2026-11-20}
  - {at: summary, said: "2f0c1f0c1f0c1f0c", cites: [tushu-huifang#1, tushu-huifang#2], rests: "98ab98ab98ab98ac", reader: 李四, date: 2026-11-21}
"""
SYNONYMS = "groups:\n  - [没有钱, 经费不足]\n  - [台账, 登记, 本子]\n"
QUESTIONS = """\
questions:
  - id: wen-xuqiu
    stage: 商定
    ask: 定计划之前问过读者要什么。
    look: 计划和记录
    practices: [sanwen-sanbang]
"""
ON_DUTY = "# 值班\n\n值班电话 13800001111。\n"
WAIVERS = """\
waivers:
  - code: HB324
    path: docs/zhiban.md
    reason: 公开的服务电话，不属于个人。
    until: 2099-06-30
"""
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
STYLES = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/><w:basedOn w:val="N"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style><w:style w:styleId="N"/>'


def texts() -> dict[str, bytes]:
    """A report as plain text in several encodings, and pages of the web."""
    text = STOCK_REPORT.read_text(encoding="utf-8")
    odd = "一、概况\n\n2.1 做法\r\n全县共有党员3260名，占1.5%；增长20%—30%。\n（一）“三问三帮”：一问、二问、三问。\f1/2\n" * 3
    return {
        "utf8.txt": text.encode(), "gb.txt": text.encode("gb18030", "replace"), "wide.txt": text.encode("utf-16"), "odd.txt": odd.encode(),
        "page.html": f"<!doctype html><html><body><p>{text}</p></body></html>".encode(), "named.txt": b"<html><p>x</p></html>",
    }  # fmt: skip


def word() -> dict[str, bytes]:
    """Word documents with what the reader knows: numbering, styles, tables in tables, changes, notes, text boxes."""
    moved = f'<w:moveFrom w:id="1">{run("企业46家")}</w:moveFrom><w:moveTo w:id="2">{run("企业46家")}</w:moveTo>'
    changed = f'<w:ins w:id="3">{run("新增")}</w:ins><w:del w:id="4"><w:r><w:delText>删去</w:delText></w:r></w:del>'
    box = f"<w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{paragraph('框里的字')}</w:txbxContent></mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
    body = (
        paragraph("概况", NUMBERED) + paragraph("馆务工作", '<w:pStyle w:val="H1"/>') + table(("项目", "数"), ("党员", "3260名"), head=True)
        + table((cell("合并", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'),), (cell("", "<w:vMerge/>"),)) + paragraph("", "", moved + changed)
        + paragraph("", "", box) + f'<w:sdt><w:sdtContent>{paragraph("目录")}</w:sdtContent></w:sdt><w:sectPr/>'
    )  # fmt: skip
    return {"report.docx": docx(body, parts={"numbering": NUMBERING, "styles": STYLES, "footnotes": paragraph("注")}), "plain.docx": docx(paragraph("只有一段。"))}


def pdfs() -> dict[str, bytes]:
    """PDF files: one column, a table, several pages."""
    lines = [(72.0, 700.0 - 20 * number, 12.0, f"第{number}行，共有{number}个。") for number in range(12)]
    grid = [(72.0 + 120 * column, 700.0 - 20 * row, 10.0, f"{row}{column}") for row in range(4) for column in range(3)]
    return {"lines.pdf": pdf(lines), "grid.pdf": pdf(grid, lines)}


OFFER = {
    "name": "联席会议事纪要", "named_by": "编者", "summary": "街道每半年开联席会，听结对单位的意见，议定的事写进纪要。", "sectors": "社区、农村",
    "level": "县", "mechanism": "协同联动", "status": "已实践", "evidence": "规模或产出", "actor": "街道。", "rhythm": "每半年开一次。（第5段）",
    "steps": "开联席会，听结对单位的意见。\n议定的事写进纪要。（第5段）", "results": "全年议定事项 85 件。", "solves": "交办事项没有时限",
    "report": "关于街道分馆结对共建的情况报告", "place": "5", "credit": "匿名", "agreed": "同意",
}  # fmt: skip


def offers() -> dict[str, bytes]:
    """What the page for taking part gives out."""
    whole = {"format": "handbook-offers", "version": "1", "offers": [OFFER, {**OFFER, "name": "街道议事例会"}]}
    return {"offers.json": json.dumps(whole, ensure_ascii=False, indent=1).encode()}


def sheets() -> dict[str, bytes]:
    """The sheet that is filled in, as the site offers it."""
    return {"offers.xlsx": sheet.write("样例", questions(OWN))}
