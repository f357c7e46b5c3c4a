"""The files of the store of editions: written whole, and kept to the byte also where git changes the ends of lines.

Git does that to what it takes for text, unless it is told not to: in a clone, tables that end their lines as spreadsheets want it
had other digests than those that were frozen. So the folder says of itself that its files are nobody's to change, and a file of
which the ends of lines alone were changed is put back as it was: its digest proves that it is.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager, suppress
from hashlib import file_digest
from pathlib import Path

from ..catalog.editions import LARGEST, content_of
from ..load.regular import read_some
from .staging import remove
from .standing import digest_of

MAKING = ".making"
ATTRIBUTES = ".gitattributes"
LONGEST_SUM = 1000  # bytes of the file that holds the digest of a package
UNTOUCHED = b"# editions are held to their digests: not a byte of them is changed\n* -text\n"
_END = re.compile(rb"\r?\n")


class Shelf:
    """The folder of editions, to which contents are added."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._making = folder / MAKING

    @contextmanager
    def begun(self) -> Iterator[None]:
        """While something is written there is room for it aside, without what a killed process had begun. Raises OSError when the
        disk does not let us; a link that stands in its place is no folder of ours."""
        self._end()
        self._making.mkdir(parents=True)
        try:
            yield
        finally:
            self._end()

    def _end(self) -> None:
        with suppress(OSError):
            remove(self._making)

    def keep(self, content: bytes) -> str:
        """Keep a content; its digest. Raises OSError when the disk does not take it."""
        digest = digest_of(content)
        if not self.has(digest):  # not there yet, or damaged since
            self.put(content_of(self.folder, digest), content)
        return digest

    def put(self, place: Path, content: bytes) -> None:
        """Write a file aside and put it in its place. Raises OSError when the disk does not take it."""
        aside = self._making / place.name
        aside.write_bytes(content)
        place.parent.mkdir(parents=True, exist_ok=True)
        aside.replace(place)

    def has(self, digest: str) -> bool:
        """Is there a content of that digest? A link to one is none: it may lead to anything of this machine."""
        place = content_of(self.folder, digest)
        return not place.is_symlink() and digest_of_file(place) == digest

    def guard(self) -> None:
        """Tell git that these files are not to be changed. Raises OSError when the disk does not take it."""
        if not (self.folder / ATTRIBUTES).exists():
            self.put(self.folder / ATTRIBUTES, UNTOUCHED)

    def mend(self, lacking: Collection[str], sums: Collection[str]) -> set[str]:
        """Put back what differs from what was written in the ends of its lines alone: contents, which their digests prove, and
        the files of those names, all of whose lines end alike. The digests of those contents; a folder that cannot be written
        stays as it is."""
        found = {digest: frozen for digest in lacking if (frozen := as_frozen(content_of(self.folder, digest), digest)) is not None}
        turned = {name: content.replace(b"\r\n", b"\n") for name in sums if b"\r\n" in (content := _small(self.folder / name))}
        if sums and (found or turned or not (self.folder / ATTRIBUTES).exists()):
            with suppress(OSError), self.begun():
                self.guard()
                for name, content in turned.items():
                    self.put(self.folder / name, content)
                return {self.keep(content) for content in found.values()}
        return set()


def _small(path: Path) -> bytes:
    """What a file of a line holds; nothing where there is none."""
    try:
        return b"" if path.is_symlink() else read_some(path, LONGEST_SUM)
    except (OSError, ValueError):
        return b""


def as_frozen(path: Path, digest: str) -> bytes | None:
    """The content of that digest, if the file is the same but for the ends of its lines; else None."""
    try:
        content = b"" if path.is_symlink() else read_some(path, LARGEST)
    except (OSError, ValueError):
        return None
    endings = (_END.sub(end, content) for end in (b"\n", b"\r\n"))
    return next((text for text in endings if digest_of(text) == digest), None)


def digest_of_file(path: Path) -> str:
    """The digest of a file; empty where there is none, or something that is no file and might never end."""
    if not path.is_file():
        return ""
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
