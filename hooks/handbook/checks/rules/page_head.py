"""What a hand-written page says of itself above its words is what pages say: the templates of the theme write some of it into the page
as it is, and others take it for a file to be read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field, StrictBool, StringConstraints

from ...catalog import Catalog
from ...load import Position, load_text
from ...load.decode import MAX_BYTES
from ...load.document import validated
from ...load.patterns import when_used
from ...load.record import relative_name
from ...load.regular import read_within
from ...model.base import Model
from ..lists import form
from ..rule import Context, Remark, Rule, Scope

# as MkDocs finds them (mkdocs/utils/meta.py): between lines of dashes, or else as "key: value" in the first lines
BETWEEN = when_used(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n", re.DOTALL)
IN_FIRST_LINE = when_used(r" {0,3}[A-Za-z0-9_-]+:")
Text = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class Search(Model):
    """Whether and how the search finds a page."""

    exclude: StrictBool = Field(False, title="不让搜到", description="写 true，搜索就不列这一页。")
    boost: float = Field(1.0, title="排得多前", description="一个数，比 1 大就排得前些。", ge=0, le=100, allow_inf_nan=False)


class Head(Model):
    """What may stand above the words of a page."""

    title: Text | None = Field(None, title="标题", description="栏目里和浏览器标签上的叫法；不写就用页里的大标题。")
    description: Text | None = Field(None, title="简介", description="一句话，供搜索引擎显示。")
    hide: tuple[Annotated[str, StringConstraints(pattern="^(?:navigation|toc|footer)$")], ...] = Field((), title="不显示", description="页里不显示哪一样，如 [toc]。")
    search: Search = Field(default_factory=Search, title="搜索", description="搜索列不列这一页，如 {exclude: true}。")


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each thing above the words of a page that is none of these."""
    for path in context.lying.ending(".md"):
        yield from _in_page(path, context)


def _in_page(path: Path, context: Context) -> Iterator[Remark]:
    try:
        text = read_within(path, MAX_BYTES).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    except (OSError, ValueError):  # of which HB906 tells
        return
    name = relative_name(path, context.root)
    if between := BETWEEN.match(text):
        yield from form(validated(load_text(("\n" + between[1]).encode(), name), Head), context)
    elif IN_FIRST_LINE.match(text):
        first = text.partition(":")[0].strip()
        yield Remark(f"第一行以“{first}:”开头，会被当成页的设置，不显示出来", "第一行写大标题，如 # 关于；真是设置的，写在两行 --- 之间。", Position(1, 1), path=name)


RULE = Rule(
    code="HB907",
    name="页首的设置写错了",
    scope=Scope.CATALOG,
    why="页首两行 --- 之间写的，主题的模板会直接用：不认识的一项可能原样进到网页里，也可能让整个网站生成不了。",
    bad="---\ntemplate: my.html\n---\n# 关于",
    good="---\nsearch: {exclude: true}\n---\n# 关于",
    check=check,
)
