"""What the texts of records say is kept as data, with the look of each file before it was read (`looks`): a file that looks as it
did is not read again, and its record is made when somebody asks for it.

    under what they are valid; then, in as many parts as it takes,
    [[path, look or null, what the entry is made from, length of the data, length of the sketch], …]
    the data, each with its sketch behind it, one after another, as JSON

Of a file whose look would not tell that it was written once more, none is kept, and it is read again.
"""

from __future__ import annotations

import errno
import json
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
from ..site.looks import Clock, Look
from ..site.parts import Parted, cut
from .entry import Entry, made_from
from .sketch import Sketch, Told

RECIPE = Recipe("records", (PACKAGE / "load", Path(__file__), Path(__file__).with_name("sketch.py"), PACKAGE / "site" / "parts.py"), ("pyyaml",))
VALIDATION = Recipe("validation", (PACKAGE,), ("pydantic",))  # of data against a model: whatever that may call


class Row(NamedTuple):
    """What is kept of a file."""

    look: Look | None
    made_from: str
    data: str
    sketch: str


class KeptFile(RecordFile):
    """A file without faults that has not been read. Its text is, when somebody asks for it."""

    def __init__(self, path: str, place: str, row: Row) -> None:
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
        text = decode(read_some(Path(self._place), MAX_BYTES)).text
        if made_from(self.path, text).hex() != self._row.made_from:
            raise OSError(errno.ESTALE, "changed while it was read", self._place)
        return text or ""


class KeptEntry(Entry):
    """A valid record whose file has not been read."""

    def __init__(self, file: KeptFile, model: type[Record], identifier: str, row: Row, context: Mapping[str, Any]) -> None:
        self.file, self.model, self.id, self.errors, self.path = file, model, identifier, [], file.path
        self.made_from = bytes.fromhex(row.made_from)
        self._sketch, self._context = row.sketch, context

    @property
    def is_valid(self) -> bool:
        """It was when it was kept."""
        return True

    @cached_property
    def record(self) -> Record:
        """The record, made when it is first asked for."""
        return self.model.model_validate(self.file.data, context=dict(self._context))

    @cached_property
    def sketch(self) -> Sketch:
        """What was known of it when it was kept; the record need not be made for it."""
        return Sketch.read(self._sketch)

    @cached_property
    def told(self) -> Told | None:
        """The same of what lists say of it."""
        return Told.read(self.sketch.told, self._context["words"]) if self.sketch.told else None

    @property
    def name(self) -> str:
        """The record's name."""
        return self.sketch.name

    @property
    def citations(self) -> tuple[str, ...]:
        """Every citation of the record."""
        return self.sketch.citations


class KeptRecords:
    """The records of one folder of documents, as a store keeps them; `words` are those with which they are read."""

    def __init__(self, store: Store, words: object, context: Mapping[str, Any]) -> None:
        self._clock = Clock(store.folder) if store.folder else None
        self._context = context
        self._valid = repr((VALIDATION.digest, words)).encode()
        self._kept = Parted(store, RECIPE, "records")
        self._is_valid = self._kept.sections.get("valid") == [self._valid]
        self._parts = [(part, _read(part)) for part in self._kept.sections.get("rows", ())]
        self._rows = {name: row for _, rows in self._parts for name, row in rows.items()}
        self._now: dict[str, Row] = {}

    def find(self, name: str, place: str, model: type[Record], look: Look | None) -> Entry | None:
        """The valid record of a file that looks as it did."""
        row = self._rows.get(name)
        if row is None or look is None or row.look != look or not self._is_valid:
            return None
        self._now[name] = row
        identifier = name.rpartition("/")[2].rpartition(".")[0]
        return KeptEntry(KeptFile(name, place, row), model, identifier, row, self._context)

    def parse(self, name: str, text: str) -> dict[str, Any] | None:
        """The data of a file's text in which nothing is wrong."""
        row = self._rows.get(name)
        if row and row.made_from == made_from(name, text).hex():
            data: dict[str, Any] = json.loads(row.data)
            return data
        return unsuspicious(text)

    def hold(self, entry: Entry, path: Path, look: Look | None) -> None:
        """Take a record, if it is valid and without any fault, whose file looked so before it was read."""
        if not entry.is_valid or entry.file.faults or entry.errors:
            return
        row, made = self._rows.get(entry.path), entry.made_from.hex()
        data = row.data if row and row.made_from == made else json.dumps(entry.file.data, ensure_ascii=False, separators=(",", ":"))
        is_told = look and self._clock and self._clock.tells(str(path), look)
        self._now[entry.path] = Row(look if is_told else None, made, data, entry.sketch.written())

    def keep(self) -> None:
        """Leave for the next build what was read."""
        if self._now != self._rows or not self._is_valid:
            was = {next(iter(rows)): (part, rows) for part, rows in self._parts}
            groups = ({name: self._now[name] for name in names} for names in cut(self._now))
            parts = [_part(rows, *was.get(next(iter(rows)), (b"", {}))) for rows in groups]
            self._kept.hold({"valid": [self._valid], "rows": parts})


def _part(rows: dict[str, Row], part: bytes, was: dict[str, Row]) -> bytes:
    """Rows as they are kept: as a part that has the same, if it has."""
    return part if rows == was else _written(rows)


def _written(rows: dict[str, Row]) -> bytes:
    head = json.dumps([[name, row.look, row.made_from, len(row.data), len(row.sketch)] for name, row in rows.items()], ensure_ascii=False)
    texts = (text for row in rows.values() for text in (row.data, row.sketch))
    return "\n".join([head, "".join(texts)]).encode()


def _read(kept: bytes) -> dict[str, Row]:
    head, _, texts = kept.decode().partition("\n")
    rows, at = {}, 0
    for name, look, digest, length, sketched in json.loads(head):
        end = at + length
        rows[name] = Row(Look(*look) if look else None, digest, texts[at:end], texts[end : end + sketched])
        at = end + sketched
    return rows
