"""The project's own environment, the folder .venv: made on first use, remade when a lock file has changed.

A stamp tells what was installed. It is taken away before the first change and written after the last, so that a set-up
that was killed leaves none and is started afresh.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import time
import venv
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from . import installer, problems

RUNTIME = "requirements.txt"
TEST = "requirements-test.txt"
COMPILED = {".so", ".pyd", ".dylib"}  # of such a file cut short or written over a command dies without a word
NOTED = "compiled "


class Environment:
    """The environment of the project whose folder is `root`."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.python = self.folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        self.stamp = self.folder / "handbook-stamp.txt"
        self.turn = self.folder / "handbook-turn.lock"

    def ensure(self, *locks: str) -> None:
        """Make sure that everything pinned in the files `locks` is installed; raises SetupProblem."""
        if missing := [lock for lock in locks if not (self.root / lock).is_file()]:
            raise problems.SetupProblem(problems.NO_LOCK.format(lock="、".join(missing)))
        try:
            if not self.has(locks):
                self.refuse_rubbish()
                self.folder.mkdir(exist_ok=True)
                with one_at_a_time(self.turn):
                    self.set_up(locks)
        except OSError as error:
            raise problems.of_system(error) from error
        except sqlite3.OperationalError as error:  # the folder cannot hold a lock
            raise problems.SetupProblem(f"{problems.NO_WRITE}\n（{self.turn}：{error}）") from error
        except sqlite3.Error as error:  # what stands in the place of the lock is none
            raise self.damaged(self.turn) from error
        except subprocess.CalledProcessError as error:  # ensurepip
            raise problems.SetupProblem(problems.NO_PIP) from error

    def refuse_rubbish(self) -> None:
        """Raise SetupProblem when something stands in the place of the folder, or of the lock in it, that is none; or a link to
        another folder (on Windows a junction), as the environment is made in an empty one.
        """
        if (self.folder.exists() or self.folder.is_symlink()) and not self.folder.is_dir():
            raise self.damaged(self.folder)
        if self.folder.is_dir() and not os.path.samestat(self.folder.lstat(), self.folder.stat()):
            raise problems.SetupProblem(problems.ELSEWHERE.format(folder=self.folder, place=os.path.realpath(self.folder)))
        if self.turn.exists() and not self.turn.is_file():
            raise self.damaged(self.turn)

    def damaged(self, path: Path) -> problems.SetupProblem:
        """What to do about a `path` of the environment that is not what it should be."""
        return problems.SetupProblem(problems.DAMAGED.format(path=path, folder=self.folder))

    def has(self, locks: tuple[str, ...]) -> bool:
        """Say whether the present content of `locks` is installed and can be loaded."""
        return self.agrees(locks) and self.is_whole()

    def is_whole(self) -> bool:
        """Say whether the compiled files are those that were installed."""
        noted = ((name.removeprefix(NOTED), look) for name, look in self.stamped().items() if name.startswith(NOTED))
        return all(is_as_noted(self.folder / path, look) for path, look in noted)

    def agrees(self, locks: tuple[str, ...]) -> bool:
        """Say whether the present content of `locks` was installed, for the Python that stands in the folder now."""
        wanted = {"python": self.version(), **{lock: self.digest(lock) for lock in locks}}
        return bool(wanted["python"]) and wanted.items() <= self.stamped().items()

    def set_up(self, locks: tuple[str, ...]) -> None:
        """Install what is missing of `locks`; start from an empty folder unless what is there is known to be sound."""
        if self.has(locks):  # another window did it while this one waited
            return
        started = time.monotonic()
        inner_pip = installer.needs_inner_pip(installer.outer_pip(), installer.has_ensurepip())
        present = self.sound()
        announce(first=not present, again=self.python.exists())
        discard(self.stamp)
        if not present:
            self.make(inner_pip)
        missing = [lock for lock in locks if lock not in present]
        for lock in missing:
            installer.install(self.python, self.root / lock, inner_pip)
        self.write_stamp([*present, *missing])
        say(f"运行环境已经备好，用时 {time.monotonic() - started:.0f} 秒。")

    def sound(self) -> list[str]:
        """Return the lock files that are installed; none when one of them has changed since."""
        locks = tuple(name for name in self.stamped() if name in (RUNTIME, TEST))
        return list(locks) if self.has(locks) else []

    def make(self, inner_pip: bool) -> None:
        """Make the environment afresh; without pip inside where the outer one serves (Debian's has no ensurepip)."""
        for child in self.folder.iterdir():
            if child != self.turn:
                discard(child)
        venv.EnvBuilder(with_pip=inner_pip, symlinks=sys.platform != "win32").create(self.folder)

    def version(self) -> str:
        """Return the Python version that answers in the folder; empty when none does, when its system's was removed, or when
        the file is gone or empty that makes it the folder's own."""
        try:
            if "home" not in (self.folder / "pyvenv.cfg").read_text(encoding="utf-8", errors="replace"):
                return ""
            question = [str(self.python), "-I", "-S", "-c", "import sys; print(sys.version_info[:2])"]
            return subprocess.run(question, capture_output=True, text=True, check=True).stdout.strip()
        except (OSError, subprocess.CalledProcessError):
            return ""

    def digest(self, lock: str) -> str:
        """Return the SHA-256 of a lock file's text, whatever its line ends (Git may convert them)."""
        text = (self.root / lock).read_text(encoding="utf-8", errors="replace") if (self.root / lock).is_file() else ""
        return hashlib.sha256(text.encode()).hexdigest()

    def stamped(self) -> dict[str, str]:
        """Read the stamp: the Python version, the digest of each installed lock file and what is noted of compiled files; empty
        when there is none."""
        if not self.stamp.is_file():
            return {}
        rows = (line.rpartition("=") for line in self.stamp.read_text(encoding="utf-8", errors="replace").splitlines())
        return {name: value for name, _, value in rows}

    def write_stamp(self, locks: list[str]) -> None:
        """Record that `locks`, as they stand now, are installed."""
        compiled = sorted(path for path in self.folder.rglob("*") if COMPILED.intersection(path.suffixes))
        looks = [f"{NOTED}{path.relative_to(self.folder).as_posix()}={note_of(path)}" for path in compiled]
        rows = [f"python={self.version()}", *(f"{lock}={self.digest(lock)}" for lock in locks), *looks]
        self.stamp.write_text("\n".join(rows) + "\n", encoding="utf-8")


