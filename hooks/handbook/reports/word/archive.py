"""The parts of a .docx, unpacked piece by piece and parsed as they come: never a tree, never more than the limit."""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from xml.etree import ElementTree

from ..bounds import MOST, Refused

_PIECE = 2**16  # bytes
_WORD = re.compile(r"\{http://(?:schemas\.openxmlformats\.org|purl\.oclc\.org/ooxml)/wordprocessingml/(?:2006/)?main\}")
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FORMULA_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_NUMBER = re.compile(r"-?\d{1,6}")
_DOCUMENT = re.compile(r"word/document\d*\.xml")
_OFF = ("0", "false", "off")

Attributes = dict[str, str]


class Handler:
    """What follows a part: elements by their short names (those of Word's own, `Fallback`, `t`), and their text."""

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def data(self, text: str) -> None:
        """Text of the element now open, which may come in several pieces."""


class Archive:
    """The parts of one document. All of them together may unpack to as much as one report may hold."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = set(archive.namelist())
        self._left = MOST

    def document(self) -> str | None:
        """The name of the part that holds the document's text; some programs number it. None where there is none."""
        return min(filter(_DOCUMENT.fullmatch, self._names), default=None)

    def parse(self, part: str, handler: Handler) -> None:
        """Lead a handler through a part; through nothing where the document has no such part."""
        if part not in self._names:
            return
        parser = ElementTree.XMLParser(target=_Target(handler))
        for piece in self._pieces(part):
            parser.feed(piece)
        parser.close()

    def _pieces(self, part: str) -> Iterator[bytes]:
        """The unpacked bytes. The size that the archive declares is not trusted."""
        with self._archive.open(part) as file:
            while piece := file.read(min(_PIECE, self._left + 1)):
                self._left -= len(piece)
                if self._left < 0:
                    raise Refused(f"解压后超过 {MOST >> 20} MB：不像正常的报告，已停止读取。")
                yield piece


class _Target:
    """An XML parser's target that hands short names on, and refuses what no Word document declares."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self.data = handler.data

    def doctype(self, *declaration: str | None) -> None:
        raise Refused("的正文带有 DTD 声明，正常的 Word 文档没有：为安全起见不读取，请另存一份。")

    def start(self, tag: str, attributes: Attributes) -> None:
        self._handler.start(_short(tag), attributes)

    def end(self, tag: str) -> None:
        self._handler.end(_short(tag))

    def close(self) -> None: ...


def _short(tag: str) -> str:
    if found := _WORD.match(tag):
        return tag[found.end() :]
    return {_FALLBACK: "Fallback", _FORMULA_TEXT: "t"}.get(tag, "")


@contextmanager
def opened(data: bytes) -> Iterator[Archive]:
    """The document in a file's bytes; whatever is broken in it while it is read becomes a `Refused`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield Archive(archive)
    except RuntimeError as error:
        if "password" in str(error):
            raise Refused("加了密码：请用原来的软件打开，去掉密码后另存一份。") from error
        raise Refused(_BROKEN) from error  # packing that zipfile does not know
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, ValueError) as error:
        raise Refused(_BROKEN) from error
    except (ElementTree.ParseError, LookupError) as error:
        raise Refused("里的正文读不出来（XML 有误）：请用 Word 或 WPS 打开后另存一份。") from error


_BROKEN = "不是完好的 .docx（压缩包损坏）：请用 Word 或 WPS 打开后另存一份。"


def value(attributes: Attributes, name: str = "val") -> str:
    """One of Word's own attributes, whichever of its two name spaces it is written in; empty where absent."""
    for key, given in attributes.items():
        if key.endswith(f"}}{name}") and _WORD.match(key):
            return given
    return ""


def number(attributes: Attributes, name: str = "val", default: int = 0) -> int:
    """An attribute that is a number of at most six digits; the default where it is none."""
    given = value(attributes, name)
    return int(given) if _NUMBER.fullmatch(given) else default


def is_on(attributes: Attributes) -> bool:
    """Whether a switch, such as w:vanish, is on: it is unless it says otherwise."""
    return value(attributes).lower() not in _OFF
