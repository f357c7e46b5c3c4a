"""Formats that are no report that can be read, told by their first bytes or by what an archive holds, and what to do with each."""

from __future__ import annotations

import io
import re
import zipfile

_LOOKED_AT = 2048  # bytes
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM6", b"BM8")
_WORD_XML = re.compile(rb"<\?mso-application|<w:wordDocument|<pkg:package")
_AS_DOCX = "请用 Word 或 WPS 打开后另存为 .docx。"
_BEGINNINGS = (
    ((b"\xd0\xcf\x11\xe0",), "是旧版 .doc 或加了密码的文档：请用 Word 或 WPS 另存为不加密的 .docx。"),
    ((b"{\\rtf",), "是 RTF 文档：请用 Word 或 WPS 另存为 .docx。"),
    (_PICTURES, "是图片：请先做文字识别（OCR），核对后存成 .docx 或 UTF-8 的 .txt 再用。"),
    ((b"CAJ", b"KDH"), "是 CAJ 文献：请用它的阅读器打开，打印成 PDF，或者把正文复制到记事本里另存为 UTF-8 编码的 .txt。"),
)
# a part of an archive that gives its kind away → what it is and what to do
_PARTS = (
    ("OFD.xml", "是 OFD 版式文件：请用 OFD 阅读器或 WPS 打开，导出成 PDF 或 .docx 再用。"),
    ("xl/workbook.xml", "是 Excel 表格：请把要用的部分复制到 Word 里，存成 .docx。"),
    ("ppt/presentation.xml", "是演示文稿：请把文字复制到 Word 里，存成 .docx。"),
)
_MIME = {
    b"application/vnd.oasis.opendocument": f"是 OpenDocument 文档：{_AS_DOCX}",
    b"application/epub+zip": "是电子书（EPUB）：请把正文复制到记事本里，另存为 UTF-8 编码的 .txt。",
}


def other_format(data: bytes) -> str:
    """What a file is and what to do, where it is of a format that is known and not read; empty where it is of no such format."""
    for beginnings, told in _BEGINNINGS:
        if data.startswith(beginnings):
            return told
    if data.startswith(b"PK\x03\x04"):
        return _archive(data)
    return f"是 Word 的 XML 文档：{_AS_DOCX}" if _WORD_XML.search(data[:_LOOKED_AT]) else ""


def _archive(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = set(archive.namelist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):  # of a version yet to come
        return ""
    kind = next((told for part, told in _PARTS if part in parts), "")
    return kind or next((told for mark, told in _MIME.items() if mark in data[:_LOOKED_AT]), "")
