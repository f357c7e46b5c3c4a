"""What lies in the folder of documents are folders and files, nothing that leads elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ...catalog import Catalog
from ..files import Odd, odd_files
from ..rule import Context, Remark, Rule, Scope

COPY = "删掉这个链接；是要发布的，把文件本身复制到这里。"
WORDING: dict[Odd, tuple[str, str]] = {
    "folder": ("是通到文件夹的链接，发布网站时会把那里的东西一起公开", COPY),
    "outside": ("是通到 docs/ 外面的链接，发布网站时会公开那个文件", COPY),
    "nowhere": ("是失效的链接，发布网站时复制不了", COPY),
    "special": ("不是普通的文件（是管道或设备），发布网站时会卡住", "删掉它。"),
}


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each; of a record that cannot be read rule HB101 tells."""
    told = {entry.path for entry in catalog.faulty}
    for path, kind in odd_files(context.root / "docs"):
        if kind == "outside" or f"docs/{path}" not in told:
            message, remedy = WORDING[kind]
            yield Remark(f"“{PurePosixPath(path).name}”{message}", remedy, path=f"docs/{path}")


RULE = Rule(
    code="HB126",
    name="链接和不是文件的东西",
    scope=Scope.CATALOG,
    why="一个链接可以通到这台电脑上的任何文件，发布网站时就把它公开了；管道和设备没有头尾，生成网站时会一直等下去。",
    bad="docs/about/名单.png -> /home/someone/名单.png   # 符号链接",
    good="docs/about/名单.png   # 文件本身",
    check=check,
)
