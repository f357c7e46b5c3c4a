"""With a folder of originals at hand: which files are not in it, so that their sources were not held against the text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from ...catalog import Catalog, Entry
from ...model import Source
from ..rule import Context, Remark, Rule, Scope


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each file that is not there, at the first source of it."""
    if context.reports is None:
        return
    by_file: dict[str, list[Entry]] = defaultdict(list)
    for entry in catalog.of(Source):
        by_file[entry.record.file].append(entry)
    for name, sources in by_file.items():
        if lacking := _lacking(context.reports / name):
            yield Remark(
                f"--reports 文件夹里{lacking.format(name)}，出自它的 {len(sources)} 篇来源没有同原文核对",
                "有这份原文，就放进那个文件夹；文件改了名，就改 file；手里只有自己那一份的，看自己那篇就行，其余由审核人核对。",
                ("file",), entry=sources[0],
            )


def _lacking(path: Path) -> str:
    """What is there instead of a report, which is never opened; empty where a file is."""
    if path.is_file():
        return ""
    if path.is_dir():
        return "的“{}”是文件夹"
    if path.exists():
        return "的“{}”不是普通文件（是管道或设备）"
    return "的“{}”是失效的快捷方式（符号链接）" if path.is_symlink() else "没有“{}”"


RULE = Rule(
    code="HB707",
    name="原始文件不在手边",
    scope=Scope.CATALOG,
    why="check --reports 只能核对文件夹里有的原文。没有核对的要说出来，免得以为都核对过了；只有自己那一份，也能查自己那一份。",
    bad="check --reports 只有一份报告的文件夹     # 其余的文件各说一次",
    good="check --reports 放着全部报告的文件夹",
    check=check,
)
