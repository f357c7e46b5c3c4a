"""A handbook has its settings."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog
from ...settings.handbook import SETTINGS
from ..rule import Context, Remark, Rule, Scope


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark when there is no file of settings."""
    if catalog.settings_book.missing:
        yield Remark(
            f"没有 {SETTINGS}：手册的名称和记录里用的固定的词都写在这个文件里",
            f"文件丢了，从仓库里取回；这本手册是旧格式的，运行 upgrade 写出一份；新手册用 init 建。没有 {SETTINGS} 之前，"
            "领域、层级这些栏目先不核对。",
            path=SETTINGS,
        )


RULE = Rule(
    code="HB910",
    name="没有手册的设置",
    scope=Scope.CATALOG,
    why="哪些词能写在“领域”里，手册叫什么、归谁管，只有这个文件说了算；没有它，别的检查都没有依据。",
    bad="文件夹里只有 mkdocs.yml 和 docs/",
    good="文件夹里有 mkdocs.yml、handbook.yml 和 docs/",
    check=check,
)
