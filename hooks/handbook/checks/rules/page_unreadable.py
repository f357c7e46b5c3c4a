"""What is written by hand beside the records can be read: the pages in Markdown and the settings of the site."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from ...catalog import Catalog
from ...load import RecordFile, load_file
from ...load.decode import MAX_BYTES
from ...load.regular import read_within
from ...model.base import Model
from ...settings.mkdocs_yml import SETTINGS, is_yaml
from ..lists import form
from ..rule import Context, Remark, Rule, Scope


@dataclass
class Written:
    """A file as read. Rules about files take it for an `Entry`, one without fields."""

    file: RecordFile
    errors: list[Any] = field(default_factory=list)
    model: ClassVar[type[Model]] = Model

    @property
    def path(self) -> str:
        """Where the file is, as findings name it."""
        return self.file.path


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each thing that keeps a page or the settings from being read."""
    broken = [path for path in context.lying.ending(".md") if not _is_read(path)]
    settings = context.root / SETTINGS
    if settings.exists() and not is_yaml(settings):
        broken.append(settings)
    for path in broken:
        yield from form(Written(load_file(path, context.root)), context)


def _is_read(path: Path) -> bool:
    try:
        read_within(path, MAX_BYTES)
    except (OSError, ValueError):
        return False
    return True


RULE = Rule(
    code="HB906",
    name="页面或网站设置读不出来",
    scope=Scope.CATALOG,
    why="首页、各栏目的引言（.md 文件）和 mkdocs.yml 是手写的，存错了编码或者写坏了，整个网站都生成不了。",
    bad="# docs/about/index.md 用记事本“另存为”时“编码”选了 ANSI",
    good="# docs/about/index.md 用记事本“另存为”时“编码”选 UTF-8",
    check=check,
)
