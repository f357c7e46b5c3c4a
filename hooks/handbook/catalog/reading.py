"""Reads what stands under docs/: record files, passage indexes, the self-check, the ledgers of addresses and of signatures."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path

from ..evidence.index import PassageIndex
from ..evidence.index_file import IndexFault
from ..evidence.indexes import Indexes, Unread
from ..evidence.library import Library
from ..evidence.written import LARGEST
from ..load.decode import MAX_BYTES
from ..load.document import read_document
from ..load.record import Parse
from ..load.regular import read_some
from ..model import FOLDERS, Record
from ..settings.handbook import NEUTRAL, Settings, SettingsBook, read_settings
from ..site.kept import PACKAGE, Recipe, Store
from ..site.looks import relied_on
from .catalog import BadIndex, Catalog
from .entry import Entry
from .kept_indexes import KeptIndexes
from .kept_mentions import Shelf
from .kept_records import KeptRecords
from .ledger import read_ledger
from .selfcheck import read_selfcheck
from .signed import read_signed

PASSAGES = "sources/passages"
WORDING = Recipe("wording", (PACKAGE / "evidence",), (), is_large=True)  # of the indexes


def record_files(docs: Path) -> Iterator[tuple[type[Record], Path]]:
    """The record files under docs/, by kind, in the order of their names."""
    return ((model, docs / model.folder / name) for model, names in _record_names(docs) for name in names)


def _record_names(docs: Path) -> Iterator[tuple[type[Record], list[str]]]:
    for folder, model in FOLDERS.items():
        with suppress(OSError):  # a folder that is not there, or into which nobody lets us look
            yield model, sorted(filter(_is_record, os.listdir(docs / folder)))  # noqa: PTH208  # of thousands


def _is_record(name: str) -> bool:
    """Has a file such a name as records have? One that is nothing but an ending is hidden, and no record."""
    before, _, ending = name.rpartition(".")
    return before != "" and ending in ("yml", "yaml")


def read_entry(
    model: type[Record], path: Path, root: Path, settings: Settings = NEUTRAL, parse: Parse | None = None
) -> Entry:
    """One record file, validated against the words of these settings; every error kept for the rules."""
    read = read_document(path, root, model, settings.context, parse)
    return Entry(read.file, model, path.stem, read.value, read.errors)


def read_library(docs: Path, kept: Store | None = None, former: Library | None = None) -> tuple[Library, list[BadIndex]]:
    """The passage indexes beside the source records, and those that could not be read; what is known and gathered of them is
    `kept`. It is a `former` library, with all that was found out of it, when its indexes say the same."""
    indexes: dict[str, PassageIndex | Unread] = {}
    made_from: dict[str, str] = {}
    bad: list[BadIndex] = []
    known = KeptIndexes(kept)
    for path in sorted((docs / PASSAGES).glob("*.json")):
        name = path.relative_to(docs.parent).as_posix()
        try:
            indexes[path.stem], made_from[path.stem] = known.get(name, path)
        except IndexFault as fault:
            bad.append(BadIndex(name, str(fault)))
        except UnicodeDecodeError:
            bad.append(BadIndex(name, "不是 UTF-8 编码"))
        except ValueError:
            bad.append(BadIndex(name, f"文件超过 {LARGEST >> 20} MB"))
        except OSError:
            bad.append(BadIndex(name, "文件打不开"))
    known.keep()
    keep = partial(kept.get, WORDING) if kept else None
    if former and former.is_of(made_from):
        former.keep = keep
        return former, bad
    return Library(Indexes(indexes), made_from=made_from, keep=keep), bad


def read_catalog(docs: Path, former: Catalog | None = None, kept: Store | None = None) -> Catalog:
    """All records and passage indexes under a docs folder, and the settings beside it. Never raises on their content.

    Records that are as they were in a `former` catalog of the folder are its records, with all that was found out of them.
    What the texts of records say is `kept`, so that files that are as they were need not be read.
    """
    was = vars(former) if former else {}  # nobody is asked for it
    library, bad = read_library(docs, kept, was.get("library"))
    book = read_settings(docs.parent, was.get("settings_book"))
    records = KeptRecords(kept, book.file.text, book.settings.context) if kept else None
    catalog = Catalog(_entries(docs, book, _known(former, book), records), library, bad, book)
    catalog.selfcheck = read_selfcheck(docs, book.settings)
    catalog.ledger = read_ledger(docs, was.get("ledger"))
    catalog.signed = read_signed(docs)
    catalog.once(Shelf).store = kept
    if records:
        records.keep()
    return catalog


def _entries(docs: Path, book: SettingsBook, known: dict[str, Entry], records: KeptRecords | None) -> Iterator[Entry]:
    """The entry of each record file: that of a former catalog, the one that is kept, or a new one."""
    for model, file in ((model, file) for model, files in _record_names(docs) for file in files):
        name, place = f"{docs.name}/{model.folder}/{file}", f"{docs}{os.sep}{model.folder}{os.sep}{file}"  # of thousands, as texts
        look = relied_on(place) if records else None
        kept, was = records.find(name, place, model, look) if records else None, known.get(name)
        if kept:
            yield was if was and was.made_from == kept.made_from else kept
            continue
        path = Path(place)
        parse = partial(records.parse, name) if records else None
        entry = _as_it_was(was, path) or read_entry(model, path, docs.parent, book.settings, parse)
        if records:
            records.hold(entry, path, look)
        yield entry


def _known(former: Catalog | None, book: SettingsBook) -> dict[str, Entry]:
    """The records of a former catalog by their files; none when the words have changed with which they were read."""
    if former is None or former.settings_book.file.text != book.file.text:
        return {}
    return {entry.path: entry for entry in former.entries if entry.is_valid}


def _as_it_was(entry: Entry | None, path: Path) -> Entry | None:
    """The record of a file that says what it said."""
    try:
        return entry if entry and read_some(path, MAX_BYTES) == (entry.file.text or "").encode() else None
    except (OSError, ValueError):
        return None
