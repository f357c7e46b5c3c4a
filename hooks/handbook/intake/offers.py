"""What came back: offers of practices from the file that the site's form makes, or from the rows of the sheet."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from ..load import load_text
from ..load.regular import NotRegularError, read_some
from .questions import Question
from .spreadsheet import LONGEST, Cell, NoSheet, Row, sheets_of

FORMAT, VERSION = "handbook-offers", "1"
MOST = 5 << 20  # bytes of a file
MOST_OFFERS = 200
_ZIP = b"PK\x03\x04"
_FIRST_ROW = 3  # below the head and what is asked
_FEWEST_HEADS = 5
_OLD = (b"\xd0\xcf\x11\xe0",)


class Fault(NamedTuple):
    """What is wrong with an answer: which offer and question it is, what, and what to do."""

    where: str
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}：{self.message}\n    → {self.remedy}"


@dataclass
class Offer:
    """An offer: where it stands, the answers by key, in lists where several are given, and the keys of those that cannot be read."""

    where: str
    answers: dict[str, list[str]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)

    def text(self, key: str) -> str:
        """An answer in one line; empty when there is none."""
        return " ".join(self.answers.get(key, ()))

    def lines(self, key: str) -> list[str]:
        """An answer of several."""
        return self.answers.get(key, [])


class NoOffers(Exception):
    """Why nothing can be read from a file, in Chinese, with what to do."""


def read_offers(path: Path, asked: Sequence[Question]) -> tuple[list[Offer], list[Fault]]:
    """The offers in a file, and what is wrong with how they are written. Raises `NoOffers` when none can be read at all."""
    data = _bytes(path)
    if data.startswith(_OLD):
        raise NoOffers(f"“{path.name}”是旧版 .xls 或加了密码的表：请用 Excel 或 WPS 另存为不加密的 .xlsx。")
    try:
        found = list(_in_sheet(data, asked) if data.startswith(_ZIP) else _in_text(data, path.name, asked))
    except NoSheet as error:
        raise NoOffers(f"“{path.name}”{error}") from error
    offers = [each for each in found if isinstance(each, Offer)]
    if not offers and not any(isinstance(each, Fault) for each in found):
        raise NoOffers(f"“{path.name}”里没有填写做法。")
    if len(offers) > MOST_OFFERS:
        raise NoOffers(f"“{path.name}”里有 {len(offers)} 条，一次最多收 {MOST_OFFERS} 条：请分成几份。")
    return offers, [each for each in found if isinstance(each, Fault)]


def _bytes(path: Path) -> bytes:
    try:
        data = read_some(path, MOST)
    except IsADirectoryError:
        raise NoOffers(f"打不开“{path}”，它是文件夹：写明里面的哪一个文件。") from None
    except NotRegularError:
        raise NoOffers(f"打不开“{path}”，它不是普通文件。") from None
    except FileNotFoundError:
        raise NoOffers(f"找不到文件“{path}”：核对文件名和所在的文件夹。") from None
    except (OSError, ValueError) as error:
        raise NoOffers(f"打不开“{path}”（{getattr(error, 'strerror', None) or error}）。") from error
    if len(data) > MOST:
        raise NoOffers(f"“{path.name}”超过 {MOST >> 20} MB：征集表不会这么大。")
    if not data.strip():
        raise NoOffers(f"“{path.name}”是空文件。")
    return data


# --- the file of the form ------------------------------------------------------------------------------------------------


def _in_text(data: bytes, name: str, asked: Sequence[Question]) -> Iterator[Offer | Fault]:
    whole = _loaded(data, name)
    if not isinstance(whole, Mapping) or str(whole.get("format")) != FORMAT or str(whole.get("version")) != VERSION:
        raise NoOffers(f"“{name}”不是“参与”页做出来的文件，也不是征集表：开头应有 format: {FORMAT} 和 version: {VERSION}。")
    offers = whole.get("offers")
    if not isinstance(offers, list):
        raise NoOffers(f"“{name}”里的 offers 应是一个列表。")
    for number, each in enumerate(offers, 1):
        yield from _of_mapping(each, f"第 {number} 条", asked)


def _loaded(data: bytes, name: str) -> Any:
    """What a JSON or YAML text holds."""
    if data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{"):
        try:
            return json.loads(data.decode("utf-8-sig"), object_pairs_hook=_once, parse_int=_whole)
        except (ValueError, RecursionError) as error:
            raise NoOffers(f"“{name}”读不出来，文件可能不完整，或者被别的软件改过：请重新下载一份。（{_why(error)}）") from error
    read = load_text(data, name)
    if read.data is None:
        raise NoOffers(f"“{name}”读不出来：既不是征集表（.xlsx），也不是“参与”页做出来的文件。")
    return read.data


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) < len(pairs):
        raise ValueError("同一个栏目写了两次")
    return dict(pairs)


def _whole(digits: str) -> int:
    try:
        return int(digits)
    except ValueError as error:  # longer than Python reads
        raise ValueError("一个数的位数太多") from error


def _why(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"第 {error.lineno} 行第 {error.colno} 列"
    if isinstance(error, UnicodeDecodeError):
        return "不是 UTF-8 编码"
    return "层次太多" if isinstance(error, RecursionError) else str(error)


def _of_mapping(given: Any, where: str, asked: Sequence[Question]) -> Iterator[Offer | Fault]:
    if not isinstance(given, Mapping):
        yield Fault(where, "不是一条做法", "应是栏目和内容，照“参与”页做出来的样子。")
        return
    known = {question.key: question for question in asked}
    offer = Offer(where)
    for key, value in given.items():
        if key not in known:
            yield Fault(where, f"没有“{str(key)[:20]}”这个栏目", "删掉它；能写的栏目见“参与”页的表。")
        elif (texts := _texts(value)) is None:
            offer.unread.add(key)
            yield Fault(f"{where}“{known[key].label}”", f"应是文字，写的是{_kind_of(value)}", "把内容写成文字，几条的写成几行。")
        else:
            offer.answers[key] = split("\n".join(texts), known[key])
    yield offer


def _texts(value: Any) -> list[str] | None:
    """The texts of an answer; None when it is something else."""
    items = value if isinstance(value, list) else [value]
    return items if all(isinstance(item, str) for item in items) and len(items) <= MOST_OFFERS else None


def _kind_of(value: Any) -> str:
    names = {bool: "是非", int: "数", float: "数", dict: "一组栏目", list: "列表", type(None): "空"}
    return names.get(type(value), "别的")


def split(text: str, question: Question) -> list[str]:
    """An answer taken apart as its question wants it; nothing for blanks."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if question.kind == "several":
        for sign in "，,;；/\n ":
            text = text.replace(sign, "、")
        return [item.strip() for item in text.split("、") if item.strip()]
    return [line.strip() for line in text.split("\n") if line.strip()]


