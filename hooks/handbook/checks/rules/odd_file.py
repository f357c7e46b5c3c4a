"""What lies in the folder of documents are folders and files that every computer can have, nothing that leads elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ...catalog import Catalog
from ..files import Odd, odd_files, odd_names
from ..rule import Context, Remark, Rule, Scope

COPY = "删掉这个链接；是要发布的，把文件本身复制到这里。"
RENAME = "改名：用小写字母、数字、减号或汉字。"
WORDING: dict[Odd, tuple[str, str]] = {
    "folder": ("是通到文件夹的链接，发布网站时会把那里的东西一起公开", COPY),
    "outside": ("是通到 docs/ 外面的链接，发布网站时会公开那个文件", COPY),
    "nowhere": ("是失效的链接，发布网站时复制不了", COPY),
    "name": ("这个名字不是每台电脑都能用（Windows 保留的名字、不许用的字符，或者不是 UTF-8），别人取不下这个仓库", RENAME),
    "twin": ("和旁边的一个只差大小写或字符的写法，在 Windows、macOS 上会互相覆盖", RENAME),
    "locked": ("这个文件夹没有权限打开，里面的东西会悄悄从网站上消失", "给自己读这个文件夹的权限（Linux、macOS：chmod u+rx；Windows：右键“属性→安全”）；不要了，就删掉它。"),
    "special": ("不是普通的文件（是管道或设备），发布网站时会卡住", "删掉它。"),
}


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each; of a record that cannot be read rule HB101 tells, of its name HB123."""
    docs = context.root / "docs"
    told = {entry.path for entry in catalog.faulty}
    records = {entry.path for entry in (*catalog.faulty, *catalog.entries)}
    odd = [(path, kind) for path, kind in odd_files(context.lying) if kind == "outside" or f"docs/{path}" not in told]
    for path, kind in [*odd, *((path, kind) for path, kind in odd_names(docs) if f"docs/{path}" not in records)]:
        message, remedy = WORDING[kind]
        place = PurePosixPath("docs", path)
        yield Remark(f"“{place.name}”{message}", remedy, path=place.as_posix())


RULE = Rule(
    code="HB126",
    name="链接、不是文件的东西和别处用不了的文件名",
    scope=Scope.CATALOG,
    why="一个链接可以通到这台电脑上的任何文件，发布网站时就把它公开了；管道和设备没有头尾，生成网站时会一直等下去。"
    "Windows 不许的文件名（con.png、a:b.md），别人连仓库也取不下来。",
    bad="docs/about/名单.png -> /home/someone/名单.png   # 符号链接",
    good="docs/about/名单.png   # 文件本身",
    check=check,
)
