"""A waiver ends on the day it names."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog
from ..rule import Context, Remark, Rule, Scope
from ..waivers import is_overdue, is_protected, read_waivers, valid_waivers


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each waiver whose last day has passed."""
    book = read_waivers(context.root)
    if book is None:
        return
    for item in valid_waivers(book):
        waiver = item.waiver
        if is_overdue(waiver, context.today) and not is_protected(waiver.code):
            yield Remark(
                f"这条例外在 {waiver.until} 已经到期：{waiver.code}，{waiver.path}",
                "改好那个文件，再删掉这一项；确实还要例外，由另一个人看过理由后改到期日。",
                book.position(item.where),
                path=book.path,
            )


RULE = Rule(
    code="HB903",
    name="例外已经到期",
    scope=Scope.CATALOG,
    why="没有期限的例外会变成永久的漏洞。到期后问题重新报出来，例外也报出来，逼着人看一眼。",
    bad="waivers:\n  - {code: HB603, path: docs/terms/x.yml, reason: 公开的服务电话。, until: 2020-01-01}",
    good="waivers:\n  - {code: HB603, path: docs/terms/x.yml, reason: 公开的服务电话。, until: 2027-06-30}",
    check=check,
)
