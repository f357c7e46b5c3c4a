"""The tree of files that the last but one build published, made into the next: nearly all in it are files of the last one, under
a second name, and stay where they are.

What lies in such a tree is never relied on: it is looked through, and whatever is not what the next site shall have is replaced.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from .looks import is_link


def take(spare: Path, place: Path) -> bool:
    """Put a tree in a place where there is none; no other build gets it then. False when there is no tree, or on another disk."""
    with suppress(OSError):
        if spare.is_dir() and not is_link(spare):
            spare.rename(place)
            return True
    return False


def put_away(tree: Path, spare: Path) -> bool:
    """Keep a tree for the next build but one; False where that cannot be, or another is kept."""
    with suppress(OSError):
        spare.parent.mkdir(exist_ok=True)
        if not os.path.lexists(spare):
            tree.rename(spare)
            return True
    return False


def double(tree: Path, spare: Path) -> None:
    """Begin the tree of the next build with second names of all files of this one, unless another is kept; there is none where that
    cannot be, on another disk or one without links."""
    if os.path.lexists(spare):
        return
    try:
        spare.parent.mkdir(exist_ok=True)
        _double(str(tree), str(spare))
    except OSError:
        shutil.rmtree(spare, ignore_errors=True)


def _double(folder: str, beside: str) -> None:
    os.mkdir(beside)  # noqa: PTH102  # for thousands of files paths as text are faster
    with os.scandir(folder) as found:
        entries = list(found)
    for each in entries:
        if each.is_dir(follow_symlinks=False):
            _double(each.path, f"{beside}/{each.name}")
        else:
            os.link(each.path, f"{beside}/{each.name}", follow_symlinks=False)


def fit(tree: Path, files: Mapping[str, int], mode: int) -> list[str]:
    """Take everything out of a tree but those of `files` that are the right ones, by path the file of that number on the disk; folders
    without any go, it and those that stay get this mode. Which of `files` are lacking. Raises OSError when the disk does not obey."""
    lacking = dict.fromkeys(files)
    _fit(f"{tree}/", "", files, mode, lacking)
    tree.chmod(mode & 0o7777)
    return list(lacking)


def _fit(root: str, inside: str, files: Mapping[str, int], mode: int, lacking: dict[str, None]) -> bool:
    """The same for one folder of it. Is anything left in it?"""
    is_used = False
    with os.scandir(root + inside) as found:
        entries = list(found)
    for each in entries:
        path = inside + each.name
        if each.is_dir(follow_symlinks=False):
            if _fit(root, f"{path}/", files, mode, lacking):
                is_used = True
                if each.stat(follow_symlinks=False).st_mode != mode:
                    os.chmod(each.path, mode & 0o7777)  # noqa: PTH101  # for thousands of files paths as text are faster
            else:
                os.rmdir(each.path)  # noqa: PTH106
        elif files.get(path) == each.inode():
            is_used = True
            del lacking[path]
        else:
            os.unlink(each.path)  # noqa: PTH108
    return is_used


def move_all(tree: Path, target: Path, make_room: Callable[[str], None]) -> None:
    """Move every file of a tree to its place in another, and remove the tree. Raises OSError when the disk does not obey."""
    base = len(str(tree)) + 1
    for place, _, names in os.walk(tree):
        inside = place[base:].replace(os.sep, "/")
        for name in names:
            path = f"{inside}/{name}" if inside else name
            make_room(path)
            os.replace(f"{tree}/{path}", f"{target}/{path}")  # noqa: PTH105
    shutil.rmtree(tree)
