"""The files of the published site: what stands in each, so that nobody has to read them to know whether they still stand."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, Self

from .looks import Look, look_of, walk

READABLE = 0o444  # a published file may be read by everybody
KIND = 0o170000  # of what may stand somewhere, in the mode that the system tells of it


WIDTH = 64  # hexadecimal digits of a digest
NONE = Look(0, 0, 0, 0, 0)  # in the place of no look


class Known(NamedTuple):
    """The digest of a file's content, and how the file looked with it; no look when that would tell nothing."""

    digest: str
    look: Look | None = None


def digest_of(content: bytes) -> str:
    """Tells apart the contents of files."""
    return sha256(content).hexdigest()


def content_of(place: str) -> bytes:
    """What stands in a file. Raises OSError when it cannot be read."""
    with open(place, "rb") as file:  # noqa: PTH123  # for thousands of files paths as text are faster
        return file.read()


def _is_readable(state: os.stat_result) -> bool:
    """Is it a file of its own that others may read?"""
    return state.st_mode & (KIND | READABLE) == stat.S_IFREG | READABLE


def folders_of(paths: Iterable[str]) -> set[str]:
    """The folders that lead to files, each with a slash behind."""
    found = {path[: path.rfind("/") + 1] for path in paths}
    waiting = [*found]
    while waiting:
        folder = waiting.pop()
        above = folder[: folder.rfind("/", 0, -1) + 1]
        if above not in found:
            found.add(above)
            waiting.append(above)
    return found - {""}


@dataclass(frozen=True)
class Laid:
    """What a tree of files was made of: those that stand in it as they stood, in folders that have one mode; and the others, by path."""

    same: Mapping[str, Known]
    others: frozenset[str]
    mode: int

    @property
    def folders(self) -> dict[str, int]:
        """The rights of the folders of what stands as it stood."""
        return dict.fromkeys(folders_of(self.same), self.mode)

    def walk(self, site: Path) -> Iterator[tuple[str, os.stat_result]]:
        """The others and their folders, as `walk` tells of them. Raises OSError when one is not there."""
        for path in (*folders_of(self.others), *self.others):
            yield path, os.lstat(f"{site}/{path}")


class Standing:
    """What is known of a site that was published: of files by path, and the rights of folders, those of its own under ""."""

    def __init__(self, files: Mapping[str, Known] | None = None, folders: Mapping[str, int] | None = None) -> None:
        self.files = files or {}
        self.folders = folders or {}

    @classmethod
    def of(cls, site: Path, written: Mapping[str, Known], moment: int, laid: Laid | None = None) -> Self:
        """What there is to know of a site that has just been published; of files that were `written` for it, or taken over, the content
        is known. `moment` was before all this. When it is known of what it was `laid`, only what is new in it is looked at. Raises
        OSError when the site cannot be read."""
        files, folders = (dict(laid.same), laid.folders) if laid else ({}, {})
        folders[""] = site.stat().st_mode
        for path, state in laid.walk(site) if laid else walk(site):
            if path.endswith("/"):
                folders[path] = state.st_mode
            else:
                look, known = look_of(state), written.get(path)
                sure = known and known.look and known.look.is_same(look)
                files[path] = Known(known.digest if known and sure else digest_of(content_of(f"{site}/{path}")), look if look.tells(moment) else None)
        return cls(files, folders)

    def sound(self, site: str) -> dict[str, Known]:
        """The files of the site that stand as they stood, and are files of their own that others may read: all are looked at in one go."""
        found = {}
        for path, known in self.files.items():
            try:
                state = os.lstat(f"{site}/{path}")
            except OSError:
                continue
            # the look, without making one
            if known.look == (state.st_mode, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns) and _is_readable(state):
                found[path] = known
        return found

    @staticmethod
    def read_anew(place: str, digest: str) -> Known | None:
        """What is known of a file that lies at `place` and is a file of its own that others may read, with this content, by reading it;
        None when it is not."""
        try:
            state = os.lstat(place)
            return Known(digest, look_of(state)) if _is_readable(state) and digest_of(content_of(place)) == digest else None
        except OSError:
            return None

    def same(self, found: Mapping[str, Known]) -> dict[str, Known]:
        """Of files of which it was found out what they are those that stand as they stood."""
        return {path: known for path, known in found.items() if self.files.get(path) is known}

    def is_whole(self, site: Path) -> bool:
        """Is the site what it was, with nothing in it that was not there?"""
        left = len(self.files) + len(self.folders) - 1
        try:
            if self.folders.get("") != site.stat().st_mode:
                return False
            for path, state in walk(site):
                left -= 1
                if path.endswith("/"):
                    if self.folders.get(path) != state.st_mode:
                        return False
                elif not (known := self.files.get(path)) or (known.look != look_of(state) and not self.read_anew(f"{site}/{path}", known.digest)):
                    return False
        except OSError:
            return False
        return not left

    def written(self) -> dict[str, Any]:
        """As JSON holds it: paths, digests and the numbers of looks each by themselves, which takes half the time."""
        looks = [*chain.from_iterable(known.look or NONE for known in self.files.values())]
        digests = "".join(known.digest for known in self.files.values())
        return {"files": [*self.files], "digests": digests, "looks": looks, "folders": dict(self.folders)}

    @classmethod
    def read(cls, held: Mapping[str, Any]) -> Self:
        """What was written. Raises KeyError, TypeError or ValueError for something else."""
        digests = held["digests"]
        each = (digests[at : at + WIDTH] for at in range(0, len(digests), WIDTH))
        looks = map(Look._make, zip(*[iter(held["looks"])] * len(NONE), strict=True))
        files = {path: Known(digest, look if look.mode else None) for path, digest, look in zip(held["files"], each, looks, strict=True)}
        return cls(files, held["folders"])
