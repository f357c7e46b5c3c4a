"""Words of the site that carried the text: upload data, download notices, customer service, page marks.

Lets pass: such words without the form that a site gives them (a report may set up a 投诉建议 box or a 客服 line), and
introductions a site wrote in the manner of the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.vocabulary import Flag
from .text import ReportText, Symptom

_SITE = re.compile(
    r"(?:更新|发布|上传)时间\s*[:：]\s*\d{4}|^(?:时间|大小|页数|格式|ID)\s*[:：]\s*[\w-]+|您的位置\s*[:：]"
    r"|(?:网站|在线)?客服\s*[:：]\s*\d|QQ(?:群|号)?\s*[:：]?\s*\d{5,}"
    r"|[【\[]\s*www\.\w[\w.-]*\.(?:com|cn|net)|[\u4e00-\u9fff]{2,6}(?:范文网|文库|文档网)(?:上搜索|分享|整理|今天)|汇文网负责"
    r"|Copyright|All Rights Reserved|版权归(?:属用户|原?作者)|下载收益归"
    r"|由会员分享|在线阅读[,，]|珍藏版|下载(?:本)?文档|下载前请|付费完成|联系客服处理|向本站投诉|收藏\s+分享"
    r"|配套讲稿|特殊限制\s*[:：]|关\s键\s词|温馨提示\s*[:：]|你可能关注的文档|仅作为作品整体效果"
    r"|今天为大家精心准备|希望对大家有所帮助|本文将介绍\d{4}"
    r"|第\d+页\s*共\d+页",
    re.MULTILINE,
)
_PAGE_MARK = re.compile(r"(?<=\n)(?P<here>\d{1,3}、)(?=[^\n])")
_WHOLE = "。！？；：:;!?”〞"
_AMID_SENTENCES = 3  # page marks that follow each other: where fewer interrupt a sentence, it may be a list
_PROSE = 60
_LINE = 90  # a longer line holds more than the site's words


def detect(text: ReportText) -> Iterator[Symptom]:
    """A symptom for each line of the site, or for its words where a line holds the report too; and each page mark."""
    for match in _SITE.finditer(text.text):
        start, end = _line_or_words(text.text, match)
        yield text.symptom(Flag.SITE_TEXT, start, end, "转载网站自己的文字。")
    for match in _page_marks(text.text):
        yield text.at(Flag.SITE_TEXT, match, f"句子中间插入的页码“{match['here']}”。")


def _line_or_words(text: str, match: re.Match[str]) -> tuple[int, int]:
    start = text.rfind("\n", 0, match.start()) + 1
    end = text.find("\n", match.end())
    end = end if end >= 0 else len(text)
    return (start, end) if end - start <= _LINE else match.span()


def _page_marks(text: str) -> list[re.Match[str]]:
    """The line numbers of a text in which they run on without a gap and interrupt sentences again and again."""
    found = list(_PAGE_MARK.finditer(text))
    numbers = [int(match["here"][:-1]) for match in found]
    interrupting = sum(_interrupts(text, match.start()) for match in found)
    in_row = bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return found if in_row and interrupting >= _AMID_SENTENCES else []


def _interrupts(text: str, place: int) -> bool:
    """Whether the line before breaks off in a sentence; a short one may be an item of a list."""
    line = text[text.rfind("\n", 0, place - 1) + 1 : place].rstrip()
    return len(line) >= _PROSE and line[-1] not in _WHOLE
