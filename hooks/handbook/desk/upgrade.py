"""`upgrade`: records and settings of an older format, rewritten for this version; what only a person can decide is told."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..migrations import CannotUpgrade, Change, Migration, Note, migrations
from ..settings.handbook import FORMAT, SETTINGS, read_settings
from ..settings.mkdocs_yml import missing_in
from .step import take_files

FIRST = min(migrations())
NUMBER = re.compile(r"^(\ufeff?)['\"]?format['\"]?[ \t]*:[ \t]*\d+", re.MULTILINE)


def upgrade(root: Path) -> int:
    """Rewrite what a newer format wants otherwise, and say what was done. Returns the exit status."""
    found = format_of(root)
    if found is not None and found < FIRST:
        return _refuse(f"这本手册是格式 {found}，这个软件只会从格式 {FIRST} 往上改写：看看 {SETTINGS} 的 format 是不是写错了。")
    if found is None:
        return _refuse(f"{SETTINGS} 读不出 format：先运行 check，照提示改好。")
    if found > FORMAT:
        return _refuse(f"这本手册是格式 {found}，这个软件只认得到格式 {FORMAT}：先更新软件。")
    if found == FORMAT:
        print(f"已经是格式 {FORMAT}，没有要改的。")
        return 0
    if lacking := missing_in(root):
        return _refuse(lacking)
    for number in range(found, FORMAT):
        try:
            print("\n".join(apply(root, migrations()[number])))
        except CannotUpgrade as error:
            return _refuse(f"没有升级，什么也没有改：\n{error}")
        except OSError as error:
            return _refuse(f"文件写不进去，没有升级，什么也没有改：看看磁盘满没满、文件有没有写入权限。（{error}）")
    print("接着运行 check；满意了再提交，不满意就用 git 退回去。")
    return 0


def _refuse(message: str) -> int:
    print(message, file=sys.stderr)
    return 2


def format_of(root: Path) -> int | None:
    """The format of a handbook; before there were settings it was the first one that is known. None when it cannot be read."""
    book = read_settings(root)
    if book.missing:
        return FIRST
    number = (book.file.data or {}).get("format")
    return number if type(number) is int else None


def apply(root: Path, migration: Migration) -> Iterator[str]:
    """Write what a migration changes, once all of it is known; yield what was done and what is left to do."""
    made = list(migration.steps(root))
    changes = [item for item in made if isinstance(item, Change)]
    take_files(root, {root / change.path: change.text for change in changes} | numbered(root, changes, migration.format + 1))
    yield f"格式 {migration.format} → {migration.format + 1}：{migration.why}"
    yield from (f"  {change.path} {change.what}" for change in changes)
    if notes := [item for item in made if isinstance(item, Note)]:
        yield "要由人来定的："
        yield from (f"  {note}" for note in notes)


def numbered(root: Path, changes: Iterable[Change], number: int) -> dict[Path, str]:
    """The settings with the number of the format in them; nothing else in them changes. Raises CannotUpgrade when it is
    written in a way that is not known.
    """
    new = next((change.text for change in changes if change.path == SETTINGS), None)
    text = (root / SETTINGS).read_bytes().decode() if new is None else new
    changed, found = NUMBER.subn(rf"\g<1>format: {number}", text, count=1)
    if not found:
        raise CannotUpgrade(f"{SETTINGS}:1:1 format 要自己写一行，如“format: {number - 1}”：改好再运行一次。")
    return {root / SETTINGS: changed}
