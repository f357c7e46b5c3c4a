"""Editions: dated states of the handbook that are frozen and never change again. What each holds stands in a manifest of its own;
from it anybody is told what has changed since (`since`).

Beside the manifests lie the contents of all files and records, each once under its digest, whichever editions have it.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, ConfigDict, StringConstraints, TypeAdapter, ValidationError, with_config
from typing_extensions import TypedDict

from ..load.patterns import when_used
from ..load.regular import read_within
from .catalog import Catalog

FOLDER = "editions"  # beside docs
PLACE = "v"  # where editions are published, from the site's root
NAME = when_used(r"([0-9]{4})\.(0[1-9]|1[0-2])")
LARGEST = 1 << 27  # bytes of a manifest
LONGEST = 255  # bytes of a file's name
ADDED = "新收"  # what became of a record that was not there before


@dataclass(frozen=True)
class Change:
    """What became of a record since another edition, in words: its kind and id, what it is called, and what is different."""

    kind: str
    id: str
    name: str
    told: str

    @property
    def is_new(self) -> bool:
        """Was it not there before?"""
        return self.told == ADDED


@dataclass(frozen=True)
class Edition:
    """One edition: its name (year and month), the day of the last change in it (empty where that is not known), the one before
    (empty for the first) and what has changed since; files and records by path, as digests of their contents."""

    name: str
    date: str = ""
    since: str = ""
    changes: tuple[Change, ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)
    records: Mapping[str, str] = field(default_factory=dict)

    @property
    def made_from(self) -> tuple[Any, ...]:
        """What tells it apart for readers: files and records follow from it."""
        return (self.name, self.date, self.since, self.changes, len(self.records))

    @property
    def place(self) -> str:
        """Its folder in the published site."""
        return f"{PLACE}/{self.name}/"

    @cached_property
    def by_id(self) -> Mapping[str, str]:
        """Id → path of every record in it."""
        return {PurePosixPath(path).stem: path for path in self.records}

    def written(self) -> str:
        """As its manifest holds it."""
        changes = [vars(change) for change in self.changes]
        plain = {each.name: getattr(self, each.name) for each in fields(self)} | {"changes": changes}
        return json.dumps(plain, ensure_ascii=False, indent=0, sort_keys=True) + "\n"

    @classmethod
    def read(cls, text: str) -> Self:
        """From its manifest, which may have come with a pull request. Raises ValueError when that is none."""
        try:
            found: Any = _MANIFEST.validate_python(json.loads(text))
            return cls(**{**found, "changes": tuple(Change(**change) for change in found["changes"])})
        except (TypeError, KeyError, RecursionError, ValidationError) as error:
            raise ValueError(f"no manifest: {error}") from error


def _inside(path: str) -> str:
    """A path that leads to nothing outside the folder that it is joined to."""
    parts = path.split("/")
    if {"", ".", ".."} & {*parts} or re.search(r"[\\:\x00-\x1f]", path):
        raise ValueError("no path within a folder")
    if any(len(part.encode()) > LONGEST for part in parts):
        raise ValueError("a name that no disk takes")
    return path


def _apart(paths: dict[str, str]) -> dict[str, str]:
    """Paths of which none leads through another."""
    if any(str(folder) in paths for path in paths for folder in PurePosixPath(path).parents):
        raise ValueError("a file below a file")
    return paths


def _in_folders(paths: dict[str, str]) -> dict[str, str]:
    """Paths of records, each in a folder of those that are beneath docs."""
    if any(path.count("/") < 2 for path in paths):
        raise ValueError("a record in no folder")
    return paths


_Word = Annotated[str, StringConstraints(max_length=2000)]
_Paths = dict[Annotated[str, StringConstraints(max_length=1000), AfterValidator(_inside)], Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")]]
_Name = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}\.(0[1-9]|1[0-2])$")]


@with_config(ConfigDict(extra="forbid"))
class _Manifest(TypedDict):
    """What may stand in a manifest."""

    name: _Name
    date: _Word
    since: _Name | Literal[""]
    changes: list[dict[Literal["kind", "id", "name", "told"], _Word]]
    files: Annotated[_Paths, AfterValidator(_apart)]
    records: Annotated[_Paths, AfterValidator(_in_folders)]


_MANIFEST = TypeAdapter(_Manifest)


class Editions:
    """The editions of a handbook, the newest first; `folder` is where they are kept."""

    def __init__(self, folder: Path, found: Iterable[Edition] = ()) -> None:
        self.folder = folder
        self.all = tuple(sorted(found, key=lambda edition: edition.name, reverse=True))

    @property
    def made_from(self) -> tuple[Edition, ...]:
        """What pages that ask for all of them depend on."""
        return self.all

    @cached_property
    def _named(self) -> Mapping[str, Edition]:
        return {edition.name: edition for edition in self.all}

    def get(self, name: str) -> Edition | None:
        """The edition of that name."""
        return self._named.get(name)

    @property
    def newest(self) -> Edition | None:
        """The last one that was frozen."""
        return self.all[0] if self.all else None

    def with_another(self, edition: Edition) -> Editions:
        """These and one more."""
        return Editions(self.folder, (*self.all, edition))

    def content(self, digest: str) -> Path:
        """Where the content with that digest lies."""
        return content_of(self.folder, digest)

    def text_of(self, edition: Edition, path: str) -> str | None:
        """A record's file as it was in an edition; None when it was not there, or has been lost."""
        try:
            return read_within(self.content(edition.records[path]), LARGEST)
        except (KeyError, OSError, ValueError):
            return None


NO_EDITIONS = Editions(Path(FOLDER))


def content_of(folder: Path, digest: str) -> Path:
    """Where the content with a digest lies below the folder of editions."""
    return folder / "files" / digest[:2] / digest


def read_editions(root: Path) -> Editions:
    """The editions of the handbook at `root`. Raises ValueError with the name of what cannot be read: a manifest, or the
    folder."""
    folder, found = root / FOLDER, []
    if os.path.lexists(folder) and not (folder.is_dir() and os.access(folder, os.R_OK | os.X_OK)):
        raise ValueError(FOLDER)  # it might hold any, or lead to a disk that is not there now: they would vanish from the site
    for path in sorted(folder.glob("*.json")):
        if NAME.fullmatch(path.stem):
            try:
                found.append(_named(Edition.read(read_within(path, LARGEST)), path.stem))
            except (OSError, ValueError) as error:
                raise ValueError(f"{FOLDER}/{path.name}") from error
    return Editions(folder, found)


def _named(edition: Edition, name: str) -> Edition:
    if edition.name != name:
        raise ValueError("a manifest under another name")
    return edition


def records_of(catalog: Catalog) -> dict[str, bytes]:
    """Path → content of every record's file as it is now."""
    return {entry.path: (entry.file.text or "").encode() for entry in catalog.valid}
