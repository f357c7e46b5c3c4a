"""What a build reads, noticed as Python opens it: so the list of what the site was made from is made by making it.

Of each file it is noted how it looked before it was read, of each folder before it was listed; whoever lists a folder of the
handbook may have gone by the looks of the files in it, so these are noted with it; and whoever goes by the look of a file says
so (`looks.relied_on`). A module may come from what was compiled before, so the sources of all modules are noted, and the whole
package. What git is asked stands in `commit`.
"""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from threading import get_ident
from typing import Any

from .. import BEGUN
from .commit import commit_of
from .looks import RELIED, TICK, Clock, Look, look_at
from .remembered import FOLDER, take_others_away

PACKAGE = Path(__file__).resolve().parents[1]
# of the terminal, not of the work: without them a new window would be a new world
TERMINAL = frozenset(("_", "COLUMNS", "LINES", "OLDPWD", "PWD", "SHLVL", "TERM", "TERM_SESSION_ID", "WINDOWID", "XDG_SESSION_ID"))
SYSTEM = ("/proc/", "/sys/", "/dev/fd/")  # no files: they look different each time
COMPILED = (".pyc", "__pycache__")
WRITES = os.O_WRONLY | os.O_RDWR
HEARD = frozenset(("open", RELIED, "os.scandir", "os.listdir"))
START = 60_000_000_000  # ns that Python takes to start, where the system does not tell when it did
SECOND = 1_000_000_000
Looks = dict[str, Look | None]
NOTHING: Looks = {}
UNSURE = Look(0, 0, 0, 0, 0)  # in the place of a look that would not tell: nothing looks so
AT_WORK: list[Noticed] = []  # the one that hears what is read; a preview has another for each build


def surroundings(commit: str) -> str:
    """A digest of what can make a difference to a build besides files: the environment, the day, Python, and the commit."""
    environment = sorted((name, value) for name, value in os.environ.items() if name not in TERMINAL)
    python = (sys.version, sys.executable, sys.flags, sys.warnoptions, sorted(sys._xoptions.items()), sys.path)
    known = repr((environment, python, str(Path.cwd()), date.today().isoformat(), commit))
    return sha256(known.encode("utf-8", "surrogateescape")).hexdigest()