def note_of(path: Path) -> str:
    """Return what the stamp has of a file: its size, when it was written, in ns, and the SHA-256 of its content."""
    state = path.stat()
    return f"{state.st_size} {state.st_mtime_ns} {digest_of(path)}"


def is_as_noted(path: Path, noted: str) -> bool:
    """Say whether a file is the one that was noted. It is read only when its times differ, as those of a copy may."""
    try:
        size, written, digest = noted.split()
        state = path.stat()
        return str(state.st_size) == size and (str(state.st_mtime_ns) == written or digest_of(path) == digest)
    except (OSError, ValueError):
        return False


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def discard(path: Path) -> None:
    """Take away whatever is at `path`, if anything is; of a link the link alone."""
    shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)


@contextmanager
def one_at_a_time(path: Path) -> Iterator[None]:
    """Hold the file `path` so that two windows never set up at once; the system lets go of it if we are killed.

    SQLite is the one file lock of the standard library that works alike on every system.
    """
    with closing(sqlite3.connect(path, timeout=0.5, isolation_level=None)) as connection:
        waited = False
        while not held(connection):
            if not waited:
                say("另一个窗口正在准备运行环境，请稍候……")
            waited = True
        yield


def held(connection: sqlite3.Connection) -> bool:
    """Try for half a second to get the lock; the short wait keeps Ctrl-C alive."""
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
        return False
    return True


def announce(first: bool, again: bool) -> None:
    """Say what is about to happen and how long it takes."""
    if not first:
        say("正在补充测试所需的软件包（下载约 60 MB，一般需要 1 分钟左右，只做一次）……")
    elif again:
        say("软件包清单有变化，或者上次准备没有做完、装好的文件坏了，正在重新准备运行环境（一般需要 1 分钟左右）……")
    else:
        say("第一次使用，正在准备运行环境（下载约 30 MB，一般需要 1 分钟左右，只做一次）……")


def say(text: str) -> None:
    """Tell the person at the terminal; standard output belongs to the command."""
    print(text, file=sys.stderr, flush=True)
