"""A file that looks like a record is read as one."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

from ...catalog import Catalog
from ...load.patterns import when_used
from ...model import FOLDERS
from ..rule import Context, Remark, Rule, Scope

LOOKS = when_used(r"\.ya?ml", re.IGNORECASE)
READ = (".yml", ".yaml")


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each file in a record folder whose name says YAML and which nobody reads."""
    for path in unread_files(catalog, context):
        yield Remark(*_words(path, path.relative_to(context.root / "docs").parts[0]), path=path.relative_to(context.root).as_posix())


def unread_files(catalog: Catalog, context: Context) -> Iterator[Path]:
    """The files in record folders that look like records and are none."""
    lying, read = context.lying, {entry.path for entry in catalog.entries}
    folders = tuple(f"{folder}/" for folder in FOLDERS)
    found = (path for path, each in lying.all if f"docs/{path}" not in read and path.startswith(folders) and _looks_like_record(each))
    yield from sorted(lying.docs / path for path in found)


def _looks_like_record(each: os.DirEntry[str]) -> bool:
    return not each.name.startswith(".") and bool(LOOKS.search(each.name)) and each.is_file()


def _words(path: Path, folder: str) -> tuple[str, str]:
    if path.parent.name != folder and path.suffix in READ:
        return "子文件夹里的记录不会被读取", f"把文件移到 docs/{folder}/ 下面，不要再分子文件夹。"
    stem = LOOKS.split(path.name)[0].lower()
    remedy = f"改名为 {stem}.yml。"
    if path.suffix.lower() == ".txt":
        remedy += "Windows 上先在资源管理器“查看”里勾选“文件扩展名”，才看得到结尾的 .txt。"
    return f"“{path.name}”看上去是一条记录，却不会被读取", remedy


RULE = Rule(
    code="HB124",
    name="记录没有被读取",
    scope=Scope.CATALOG,
    why="记事本会在文件名后面悄悄加上 .txt；这样的文件不报错也不出页面，写的人以为已经交了。",
    bad="docs/practices/sanwen-sanbang.yml.txt",
    good="docs/practices/sanwen-sanbang.yml",
    check=check,
)