def started() -> int:
    """A moment, in ns as files tell it, at which this process had read nothing yet: a second before it began, as Linux tells
    (proc(5): the 22nd field of its state, in ticks since the system began); else a minute before this package was loaded."""
    try:
        ticks = int(Path("/proc/self/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()[19])
        running = time.clock_gettime_ns(time.CLOCK_BOOTTIME) - ticks * SECOND // os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError, AttributeError):
        return BEGUN - START
    return min(BEGUN, time.time_ns() - running) - SECOND


def names_in(root: Path) -> list[str]:
    """The names in the folder of the handbook."""
    return sorted(os.listdir(root))  # noqa: PTH208  # names


class Noticed:
    """What is read from now on, to the end of the process, for the handbook in a folder. Raises OSError when the folder cannot be
    written, and SubprocessError when git does not answer."""

    def __init__(self, root: Path) -> None:
        take_others_away(root)
        (root / FOLDER).mkdir(exist_ok=True)
        self.clock = Clock(root / FOLDER)
        commit = commit_of(root)
        self.has_history = bool(commit)
        self.around = surroundings(commit)
        self.names = names_in(root)
        self._root = str(root)
        self._inside = tuple({f"{root}{os.sep}", f"{root.resolve()}{os.sep}"})
        self._early: Looks = {path: look_at(path) for path in [*_sources(), *sys.path]}  # which were read before this
        self._files: Looks = {}
        self._folders: Looks = {}
        self._passed: tuple[str, ...] = ()
        self._started = started()
        self._thread = get_ident()
        _begin_hearing()

    def notice(self, event: str, details: tuple[Any, ...]) -> None:
        """Note what Python is about to read."""
        path = "." if details[0] is None else details[0]
        if isinstance(path, int) or (event == "open" and details[2] & WRITES):
            return
        if event == RELIED:
            self._files.setdefault(*details)
            return
        if isinstance(path, str) and (path.endswith(COMPILED) or (path.startswith(self._passed) and os.pardir not in path)):
            return  # of thousands this is known at once
        place = os.path.abspath(os.fsdecode(path))  # noqa: PTH100
        if event == "open":
            if place not in self._files:
                self._files[place] = look_at(place)
        elif place not in self._folders and not f"{place}{os.sep}".startswith(self._passed) and get_ident() == self._thread:
            self._list(place)  # what a preview lists beside the build, to see what is edited, is no part of it

    def pass_by(self, outputs: Iterable[Path]) -> None:
        """Do not look at what lies in these folders, whoever lists them: nobody reads what builds make."""
        self._passed = tuple(f"{path}{os.sep}" for path in outputs)

    def _list(self, folder: str) -> None:
        self._folders[folder] = look_at(folder)
        if f"{folder}{os.sep}".startswith(self._inside):
            self._files.update((each.path, look_at(each.path)) for each in _files_in(folder) if each.path not in self._files)

    def made_from(self, outputs: Iterable[str], before: Looks = NOTHING) -> Looks | None:
        """How everything looked that was read, as `looks` tells; None when some look would not tell that it was changed since."""
        found = self.looks(outputs, before)
        return None if UNSURE in found.values() else found

    def looks(self, outputs: Iterable[str], before: Looks = NOTHING) -> Looks:
        """How everything looked that was read. `outputs` are paths of what builds make: they, and what lies in them, count as read by
        nobody. What looks as it did `before`, for the last build, and was read by that one alone, was read for this one, too."""
        ours = frozenset((*outputs, self._root))
        within = (*SYSTEM, *(f"{path}{os.sep}" for path in ours if path != self._root))
        late = {path: look_at(path) for path in (*_sources(), *_package())}
        now = {path: look for path, look in {**late, **self._folders, **self._files, **self._early}.items()
               if before.get(path, UNSURE) != look and path not in ours and not path.startswith(within) and not path.endswith(COMPILED) and _is_lasting(look)}  # fmt: skip
        # what was edited is edited again: it is looked at first
        return {path: look if look is None or self._tells(path, look) else UNSURE for path, look in now.items()} | {
            path: look for path, look in before.items() if path not in now
        }

    def _tells(self, path: str, look: Look) -> bool:
        """Would it look otherwise if it had been changed since it was read, or by the clock of another disk?"""
        moment = self.clock.moment
        if path in self._early:
            moment = min(moment, BEGUN - TICK if path.startswith(str(PACKAGE)) else self._started)
        return self.clock.tells(path, look, moment)


@cache
def _begin_hearing() -> None:
    """A hook is for ever: there is one."""
    sys.addaudithook(_hear)


def _hear(event: str, details: tuple[Any, ...]) -> None:
    if event in HEARD:
        for noticed in AT_WORK:
            noticed.notice(event, details)


def _is_lasting(look: Look | None) -> bool:
    """Is there a file or folder, or nothing? Devices and pipes look different each time."""
    return look is None or stat.S_ISREG(look.mode) or stat.S_ISDIR(look.mode)


def _files_in(folder: str) -> Iterator[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            yield from (each for each in found if not each.is_dir())
    except OSError:
        return


def _sources() -> Iterator[str]:
    """The files of all modules."""
    for module in [*sys.modules.values()]:
        for path in {getattr(module, "__file__", None), getattr(getattr(module, "__spec__", None), "origin", None)}:
            if isinstance(path, str) and os.path.isabs(path):  # noqa: PTH117
                yield path


def _package() -> Iterator[str]:
    """Whatever lies in the folder of this package."""
    for place, folders, names in os.walk(PACKAGE):
        yield from (os.path.join(place, name) for name in (*folders, *names))  # noqa: PTH118  # hundreds, as texts
