"""`upgrade`: records and settings of an older format, rewritten for this version; what only a person can decide is told."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from yaml import YAMLError

from ..migrations import Change, Migration, Note, migrations
from ..settings.handbook import FORMAT, SETTINGS, read_settings
from ..settings.mkdocs_yml import missing_in

FIRST = min(migrations())
NUMBER = re.compile(r"^format:[ \t]*\d+", re.MULTILINE)


def upgrade(root: Path) -> int:
    """Rewrite what a newer format wants otherwise, and say what was done. Returns the exit status."""
    found = format_of(root)
    if found is None:
        return _refuse(f"{SETTINGS} 读不出 format：先运行 check，照提示改好。")
    if found > FORMAT:
        return _refuse(f"这本手册是格式 {found}，这个软件只认得到格式 {FORMAT}：先更新软件。")
    if found == FORMAT:
        print(f"已经是格式 {FORMAT}，没有要改的。")
        return 0
    if lacking := missing_in(root):
        return _refuse(lacking)
    if found == FIRST and (root / SETTINGS).exists():  # it would be written anew, and what it says be lost
        return _refuse(f"格式 {FIRST} 的手册还没有 {SETTINGS}，这里却有了，没有动它：把 format 改成 {FORMAT}，再运行 check。")
    for number in range(found, FORMAT):
        try:
            print("\n".join(apply(root, migrations()[number])))
        except (OSError, YAMLError) as error:
            return _refuse(f"没有升级，什么也没有改：{error}")
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
    return number if type(number) is int and number >= FIRST else None


def apply(root: Path, migration: Migration) -> Iterator[str]:
    """Write what a migration changes, once all of it is known; yield what was done and what is left to do."""
    made = list(migration.steps(root))
    changes = [item for item in made if isinstance(item, Change)]
    for change in changes:
        (root / change.path).write_text(change.text, encoding="utf-8", newline="\n")
    number_settings(root, migration.format + 1)
    yield f"格式 {migration.format} → {migration.format + 1}：{migration.why}"
    yield from (f"  {change.path} {change.what}" for change in changes)
    if notes := [item for item in made if isinstance(item, Note)]:
        yield "要由人来定的："
        yield from (f"  {note}" for note in notes)


def number_settings(root: Path, number: int) -> None:
    """Write the number of the format into the settings; nothing else in them changes."""
    path = root / SETTINGS
    text = path.read_text(encoding="utf-8")
    path.write_text(NUMBER.sub(f"format: {number}", text, count=1), encoding="utf-8", newline="\n")
