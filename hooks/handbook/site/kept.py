"""What takes long to make is kept from build to build: form files, findings, compiled templates.

All of it is in one file, each thing under a digest of what it is made from: its description, and the `Recipe` that is
stated beside whoever makes it. Whatever is wrong with the file (no right to write, damaged, in use, gone), everything is
made without it.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from itertools import chain
from pathlib import Path
from typing import Any

from .. import BEGUN
from .looks import TICK, Clock, Look, is_link, look_at

FILE = Path(".cache/kept.sqlite")  # from the root of the handbook
TABLE = "CREATE TABLE IF NOT EXISTS things (made_from BLOB PRIMARY KEY, content BLOB NOT NULL, checksum INTEGER NOT NULL)"
PAGE = 1 << 15  # bytes that are read and written at once: what is kept is larger than the pages that a database has otherwise
SPOILT = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)  # no such table, damaged, no database
SELECT = "SELECT made_from, content, checksum FROM things WHERE made_from"
KIND = 4  # bytes of a key
KEY = KIND + 32
Row = tuple[bytes, bytes, int]
FEW = 100  # idle things that are not worth looking after
CODE = (".py", ".xml")
PACKAGE = Path(__file__).resolve().parents[1]


def _code_in(folder: str) -> Iterator[str]:
    for place, _, names in os.walk(folder):
        yield from (f"{place}{os.sep}{name}" for name in names if name.endswith(CODE))


def _files(path: str) -> Iterable[str]:
    return _code_in(path) if os.path.isdir(path) else [path]  # noqa: PTH112  # hundreds, as texts


class Code:
    """The code on the disk. Several recipes rest on the same files: each is read once, and again when it looks otherwise; the package
    is read once. What a `former` one read since this process began is not read again where a file's look tells, by a `clock`, that
    it was not changed."""

    def __init__(self, former: Code | None = None, clock: Clock | None = None) -> None:
        self._former, self._clock = former, clock
        self._digest = cache(self._read)
        self._package = cache(lambda: self._told(_code_in(str(PACKAGE))))

    def read(self, code: tuple[Path, ...]) -> str:
        """A digest of files and of all code in folders. Raises OSError when one is not there."""
        digests = self._told(chain.from_iterable(_files(str(path)) for path in code if path != PACKAGE))
        return sha256(repr((digests, self._package() if PACKAGE in code else "")).encode()).hexdigest()

    def _told(self, files: Iterable[str]) -> list[tuple[str, str]]:
        return [(file.rpartition(os.sep)[2], self._digest(file, look_at(file))) for file in sorted({*files})]

    def _read(self, file: str, look: Look | None) -> str:
        if self._former and self._clock and look and self._clock.tells(file, look, BEGUN - TICK):
            return self._former._digest(file, look)
        return sha256(Path(file).read_bytes()).hexdigest()


AT_WORK = Code()  # the one that is imported


@dataclass(frozen=True, eq=False)
class Recipe:
    """Who makes a kind of thing: its name, code and parts (files, or folders with all in them), libraries by name. Each is stated
    once, and is no other's equal.

    The code is read when the recipe is stated, while the code on the disk is the code at work: in a preview somebody may
    be editing it. What is kept of a kind is read at once when one thing of it is asked for, unless the things are large and few are.
    """

    name: str
    code: tuple[Path, ...]
    libraries: tuple[str, ...]
    is_large: bool = False
    written: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "written", AT_WORK.read(self.code))

    def is_current(self, code: Code) -> bool:
        """Is the code as it is now still what it was when it began to work?"""
        return code.read(self.code) == self.written

    @property
    def digest(self) -> str:
        """Tells apart makers that may make different things."""
        python = (sys.version, sys.flags.optimize, zlib.ZLIB_RUNTIME_VERSION)
        return repr((self.name, self.written, python, [release(name) for name in self.libraries]))


@cache
def release(library: str) -> str:
    """The version of a library at work; empty where it is not installed, as beside a fork that takes its place."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


