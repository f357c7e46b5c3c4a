"""The cells of an .xlsx, read as they come: never a tree, never more than the limits, no formula carried out.

ECMA-376 part 1, 18.3 and 18.4: a cell (`c`) has its place (`r`), its type (`t`), a formula (`f`) and a value (`v`), or its text (`is`).
"""

from __future__ import annotations

import io
import lzma
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

MOST = 16 << 20  # bytes of all parts unpacked
MOST_CELLS = 40_000
LONGEST = 4000  # characters of a cell
_PIECE = 1 << 16
_SHEET = re.compile(r"xl/worksheets/sheet(\d{1,4})\.xml")
_STRINGS = "xl/sharedStrings.xml"
_DECLARED = re.compile(b"<!DOCTYPE|<!ENTITY|\0")  # zeros: an encoding in which neither could be seen
_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")


class NoSheet(Exception):
    """Why a file cannot be read as a sheet. The message says it in Chinese, with what to do."""


@dataclass
class Cell:
    """A cell: its text, whether a formula stands in it, whether it is a number, an error."""

    text: str = ""
    is_formula: bool = False
    is_number: bool = False
    is_error: bool = False


@dataclass(frozen=True)
class Row:
    """A row by its number in the sheet, with its cells by column, from 0; empty ones are left out."""

    number: int
    cells: dict[int, Cell] = field(default_factory=dict)


def sheets_of(data: bytes) -> Iterator[Sequence[Row]]:
    """The sheets of a workbook in the order of their files. Raises `NoSheet`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = _Parts(archive)
            strings = list(_strings(parts)) if _STRINGS in parts.names else []
            for part in parts.sheets:
                yield list(_rows(parts, part, strings))
    except RuntimeError as error:
        raise NoSheet("加了密码：请用 Excel 或 WPS 打开，去掉密码后另存一份。") from error
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError, ValueError) as error:
        raise NoSheet("不是完好的 .xlsx（压缩包损坏）：请用 Excel 或 WPS 打开后另存一份。") from error
    except (ElementTree.ParseError, LookupError) as error:
        raise NoSheet("里的表读不出来（XML 有误）：请用 Excel 或 WPS 打开后另存一份。") from error


class _Parts:
    """The parts of a workbook; all of them together may unpack to so much. The sizes that the archive declares are not trusted."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._left = MOST
        self.names = set(archive.namelist())
        found = filter(None, map(_SHEET.fullmatch, self.names))
        self.sheets = [match[0] for match in sorted(found, key=lambda match: int(match[1]))]

    def elements(self, part: str) -> Iterator[tuple[str, ElementTree.Element]]:
        """Each element of a part as it begins and ends, by its short name."""
        parser: Any = ElementTree.XMLPullParser(("start", "end"))
        before = b""
        with self._archive.open(part) as stream:
            while piece := stream.read(min(_PIECE, self._left + 1)):
                self._left -= len(piece)
                if self._left < 0:
                    raise NoSheet(f"解压后超过 {MOST >> 20} MB：不像正常的征集表，已停止读取。")
                if _DECLARED.search(before + piece):
                    raise NoSheet("带有 DTD 声明，正常的表格没有：为安全起见不读取，请另存一份。")
                before = piece[-16:]
                parser.feed(piece)
                for event, element in parser.read_events():
                    yield f"{event} {element.tag.rpartition('}')[2]}", element


def _strings(parts: _Parts) -> Iterator[str]:
    """The texts that cells refer to by number; what tells how a word is read aloud is none of them."""
    for event, element in parts.elements(_STRINGS):
        if event == "end si":
            yield _text(element)
            element.clear()


def _text(element: ElementTree.Element) -> str:
    runs = [child for child in element if child.tag.rpartition("}")[2] in ("t", "r")]
    return "".join(piece.text or "" for run in runs for piece in run.iter() if piece.tag.rpartition("}")[2] == "t")[: LONGEST + 1]


def _rows(parts: _Parts, part: str, strings: Sequence[str]) -> Iterator[Row]:
    rows: dict[int, Row] = {}
    cells = 0
    for event, element in parts.elements(part):
        if event == "end c":
            cells += 1
            if cells > MOST_CELLS:
                raise NoSheet(f"超过 {MOST_CELLS} 格：一次最多交这么多，请分成几份。")
            if place := _PLACE.fullmatch(element.get("r", "")):
                cell = _cell(element, strings)
                if cell.text or cell.is_formula or cell.is_error:
                    rows.setdefault(int(place[2]), Row(int(place[2]))).cells[_column(place[1])] = cell
        if event == "end row":
            element.clear()
    yield from (rows[number] for number in sorted(rows))


def _cell(element: ElementTree.Element, strings: Sequence[str]) -> Cell:
    inside = {child.tag.rpartition("}")[2]: child for child in element}
    kind = element.get("t", "n")
    value = (inside["v"].text or "") if "v" in inside else ""
    if kind == "s":
        value = strings[int(value)] if value.isdecimal() and int(value) < len(strings) else ""
    if kind == "inlineStr" and "is" in inside:
        value = _text(inside["is"])
    return Cell(value.strip()[: LONGEST + 1], "f" in inside, kind == "n" and bool(value), kind == "e")


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
