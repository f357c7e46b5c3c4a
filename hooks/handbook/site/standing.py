"""The files of the published site: what stands in each, so that nobody has to read them to know whether they still stand."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from pathlib import Path
from types import MappingProxyType
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


def folder_of(path: str) -> str:
    """The folder that a file is in, with a slash behind; empty for the outermost."""
    return path[: path.rfind("/") + 1]


def folders_of(paths: Iterable[str]) -> set[str]:
    """The folders that lead to files, each with a slash behind."""
    found = {*map(folder_of, paths)}
    waiting = [*found]
    while waiting:
        folder = waiting.pop()
        above = folder_of(folder[:-1])
        if above not in found:
            found.add(above)
            waiting.append(above)
    return found - {""}


class Tree(NamedTuple):
    """What is known of a tree of files: which of the disk each is, by path, 0 for none; its folders; and of those whose look tells
    which entries they have how they looked with these."""

    numbers: Mapping[str, int] = MappingProxyType({})
    folders: Collection[str] = ()
    listed: Mapping[str, Look] = MappingProxyType({})

    @classmethod
    def read(cls, held: Mapping[str, Any]) -> Self:
        """Of a site of which this was written (see `Standing.written`). Raises KeyError, TypeError or ValueError for something else."""
        return cls(dict(zip(held["files"], held["looks"][1 :: len(NONE)], strict=True)), [*filter(None, held["folders"])], _listed(held["listed"]))


@dataclass(frozen=True)
class Laid:
    """What a tree of files was made of: those that stand in it as they stood, in folders that have one mode; and the others, by path.
    Folders are `listed` that look as they did with what is in them, and get nothing else."""

    same: Mapping[str, Known]
    others: frozenset[str]
    mode: int
    listed: Mapping[str, Look]

    @property
    def folders(self) -> dict[str, int]:
        """The rights of the folders of what stands as it stood."""
        return dict.fromkeys(folders_of(self.same), self.mode)

    def walk(self, site: Path) -> Iterator[tuple[str, os.stat_result]]:
        """The others and their folders, as `walk` tells of them. Raises OSError when one is not there."""
        for path in (*folders_of(self.others), *self.others):
            yield path, os.lstat(f"{site}/{path.rstrip('/')}")


def listed_in(tree: Path, folders: Iterable[str], moment: int) -> dict[str, Look]:
    """How folders of a tree look whose look tells that nothing was put into them, or taken out, since this moment. Raises OSError when
    one is not there."""
    looks = {folder: look_of(os.lstat(f"{tree}/{folder}"[:-1])) for folder in folders if folder}
    return {folder: look for folder, look in looks.items() if look.tells(moment)}


def _listed(held: Mapping[str, list[int]]) -> dict[str, Look]:
    return {folder: Look(*look) for folder, look in held.items()}


class Standing:
    """What is known of a site that was published: of files by path, and the rights of folders, those of its own under ""; `listed` as
    for `Tree`."""

    def __init__(
        self, files: Mapping[str, Known] | None = None, folders: Mapping[str, int] | None = None, listed: Mapping[str, Look] | None = None
    ) -> None:
        self.files = files or {}
        self.folders = folders or {}
        self.listed = listed or {}

    @property
    def tree(self) -> Tree:
        """Of its tree of files, wherever it is by now."""
        numbers = {path: known.look.inode if known.look else 0 for path, known in self.files.items()}
        return Tree(numbers, [*filter(None, self.folders)], self.listed)

    @classmethod
    def of(cls, site: Path, written: Mapping[str, Known], moment: int, laid: Laid | None = None) -> Self:
        """What there is to know of a site that has just been published; of files that were `written` for it, or taken over, the content
        is known. `moment` was before all this. When it is known of what it was `laid`, only what is new in it is looked at. Raises
        OSError when the site cannot be read."""
        files, folders, listed = (dict(laid.same), laid.folders, dict(laid.listed)) if laid else ({}, {}, {})
        folders[""] = site.stat().st_mode
        for path, state in laid.walk(site) if laid else walk(site):
            look = look_of(state)
            if path.endswith("/"):
                folders[path] = state.st_mode
                if look.tells(moment):
                    listed[path] = look
                continue
            known = written.get(path)
            sure = known and known.look and known.look.is_same(look)
            files[path] = Known(known.digest if known and sure else digest_of(content_of(f"{site}/{path}")), look if look.tells(moment) else None)
        return cls(files, folders, listed)

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
        try:
            if self.folders.get("") != site.stat().st_mode or not all(self._is_as_it_was(site, folder) for folder in self.folders):
                return False
        except OSError:
            return False
        sound = self.sound(str(site))
        return all(path in sound or self.read_anew(f"{site}/{path}", known.digest) for path, known in self.files.items())

    def _is_as_it_was(self, site: Path, folder: str) -> bool:
        """Has a folder of the site the rights that it had, and nothing in it that was not there? Raises OSError when it is gone."""
        look = look_of(os.lstat(f"{site}/{folder}"[:-1]))  # with a slash behind it would follow a link
        if not folder or self.listed.get(folder) != look:
            with os.scandir(f"{site}/{folder}") as found:
                if any((path := folder + each.name) not in self.files and f"{path}/" not in self.folders for each in found):
                    return False
        return not folder or look.mode == self.folders[folder]

    def written(self) -> dict[str, Any]:
        """As JSON holds it: paths, digests and the numbers of looks each by themselves, which takes half the time."""
        looks = [*chain.from_iterable(known.look or NONE for known in self.files.values())]
        digests = "".join(known.digest for known in self.files.values())
        return {"files": [*self.files], "digests": digests, "looks": looks, "folders": dict(self.folders), "listed": dict(self.listed)}

    @classmethod
    def read(cls, held: Mapping[str, Any]) -> Self:
        """What was written. Raises KeyError, TypeError or ValueError for something else."""
        digests = held["digests"]
        each = (digests[at : at + WIDTH] for at in range(0, len(digests), WIDTH))
        looks = map(Look._make, zip(*[iter(held["looks"])] * len(NONE), strict=True))
        files = {path: Known(digest, look if look.mode else None) for path, digest, look in zip(held["files"], each, looks, strict=True)}
        return cls(files, held["folders"], _listed(held["listed"]))
