"""Records are plain text: `[[id]]` and `[[id|text]]` are the only markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...catalog import Entry
from ...catalog.mentions import MENTION
from ...load.patterns import when_used
from ..prose import prose_of, stretches
from ..rule import Ground, Remark, Rule, Scope
from ..spelling import shown


class Markup(NamedTuple):
    """A kind of markup: its name, its pattern, and what to write instead."""

    name: str
    pattern: re.Pattern[str]
    remedy: str


PLAIN = "只写文字，删掉这些符号。"
LINK = "链接别的记录写成 [[编号]] 或 [[编号|文字]]；外部网址不写进正文。"
SPLIT = "记录里不分级、不列点：一条一事，分开写成几项。"
KINDS = (
    Markup("脚本", when_used(r"(?:java|vb)\s*script\s*:|data\s*:\s*text/html", re.IGNORECASE), PLAIN),
    Markup("网页标签（HTML）", when_used(r"<[A-Za-z/!?][^<>\n]{0,20}>?"), "删掉标签；要写小于号，写“小于”。"),
    Markup("网页的字符代码", when_used(r"&(?:[A-Za-z]{2,10}|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});"), "直接写那个字符。"),
    Markup("模板代码", when_used(r"\{\{|\}\}|\{%|\{#"), PLAIN),
    Markup("写错的链接", when_used(r"\[\[(?![a-z0-9]+(?:-[a-z0-9]+)*(?:\|[^\[\]|\n]{1,60})?\]\])"), LINK),
    Markup("标记语言的链接", when_used(r"!?(?<!\[)\[[^\[\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\]|: *https?:)"), LINK),
    Markup("标记语言的标题", when_used(r"^ {0,3}#{1,6} |^(?:={3,}|-{3,})$", re.MULTILINE), SPLIT),
    Markup("标记语言的代码块", when_used(r"```|~~~|`[^`\n]+`"), PLAIN),
    Markup("标记语言的引用", when_used(r"^ {0,3}> ?\S", re.MULTILINE), "引用原话用中文引号“ ”。"),
    Markup("标记语言的列表", when_used(r"^ {0,3}(?:[-*+]|[0-9]{1,3}[.)]) ", re.MULTILINE), SPLIT),
    Markup("标记语言的表格", when_used(r"\| ?:?-{3,}|^ {0,3}\|.*\|$", re.MULTILINE), SPLIT),
    Markup("标记语言的强调", when_used(r"\*\*\S|__\S[^_\n]*__"), PLAIN),
)
# One class of first characters, so that the search skips over everything else; texts stand after line breaks.
HINT = when_used(r"[<&{}\[`~>|*_:\n](?:(?<!\n)| {0,3}(?:[#=+-]|[0-9]{1,3}[.)] ))")


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each kind of markup in a text."""
    for stretch in stretches(entry) if _looks_marked_up(entry) else ():
        for kind in KINDS:
            hit = kind.pattern.search(stretch.folded)
            if hit:
                yield Remark(
                    f"不能写“{shown(hit[0])}”：这是{kind.name}", kind.remedy, stretch.where, key=stretch.key
                )


def _looks_marked_up(entry: Entry) -> bool:
    """Is there anything to look at once the proper links to records are taken out?"""
    text = prose_of(entry).folded
    return bool(HINT.search(MENTION.sub("", text) if "[[" in text else text))


RULE = Rule(
    code="HB606",
    name="有 HTML、Markdown 或模板代码",
    scope=Scope.RECORD,
    why="同一条记录要变成网页、表格、数据文件和打印稿；夹了代码，有的地方不显示，有的地方会被当成程序。",
    bad="summary: 见 [三问三帮](https://example.org) **工作法**",
    good="summary: 见 [[sanwen-sanbang|三问三帮]] 工作法",
    check=check,
)
