"""What a file looks like from outside: whether it is still the one that was read is told by that, without reading it again.

As in git's index a look counts only when the file was older, at that time, than the clock of its disk: a file that is changed
twice between two ticks looks the same both times. Times of writing can be set back, those of a change cannot; so this holds where
there is such a time. Elsewhere (Windows) no look tells anything, and files are read.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

TELLS = os.name == "posix"
RELIED = "handbook.relied_on"  # the audit event of who goes by the look of a file: see `noticed`
TICK = 50_000_000  # ns, of a clock
SKEW = 3_600_000_000_000  # ns that the clocks of two disks may differ


class Look(NamedTuple):
    """Kind and rights of a file or folder, which one of the disk it is, its size, when it was written and when changed."""

    mode: int
    inode: int
    size: int
    written: int
    changed: int

    def is_same(self, later: Look) -> bool:
        """Is this the same file, not written since? It may have got or lost names, which changes it."""
        return self[:4] == later[:4]

    def tells(self, moment: int) -> bool:
        """Would it look otherwise, had it been changed since this moment?"""
        return TELLS and self.written < moment and self.changed < moment


def look_of(state: os.stat_result) -> Look:
    """The look that the system tells."""
    return Look(state.st_mode, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)


def look_at(path: str) -> Look | None:
    """The look of what is there, or of what a link there leads to; None when nothing is."""
    try:
        return look_of(os.stat(path))  # noqa: PTH116  # of every file of a build
    except (OSError, ValueError):
        return None


def is_link(path: str | Path) -> bool:
    """Does something there lead elsewhere: a link, or what Windows calls a junction? Raises ValueError for what is no path."""
    try:
        own = os.lstat(path)
    except OSError:
        return False
    try:
        return not os.path.samestat(own, os.stat(path))  # noqa: PTH116  # a path that may be a text
    except OSError:  # to nowhere
        return True


def relied_on(path: str) -> Look | None:
    """The same, of an absolute path, for whoever goes by it instead of reading the file: that is said aloud, as Python says that it opens
    one, and counts as read."""
    look = look_at(path)
    sys.audit(RELIED, path, look)
    return look


def moment_of(path: Path) -> int:
    """What time it is by the clock of the disk, by setting it for a file or folder; 0, before which nothing was, when it cannot be set."""
    try:
        os.utime(path)
        return path.stat().st_mtime_ns
    except OSError:
        return 0


class Clock:
    """What time it is by the clock of the disk on which a folder is; what is looked at and read from now on is held against that."""

    def __init__(self, folder: Path) -> None:
        self.moment = moment_of(folder)
        self._device = folder.stat().st_dev if self.moment else None

    def tells(self, path: str, look: Look, moment: int | None = None) -> bool:
        """Would a file look otherwise if it had been changed since this moment, or the one given, by the clock of another disk, too?
        One that is no longer there tells nothing."""
        now = self.moment if moment is None else moment
        try:
            return look.tells(now) and (look.tells(now - SKEW) or os.stat(path).st_dev == self._device)  # noqa: PTH116  # likewise
        except OSError:
            return False


def walk(folder: Path) -> Iterator[tuple[str, os.stat_result]]:
    """All that is in a folder: the path from it, that of a folder with a slash behind, and what the system tells of it. Links are
    not followed. Raises OSError when a folder cannot be read."""
    waiting = [""]
    while waiting:
        inside = waiting.pop()
        with os.scandir(f"{folder}/{inside}") as found:
            for each in found:
                state = each.stat(follow_symlinks=False)
                path = inside + each.name
                if stat.S_ISDIR(state.st_mode):
                    path += "/"
                    waiting.append(path)
                yield path, state