class Store:
    """Gives what is wanted by what it is made from, and has made what its file does not hold."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._held = _opened(path) if path else None
        self._used: set[bytes] = set()
        self._gone: set[bytes] = set()
        self._fresh: dict[bytes, tuple[Recipe, bytes]] = {}
        self._kinds: dict[bytes, dict[bytes, Row]] = {}  # what was read at once
        self._begun: dict[Recipe, tuple[bytes, Any]] = {}  # how the keys of a recipe begin, and the digest of the rest
        self._spoilt = False

    @property
    def folder(self) -> Path | None:
        """Where its file is; None when it has none."""
        return self._path.parent if self._path else None

    def get(self, recipe: Recipe, description: object, make: Callable[[], bytes]) -> bytes:
        """What belongs to a description. Its `repr` must tell apart whatever makes a difference to the maker."""
        content = self.find(recipe, description)
        return self.hold(recipe, description, make()) if content is None else content

    def find(self, recipe: Recipe, description: object) -> bytes | None:
        """The same if it is there, whole."""
        key = self.key(recipe, description)
        self._used.add(key)
        return self._fresh[key][1] if key in self._fresh else self._read(key, recipe.is_large)

    def hold(self, recipe: Recipe, description: object, content: bytes) -> bytes:
        """Take what was made of a description for the next builds."""
        key = self.key(recipe, description)
        self._used.add(key)
        self._fresh[key] = (recipe, content)
        return content

    def use(self, keys: Iterable[bytes]) -> None:
        """What is kept under these is used in this build, too, though nobody asks for it."""
        self._used.update(keys)

    def drop(self, keys: Iterable[bytes]) -> None:
        """What is kept under these has something else in its place from now on."""
        self._gone.update(keys)

    def keep(self) -> None:
        """Leave for the next build what was used; the rest stays until it is more than that. A thing is not used, too, where
        what is made of it was kept: a template of which no page had to be rendered.
        """
        self.close()
        code = Code(AT_WORK, Clock(self._path.parent) if self._path and self._fresh else None)
        current = {recipe: recipe.is_current(code) for recipe in {recipe for recipe, _ in self._fresh.values()}}
        fresh = {key: content for key, (recipe, content) in self._fresh.items() if current[recipe]}
        if self._path:
            _write(self._path, self._used - self._gone, fresh, self._gone - fresh.keys(), self._spoilt)
        self._fresh = {}  # a preview holds its last build

    def close(self) -> None:
        """Let go of the file."""
        self._kinds = {}
        if self._held:
            self._held.close()
            self._held = None

    def key(self, recipe: Recipe, description: object) -> bytes:
        """Under what the thing of a description is kept, KEY bytes."""
        if recipe not in self._begun:
            self._begun[recipe] = kind_of(recipe), sha256(recipe.digest.encode())
        kind, begun = self._begun[recipe]
        digest = begun.copy()
        digest.update(repr(description).encode())
        rest: bytes = digest.digest()
        return kind + rest

    def _read(self, key: bytes, alone: bool) -> bytes | None:
        """A file that fails once is not asked again."""
        if self._held is None:
            return None
        try:
            row = self._held.execute(f"{SELECT} = ?", (key,)).fetchone() if alone else self._kind(self._held, key[:KIND]).get(key)
        except sqlite3.Error as error:
            self._spoilt = _is_spoilt(error)
            self.close()
            return None
        return row[1] if row and _checksum(key, row[1]) == row[2] else None

    def _kind(self, held: sqlite3.Connection, kind: bytes) -> dict[bytes, Row]:
        """All things of a kind, by their keys."""
        if kind not in self._kinds:
            rows = held.execute(f"{SELECT} BETWEEN ? AND ?", (kind, kind + b"\xff" * 33))
            self._kinds[kind] = {row[0]: row for row in rows}
        return self._kinds[kind]


def kind_of(recipe: Recipe) -> bytes:
    """How the keys of what a recipe makes begin, so that they lie side by side."""
    return sha256(recipe.name.encode()).digest()[:KIND]


def _opened(path: Path) -> sqlite3.Connection | None:
    with suppress(sqlite3.Error, OSError):
        return _connect(path) if path.exists() else None
    return None


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=2, isolation_level=None, check_same_thread=False)


def _checksum(key: bytes, content: object) -> int | None:
    """A database notices damage to its own order, not to what it holds. None for what was never written here."""
    return zlib.crc32(content, zlib.crc32(key)) if isinstance(content, bytes) else None


def _is_spoilt(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF in SPOILT


def _write(path: Path, used: set[bytes], fresh: dict[bytes, bytes], gone: set[bytes], spoilt: bool) -> None:
    """A file that cannot be written is given up: the next build makes its things again."""
    with suppress(sqlite3.Error, OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        for folder in (path, path.with_name(f"{path.name}-journal")):  # in a file's place, which nobody else would ever clear
            if folder.is_dir() and not is_link(folder):
                shutil.rmtree(folder)
        if spoilt:
            path.unlink(missing_ok=True)
        try:
            _update(path, used, fresh, gone)
        except sqlite3.DatabaseError as error:
            if not _is_spoilt(error):  # another build is writing it: it must not lose its file
                raise
            path.unlink()
            _update(path, used, fresh, gone)


def _lay_out(database: sqlite3.Connection) -> None:
    """In pages of the size that is wanted: a new file, and one that an older release has left."""
    (size,) = database.execute("PRAGMA page_size").fetchone()
    if size != PAGE:
        database.execute(f"PRAGMA page_size = {PAGE}")
        database.execute("VACUUM")


def _update(path: Path, used: set[bytes], fresh: dict[bytes, bytes], gone: set[bytes]) -> None:
    with closing(_connect(path)) as database:
        _lay_out(database)
        database.execute(TABLE)
        idle = [(key,) for (key,) in database.execute("SELECT made_from FROM things") if key not in used]
        idle = idle if len(idle) > max(len(used), FEW) else [(key,) for key in gone]
        if idle or fresh:
            rows = [(key, content, _checksum(key, content)) for key, content in sorted(fresh.items())]  # a kind lies side by side
            database.execute("BEGIN IMMEDIATE")
            database.executemany("DELETE FROM things WHERE made_from = ?", idle)
            database.executemany("INSERT OR REPLACE INTO things VALUES (?, ?, ?)", rows)
            database.execute("COMMIT")
