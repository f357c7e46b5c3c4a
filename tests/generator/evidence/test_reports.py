"""Reading report files, the sound and the broken ones."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from handbook.reports.reading import ReportError, read_report

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def docx(body: str, *, declaration: str = "", part: str = "word/document.xml") -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        xml = f'<?xml version="1.0"?>{declaration}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>'
        archive.writestr(part, xml)
    return buffer.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


@pytest.fixture
def write(tmp_path: Path):  # noqa: ANN201
    def written(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return written


@pytest.mark.parametrize(
    ("codec", "label"), [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("gb18030", "GB18030"), ("gbk", "GB18030")]
)
def test_plain_text(write, codec: str, label: str) -> None:  # noqa: ANN001
    data = "第一行\r\n第二行\r第三行".encode(codec)
    report = read_report(write("报告.txt", data))
    assert report.text == "第一行\n第二行\n第三行"
    assert (report.name, report.encoding, report.size) == ("报告.txt", label, len(data))
    assert report.sha256 == hashlib.sha256(data).hexdigest()


def test_docx(write) -> None:  # noqa: ANN001
    table = f"<w:tbl><w:tr><w:tc>{paragraph('甲')}</w:tc><w:tc>{paragraph('乙')}</w:tc></w:tr></w:tbl>"
    runs = "<w:p><w:r><w:t>馆</w:t></w:r><w:r><w:tab/><w:t>建</w:t><w:br/><w:delText>删</w:delText></w:r></w:p>"
    drawing = (
        f"<mc:AlternateContent><mc:Choice>{paragraph('框')}</mc:Choice>"
        f"<mc:Fallback>{paragraph('框')}</mc:Fallback></mc:AlternateContent>"
    )
    report = read_report(write("报告.docx", docx(paragraph("标题") + runs + table + drawing)))
    assert report.text == "标题\n馆\t建\n\n甲\n乙\n框"
    assert report.encoding == "docx"


BROKEN = {
    "空.txt": (b"", "空文件"),
    "空白.txt": (b" \n", "没有文字"),
    "宽.txt": ("馆务".encode("utf-16"), "UTF-16"),
    "乱.txt": (b"\xff\xff\xff\xff", "不是 UTF-8 或 GB18030"),
    "程序.txt": (b"MZ\x00\x01\x02", "不是 UTF-8 或 GB18030"),
    "其实是文档.txt": (docx(paragraph("文")), "压缩包或 Office"),
    "旧.docx": (b"\xd0\xcf\x11\xe0rest", "旧版 .doc"),
    "坏.docx": (b"PK\x03\x04 broken", "压缩包损坏"),
    "不是.docx": ("只是文字".encode(), "压缩包损坏"),
    "别的.docx": (docx("", part="xl/workbook.xml"), "不是 Word 文档"),
    "错.docx": (docx("<w:p>"), "XML 有误"),
    "炸.docx": (docx("&a;", declaration='<!DOCTYPE d [<!ENTITY a "aaaa">]>'), "DTD"),
    "大.docx": (docx(paragraph("a" * (20 * 2**20))), "解压后超过 20 MB"),
    "无字.docx": (docx(paragraph("")), "没有文字"),
}


@pytest.mark.parametrize(("name", "data", "message"), [(name, *case) for name, case in BROKEN.items()], ids=BROKEN)
def test_broken_files_say_what_to_do(write, name: str, data: bytes, message: str) -> None:  # noqa: ANN001
    with pytest.raises(ReportError, match=message) as raised:
        read_report(write(name, data))
    assert "：" in str(raised.value)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="找不到文件"):
        read_report(tmp_path / "没有.txt")


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="打不开"):
        read_report(tmp_path)


def test_deep_xml_is_no_danger(write) -> None:  # noqa: ANN001
    deep = "<w:sdt>" * 5000 + paragraph("文") + "</w:sdt>" * 5000
    assert read_report(write("深.docx", docx(deep))).text == "文"
