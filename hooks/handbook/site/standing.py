"""The files of the published site: what stands in each, so that nobody has to read them to know whether they still stand."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, Self

from .looks import Look, look_of, walk

READABLE = 0o444  # a published file may be read by everybody


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


class Standing:
    """What is known of a site that was published: of files by path, and the rights of folders, those of its own under ""."""

    def __init__(self, files: Mapping[str, Known] | None = None, folders: Mapping[str, int] | None = None) -> None:
        self.files = files or {}
        self.folders = folders or {}

    @classmethod
    def of(cls, site: Path, written: Mapping[str, Known], moment: int) -> Self:
        """What there is to know of a site that has just been published; of files that were `written` for it, or taken over, the content
        is known. `moment` was before all this. Raises OSError when the site cannot be read."""
        files, folders = {}, {"": site.stat().st_mode}
        for path, state in walk(site):
            if path.endswith("/"):
                folders[path] = state.st_mode
            else:
                look, known = look_of(state), written.get(path)
                sure = known and known.look and known.look.is_same(look)
                files[path] = Known(known.digest if known and sure else digest_of(content_of(f"{site}/{path}")), look if look.tells(moment) else None)
        return cls(files, folders)

    def has(self, place: str, path: str, digest: str) -> Look | None:
        """How a file looks that lies at `place` and is a file of its own that others may read, with this content; None when it is not."""
        try:
            state = os.lstat(place)
            if not (stat.S_ISREG(state.st_mode) and state.st_mode & READABLE == READABLE):
                return None
            look, known = look_of(state), self.files.get(path)
            content = known.digest if known and known.look == look else digest_of(content_of(place))
            return look if content == digest else None
        except OSError:
            return None

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
                elif not (known := self.files.get(path)) or (known.look != look_of(state) and not self.has(f"{site}/{path}", path, known.digest)):
                    return False
        except OSError:
            return False
        return not left

    def written(self) -> dict[str, Any]:
        """As JSON holds it."""
        return {"files": {path: [digest, *(look or ())] for path, (digest, look) in self.files.items()}, "folders": dict(self.folders)}

    @classmethod
    def read(cls, held: Mapping[str, Any]) -> Self:
        """What was written. Raises KeyError, TypeError or ValueError for something else."""
        files = {path: Known(digest, Look(*look) if look else None) for path, (digest, *look) in held["files"].items()}
        return cls(files, held["folders"])
