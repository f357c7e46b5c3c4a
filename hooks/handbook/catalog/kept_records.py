"""What the texts of records say is kept as data, with the state of each file when it was read: a file that is as it was is not
read again, and its record is made when somebody asks for it.

    {"valid": under what, "rows": [[path, state or null, what the entry is made from, length of the data], …]}
    the data, one after another, as JSON

A file that was written a moment before it was read may have been written once more at the same moment; of such a file no state
is kept, and it is read again (as git does with its index).
"""

from __future__ import annotations

import errno
import json
import os
import time
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from ..load import RecordFile
from ..load.decode import MAX_BYTES, decode
from ..load.record import unsuspicious
from ..load.regular import read_some
from ..model import Record
from ..site.kept import PACKAGE, Recipe, Store
from .entry import Entry, made_from

RECIPE = Recipe("records", (PACKAGE / "load",), ("pyyaml",))
VALIDATION = Recipe("validation", (PACKAGE,), ("pydantic",))  # of data against a model: whatever that may call
MOMENT = 3_000_000_000  # nanoseconds: more than any file system counts at once
State = list[int]


def state_of(path: Path) -> State | None:
    """Tells apart two states of a file; None where it cannot be looked at, or was written a moment ago."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    if time.time_ns() - max(found.st_mtime_ns, found.st_ctime_ns) < MOMENT:
        return None
    return [found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino, found.st_mode]


class Row(NamedTuple):
    """What is kept of a file."""

    state: State | None
    made_from: str
    data: str


class KeptFile(RecordFile):
    """A file without faults that has not been read. Its text is, when somebody asks for it."""

    def __init__(self, path: str, place: Path, row: Row) -> None:
        self.path, self.faults = path, []
        self._place, self._row = place, row

    @cached_property
    def data(self) -> dict[str, Any]:  # type: ignore[override]  # only read
        """What it says."""
        data: dict[str, Any] = json.loads(self._row.data)
        return data

    @cached_property
    def text(self) -> str:  # type: ignore[override]  # only read
        """How it says it. Raises OSError when that has changed meanwhile."""
        text = decode(read_some(self._place, MAX_BYTES)).text
        if made_from(self.path, text).hex() != self._row.made_from:
            raise OSError(errno.ESTALE, "changed while it was read", str(self._place))
        return text or ""


class KeptEntry(Entry):
    """A valid record whose file has not been read."""

    def __init__(self, file: KeptFile, model: type[Record], identifier: str, row: Row, context: Mapping[str, Any]) -> None:
        self.file, self.model, self.id, self.errors = file, model, identifier, []
        self.made_from = bytes.fromhex(row.made_from)
        self._context = context

    @property
    def is_valid(self) -> bool:
        """It was when it was kept."""
        return True

    @cached_property
    def record(self) -> Record:  # type: ignore[override]  # only read
        """The record, made when it is first asked for."""
        return self.model.model_validate(self.file.data, context=dict(self._context))


class KeptRecords:
    """The records of one folder of documents, as a store keeps them; `words` are those with which they are read."""

    def __init__(self, store: Store, words: object, context: Mapping[str, Any]) -> None:
        self._store = store
        self._context = context
        self._valid = repr((VALIDATION.digest, words))
        self._kept = store.find(RECIPE, "records")
        self._rows, self._is_valid = _read(self._kept, self._valid) if self._kept else ({}, False)
        self._now: dict[str, Row] = {}
        self._parsed: tuple[dict[str, Any], str] | None = None  # what was read last, as data and as JSON

    def find(self, name: str, path: Path, model: type[Record], state: State | None) -> Entry | None:
        """The valid record of a file whose state is what it was."""
        row = self._rows.get(name)
        if row is None or state is None or row.state != state or not self._is_valid:
            return None
        self._now[name] = row
        return KeptEntry(KeptFile(name, path, row), model, path.stem, row, self._context)

    def parse(self, name: str, text: str) -> dict[str, Any] | None:
        """The data of a file's text in which nothing is wrong."""
        row = self._rows.get(name)
        if row and row.made_from == made_from(name, text).hex():
            self._parsed = json.loads(row.data), row.data
        elif (data := unsuspicious(text)) is not None:
            self._parsed = data, json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        return self._parsed[0] if self._parsed else None

    def hold(self, entry: Entry, state: State | None) -> None:
        """Take a record that was read in that state of its file, if it is valid and was read without any fault."""
        if self._parsed and entry.is_valid and not (entry.file.faults or entry.errors):
            self._now[entry.path] = Row(state, entry.made_from.hex(), self._parsed[1])
        self._parsed = None

    def keep(self) -> None:
        """Leave for the next build what was read."""
        if self._now != self._rows or not self._is_valid:
            rows = [[name, row.state, row.made_from, len(row.data)] for name, row in self._now.items()]
            head = json.dumps({"valid": self._valid, "rows": rows}, ensure_ascii=False)
            self._store.hold(RECIPE, "records", "\n".join([head, "".join(row.data for row in self._now.values())]).encode())


def _read(kept: bytes, valid: str) -> tuple[dict[str, Row], bool]:
    head, _, data = kept.decode().partition("\n")
    told = json.loads(head)
    rows, at = {}, 0
    for name, state, digest, length in told["rows"]:
        rows[name] = Row(state, digest, data[at : at + length])
        at += length
    return rows, told["valid"] == valid
