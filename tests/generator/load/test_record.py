"""Values, places and hostile input."""

from __future__ import annotations

from pathlib import PurePath, PurePosixPath, PureWindowsPath
from typing import Any

import pytest

from handbook.load import Position, load_text
from handbook.load.record import examine, relative_name

from .sample import RECORD, load_both

SCALARS: list[tuple[str, Any]] = [
    ("", None), ("~", None), ("null", None), ("true", True), ("True", True), ("FALSE", False), ("false", False),
    ("0", 0), ("12", 12), ("-3", -3), ("+3", 3), ("95.2", 95.2), ("-0.5", -0.5), ("999999999999999", 999999999999999),
    *((text, text) for text in (
        "no", "yes", "on", "off", "y", "n", "NO", "1:30", "007", "1_000", "0x1F", "0o17", "1e3", "1.", ".5", ".inf",
        "2023-02-30", "2019-05-01", "2019-05-01 10:00:00", "=", "１２", "3/4", "tRue", "1234567890123456",
        "nUll", "9" * 5000,
    )),
    ("'12'", "12"), ('"true"', "true"), ("''", ""), ("'~'", "~"), ("|-\n 12", "12"), (">-\n true", "true"),
]  # fmt: skip


@pytest.mark.parametrize(("written", "value"), SCALARS, ids=[written[:20] or "nothing" for written, _ in SCALARS])
def test_scalar(written: str, value: Any) -> None:
    data = load_both(f"a: {written}\n".encode()).data
    assert data == {"a": value}
    assert type(data["a"]) is type(value)


def test_keys_are_always_text() -> None:
    assert load_both("1: a\nno: b\nnull: c\n联: d\n".encode()).data == {"1": "a", "no": "b", "null": "c", "联": "d"}


def test_data() -> None:
    record = load_both(RECORD.encode())
    assert record.faults == []
    assert record.data["shorthand"] == {"联": ["联系困难群众", "联系身边群众"], "为": ["为群众代言", "为群众排忧"]}
    assert record.data["results"][1] == {"text": "第一行：甲 第二行", "share": 95.2}
    assert record.data["editor"]["note"] == "name：不是键\n"


PLACES = [
    (("name",), False, (2, 7)),
    (("name",), True, (2, 1)),
    (("sectors", 1), False, (5, 15)),
    (("sectors", 1), True, (5, 15)),
    (("shorthand", "为"), False, (10, 6)),
    (("shorthand", "为"), True, (10, 3)),
    (("shorthand", "为", 1), False, (10, 16)),
    (("results", 0), False, (12, 5)),
    (("results", 1, "share"), False, (18, 12)),
    (("results", 1, "share"), True, (18, 5)),
    (("practice", "results", "list[Result]", 1, "Result", "share"), False, (18, 12)),
    (("results", 0, "missing"), False, (12, 5)),
    (("results", 7, "share"), False, (12, 3)),
    (("editor", "minimal"), True, (19, 1)),
    (("missing",), False, (2, 1)),
    ((), False, (2, 1)),
]


@pytest.mark.parametrize(("loc", "key", "place"), PLACES, ids=[f"{loc} {key}" for loc, key, _ in PLACES])
def test_place(loc: tuple[str | int, ...], key: bool, place: tuple[int, int]) -> None:
    position = load_both(RECORD.encode()).position(loc, key=key)
    assert isinstance(position, Position)
    assert position == place


def test_an_empty_value_stands_behind_its_key() -> None:
    record = load_both(b"a:\nb: {c: , d: 1}\n")
    assert record.position(("a",)) == (1, 2)
    assert record.position(("b", "c")) == (2, 6)


def test_places_count_characters_and_lines_of_the_original() -> None:
    record = load_both("\ufeffa: 1\r\n\r\n\U0001f600\U0001f600: [甲, 乙]\r\n".encode())
    assert record.position(("\U0001f600\U0001f600", 1)) == (3, 9)


def test_places_of_a_file_without_data() -> None:
    for raw in (b"a: [\n", b"\xff\xfea", b"", b"- a\n"):
        assert load_text(raw, "x.yml").position(("a", 0)).line == 1


def test_short_cut_and_long_way_agree() -> None:
    assert examine(RECORD) == (load_text(RECORD.encode(), "x.yml").data, [])


def test_alias_bomb() -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 25)]
    record = load_both("\n".join(lines).encode())
    assert record.data is None
    assert len(record.faults) == 200


HOSTILE = {
    "object tag": b"a: !!python/object/apply:os.system ['echo']\n",
    "brackets": b"[" * 100_000,
    "braces": b"{" * 100_000,
    "dashes": b"- " * 50_000,
    "questions": b"? " * 50_000,
    "levels": "".join(" " * n + "a:\n" for n in range(300)).encode(),
    "two megabytes": b"a: 1\n" * 400_000,
    "nul": b"\0" * 1000,
    "nul in a value": b"a: " + b"\0" * 100_000,
    "surrogates": "a: \ud800\n".encode("utf-8", "surrogatepass"),
    "tabs": b"\t" * 100_000 + b"a: 1\n",
    "special": b"a: " + b"@" * 100_000,
    "spaces": b"a" + b" " * 100_000 + b": 1: 2\n",
    "quotes": b'a: "\n' * 2_000,
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_hostile(raw: bytes) -> None:
    record = load_both(raw)
    assert record.faults
    assert len(record.faults) <= 200


ONCE_DISPUTED = [
    "a: [g? h, x?y]\n", "a: [? , h]\n", "a: [g:, h]\n", "{x  :}\n", "{a:\n}\n", "? b", "a: |#c\n  x\n", "&a |# z\n",
    "a: |\n  \tx\n", "a: |\n  \t\n", "![b=:", "!, ::\n", "a:\n|\n<<: \t", "\t&---\n%2\n-", "--- |# z\n\n\u200b",
    "a: x\ty\n",
]  # fmt: skip


@pytest.mark.parametrize("text", ONCE_DISPUTED)
def test_the_parsers_agree(text: str) -> None:
    load_both(text.encode())


@pytest.mark.parametrize(("path", "root", "name"), [
    (PurePosixPath("/home/a/docs/x.yml"), PurePosixPath("/home/a"), "docs/x.yml"),
    (PurePosixPath("docs/x.yml"), PurePosixPath("."), "docs/x.yml"),
    (PurePosixPath("/docs/x.yml"), PurePosixPath("/"), "docs/x.yml"),
    (PureWindowsPath("Z:/docs/x.yml"), PureWindowsPath("Z:/"), "docs/x.yml"),  # a shared folder with a letter of its own
    (PureWindowsPath("C:\\手册\\docs\\x.yml"), PureWindowsPath("C:\\手册"), "docs/x.yml"),
    (PurePosixPath("/elsewhere/x.yml"), PurePosixPath("/home/a"), "/elsewhere/x.yml"),
])
def test_files_are_named_from_the_root(path: PurePath, root: PurePath, name: str) -> None:
    assert relative_name(path, root) == name
