"""Word and PDF files that are broken or mean harm: a message each, in little time and memory, never a traceback."""

from __future__ import annotations

import io
import os
import random
import time
import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_documents import NAMESPACES, cell, docx, paragraph, pdf, run, table, text_of

from handbook.reports.bounds import MOST, Refused
from handbook.reports.pdf import read_pdf
from handbook.reports.reading import ReportError, read_report
from handbook.reports.word import read_word

BROKEN = "不是完好的 .docx（压缩包损坏）：请用 Word 或 WPS 打开后另存一份。"
DTD = "的正文带有 DTD 声明，正常的 Word 文档没有：为安全起见不读取，请另存一份。"
TOO_MUCH = "解压后超过 20 MB：不像正常的报告，已停止读取。"
XML = "里的正文读不出来（XML 有误）：请用 Word 或 WPS 打开后另存一份。"
ENTITY = '<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>'


def packed(method: int) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr("word/document.xml", f"<w:document {NAMESPACES}>{paragraph('馆务工作' * 200)}</w:document>")
    return buffer.getvalue()


def spoilt(data: bytes, at: int = 60) -> bytes:
    """The same with some bytes of what is packed turned."""
    return data[:at] + bytes(byte ^ 0x5A for byte in data[at : at + 40]) + data[at + 40 :]


def locked(data: bytes) -> bytes:
    """The same with the mark of a password on its entry."""
    at, listed = data.index(b"PK\x03\x04") + 6, data.index(b"PK\x01\x02") + 8
    return data[:at] + b"\x01" + data[at + 1 : listed] + b"\x01" + data[listed + 1 :]


def unknown_packing(data: bytes) -> bytes:
    at, listed = data.index(b"PK\x03\x04") + 8, data.index(b"PK\x01\x02") + 10
    return data[:at] + b"\x63" + data[at + 1 : listed] + b"\x63" + data[listed + 1 :]


FILES = {
    "no zip": ("只是文字".encode(), BROKEN),
    "cut": (b"PK\x03\x04 broken", BROKEN),
    "deflate spoilt": (spoilt(packed(zipfile.ZIP_DEFLATED)), BROKEN),
    "lzma spoilt": (spoilt(packed(zipfile.ZIP_LZMA)), BROKEN),
    "bzip2 spoilt": (spoilt(packed(zipfile.ZIP_BZIP2)), BROKEN),
    "unknown packing": (unknown_packing(packed(zipfile.ZIP_STORED)), BROKEN),
    "password": (locked(packed(zipfile.ZIP_DEFLATED)), "加了密码：请用原来的软件打开，去掉密码后另存一份。"),
    "open tag": (docx("<w:p>"), XML),
    "dtd": (docx("&a;", declaration=ENTITY), DTD),
    "bomb": (docx(paragraph("a" * MOST)), TOO_MUCH),
    "bomb beside": (docx(paragraph("文"), parts={"styles": "a" * MOST}), TOO_MUCH),
    "tables in tables": (
        docx(f"<w:tbl><w:tr><w:tc>{paragraph()}" * 50 + "</w:tc></w:tr></w:tbl>" * 50),
        "里表格或文本框套了 20 层以上：不像正常的报告，请另存一份再用。",
    ),
}


@pytest.mark.parametrize(("data", "message"), FILES.values(), ids=FILES)
def test_hostile_files_are_told(tmp_path: Path, data: bytes, message: str) -> None:
    (tmp_path / "报告.docx").write_bytes(data)
    with pytest.raises(ReportError) as raised:
        read_report(tmp_path / "报告.docx")
    assert str(raised.value) == f"“报告.docx”{message}"


def test_deep_xml_is_no_danger(tmp_path: Path) -> None:
    deep = "<w:sdt>" * 5000 + paragraph("文") + "</w:sdt>" * 5000
    assert text_of(tmp_path, "深.docx", docx(deep)) == "文"


def test_rings_and_strange_numbers_end(tmp_path: Path) -> None:
    styles = "".join(
        f'<w:style w:styleId="{one}"><w:basedOn w:val="{other}"/></w:style>' for one, other in ("ab", "ba", "cc")
    )
    styles += (
        '<w:style w:type="numbering" w:styleId="n"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    levels = f'<w:lvl w:ilvl="0"><w:start w:val="{"9" * 5000}"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="{"%1" * 5000}"/></w:lvl>'
    numbering = (
        f'<w:abstractNum w:abstractNumId="0">{levels}<w:numStyleLink w:val="n"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    listed = '<w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    text = text_of(tmp_path, "环.docx", docx(paragraph("文", listed), parts={"styles": styles, "numbering": numbering}))
    assert text == "I" * 15 + " 文"


MANY = 20_000
SLOW = {
    "soft breaks": paragraph(inner=(run("字") + "<w:r><w:br/></w:r>") * MANY),
    "ends deleted": "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>字字</w:t></w:r></w:p>" * MANY,
    "boxes": paragraph(inner=run("字") + f"<w:r><w:txbxContent>{paragraph('框')}</w:txbxContent></w:r>" * MANY),
    "fields": paragraph(inner='<w:r><w:fldChar w:fldCharType="begin"/></w:r>' * MANY) + paragraph("字"),
    "cells": table(("甲", "乙", "丙"), *[("子", "丑", "寅")] * (MANY // 3)),
    "wide": table(*[(cell("", '<w:gridSpan w:val="999999"/>'), "字")] * (MANY // 3)),
    "one cell": f"<w:tbl><w:tr><w:tc>{paragraph('字') * MANY}</w:tc><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
}


@pytest.mark.parametrize("body", SLOW.values(), ids=SLOW)
def test_much_of_one_thing_takes_no_more_time_than_its_length(body: str) -> None:
    data = docx(body)
    began = time.process_time()
    assert read_word(data)[0].strip()
    assert time.process_time() - began < 20  # a tenth as a rule; minutes where something is done over and over


def test_memory_stays_small() -> None:
    data = docx(paragraph("全县共有馆员。" * 20) * 4_000)  # 2 MB unpacked
    tracemalloc.start()
    text, _ = read_word(data)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 4 * 2 * len(text)  # two bytes a character; a tree would take ten times that


@given(st.integers(0, 2**32))
def test_spoilt_files_never_crash(seed: int) -> None:
    choose = random.Random(seed)
    for data, read in ((GOOD_WORD, read_word), (GOOD_PDF, read_pdf)):
        spoiled = bytearray(data)
        for _ in range(choose.randint(1, 12)):
            spoiled[choose.randrange(len(data))] = choose.randrange(256)
        try:
            assert isinstance(read(bytes(spoiled))[0], str)
        except Refused as refused:
            assert "：" in str(refused)


GOOD_WORD = docx(table(("甲", "乙"), ("子", "1")) + paragraph("文"), parts={"styles": "<w:style/>"})
GOOD_PDF = pdf([(90.0, 700.0, 14.0, "全县共有馆员三千二百六十名")])


@pytest.mark.parametrize("name", [os.fsdecode(b"\xc4\xe3.txt"), "a\nb.txt", "\x1b[31m红.txt", "\u202e反.txt"])
def test_a_name_that_no_record_could_have_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("一、基本情况\n", encoding="utf-8")
    with pytest.raises(ReportError, match="这个文件名里有看不见的字符"):
        read_report(tmp_path / name)
