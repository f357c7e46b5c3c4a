"""The pages of a PDF, read with PDFium, or what is wrong with them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from ..bounds import MOST, Refused
from .lines import Line, lines_of, signs_of
from .paragraphs import paragraphs, without_contents, without_edges

_MOST_PAGES = 2000
_FEWEST_ON_PAGE = 10  # characters; a page with fewer is a picture or empty
_MOST_GARBLED = 0.05  # of the characters
_DAMAGED = "读不出来（PDF 损坏或不完整）：请重新下载，或者用 Word、WPS 打开后另存为 .docx。"


def read_pdf(data: bytes) -> tuple[str, str]:
    """The text of a PDF, and the name of its format. Raises `Refused` when it has none or cannot be read."""
    if b"%PDF" not in data[:1024]:
        raise Refused("不是 PDF（开头没有 PDF 的标记）：请重新下载，或者改回原来的扩展名。")
    pages = _pages(data)
    _refuse_pictures(pages)
    _refuse_garbled("".join(line.text for page in pages for line in page))
    return "\n".join(paragraphs(without_contents(without_edges(pages)))), "pdf"


def _pages(data: bytes) -> list[list[Line]]:
    """The lines of each page."""
    try:
        import pypdfium2  # only here: no other command needs the library
    except ImportError as error:  # there are systems for which it is not built
        raise Refused("是 PDF，这里没有装能读它的 pypdfium2：请用 Word 或 WPS 打开核对后另存为 .docx。") from error
    try:
        with pypdfium2.PdfDocument(data) as document:
            if len(document) > _MOST_PAGES:
                raise Refused(f"有 {len(document)} 页，超过 {_MOST_PAGES} 页：请只留下报告所在的几页。")
            return _limited(_page(document, number) for number in range(len(document)))
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Refused("加了密码：请用密码打开这个 PDF，另存一份不加密的再用。") from error
        raise Refused(_DAMAGED) from error


def _limited(pages: Iterator[list[Line]]) -> list[list[Line]]:
    kept, size = [], 0
    for page in pages:
        size += sum(len(line.text) for line in page)
        if size > MOST:
            raise _too_long()
        kept.append(page)
    return kept


def _too_long() -> Refused:
    return Refused(f"里的文字超过 {MOST >> 20} MB：不像正常的报告，请拆开后再用。")


def _page(document: Any, number: int) -> list[Line]:
    page = document[number]
    text = page.get_textpage()
    try:
        if text.count_chars() > MOST:
            raise _too_long()
        return list(lines_of(signs_of(text)))
    finally:
        text.close()
        page.close()


def _refuse_pictures(pages: Sequence[Sequence[Line]]) -> None:
    """A scanned report, or one half of which is scanned, would be read with holes."""
    pictures = sum(sum(len(line.text) for line in page) < _FEWEST_ON_PAGE for page in pages)
    if pictures == len(pages):
        raise Refused("里没有文字，多半是扫描件：请先做文字识别（OCR），核对后存成 .docx 或 UTF-8 的 .txt 再用。")
    if pictures * 2 > len(pages):
        raise Refused(
            f"共 {len(pages)} 页，其中 {pictures} 页没有文字，多半是扫描件：请先做文字识别（OCR），核对后存成 .docx 再用。"
        )


def _refuse_garbled(text: str) -> None:
    garbled = sum(char == "\ufffd" or unicodedata.category(char) in ("Co", "Cn") for char in text)
    if garbled > _MOST_GARBLED * len(text):
        raise Refused(
            "取出来的文字是乱码（字体没有带编码表）：请用 Word 或 WPS 打开核对后另存为 .docx，或者做文字识别。"
        )
