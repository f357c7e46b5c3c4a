"""Plain text: UTF-8 or GB18030, as it stands."""

from __future__ import annotations

import codecs
import re

from ..load.patterns import when_used
from .bounds import Refused

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TAG = when_used(r"</?(?:div|p|br|span|t[rdh]|table|[uo]l|li|font|img|a|strong|h[1-6])(?:\s[^<>\n]*)?/?>", re.IGNORECASE)
_MOST_TAGS = 4  # a text may name a few
_FOREIGN = when_used("[\u0370-\u04ff\u2500-\u257f\u3040-\u30ff\ue000-\uf8ff]")  # what a wrong encoding makes of Han
_MOST_FOREIGN = 0.05
_CONTROL = when_used("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


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
            _refuse_tags(text)
            if label == "UTF-8" or len(_FOREIGN.findall(text)) <= _MOST_FOREIGN * len(text):
                return text, label
    raise Refused("不是 UTF-8 或 GB18030 编码的文本：请用记事本打开确认内容正常，再另存为 UTF-8。")


def _refuse_tags(text: str) -> None:
    if len(_TAG.findall(text)) > _MOST_TAGS:
        raise Refused(
            "里夹着网页标签（<p>、<br> 一类）：请用浏览器打开网页，只把正文复制到记事本里，另存为 UTF-8 编码的 .txt。"
        )
