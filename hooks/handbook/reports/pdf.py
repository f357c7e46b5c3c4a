"""PDF with text: the lines of its pages, put together to paragraphs again.

Read with PDFium (pypdfium2), which says where each character stands: a line that reaches the right margin goes on in the next,
unless that one is indented. Repeated heads and feet of pages are left out; tables come line by line. A page without text is a
picture, which has to be read out first.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from .bounds import MOST, Refused
from .lines import ends_sentence, glued, opens_item

_MOST_PAGES = 2000
_FEWEST_ON_PAGE = 10  # characters; a page with fewer is a picture or empty
_MOST_GARBLED = 0.05  # of the characters
_EDGE = 2  # lines at the head and at the foot of a page that may be its number or repeated on the others
_FEWEST_REPEATS = 3
_NARROW = 0.7  # of a character's size: a gap beside Han that is only typesetting
_SLANTED = 0.1  # radians; watermarks
_LEAST_FULL = 15  # characters of a line that may go on in the next
_SHORT_BY = 2.2  # characters that a full line may lack, where punctuation must not begin the next
_INDENT = 1.2  # characters
_SAME_SIZE = 0.12
_PAGE_NUMBER = re.compile(
    r"[\s\-—–－·.]*(?:第\s*)?\d{1,4}(?:\s*[/／]\s*\d{1,4})?\s*(?:页(?:\s*[，,/／]?\s*共\s*\d{1,4}\s*页)?)?[\s\-—–－·.]*"
)
_DAMAGED = "读不出来（PDF 损坏或不完整）：请重新下载，或者用 Word、WPS 打开后另存为 .docx。"


@dataclass(frozen=True, slots=True)
class _Sign:
    """A character on a page: where it stands from left to right, its foot, its size; points."""

    text: str
    left: float
    right: float
    foot: float
    size: float
    is_added: bool  # by PDFium, where there is a gap


@dataclass(frozen=True, slots=True)
class _Line:
    """A line on a page: its words, where it begins and ends, its foot, and the size of its letters; points."""

    text: str
    left: float
    right: float
    foot: float
    size: float


@dataclass(frozen=True, slots=True)
class _Block:
    """The block of text that the lines of a page stand in, and whether its paragraphs are indented."""

    left: float
    right: float
    is_indented: bool


def read_pdf(data: bytes) -> tuple[str, str]:
    """The text of a PDF, and the name of its format. Raises `Refused` when it has none or cannot be read."""
    if b"%PDF" not in data[:1024]:
        raise Refused("不是 PDF（开头没有 PDF 的标记）：请重新下载，或者改回原来的扩展名。")
    pages = _pages(data)
    _refuse_pictures(pages)
    _refuse_garbled("".join(line.text for page in pages for line in page))
    return "\n".join(_paragraphs(_without_edges(pages))), "pdf"


def _pages(data: bytes) -> list[list[_Line]]:
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


def _limited(pages: Iterator[list[_Line]]) -> list[list[_Line]]:
    kept, size = [], 0
    for page in pages:
        size += sum(len(line.text) for line in page)
        if size > MOST:
            raise _too_long()
        kept.append(page)
    return kept


def _too_long() -> Refused:
    return Refused(f"里的文字超过 {MOST >> 20} MB：不像正常的报告，请拆开后再用。")


def _page(document: Any, number: int) -> list[_Line]:
    page = document[number]
    text = page.get_textpage()
    try:
        if text.count_chars() > MOST:
            raise _too_long()
        return list(_lines(_signs(text)))
    finally:
        text.close()
        page.close()


def _signs(text: Any) -> Iterator[_Sign]:
    """The characters of a page in the order in which it is read; line ends as `\\n`, watermarks left out."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        if code == ord("\r") or abs(raw.FPDFText_GetCharAngle(text, at)) > _SLANTED:
            continue
        raw.FPDFText_GetLooseCharBox(text, at, box)
        size = raw.FPDFText_GetFontSize(text, at)
        yield _Sign(chr(code), box.left, box.right, box.bottom, size, raw.FPDFText_IsGenerated(text, at) == 1)


def _lines(signs: Iterator[_Sign]) -> Iterator[_Line]:
    line: list[_Sign] = []
    for sign in signs:
        if sign.text != "\n":
            line.append(sign)
        elif line:
            yield from _line(line)
            line = []
    yield from _line(line)


