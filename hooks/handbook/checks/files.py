"""What may lie in the folder of documents: whatever the site generator finds there besides, it publishes whole."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import Literal
from unicodedata import normalize

from ..catalog import PASSAGES, Catalog
from ..catalog.ledger import LEDGER
from ..catalog.selfcheck import QUESTIONS
from ..catalog.signed import is_signed_path
from ..catalog.synonyms import SYNONYMS
from ..evidence.editions import solid_digest
from ..load.patterns import when_used
from ..model import FOLDERS, Source
from ..model.identifier import RESERVED
from ..reports.reading import ReportError, read_report
from ..settings.handbook import Settings
from .lying import Lying
from .waivers import WAIVERS

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".ico"})
RECORDS = frozenset({".yml", ".yaml"})
READ = frozenset({LEDGER, QUESTIONS, *(name.removeprefix("docs/") for name in (WAIVERS, SYNONYMS))})


Odd = Literal["folder", "outside", "nowhere", "special", "locked", "name", "twin"]
# what Windows takes in no name; and bytes of one that is not in UTF-8, as Python reads them
UNPORTABLE = when_used('[\x00-\x1f\x7f<>:"|?*\\\\\udc80-\udcff]|[. ]$')


def odd_files(lying: Lying) -> Iterator[tuple[str, Odd]]:
    """What lies below a folder of documents and is neither a folder nor a file: links to folders, out of it or nowhere, pipes and devices, and
    folders into which nobody lets us look; each as its path from there. A link to a file in it is as good as a file. Links are not
    followed."""
    docs = lying.docs
    if is_locked(docs):
        yield ".", "locked"
    for path, each in lying.all:
        if each.is_dir(follow_symlinks=False) and is_locked(docs / path):
            yield path, "locked"
        elif found := _odd(each, docs):
            yield path, found


def odd_names(docs: Path) -> Iterator[tuple[str, Odd]]:
    """What lies below `docs`, hidden things aside, under a name that not every computer can have: one that Windows does not take, or
    one that is another's but for capitals or the way in which an accent is written; each as its path from there."""
    for place, folders, names in os.walk(docs):
        folders[:] = [name for name in folders if name[:1] != "."]
        seen: set[str] = set()
        for name in sorted((*folders, *(name for name in names if name[:1] != "."))):
            plain = normalize("NFC", name).casefold()
            kind: Odd | None = "twin" if plain in seen else "name" if is_unportable(name) else None
            seen.add(plain)
            if kind:
                yield Path(place, name).relative_to(docs).as_posix(), kind


def is_locked(folder: Path) -> bool:
    """Is this a folder of which it cannot be told what is in it?"""
    try:
        with os.scandir(folder) as found:
            next(found, None)
        os.stat(f"{folder}{os.sep}.")  # noqa: PTH116  # a path object would leave the dot out
    except PermissionError:
        return True
    except OSError:
        return False
    return False


def is_unportable(name: str) -> bool:
    """Is this a name that Windows does not take, or that is not in UTF-8?"""
    return bool(UNPORTABLE.search(name)) or name.partition(".")[0].casefold() in RESERVED


def _odd(each: os.DirEntry[str], docs: Path) -> Odd | None:
    if each.is_symlink():
        return _odd_link(Path(each.path), docs)
    is_plain = each.is_file(follow_symlinks=False) or each.is_dir(follow_symlinks=False)
    return None if is_plain or each.name.startswith(".") else "special"


def _odd_link(path: Path, docs: Path) -> Odd | None:
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # what it names is not there, or leads back to it
        return "nowhere"
    if target.is_dir():
        return "folder"
    return None if target.is_relative_to(docs.resolve()) else "outside"


def is_known(path: str, settings: Settings) -> bool:
    """Is this file a record, a passage index, a page, a picture, part of a ledger, a declared asset, or hidden and not published?"""
    file = PurePosixPath(path)
    if any(part.startswith(".") for part in file.parts) or path in READ:
        return True
    if file.suffix in RECORDS:
        return is_signed_path(path) or (len(file.parts) == 2 and file.parts[0] in FOLDERS)
    if file.suffix == ".json" and file.parent.as_posix() == PASSAGES:
        return True
    return file.suffix == ".md" or file.suffix.lower() in PICTURES or is_asset(path, settings)


def is_asset(path: str, settings: Settings) -> bool:
    """Do the settings name this file as one to be published?"""
    return any(fnmatchcase(path, pattern) for pattern in settings.assets)


def reports_among(docs: Path, paths: Iterable[str], catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Of these files those that are reports, by name or by words, with the id of a source that may not be shown."""
    names, digests = _hidden(catalog)
    for path in paths:
        if source := names.get(PurePosixPath(path).name) or digests.get(_words(docs / path)):
            yield path, source


def _words(path: Path) -> str:
    """The digest of a file's text, however it was saved; empty when it has none."""
    try:
        return solid_digest(read_report(path).text)
    except ReportError:
        return ""


def _hidden(catalog: Catalog) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """The sources that may not be shown, by the name of their file and by its digest."""
    hidden = [entry for entry in catalog.of(Source) if not entry.record.is_shown]
    indexes = catalog.library.indexes
    digests = {indexes.outline(entry.id).digest: entry.id for entry in hidden if entry.id in indexes}
    return {entry.record.file: entry.id for entry in hidden}, digests