# --- the rows of the sheet -----------------------------------------------------------------------------------------------


def _in_sheet(data: bytes, asked: Sequence[Question]) -> Iterator[Offer | Fault]:
    for rows in sheets_of(data):
        columns, unknown = _columns(rows, asked)
        if len(columns) >= _FEWEST_HEADS:
            missing = [question.label for question in asked if question.required and question not in columns.values()]
            if missing:
                raise NoSheet(f"缺少这几列：{'、'.join(missing)}。列名要照空白征集表，不能改。")
            yield from (Fault("第 1 行", f"多出一列“{head[:20]}”", "删掉这一列；要说的话写进别的栏目。") for head in unknown)
            for row in rows:
                if row.number >= _FIRST_ROW:
                    yield from _of_row(row, columns)
            return
    raise NoSheet("里没有征集表：第 1 行应是列名，照空白征集表填写。")


def _columns(rows: Sequence[Row], asked: Sequence[Question]) -> tuple[dict[int, Question], list[str]]:
    """The question of each column, by the head in the first row; and the heads that are none."""
    known = {question.label: question for question in asked}
    heads = {number: cell.text.rstrip("*＊ ") for row in rows[:1] if row.number == 1 for number, cell in row.cells.items()}
    return {number: known[head] for number, head in heads.items() if head in known}, [head for head in heads.values() if head and head not in known]


def _of_row(row: Row, columns: Mapping[int, Question]) -> Iterator[Offer | Fault]:
    offer = Offer(f"第 {row.number} 行")
    for number, question in columns.items():
        if cell := row.cells.get(number):
            where = f"第 {row.number} 行“{question.label}”（{_letters(number)}{row.number}）"
            if wrong := _wrong(cell):
                offer.unread.add(question.key)
                yield Fault(where, *wrong)
            else:
                offer.answers[question.key] = split(cell.text, question)
    if row.cells:
        yield offer


def _wrong(cell: Cell) -> tuple[str, str] | None:
    """Why a cell cannot be taken, and what to do."""
    if cell.is_formula:
        return "是公式", "公式不读，也不算：把结果写成文字。"
    if cell.is_error:
        return f"是错误值 {cell.text[:12]}", "改成文字，或者空着。"
    if cell.is_number and not (cell.text.isdecimal() and len(cell.text) < 10):
        return f"是数字 {cell.text[:12]}", "把这一格改成文本，照报告写，连同单位。"
    if len(cell.text) > LONGEST:
        return f"超过 {LONGEST} 个字", "用自己的话写短；一条做法只写一件事。"
    return None


def _letters(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
