"""The tree of files that the last but one build published, made into the next: nearly all in it are files of the last one, under
a second name, and stay where they are.

What lies in such a tree is never relied on: it is looked through, and whatever is not what the next site shall have is replaced. A
folder that looks as it did when that site was published need not be listed for it.
"""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from .looks import Look, is_link, look_of
from .standing import Tree, folder_of, folders_of

UNKNOWN = Tree()


class Fitted(NamedTuple):
    """What became of a tree: which files are lacking, and how folders look that have what is `known` of them."""

    lacking: list[str]
    listed: dict[str, Look]


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


def double(tree: Path, spare: Path) -> bool:
    """Begin the tree of the next build with second names of all files of this one, unless another is kept; there is none where that
    cannot be, on another disk or one without links. Has it been begun?"""
    if os.path.lexists(spare):
        return False
    try:
        spare.parent.mkdir(exist_ok=True)
        _double(str(tree), str(spare))
    except OSError:
        shutil.rmtree(spare, ignore_errors=True)
        return False
    return True


def _double(folder: str, beside: str) -> None:
    os.mkdir(beside)  # noqa: PTH102  # for thousands of files paths as text are faster
    with os.scandir(folder) as found:
        entries = list(found)
    for each in entries:
        if each.is_dir(follow_symlinks=False):
            _double(each.path, f"{beside}/{each.name}")
        else:
            os.link(each.path, f"{beside}/{each.name}", follow_symlinks=False)


def fit(tree: Path, files: Mapping[str, int], mode: int, known: Tree = UNKNOWN) -> Fitted:
    """Take everything out of a tree but those of `files` that are the right ones, by path the file of that number on the disk; folders
    without any go, it and those that stay get this mode. Raises OSError when the disk does not obey.

    A folder that looks as it is `known` to have looked has the entries that it had; the others are listed.
    """
    fitting = _Fitting(f"{tree}/", files, known)
    fitting.look_through()
    fitting.take_out()
    fitting.clear(mode)
    tree.chmod(mode & 0o7777)
    return Fitted([*fitting.lacking], {folder: look for folder, look in fitting.same.items() if folder not in fitting.touched})


class _Fitting:
    """A tree that is made to have these files and no others. No link is followed: a folder is come to from the one that it is in."""

    def __init__(self, root: str, files: Mapping[str, int], known: Tree) -> None:
        self._root, self._files, self._known = root, files, known
        self._modes: dict[str, int] = {}  # of the folders that are there
        self._found: dict[str, int] = {}  # the files that are there
        self.same: dict[str, Look] = {}  # folders with the entries that they had
        self.lacking: set[str] = set()
        self.touched: set[str] = set()  # folders in which something else is now than was

    def look_through(self) -> None:
        """Find out which files are there."""
        inside = defaultdict[str, list[str]](list)
        for folder in self._known.folders:
            inside[folder_of(folder[:-1])].append(folder)
        waiting, listed = [""], self._known.listed
        while waiting:
            folder = waiting.pop()
            if folder:
                look = look_of(os.lstat(self._root + folder[:-1]))  # with a slash behind it would follow a link
                self._modes[folder] = look.mode
                if listed.get(folder) == look:
                    self.same[folder] = look
            waiting.extend(inside[folder] if folder in self.same else self._list(folder))
        same = self.same
        self._found |= {path: number for path, number in self._known.numbers.items() if path[: path.rfind("/") + 1] in same}
        self.lacking = {path for path, number in self._files.items() if self._found.get(path) != number}

    def _list(self, folder: str) -> list[str]:
        """Find the files of a folder; the folders in it."""
        with os.scandir(self._root + folder) as found:
            entries = [*found]
        folders = []
        for each in entries:
            if each.is_dir(follow_symlinks=False):
                folders.append(f"{folder}{each.name}/")
            else:
                self._found[folder + each.name] = each.inode()
        return folders

    def take_out(self) -> None:
        """Take out the files that are not the right ones."""
        for path in [path for path, number in self._found.items() if self._files.get(path) != number]:
            os.unlink(self._root + path)  # noqa: PTH108  # for thousands of files paths as text are faster
            self.touched.add(folder_of(path))

    def clear(self, mode: int) -> None:
        """Take away the folders that none of the files is in; the others get this mode."""
        used = folders_of(self._files.keys() - self.lacking)
        for folder in sorted(self._modes.keys() - used, key=len, reverse=True):
            os.rmdir(self._root + folder)  # noqa: PTH106
            self.touched.update((folder, folder_of(folder[:-1])))
        for folder in used:
            if self._modes[folder] != mode:
                os.chmod(self._root + folder, mode & 0o7777)  # noqa: PTH101
                self.touched.add(folder)


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
