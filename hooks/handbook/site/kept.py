"""What takes long to make is kept from build to build: form files, the data of record files.

It is kept under a digest of all it is made from: its description, the code and the parts that make it, and the libraries
at work. Whatever is wrong with the store (no right to write, damaged, in use), everything is made without it.
"""

from __future__ import annotations

import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from importlib.metadata import version
from itertools import chain
from pathlib import Path

TABLE = (
    "CREATE TABLE IF NOT EXISTS files"
    " (made_from BLOB PRIMARY KEY, content BLOB NOT NULL, checksum INTEGER NOT NULL) WITHOUT ROWID"
)
SPOILT = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)  # no such table, damaged, no database


@dataclass(frozen=True)
class Makers:
    """Who makes what a store holds: code and parts (files, or folders of them) and libraries by name."""

    code: tuple[Path, ...]
    libraries: tuple[str, ...]

    @cached_property
    def digest(self) -> str:
        """Tells apart makers that may make different things."""
        inside = (path.iterdir() if path.is_dir() else (path,) for path in self.code)
        files = sorted(path for path in chain.from_iterable(inside) if path.suffix in (".py", ".xml"))
        code = sha256(repr([(path.name, path.read_bytes()) for path in files]).encode()).hexdigest()
        return repr((code, sys.version, zlib.ZLIB_RUNTIME_VERSION, [version(name) for name in self.libraries]))


NOBODY = Makers((), ())  # of a store that is not kept


class Store:
    """Gives what is wanted by what it is made from, and has made what its file does not hold."""

    def __init__(self, makers: Makers = NOBODY, path: Path | None = None) -> None:
        self._makers = makers.digest
        self._path = path
        self._kept = _read(path) if path else {}
        self._used: dict[bytes, bytes] = {}

    def get(self, description: object, make: Callable[[], bytes]) -> bytes:
        """What belongs to a description. Its `repr` must tell apart whatever makes a difference."""
        key = sha256(f"{self._makers}{description!r}".encode()).digest()
        content = self._kept.get(key)
        self._used[key] = make() if content is None else content
        return self._used[key]

    def keep(self) -> None:
        """Leave for the next build what was used, and nothing else."""
        if self._path and self._used.keys() != self._kept.keys():
            _write(self._path, self._used)


def _read(path: Path) -> dict[bytes, bytes]:
    with suppress(sqlite3.Error, OSError):
        if path.exists():
            with _connected(path) as database:
                return _sound(database)
    return {}


def _sound(database: sqlite3.Connection) -> dict[bytes, bytes]:
    """What is held as it was written: a database notices damage to its own order, not to what it holds."""
    rows = database.execute("SELECT made_from, content, checksum FROM files")
    return {key: content for key, content, checksum in rows if zlib.crc32(content) == checksum}


def _write(path: Path, files: dict[bytes, bytes]) -> None:
    """A store that cannot be written is given up: the next build makes its files again."""
    with suppress(sqlite3.Error, OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _replace(path, files)
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in SPOILT:  # another build is writing it: it must not lose its file
                raise
            path.unlink()
            _replace(path, files)


def _replace(path: Path, files: dict[bytes, bytes]) -> None:
    with _connected(path) as database, database:
        database.execute("BEGIN IMMEDIATE")
        database.execute(TABLE)
        held = _sound(database).keys()
        keys = [key for (key,) in database.execute("SELECT made_from FROM files")]
        database.executemany("DELETE FROM files WHERE made_from = ?", ((key,) for key in keys if key not in held & files.keys()))
        fresh = ((key, files[key], zlib.crc32(files[key])) for key in files.keys() - held)
        database.executemany("INSERT INTO files VALUES (?, ?, ?)", fresh)


@contextmanager
def _connected(path: Path) -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(path, timeout=2)
    try:
        yield database
    finally:
        database.close()
