"""Every link of the built site leads to a file of the site, and every #id to an id of that file."""

from __future__ import annotations

from collections.abc import Iterator

from ...load import Position
from ...site.references import BuiltSite, Document, Link
from ..rule import Context, Remark, Rule, Scope


def check(target: tuple[BuiltSite, Document], context: Context) -> Iterator[Remark]:
    """A remark for each link of a document that leads nowhere."""
    site, document = target
    for link in site.dead_links(document):
        if link.target not in site.files:
            yield _remark(document, link, f"链接“{link.written}”没有对应的文件")
        else:
            yield _remark(document, link, f"链接“{link.written}”指向的“#{link.anchor}”在那个页面里没有")


def _remark(document: Document, link: Link, message: str) -> Remark:
    return Remark(
        message, "改链接，或者恢复它指向的页面；发出去的网址和锚点要一直有效。",
        Position(*document.line_of(link.written)), path=document.path,
    )


RULE = Rule(
    code="HB801",
    name="站内链接断了",
    scope=Scope.SITE,
    why="生成的页面不经过 MkDocs 的链接检查，严格模式也会放过断链，所以逐页核对成品。",
    bad='<a href="../../practices/meiyou/">',
    good='<a href="../../practices/sanwen-sanbang/#results">',
    check=check,
)