def _line(signs: Sequence[_Sign]) -> Iterator[_Line]:
    """The line that some characters make; none when they are only blanks."""
    text = "".join(sign.text for at, sign in enumerate(signs) if not _is_idle(signs, at))
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = "".join(char for char in text if char == "\t" or unicodedata.category(char) not in ("Cc", "Cf", "Cs"))
    seen = [sign for sign in signs if sign.text.strip() and not sign.is_added]
    if text.strip() and seen:
        size = median(sign.size for sign in seen)
        size = size if size > 1 else max(median(sign.right - sign.left for sign in seen), 1)
        left, right = min(sign.left for sign in seen), max(sign.right for sign in seen)
        yield _Line(unicodedata.normalize("NFC", text.strip()), left, right, min(sign.foot for sign in seen), size)


def _is_idle(signs: Sequence[_Sign], at: int) -> bool:
    """Whether a blank is only the small gap that typesetting leaves between Han and Latin: 共有 326 名."""
    if not signs[at].is_added or not 0 < at < len(signs) - 1:
        return False
    before, after = signs[at - 1], signs[at + 1]
    return after.left - before.right < _NARROW * before.size and not (before.text.isascii() and after.text.isascii())


def _refuse_pictures(pages: Sequence[Sequence[_Line]]) -> None:
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


def _without_edges(pages: Sequence[Sequence[_Line]]) -> list[list[_Line]]:
    """The pages without their numbers, and without heads and feet that many of them have."""
    seen = Counter(key for page in pages for key in {_key(page[at]) for at in _edges(page)})
    repeated = {key for key, count in seen.items() if count >= max(_FEWEST_REPEATS, len(pages) / 3)}
    kept = []
    for page in pages:
        edges = _edges(page)
        out = {at for at in edges if _key(page[at]) in repeated or _PAGE_NUMBER.fullmatch(page[at].text)}
        kept.append([line for at, line in enumerate(page) if at not in out])
    return kept


def _edges(page: Sequence[_Line]) -> set[int]:
    """The places of the lines that stand highest and lowest on a page."""
    order = sorted(range(len(page)), key=lambda at: page[at].foot)
    return {*order[:_EDGE], *order[-_EDGE:]}


def _key(line: _Line) -> str:
    """What repeated heads have in common: all but the page number."""
    return re.sub(r"\d+", "#", "".join(line.text.split()))


def _paragraphs(pages: Sequence[Sequence[_Line]]) -> Iterator[str]:
    """The paragraphs of all pages; one may go on over the end of a page."""
    lines = [(line, block) for page in pages for block in [_block(page)] for line in page]
    paragraph: list[str] = []
    for at, (line, block) in enumerate(lines):
        if at and not _goes_on(*lines[at - 1], line, block):
            yield glued(paragraph)
            paragraph = []
        paragraph.append(line.text)
    yield glued(paragraph)


def _block(page: Sequence[_Line]) -> _Block:
    """Where the lines of a page begin and end that are set like most: nearly the outermost, so that one stray line tells nothing."""
    size = median(line.size for line in page) if page else 0
    body = [line for line in page if _alike(line.size, size)]
    lefts, rights = sorted(line.left for line in body), sorted(line.right for line in body)
    if not body:
        return _Block(0, 0, is_indented=False)
    left, right = lefts[len(lefts) // 20], rights[-1 - len(rights) // 20]
    begun = [line for before, line in pairwise(body) if right - before.right > _SHORT_BY * size]
    indented = sum(line.left - left > _INDENT * size for line in begun)
    return _Block(left, right, is_indented=indented * 2 > len(begun))


def _goes_on(line: _Line, block: _Block, after: _Line, after_block: _Block) -> bool:
    """Whether a paragraph goes on from one line into the next."""
    is_full = block.right - line.right < _SHORT_BY * line.size and line.right - line.left > _LEAST_FULL * line.size
    if not is_full or not _alike(line.size, after.size):
        return False
    if after.left - after_block.left > _INDENT * after.size:  # begins a paragraph, or hangs below the enumerator
        return opens_item(line.text) and not opens_item(after.text) and not ends_sentence(line.text)
    return not ends_sentence(line.text) or (block.is_indented and not opens_item(after.text))


def _alike(size: float, other: float) -> bool:
    return abs(size - other) <= _SAME_SIZE * max(size, other)
