"""Reading a source report: plain text or .docx, into one string whose offsets everything else refers to."""

from __future__ import annotations

import codecs
import hashlib
import io
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

_MOST = 20 * 2**20  # bytes, of a text or of the unpacked document
_BODY = "word/document.xml"
_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OLD_WORD = b"\xd0\xcf\x11\xe0"  # OLE container: .doc, or a .docx with a password
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class ReportError(Exception):
    """A report that cannot be read. The message says in Chinese what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Report:
    """A report: the file's name, its text with `\\n` line ends, and the file's SHA-256, encoding and size in bytes."""

    name: str
    text: str
    sha256: str
    encoding: str
    size: int


def read_report(path: Path | str) -> Report:
    """The report in a .txt file (UTF-8 or GB18030) or a .docx file. Raises `ReportError` when it is neither."""
    path = Path(path)
    data = _bytes(path)
    text, encoding = _document(data, path.name) if path.suffix.lower() == ".docx" else _plain(data, path.name)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ReportError(f"“{path.name}”里没有文字：请换成能选中文字的版本，扫描图片要先做文字识别。")
    return Report(path.name, text, hashlib.sha256(data).hexdigest(), encoding, len(data))


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ReportError(f"找不到文件“{path}”：请核对文件名和所在的文件夹。") from None
    except OSError as error:
        raise ReportError(f"打不开“{path}”（{error.strerror}）：请确认它是文件，并且有读取权限。") from error
    if not data:
        raise ReportError(f"“{path.name}”是空文件：请重新下载或导出。")
    if len(data) > _MOST:
        raise ReportError(f"“{path.name}”超过 {_MOST >> 20} MB：报告不会这么大，请去掉图片或拆开后再用。")
    if data.startswith(_OLD_WORD):
        raise ReportError(f"“{path.name}”是旧版 .doc 或加了密码的文档：请用 Word 或 WPS 另存为不加密的 .docx。")
    return data


def _plain(data: bytes, name: str) -> tuple[str, str]:
    if data.startswith(b"PK\x03\x04"):
        raise ReportError(f"“{name}”其实是压缩包或 Office 文档：如果是 Word 文档，请把扩展名改成 .docx。")
    if data.startswith(_UTF16):
        raise ReportError(f"“{name}”是 UTF-16 编码：请用记事本另存为，编码选 UTF-8。")
    for encoding, label in (("utf-8-sig", "UTF-8"), ("gb18030", "GB18030")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text, label
    raise ReportError(f"“{name}”不是 UTF-8 或 GB18030 编码的文本：请用记事本打开确认内容正常，再另存为 UTF-8。")


def _document(data: bytes, name: str) -> tuple[str, str]:
    try:
        body = _body(data)
        parser = ElementTree.XMLParser(target=_Words())
        parser.feed(body)
        return str(parser.close()), "docx"
    except _Refused as refused:
        raise ReportError(f"“{name}”{refused}") from None
    except (zipfile.BadZipFile, RuntimeError, OSError, EOFError, ValueError) as error:
        # RuntimeError is what zipfile says of packing that it does not know and of passwords
        raise ReportError(f"“{name}”不是完好的 .docx（压缩包损坏）：请用 Word 或 WPS 打开后另存一份。") from error
    except (ElementTree.ParseError, LookupError) as error:
        raise ReportError(f"“{name}”里的正文读不出来（XML 有误）：请用 Word 或 WPS 打开后另存一份。") from error


class _Refused(Exception):
    """What is wrong with a document, to be put behind its name."""


def _body(data: bytes) -> bytes:
    """The XML of the document's text. The declared size is not trusted: never more than the limit is unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if _BODY not in archive.namelist():
            raise _Refused("是压缩包，但不是 Word 文档：请换成 .docx，或者先解压。")
        with archive.open(_BODY) as file:
            body = file.read(_MOST + 1)
    if len(body) > _MOST:
        raise _Refused(f"解压后超过 {_MOST >> 20} MB：不像正常的报告，已停止读取。")
    return body


class _Words:
    """An XML parser target that keeps the words: a line per paragraph, table cells in order, no tree in memory."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._in_text = False
        self._fallbacks = 0  # depth inside second versions of drawings, which repeat the words of the first

    def doctype(self, *declaration: str | None) -> None:
        raise _Refused("的正文带有 DTD 声明，正常的 Word 文档没有：为安全起见不读取，请另存一份。")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._fallbacks += tag == _FALLBACK
        if tag == f"{_WORD}t":
            self._in_text = True
        elif not self._fallbacks:
            self._pieces.append(_SIGNS.get(tag, ""))

    def end(self, tag: str) -> None:
        self._fallbacks -= tag == _FALLBACK
        if tag == f"{_WORD}t":
            self._in_text = False
        elif tag == f"{_WORD}p" and not self._fallbacks:
            self._pieces.append("\n")

    def data(self, text: str) -> None:
        if self._in_text and not self._fallbacks:
            self._pieces.append(text)

    def close(self) -> str:
        return "".join(self._pieces).removesuffix("\n")


_SIGNS = {f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n", f"{_WORD}noBreakHyphen": "-"}
