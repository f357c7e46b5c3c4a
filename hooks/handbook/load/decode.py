"""Bytes to text: encodings people really save files in, recognised at the right line."""

from __future__ import annotations

from typing import NamedTuple

from .faults import START, Fault, FaultKind, Position
from .patterns import when_used

MAX_BYTES = 1 << 20
UTF8_BOM = b"\xef\xbb\xbf"
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
HAN = when_used("[\u4e00-\u9fff]")


class Decoded(NamedTuple):
    """Text with `\\n` line ends and without byte order mark; None when the bytes are not text that we read."""

    text: str | None
    faults: list[Fault]


def decode(raw: bytes, limit: int = MAX_BYTES) -> Decoded:
    """Text of a file. A byte order mark is a fault but does not stop anything; other encodings and too many bytes do."""
    if len(raw) > limit:
        return _refused(FaultKind.TOO_LARGE, limit=str(limit))
    if raw.startswith(UTF16_MARKS) or _looks_like_utf16(raw):
        return _refused(FaultKind.UTF16)
    faults = [Fault(FaultKind.BOM, START)] if raw.startswith(UTF8_BOM) else []
    body = raw[len(UTF8_BOM):] if faults else raw
    try:
        return Decoded(_unix_lines(body.decode("utf-8")), faults)
    except UnicodeDecodeError as error:
        return Decoded(None, [*faults, _not_utf8(body, error.start)])


def _refused(kind: FaultKind, **detail: str) -> Decoded:
    return Decoded(None, [Fault(kind, START, detail)])


def _looks_like_utf16(raw: bytes) -> bool:
    """UTF-16 without a mark: every record starts with ASCII (`name:` or `#`), so every other byte is NUL."""
    head = raw[:4]
    return len(head) == 4 and (head[0::2] == b"\0\0") != (head[1::2] == b"\0\0")


def _unix_lines(text: str) -> str:
    if "\r" not in text:
        return text
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _not_utf8(body: bytes, offset: int) -> Fault:
    detail = {"byte": f"0x{body[offset]:02X}"}
    if _reads_as_chinese(body):
        detail["guess"] = "GBK"
    lines = _unix_lines(body[:offset].decode("utf-8")).split("\n")
    return Fault(FaultKind.NOT_UTF8, Position(len(lines), len(lines[-1]) + 1), detail)


def _reads_as_chinese(body: bytes) -> bool:
    try:
        return bool(HAN.search(body.decode("gb18030")))
    except UnicodeDecodeError:
        return False
