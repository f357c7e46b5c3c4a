"""Pages written by hand and pictures run nothing in a reader's browser, and pictures ask for nothing elsewhere.

What is looked at here is the text as it was written, to tell its line; what pages become is looked at once more when they are built
(`site/active.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from ...catalog import Catalog
from ...load import Position, RecordFile
from ...load.patterns import when_used
from ..pictures import doings
from ..rule import Context, Remark, Rule, Scope

# a browser leaves out blanks, tabs and line breaks within the name of a scheme; a tag may go over lines
ACTIVE = when_used(
    r"<\s*(?:[\w.-]+:)?(?:script|iframe|frame|frameset|object|embed|base|meta|link|style|form|foreignobject|handler|portal)\b"
    r"|<[^<>]{0,2000}?[\s\"'/`]on[a-z]+\s*=|\{(?:[^\n]{0,500}?[\s:\"'])?on[a-z]+\s*="
    r"|(?:j\s*a\s*v\s*a|v\s*b)\s*s\s*c\s*r\s*i\s*p\s*t\s*:|data\s*:\s*text\s*/\s*html|<!ENTITY",
    re.IGNORECASE,
)
OF_A_PICTURE = when_used(
    r"<\s*(?:\w+:)?(?:script|iframe|frame|object|embed|base|meta|form|foreignobject|handler)\b|<[^>]*[\s\"'/]on[a-z]+\s*=|(?:java|vb)\s*script\s*:|<!ENTITY",
    re.IGNORECASE,
)
OUTSIDE = when_used(r"(?:href|src)\s*=\s*[\"']?\s*(?:https?:)?//|@import|url\(\s*[\"']?\s*(?:https?:)?//", re.IGNORECASE)
LONGEST_QUOTE = 30
RUNS, ASKS = "这里会在读者的浏览器里运行：{}", "这幅图会向站外请求：{}"
NOT_RUN, NOT_ASKED = "删掉它，写成普通的文字、链接或图。", "把要用的画进图里，去掉它。"


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each line of a page or a picture that would run something, and of a picture that would load something from elsewhere."""
    for page in context.handwritten.pages.values():
        yield from _in_page(page.text or "", page.path)
    for picture in context.handwritten.pictures.values():
        yield from _in_picture(picture)


def _in_page(text: str, path: str) -> Iterator[Remark]:
    """What stands there as letters' codes is read as the letters."""
    plain = "\n".join(re.sub(r"[\r\n]", " ", unescape(line)) for line in text.split("\n"))
    lines = dict[int, str]()
    for found in ACTIVE.finditer(plain):
        lines.setdefault(plain.count("\n", 0, found.start()) + 1, found[0])
    for number, words in lines.items():
        yield Remark(RUNS.format(_quoted(words)), NOT_RUN, Position(number, 1), path=path)


def _in_picture(file: RecordFile) -> Iterator[Remark]:
    if file.text is None:
        yield Remark("这幅图读不出来", "另存成 UTF-8 编码的 .svg，或者换成 .png。", path=file.path)
        return
    lines = dict[int, tuple[str, bool]]()
    for number, line in enumerate(file.text.split("\n"), 1):
        plain = unescape(line)
        runs = OF_A_PICTURE.search(plain)
        if found := runs or OUTSIDE.search(plain):
            lines[number] = found[0], not runs
    for each in doings(file.text):
        lines.setdefault(each.line, (each.what, each.outside))
    for number, (words, outside) in sorted(lines.items()):
        if words:
            yield Remark((ASKS if outside else RUNS).format(_quoted(words)), NOT_ASKED if outside else NOT_RUN, Position(number, 1), path=file.path)
        else:
            yield Remark("这幅图从这里起读不下去，浏览器也画不出来", "用画图软件打开，另存成 .svg，或者换成 .png。", Position(number, 1), path=file.path)


def _quoted(words: str) -> str:
    return re.sub(r"\s+", " ", words)[:LONGEST_QUOTE]


RULE = Rule(
    code="HB325",
    name="页面或图里有会运行的东西",
    scope=Scope.CATALOG,
    why="夹在页面和图里的脚本会在每个读者的浏览器里运行；图向站外要东西，会泄露谁在看，离线也看不到。没有理由可以例外。",
    bad='<p onclick="a()">点这里</p>',
    good="[看这一页](../about/index.md)",
    check=check,
)
