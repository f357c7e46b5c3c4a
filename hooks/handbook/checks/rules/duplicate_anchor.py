"""An id is given once in a page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...load import Position
from ...site.references import BuiltSite, Document
from ..rule import Context, Remark, Rule, Scope


def check(target: tuple[BuiltSite, Document], context: Context) -> Iterator[Remark]:
    """A remark for each id that a document gives more than once."""
    document = target[1]
    if len(set(document.ids)) == len(document.ids):
        return
    for identifier, times in Counter(document.ids).items():
        if times > 1:
            yield Remark(
                f"锚点“{identifier}”在一页里出现 {times} 次", "改页面模板，让每个锚点只出现一次。",
                Position(*document.line_of(identifier)), path=document.path,
            )


RULE = Rule(
    code="HB802",
    name="一页里有重复的锚点",
    scope=Scope.SITE,
    why="课件里的链接带着锚点。一页里有两个同名锚点，浏览器只认第一个。",
    bad='<h2 id="sources">来源</h2> … <h2 id="sources">出处</h2>',
    good='<h2 id="sources">来源</h2> … <h2 id="record">本条记录</h2>',
    check=check,
)
