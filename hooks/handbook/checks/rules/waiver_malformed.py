"""The waiver file is right: readable, each waiver with a known rule, a file, a reason and a last day."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog
from ..engine import all_rules
from ..lists import form
from ..rule import Context, Remark, Rule, Scope
from ..spelling import nearest
from ..waivers import WaiverBook, is_protected, read_waivers, valid_waivers


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each thing that is wrong with the file, in the words of the rules about files and fields."""
    book = read_waivers(context.root)
    if book:
        yield from form(book, context)
        yield from _codes(book)


def _codes(book: WaiverBook) -> Iterator[Remark]:
    known = [rule.code for rule in all_rules()]
    for item in valid_waivers(book):
        code = item.waiver.code
        if code not in known:
            close = nearest(code, known, 0.8)
            remedy = f"是不是想写 {close}？" if close else "规则的编号印在检查结果里，如 HB603。"
            yield Remark(f"没有 {code} 这条规则", remedy, book.position(item.where), path=book.path)
        elif is_protected(code):
            yield Remark(f"{code} 的问题不能例外", "改好那个文件，再删掉这一项。", book.position(item.where), path=book.path)


RULE = Rule(
    code="HB904",
    name="例外清单写错了",
    scope=Scope.CATALOG,
    why="例外是对规则开的口子，要写清楚哪条规则、哪个文件、为什么、到哪天；写不清楚的例外不算数。",
    bad="waivers:\n  - {code: HB603, path: docs/terms/x.yml}   # 没有理由和到期日",
    good="waivers:\n  - {code: HB603, path: docs/terms/x.yml, reason: 公开的服务电话。, until: 2027-06-30}",
    check=check,
)
