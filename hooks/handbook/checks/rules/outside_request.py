"""No page of the site loads anything from outside."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from ...load import Position
from ...site.references import BuiltSite, Document
from ..rule import Context, Remark, Rule, Scope


def check(target: tuple[BuiltSite, Document], context: Context) -> Iterator[Remark]:
    """A remark for each address outside the site that a page would load."""
    document = target[1]
    for address in document.loads():
        yield Remark(
            f"页面会向站外请求“{address}”", "把文件放进站内，或者去掉它；手册在封闭网络里也要能用。",
            Position(*document.line_of(escape(address, quote=False))), path=document.path,
        )


RULE = Rule(
    code="HB803",
    name="页面请求站外文件",
    scope=Scope.SITE,
    why="很多读者在不连外网的机器上看。站外的脚本、字体、图片打不开，还会泄露谁在看什么。",
    bad='<script src="https://cdn.example/x.js"></script>',
    good='<script src="../../assets/handbook.js"></script>',
    check=check,
)
