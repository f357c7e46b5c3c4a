"""Reading report files, the sound and the broken ones."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from written_documents import docx, paragraph

from handbook.reports.reading import ReportError, read_report


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
    layout = f"<w:tbl><w:tr><w:tc>{paragraph('甲')}</w:tc><w:tc>{paragraph('乙')}</w:tc></w:tr></w:tbl>"
    runs = "<w:p><w:r><w:t>馆</w:t></w:r><w:r><w:tab/><w:t>建</w:t><w:br/><w:delText>删</w:delText></w:r></w:p>"
    report = read_report(write("报告.docx", docx(paragraph("标题") + runs + layout)))
    assert report.text == "标题\n馆\t建\n\n甲\n乙"
    assert report.encoding == "docx"


OLD = "是旧版 .doc 或加了密码的文档：请用 Word 或 WPS 另存为不加密的 .docx。"
WEB = "是网页：请用浏览器打开，只把正文复制到记事本里（不要菜单、广告和页脚），另存为 UTF-8 编码的 .txt。"
PACKED = "其实是压缩包或 Office 文档：如果是 Word 文档，请把扩展名改成 .docx。"
NO_TEXT = "不是 UTF-8 或 GB18030 编码的文本：请用记事本打开确认内容正常，再另存为 UTF-8。"
EMPTY = "里没有文字：请换成能选中文字的版本，扫描图片要先做文字识别。"
TAGS = "里夹着网页标签（<p>、<br> 一类）：请用浏览器打开网页，只把正文复制到记事本里，另存为 UTF-8 编码的 .txt。"
BROKEN = {
    "空.txt": (b"", "是空文件：请重新下载或导出。"),
    "空白.txt": (b" \n", EMPTY),
    "宽.txt": ("馆务".encode("utf-16"), "是 UTF-16 编码：请用记事本另存为，编码选 UTF-8。"),
    "乱.txt": (b"\xff\xff\xff\xff", NO_TEXT),
    "程序.txt": (b"MZ\x00\x01\x02", NO_TEXT),
    "其实是文档.txt": (docx(paragraph("文")), PACKED),
    "其实是便携文档.txt": (b"%PDF-1.7 ...", "其实是 PDF：请把扩展名改成 .pdf。"),
    "其实是便携文档.docx": (b"\n%PDF-1.7 ...", "其实是 PDF：请把扩展名改成 .pdf。"),
    "旧.docx": (b"\xd0\xcf\x11\xe0rest", OLD),
    "旧.doc": (b"\xd0\xcf\x11\xe0rest", OLD),
    "旧.wps": (b"\xd0\xcf\x11\xe0rest", OLD),
    "富.doc": (b"{\\rtf1 ...", "是 RTF 文档：请用 Word 或 WPS 另存为 .docx。"),
    "网页.txt": (b"\xef\xbb\xbf\n<!-- a --><!DOCTYPE html><html>", WEB),
    "网页二.txt": ("<?xml version='1.0'?> <HTML lang=zh><p>馆务".encode("gb18030"), WEB),
    "网页三.doc": (b"<div class=a>", WEB),
    "按名字.htm": ("馆务".encode(), WEB),
    "存档.mht": (b"From: a", WEB),
    "存档.txt": (b"MIME-Version: 1.0", WEB),
    "存档二.txt": (b"From: <Saved by Blink>\nSubject: a\nMIME-Version: 1.0\n", WEB),
    "夹标签.txt": ("导航\n<div class='a'>馆务</div><p>一段</p><br>二".encode(), TAGS),
    "别的.docx": (docx("", part="other/part.xml"), "是压缩包，但不是 Word 文档：请换成 .docx，或者先解压。"),
    "表.xlsx": (docx("", part="xl/workbook.xml"), "是 Excel 表格：请把要用的部分复制到 Word 里，存成 .docx。"),
    "版式.ofd": (docx("", part="OFD.xml"), "是 OFD 版式文件：请用 OFD 阅读器或 WPS 打开，导出成 PDF 或 .docx 再用。"),
    "图.png": (b"\x89PNG\r\n\x1a\n...", "是图片：请先做文字识别（OCR），核对后存成 .docx 或 UTF-8 的 .txt 再用。"),
    "单文件.xml": (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "是 Word 的 XML 文档：请用 Word 或 WPS 打开后另存为 .docx。"),
    "繁体.txt": ("圖書館的館員每月開會一次，記錄在冊。".encode("big5"), NO_TEXT),
    "无字.docx": (docx(paragraph("")), EMPTY),
}


@pytest.mark.parametrize(("name", "data", "message"), [(name, *case) for name, case in BROKEN.items()], ids=BROKEN)
def test_broken_files_say_what_to_do(write, name: str, data: bytes, message: str) -> None:  # noqa: ANN001
    with pytest.raises(ReportError) as raised:
        read_report(write(name, data))
    assert str(raised.value) == f"“{name}”{message}"


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="找不到文件"):
        read_report(tmp_path / "没有.txt")


def test_folder(tmp_path: Path) -> None:
    with pytest.raises(ReportError) as raised:
        read_report(tmp_path)
    assert str(raised.value) == f"打不开“{tmp_path}”，它是文件夹：请写明里面的哪一个文件。"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="这个系统没有命名管道")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "管道.txt")
    with pytest.raises(ReportError) as raised:
        read_report(tmp_path / "管道.txt")
    assert str(raised.value) == f"打不开“{tmp_path / '管道.txt'}”，它不是普通文件（是管道或设备）：请先存成文件再用。"


def test_a_device_is_not_read() -> None:
    with pytest.raises(ReportError, match="不是普通文件"):
        read_report(os.devnull)


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "大.docx").open("wb") as file:
        file.truncate(6 * 2**30)  # a hole: it takes no room
    with pytest.raises(ReportError) as raised:
        read_report(tmp_path / "大.docx")
    assert str(raised.value) == "“大.docx”超过 20 MB：报告不会这么大，请去掉图片或拆开后再用。"


def test_a_text_is_only_so_long(tmp_path: Path) -> None:
    (tmp_path / "长.txt").write_text("1" * (20 * 2**20 - 10), encoding="utf-8")
    with pytest.raises(ReportError) as raised:
        read_report(tmp_path / "长.txt")
    assert str(raised.value) == "“长.txt”里有 20971510 个字符，超过 2000000 个：请拆成几个文件再用。"


def test_a_name_that_no_file_can_have() -> None:
    with pytest.raises(ReportError, match="打不开"):
        read_report("坏\0名.txt")


@pytest.mark.parametrize("text", ["<三联三为>做法", "百分比%PDF", "p < 0.05", "MIME 说明", "正文说<b>重要</b>的事", "换行写作 <br>"])
def test_plain_text_that_only_resembles(write, text: str) -> None:  # noqa: ANN001
    assert read_report(write("报告.txt", text.encode())).text == text
