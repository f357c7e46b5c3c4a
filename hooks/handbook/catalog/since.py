"""What has become of records since an edition, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import PurePosixPath

from ..load.patterns import when_used
from ..model import FOLDERS
from .catalog import Catalog
from .editions import ADDED, Change, Edition, Editions
from .edits import changed_fields, in_a_sentence
from .entry import Entry
from .ledger import record_id

REMOVED, MERGED = "撤下", "并入“{}”"
_NAMED = when_used(r"^name: *(.+)$", re.MULTILINE)
_RECORD = "记录"


def changed_since(editions: Editions, edition: Edition, catalog: Catalog, identifier: str) -> str | None:
    """What is different in a record since an edition, in a sentence; empty when nothing is; None for an id that is in neither."""
    entry = catalog.get(identifier)
    if entry is None:
        return _gone(identifier, catalog) if identifier in edition.by_id else None
    before = _before(entry, edition, catalog)
    if before is None:
        return ADDED
    if edition.records[before] == sha256((entry.file.text or "").encode()).hexdigest() and before == entry.path:
        return ""
    known = entry.model.model_fields
    keys = changed_fields(editions.text_of(edition, before) or "", entry.file.text or "")
    titles = ["编号"] if before != entry.path else []
    return in_a_sentence([*titles, *(known[key].title or key for key in keys if key in known)])


def changes_since(editions: Editions, edition: Edition, catalog: Catalog) -> Iterator[Change]:
    """What has become of all records since an edition: the new, then the changed, then those that are no more."""
    told = {entry: changed_since(editions, edition, catalog, entry.id) for entry in catalog.valid}
    for new in (True, False):
        yield from (
            Change(entry.model.label, entry.id, entry.name, words)
            for entry, words in told.items() if words and (words == ADDED) is new
        )  # fmt: skip
    renamed = {_before(entry, edition, catalog) for entry in catalog.valid}
    for identifier, path in edition.by_id.items():
        if path not in renamed and catalog.get(identifier) is None:
            model = FOLDERS.get(PurePosixPath(path).parts[1])  # of another version there may be other folders
            kind, name = model.label if model else _RECORD, _called(editions.text_of(edition, path), identifier)
            yield Change(kind, identifier, name, _gone(identifier, catalog))


def _before(entry: Entry, edition: Edition, catalog: Catalog) -> str | None:
    """The path that a record had in an edition: its own, or that of an address which leads to it now and is no record's."""
    if entry.path in edition.records:
        return entry.path
    for identifier, move in catalog.ledger.moved_ids.items():
        if identifier in edition.by_id and not move.is_retired and catalog.get(identifier) is None:
            end = catalog.ledger.end(move.old)
            if end and end.address == f"/{entry.url}":
                return edition.by_id[identifier]
    return None


def _called(text: str | None, identifier: str) -> str:
    """What a record's file calls it."""
    found = _NAMED.search(text or "")
    return found[1].strip("\"' ") if found else identifier


def _gone(identifier: str, catalog: Catalog) -> str:
    move = catalog.ledger.moved_ids.get(identifier)
    end = catalog.ledger.successor(move) if move else None
    heir = catalog.get(record_id(end.address)) if end else None
    return MERGED.format(heir.name) if heir else REMOVED
