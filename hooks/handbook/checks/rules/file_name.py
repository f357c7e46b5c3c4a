"""A file name is an id: short, lower case, ASCII, the same on every system."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from ...catalog import Entry
from ...model.identifier import LONGEST, RESERVED, SHAPE
from ..rule import Context, Remark, Rule, Scope
from ..spelling import as_identifier


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each thing that is wrong with the file's name."""
    path = PurePosixPath(entry.path)
    if path.suffix != ".yml":
        yield Remark(f"文件名以“{path.suffix}”结尾", f"改名为 {path.stem}.yml，全手册统一用 .yml。", path=entry.path)
    fault = _fault(path.stem)
    if fault:
        yield Remark(f"文件名“{path.stem}”{fault}", _remedy(path.stem), path=entry.path)


def _fault(name: str) -> str:
    """What is wrong with an id; empty when nothing is."""
    if not SHAPE.fullmatch(name):
        return "不合规定：只能用小写字母、数字和单个减号"
    if len(name) > LONGEST:
        return f"有 {len(name)} 个字符，超过了 {LONGEST} 个"
    return "是 Windows 保留的名字" if name in RESERVED else ""


def _remedy(name: str) -> str:
    better = as_identifier(name)
    example = better if better and better != name and not _fault(better) else "sanwen-sanbang"
    return f"改成小写拼音或英文，词之间用一个减号，至多 {LONGEST} 个字符，如 {example}.yml。"


RULE = Rule(
    code="HB123",
    name="文件名不合规定",
    scope=Scope.NAME,
    why="文件名就是编号，也是网址。小写字母、数字和减号在所有电脑、压缩软件和浏览器里都不会变样。",
    bad="docs/practices/三问三帮.yml\ndocs/practices/Sanwen_Sanbang.yaml",
    good="docs/practices/sanwen-sanbang.yml",
    check=check,
)
