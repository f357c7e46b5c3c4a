"""Nothing lies in the folder of documents that would be published unawares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from ...catalog import Catalog
from ...load.patterns import when_used
from ...model import FOLDERS
from ..files import RECORDS, is_asset, is_known, reports_among
from ..rule import Context, Remark, Rule, Scope
from .stray_file import LOOKS

LEFT_BEHIND = when_used(r"~\$.*|.*~|#.*#|.*\.(?:bak|tmp|swp|orig|rej)|thumbs\.db|desktop\.ini", re.IGNORECASE)
SHOWN = "原文许可公开的，在来源记录写 text: 公开，由 index 按段登出"


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each file that is nothing the handbook knows, and for each report that is published as something else."""
    docs, settings = context.root / "docs", catalog.settings
    files, read = context.lying.files(), {entry.path for entry in catalog.entries}
    for path in files:
        if not (f"docs/{path}" in read or is_known(path, settings) or _is_told_as_record(path)):
            yield Remark(*_words(path), path=f"docs/{path}")
    published = [path for path in files if path.endswith(".md") or is_asset(path, settings)]
    for path, source in reports_among(docs, published, catalog):
        yield Remark(
            f"“{PurePosixPath(path).name}”是来源 {source} 的原文，那篇没有写可以公开，发布网站时却会公开它",
            f"移到 docs/ 外面，从 handbook.yml 的 assets 里删掉；{SHOWN}。", path=f"docs/{path}",
        )


def _is_told_as_record(path: str) -> bool:
    """Rule HB124 tells of what looks like a record in a folder of records."""
    file = PurePosixPath(path)
    return file.parts[0] in FOLDERS and bool(LOOKS.search(file.name))


def _words(path: str) -> tuple[str, str]:
    file = PurePosixPath(path)
    if LEFT_BEHIND.fullmatch(file.name):
        return f"“{file.name}”是编辑器或系统留下的文件，发布网站时会原样公开", "删掉它。"
    if file.suffix in RECORDS:
        return (
            f"“{file.name}”不在记录的文件夹里，没有程序读它",
            f"是记录，就移到它那一类的文件夹：{'、'.join(f'docs/{folder}/' for folder in FOLDERS)}；不是，就删掉。",
        )
    return (
        f"“{file.name}”不是记录，也不是页面、图片，发布网站时会原样公开",
        f"是报告原文，就移到 docs/ 外面；{SHOWN}。是要发布的附件，就在 handbook.yml 的 assets 里写上 {path}。",
    )


RULE = Rule(
    code="HB125",
    name="会原样公开的文件",
    scope=Scope.CATALOG,
    why="docs/ 里的文件，发布网站时照样复制出去。放在那里的一份报告，谁都能下载，连同里面的姓名、电话。",
    bad="docs/sources/考察报告.docx",
    good="# handbook.yml\nassets: [about/样表.pdf]     # 写明要发布的附件；报告放在 docs/ 外面",
    check=check,
)
