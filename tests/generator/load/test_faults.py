"""Every kind of fault at its exact place, with both parsers."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from handbook.load import FaultKind as K
from handbook.load import RecordFile, load_file
from handbook.load.decode import MAX_BYTES

from .sample import load_both

Seen = tuple[K, int, int, dict[str, str]]


def seen(record: RecordFile) -> list[Seen]:
    """Faults as plain tuples."""
    return [(fault.kind, *fault.position, dict(fault.detail)) for fault in record.faults]


WIDE = "\u3000"
ZERO_WIDTH = {"char": "U+200B", "name": "ZERO WIDTH SPACE", "count": "1"}
CASES: dict[str, tuple[str | bytes, list[Seen]]] = {
    "empty file": ("", [(K.EMPTY, 1, 1, {})]),
    "only a comment": ("# 待写\n", [(K.EMPTY, 1, 1, {})]),
    "a list": ("# x\n- a\n", [(K.NOT_MAPPING, 2, 1, {"found": "list"})]),
    "a sentence": ("只有一句话。\n", [(K.NOT_MAPPING, 1, 1, {"found": "text"})]),
    "too large": (b"a: " + b"x" * MAX_BYTES, [(K.TOO_LARGE, 1, 1, {"limit": "1048576"})]),
    "utf-16": ("name: 三联".encode("utf-16"), [(K.UTF16, 1, 1, {})]),
    "utf-16 without a mark": ("name: 三联".encode("utf-16-le"), [(K.UTF16, 1, 1, {})]),
    "gbk": (
        "id: x\r\nname: 三联\r\n".encode("gbk"),
        [(K.NOT_UTF8, 2, 7, {"byte": "0xC8", "guess": "GBK"})],
    ),
    "not text": (b"a: \xff\xff\xff", [(K.NOT_UTF8, 1, 4, {"byte": "0xFF"})]),
    "byte order mark": ("\ufeffname: 三联\n", [(K.BOM, 1, 1, {})]),
    "tab": ("a:\n\tb: 1\n  \tc: 2\n", [(K.TAB_INDENT, 2, 1, {}), (K.TAB_INDENT, 3, 3, {})]),
    "full-width space": (f"a:\n{WIDE}b: 1\n", [(K.WIDE_SPACE_INDENT, 2, 1, {"char": "U+3000"})]),
    "no-break space": ("a:\n \xa0b: 1\n", [(K.WIDE_SPACE_INDENT, 2, 2, {"char": "U+00A0"})]),
    "wide colon": ("name：三联\n级别： 市\n", [
        (K.WIDE_COLON, 1, 5, {"key": "name"}), (K.WIDE_COLON, 2, 3, {"key": "级别"}),
    ]),
    "wide colon below a key": ("s:\n  联: [a]\n  为：[b]\n", [(K.WIDE_COLON, 3, 4, {"key": "为"})]),
    "wide colon above a key": ("s:\n  - 联：甲\n\n    为: 乙\n", [(K.WIDE_COLON, 2, 6, {"key": "联"})]),
    "wide colon in an item": ("a:\n  - text：甲\n", [(K.WIDE_COLON, 2, 9, {"key": "text"})]),
    "missing space": ("name:三联\n级别:市\n", [
        (K.MISSING_SPACE, 1, 5, {"key": "name"}), (K.MISSING_SPACE, 2, 3, {"key": "级别"}),
    ]),
    "wide dash": (
        "a:\n  －x\n  — y\n  – z\n  • u\n  ·v\n",
        [(K.WIDE_DASH, row, 3, {"char": char}) for row, char in enumerate("－—–•·", 2)],
    ),
    "unclosed quote before a key": ('name: "三联\nlevel: 市\nmotto: "x"\n', [(K.UNCLOSED_QUOTE, 1, 7, {"char": '"'})]),
    "unclosed quote to the end": ("a:\n  - text: '三联\n", [(K.UNCLOSED_QUOTE, 2, 11, {"char": "'"})]),
    "unclosed quote in a list": ('a: ["甲", "乙]\nb: 1\n', [(K.UNCLOSED_QUOTE, 1, 10, {"char": '"'})]),
    "unclosed bracket": ("a: [甲, 乙\nb: 1\n", [(K.UNCLOSED_BRACKET, 1, 4, {"char": "["})]),
    "unclosed brace": ("a:\n  - {b: 甲\n", [(K.UNCLOSED_BRACKET, 2, 5, {"char": "{"})]),
    "control character": ("a: 甲\x00乙\x07\n", [
        (K.CONTROL_CHARACTER, 1, 5, {"char": "U+0000", "name": "", "count": "2"}),
    ]),
    "line separator": (
        "a: 甲\u2028b: 乙\n",
        [(K.CONTROL_CHARACTER, 1, 5, {"char": "U+2028", "name": "LINE SEPARATOR", "count": "1"})],
    ),
    "zero width": ("na\u200bme: 甲\n", [(K.INVISIBLE_CHARACTER, 1, 3, ZERO_WIDTH)]),
    "turned text in a block": (
        "a: |\n  甲\u202e乙\n",
        [(K.INVISIBLE_CHARACTER, 2, 4, {"char": "U+202E", "name": "RIGHT-TO-LEFT OVERRIDE", "count": "1"})],
    ),
    "zero width, escaped": ('a: "\\u200b甲"\n', [(K.INVISIBLE_CHARACTER, 1, 4, ZERO_WIDTH)]),
    "anchor and alias": ("a: &x 1\nb: *x\n", [(K.ANCHOR, 1, 4, {"name": "x"}), (K.ALIAS, 2, 4, {"name": "x"})]),
    "alias of nothing": ("a: *x\n", [(K.ALIAS, 1, 4, {"name": "x"})]),
    "tags": ("a: !!str 1\nb: !own {c: 1}\n", [(K.TAG, 1, 4, {"name": "!!str"}), (K.TAG, 2, 4, {"name": "!own"})]),
    "merge key": ("a: 1\n<<: {b: 2}\n", [(K.MERGE_KEY, 2, 1, {})]),
    "two documents": ("---\na: 1\n---\nb: 2\n", [(K.MULTI_DOCUMENT, 3, 1, {})]),
    "duplicate key": ("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n", [
        (K.DUPLICATE_KEY, 4, 3, {"key": "c", "first_line": "3"}),
        (K.DUPLICATE_KEY, 5, 1, {"key": "a", "first_line": "1"}),
    ]),
    "bad keys": ("[a]: 1\n'': 2\n{b: 1}: 3\n", [
        (K.BAD_KEY, 1, 1, {"found": "list"}), (K.BAD_KEY, 2, 1, {"found": "empty"}),
        (K.BAD_KEY, 3, 1, {"found": "mapping"}),
    ]),
    "too deep": ("a: " + "[" * 10_000, [(K.TOO_DEEP, 1, 32, {"limit": "30"})]),
    "too many": ("a:\n" + "- 1\n" * 20_000, [(K.TOO_MANY, 2, 1, {"limit": "20000"})]),
    "special starts": (
        "a: *重点*\nb: @某\nc: `x`\nd: %5\ne: &了\nf: !重要\ng: **b**\n",
        [(K.SPECIAL_START, row, 4, {"char": char}) for row, char in enumerate("*@`%&!*", 1)],
    ),
    "special start in brackets": ("a: [甲, @乙]\n", [(K.SPECIAL_START, 1, 8, {"char": "@"})]),
    "directive": ("%YAML 1.2\n---\na: 1\n", [(K.SPECIAL_START, 1, 1, {"char": "%"})]),
    "extra colon": ("a: b: c\n", [(K.EXTRA_COLON, 1, 5, {})]),
    "indented too little": ("a:\n  b: 1\n c: 2\n", [(K.BAD_INDENT, 3, 2, {})]),
    "indented too much": ("a: 甲\n  b: 乙\n", [(K.BAD_INDENT, 2, 3, {})]),
    "no colon": ("name: 甲\n级别\nc: 1\n", [(K.SYNTAX, 2, 1, {"problem": "colon-missing"})]),
    "text behind a quote": ('a: "甲"乙\n', [(K.SYNTAX, 1, 7, {"problem": "quote-inside"})]),
    "text behind a list": ("a: [甲]乙\n", [(K.SYNTAX, 1, 7, {"problem": "text-after-value"})]),
    "a list without dashes": ("a:\n  {b: 1}\n  {b: 2}\n", [(K.SYNTAX, 3, 3, {"problem": "dash-missing"})]),
    "list on the line of its key": ("a: - b\n", [(K.SYNTAX, 1, 4, {"problem": "dash-not-allowed"})]),
    "no comma": ('a: ["甲" "乙"]\n', [(K.SYNTAX, 1, 9, {"problem": "comma-missing"})]),
    "unknown escape": ('a: "\\q"\n', [(K.SYNTAX, 1, 6, {"problem": "unknown-escape"})]),
    "half a surrogate pair": ('a: "\\ud800"\n', [(K.SYNTAX, 1, 4, {"problem": "unknown-escape"})]),
    "beyond Unicode": ('a: "\\UFFFFFFFF"\n', [(K.SYNTAX, 1, 4, {"problem": "unknown-escape"})]),
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), CASES.values(), ids=CASES)
def test_fault(source: str | bytes, expected: list[Seen]) -> None:
    assert seen(load_both(source if isinstance(source, bytes) else source.encode())) == expected


def test_every_kind_has_a_case() -> None:
    covered = {kind for _, faults in CASES.values() for kind, *_ in faults}
    assert covered == set(K) - {K.UNREADABLE}


LEGAL = {
    "wide colon in a value": "title: 出声思考：边做边说\n",
    "wide colon in an item": "a:\n  - 出声思考：边做边说\n",
    "wide colon in a further line": "a: 甲\n  name：乙\n  丙:丁\n",
    "wide colon on the line after its key": "a:\n  出声思考：边做边说\n",
    "curly quotes": "a: “新手”说\nb: 说“新手”\n",
    "wide comma": "a: [课堂，讨论]\n",
    "dash inside": "a: —— 引自\nb: 甲—乙\n",
    "two dashes begin a line": "a: 甲\n  ——乙\n",
    "addresses": "a: http://x.cn/?q=1\nb: [https://x.cn/?q=1]\nc: [x]\nd:\n  - mailto:x@y.cn\n",
    "time": "a:\n  - 10:30 开会\n",
    "block": "a: |\n  name：x\n  - b:c\n  @d \tx\n  [\nb: >-\n  － *x*\n  \n  & y\nc: 1\n",
    "ampersand and star inside": "a: R&D 3*4 很好!\n",
    "wide space inside": f"a: 甲{WIDE}乙\n",
    "tab inside": "a: 甲\t乙\n",
    "one document with marks": "---\na: 1\n...\n",
    "further lines in quotes": 'a: "甲\n  b: 乙"\nc: 1\n',
    "brackets over lines": "a: [\n  甲,\n  乙：丙\n]\n",
    "quoted merge sign": '"<<": 1\n',
}


@pytest.mark.parametrize("text", LEGAL.values(), ids=LEGAL)
def test_legal(text: str) -> None:
    record = load_both(text.encode())
    assert seen(record) == []
    assert record.data is not None


def test_all_faults_of_a_file_in_one_run() -> None:
    text = "name：三联\n\tlevel: 市\nsteps:\n  －甲\nname: 又\n"
    assert [kind for kind, *_ in seen(load_both(text.encode()))] == [K.WIDE_COLON, K.TAB_INDENT, K.WIDE_DASH]


def test_a_mended_record_has_data_and_places() -> None:
    record = load_both("name：三联\nsteps:\n  －甲\nname: 又\n".encode())
    assert record.data == {"name": "三联", "steps": ["甲"]}
    assert record.position(("name",)) == (1, 6)
    assert record.position(("steps", 0)) == (3, 4)
    assert seen(record)[-1] == (K.DUPLICATE_KEY, 4, 1, {"key": "name", "first_line": "1"})


@pytest.mark.parametrize("text", ["a: &x 1\n", "a: !!str 1\n", "<<: {a: 1}\n---\n", "a: [" * 40])
def test_refused_texts_have_no_data(text: str) -> None:
    assert load_both(text.encode()).data is None


def reason(path: Path, root: Path) -> Seen:
    """The one fault of a file that cannot be read."""
    record = load_file(path, root)
    assert record.text is record.data is None
    return seen(record)[0]


def test_unreadable(tmp_path: Path) -> None:
    assert reason(tmp_path / "a.yml", tmp_path) == (K.UNREADABLE, 1, 1, {"reason": "missing"})
    assert reason(tmp_path, tmp_path)[3] == {"reason": "directory"}
    assert reason(tmp_path / "a\0b", tmp_path)[3] == {"reason": "other"}


def test_broken_symlink(tmp_path: Path) -> None:
    try:
        (tmp_path / "a.yml").symlink_to(tmp_path / "gone.yml")
    except OSError:
        pytest.skip("no symlinks here")
    assert reason(tmp_path / "a.yml", tmp_path)[3] == {"reason": "broken-symlink"}


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object) -> None:
        raise PermissionError

    path = tmp_path / "a.yml"
    path.write_text("name: 甲\n", encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    assert reason(path, tmp_path)[3] == {"reason": "permission"}


def test_path_is_relative_and_posix(tmp_path: Path) -> None:
    path = tmp_path / "docs" / "practices" / "a.yml"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"a: 1\r\nb: 2\r\n")
    record = load_file(path, tmp_path)
    assert (record.path, record.data, record.text) == ("docs/practices/a.yml", {"a": 1, "b": 2}, "a: 1\nb: 2\n")
    assert os.sep not in record.path.replace("/", "")
