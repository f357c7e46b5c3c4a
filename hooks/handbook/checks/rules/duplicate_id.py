"""An id is used once in the whole handbook, whatever the kind."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog, Entry
from ..rule import Context, Remark, Rule, Scope


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark at every file whose id another file had before."""
    first: dict[str, Entry] = {}
    for entry in catalog.entries:
        other = first.setdefault(entry.id, entry)
        if other is not entry:
            yield Remark(
                f"编号“{entry.id}”已经被 {other.path} 用了",
                "改这个文件的文件名；编号在全手册里只能用一次，别处写的编号也要跟着改。",
                entry=entry,
            )


RULE = Rule(
    code="HB301",
    name="编号重复",
    scope=Scope.CATALOG,
    why="编号就是文件名，也是网址和 [[编号]] 链接的目标。两条记录同号，链接就不知道去哪里。",
    bad="docs/practices/sanwen-sanbang.yml\ndocs/terms/sanwen-sanbang.yml",
    good="docs/practices/sanwen-sanbang.yml\ndocs/terms/lianxihui.yml",
    check=check,
)
