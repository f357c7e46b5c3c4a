"""Plain text: UTF-8 or GB18030, as it stands."""

from __future__ import annotations

import codecs
import re

from .bounds import Refused

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_plain(data: bytes) -> tuple[str, str]:
    """The text of a file and the name of its encoding. Raises `Refused` when it is no text in a known encoding."""
    if data.startswith(_UTF16):
        raise Refused("是 UTF-16 编码：请用记事本另存为，编码选 UTF-8。")
    for encoding, label in (("utf-8-sig", "UTF-8"), ("gb18030", "GB18030")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _CONTROL.search(text):
            return text, label
    raise Refused("不是 UTF-8 或 GB18030 编码的文本：请用记事本打开确认内容正常，再另存为 UTF-8。")
