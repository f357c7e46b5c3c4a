"""What is known of passage indexes is kept, with the look of each file before it was read (`looks`): one that looks as it did is
read when somebody asks for one of its passages. Of one that cannot be read nothing is kept.

    {path: [look, digest of the text, digest of the report, has any passage its text?, [[number, start, end] of a passage, …]], …}
"""

from __future__ import annotations

import errno
import json
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

from ..evidence.index import PassageIndex
from ..evidence.index_file import read_index
from ..evidence.indexes import Outline, Unread
from ..evidence.written import LARGEST
from ..load.regular import read_within
from ..site.kept import PACKAGE, Recipe, Store
from ..site.looks import Clock, relied_on

RECIPE = Recipe("indexes", (PACKAGE,), ("pydantic",))  # whatever reading one may call
ABOUT = "indexes"


class KeptIndexes:
    """The indexes as a `store` keeps them; without one all are read."""

    def __init__(self, store: Store | None) -> None:
        self._store = store
        self._clock = Clock(store.folder) if store and store.folder else None
        kept = store.find(RECIPE, ABOUT) if store else None
        self._rows: dict[str, list[Any]] = json.loads(kept) if kept else {}
        self._now: dict[str, list[Any]] = {}

    def get(self, name: str, path: Path) -> tuple[PassageIndex | Unread, str]:
        """The index in a file, and the digest of its text. Raises what `read_within` and `read_index` raise."""
        look = relied_on(str(path)) if self._clock else None
        row = self._rows.get(name)
        if row and look and [*look] == row[0]:
            _, digest, report, has_text, spans = self._now[name] = row
            return Unread(Outline(report, has_text, tuple(map(tuple, spans))), partial(_read_again, path, digest)), digest
        index, digest = _read(path)
        if look and self._clock and self._clock.tells(str(path), look):
            self._now[name] = [[*look], digest, *Outline.of(index)]
        return index, digest

    def keep(self) -> None:
        """Leave for the next build what is known now."""
        if self._store and self._now != self._rows:
            self._store.hold(RECIPE, ABOUT, json.dumps(self._now, ensure_ascii=False, separators=(",", ":")).encode())


def _read(path: Path) -> tuple[PassageIndex, str]:
    text = read_within(path, LARGEST)
    return read_index(text), sha256(text.encode()).hexdigest()


def _read_again(path: Path, digest: str) -> PassageIndex:
    """Raises OSError when the file has changed meanwhile."""
    index, now = _read(path)
    if now != digest:
        raise OSError(errno.ESTALE, "changed while it was read", str(path))
    return index
