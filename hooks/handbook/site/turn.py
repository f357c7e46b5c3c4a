"""One build of a site at a time, and one change of a handbook's files: whoever comes next waits for its turn.

The turn is a lock on a file beside the site, or the files, which the system lets go of when a build is killed. In the file stands who
holds it and since when.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from io import FileIO
from pathlib import Path
from typing import Self

from .looks import is_link
from .staging import beside, remove

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

PAUSE = 0.2  # seconds between two looks; short, so that Ctrl-C is heard
PLACE = 1 << 30  # what Windows locks cannot be read, so it is a byte far behind the words
TAKEN = {errno.EACCES, errno.EAGAIN, errno.EWOULDBLOCK, errno.EDEADLK}
WAITING = "另一个窗口正在生成这个网站{holder}，等它做完就接着生成；不想等，按 Ctrl+C。"
HOLDER = "（进程 {0}，{1} 开始）"


def tell(text: str) -> None:
    """Tell the person at the terminal; standard output belongs to the command."""
    print(text, file=sys.stderr, flush=True)


class Turn:
    """The right to build the site in a folder; with a `path` of its own for the lock, and words in which to wait, that to do something
    else. It is held as long as the block is in whose `with` it stands."""

    def __init__(self, site: Path, path: Path | None = None, waiting: str = WAITING) -> None:
        self.path = path or beside(site, "turn")
        self._waiting = waiting
        self.is_mine = False
        self._file: FileIO | None = None

    def __enter__(self) -> Self:
        self.take()
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def take(self, say: Callable[[str], None] = tell) -> None:
        """Wait until no other build has it; `say` is told once whom this one waits for.

        Where no file can be written, named or locked there is nothing to wait for: what is wrong there is told when the site is
        written.
        """
        self.is_mine = self._try()
        if not self.is_mine:
            say(self._waiting.format(holder=self.holder()))
        while not self.is_mine:
            time.sleep(PAUSE)
            self.is_mine = self._try()

    def release(self) -> None:
        """Let the next one have it."""
        if self._file:
            self._remove(sys.platform != "win32")  # while it is held: afterwards it may be another's
            self._file.close()
            self._remove(sys.platform == "win32")  # which deletes no open file, another's neither
        self._file, self.is_mine = None, False

    def sweep(self) -> None:
        """Take away what a killed process has left of its turn; nothing of one who has it."""
        if os.path.lexists(self.path) and self._try():
            self.release()

    def holder(self) -> str:
        """Who has it and since when, in brackets; empty while that is not known."""
        try:
            return HOLDER.format(*self.path.read_text(encoding="utf-8").split("\t"))
        except (OSError, ValueError, IndexError):
            return ""

    def _try(self) -> bool:
        try:
            if os.path.lexists(self.path) and (is_link(self.path) or not self.path.is_file()):  # which no build makes; a link's end may be anybody's
                remove(self.path)
            file = self.path.open("ab+", buffering=0)  # what a full disk does not take is not kept for later
        except (OSError, ValueError):
            return True
        if not (_locked(file) and self._is_there(file)):
            file.close()
            return False
        self._file = file
        with suppress(OSError):
            file.truncate(0)
            file.write(f"{os.getpid()}\t{datetime.now():%Y-%m-%d %H:%M:%S}".encode())
        return True

    def _is_there(self, file: FileIO) -> bool:
        """Has the one before not deleted the file, in between?"""
        try:
            return os.path.samestat(os.fstat(file.fileno()), self.path.stat())
        except OSError:
            return False

    def _remove(self, now: bool) -> None:
        with suppress(OSError):
            if now:
                self.path.unlink()


def _locked(file: FileIO) -> bool:
    """Is the file locked now for this process? A disk that knows no locks says yes."""
    try:
        if sys.platform == "win32":
            os.lseek(file.fileno(), PLACE, os.SEEK_SET)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return error.errno not in TAKEN
    return True
