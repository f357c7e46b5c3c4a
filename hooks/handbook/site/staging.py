"""Publishes a site all at once: built beside the old one, then put in its place.

A failed or killed build leaves the last good site whole: until the new one is complete nothing of the old is touched,
and a swap cut short between its two renames is finished by the next command.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from . import trees
from .looks import is_link, look_of, walk
from .standing import Known, Laid, Standing, Tree, content_of, digest_of

FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
FORMER = "former"
Carried = Mapping[str, str]  # path from the site's root → digest of the content
CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY}


def let_others_read() -> None:
    """What is written from now on may be read by whoever may enter the folder, such as the user of a web server, and by its owner."""
    os.umask(os.umask(0o022) & ~0o755)


def remove(path: Path) -> None:
    """Take away a folder with all in it, a file or a link. Raises OSError when that cannot be."""
    if path.is_dir() and not is_link(path):
        shutil.rmtree(path)
    else:
        path.unlink()


def beside(site: Path, word: str) -> Path:
    """A hidden sibling of a site that a build may use. The root of a disk, which has no name, has one as well, so that it can
    be refused in words."""
    return site.parent / f".{site.name}-{word}"


def staging_of(site: Path) -> Path:
    """Where the next site is built: a sibling, so that the renames stay within one file system."""
    return beside(site, "next")


def spare_of(site: Path) -> Path:
    """Where a preview keeps a tree of its last site."""
    return beside(site, "spare")


def previous_of(site: Path) -> Path:
    """Where the last site waits while the new one takes its place."""
    return beside(site, "previous")


def former_of(site: Path) -> Path:
    """Where a tree of an older site becomes that of the next."""
    return beside(site, FORMER)


def places(site: Path) -> tuple[Path, Path, Path]:
    """Where a build puts sites beside that of the last."""
    return staging_of(site), former_of(site), previous_of(site)


def is_begun(site: Path) -> bool:
    """Has somebody begun a site and not brought it to its end?"""
    return any(map(os.path.lexists, places(site)))


def recover(site: Path, files: Mapping[Path, Path] = MappingProxyType({})) -> None:
    """Undo or finish a swap that was cut short, with that of the `files` that go with the site: see `commit`."""
    previous = previous_of(site)
    if os.path.lexists(previous):
        if site.exists():
            for aside, place in files.items():
                with suppress(OSError):  # it has gone to its place, or finds none: then it goes with the next build
                    aside.replace(place)
            remove(previous)
        else:
            previous.replace(site)


class Staging:
    """The folder in which the next site is built; files of the published site that are to stay are taken over into it.

    They are no copies: both sites have the same file until the old one is gone. So they are laid into the folder when
    everything else has been written, as whoever writes over one would write into the published site. How that one was `standing`
    when it was published tells which of its files need not be read.
    """

    def __init__(self, folder: Path, published: Path | None = None, standing: Standing | None = None) -> None:
        self.folder = folder
        self._root = str(folder)
        self.published = published or folder
        self._published = str(self.published)
        self._standing = standing or Standing()
        self._made: set[str] = set()
        self._carried: dict[str, Known] = {}
        self._written: dict[str, Known] = {}
        self.files: frozenset[str] = frozenset()  # all that are there, once what was taken over is laid beside the others
        self.laid: Laid | None = None  # of what they are, where that is known

    @property
    def known(self) -> dict[str, Known]:
        """The files that are there by way of this object."""
        return {**self._carried, **self._written}

    def write(self, path: str, content: bytes) -> None:
        """Write a file, given by its path from the site's root. Raises OSError when the disk does not take it."""
        self._make_room(path)
        with open(f"{self._root}/{path}", "wb") as file:  # noqa: PTH123  # for thousands of files paths as text are faster
            file.write(content)
            file.flush()
            look = look_of(os.fstat(file.fileno()))
        self._written[path] = Known(digest_of(content), look)

    def write_all(self, files: Iterable[tuple[str, bytes]]) -> Carried:
        """Write files, given by path and content; their digests by path."""
        written = {}
        for path, content in files:
            self.write(path, content)
            written[path] = self._written[path].digest
        return written

    def carry_all(self, files: Carried) -> bool:
        """Take over files of the published site that are still what was written there: all of them, or none."""
        found = {}
        for path, digest in files.items():
            known = self._sound.get(path) or self._standing.read_anew(f"{self._published}/{path}", digest)
            if not known or known.digest != digest:
                return False
            found[path] = known
        self._carried |= found
        return True

    @cached_property
    def _sound(self) -> dict[str, Known]:
        return self._standing.sound(self._published)

    def read(self, path: str) -> bytes:
        """The content of a file that was written or taken over."""
        return content_of(f"{self._published if path in self._carried else self._root}/{path}")

    def lay(self, spare: Path | None = None, spared: Tree = trees.UNKNOWN) -> None:
        """Put what was taken over where nobody has written; in a `spare` tree of an older site, if there is one, of which something may be
        known, most of it is there. Raises OSError when the disk does not take it."""
        there = frozenset(path for path, _ in walk(self.folder) if not path.endswith("/"))
        taken = {path: known for path, known in self._carried.items() if path not in there}
        self.files = there.union(taken)
        former = former_of(self.published)
        if spare and len(taken) > len(self._written) and trees.take(spare, former):
            self.laid = self._laid_in(former, taken, spared)
        else:
            for path, known in taken.items():
                self._take_over(path, known.digest)

    def _laid_in(self, tree: Path, taken: Mapping[str, Known], spared: Tree) -> Laid:
        """The same in a tree of an older site, which then is the folder; the published site has most of its files, too."""
        self._root, self._made = str(tree), set()
        numbers = {path: known.look.inode for path, known in taken.items() if known.look}
        mode = self.folder.stat().st_mode
        same = self._standing.same(taken)
        fitted = trees.fit(tree, numbers, mode, spared)
        for path in fitted.lacking:
            self._take_over(path, taken[path].digest)
            same.pop(path, None)  # it has another name now, which changes its look
        trees.move_all(self.folder, tree, self._make_room)
        tree.rename(self.folder)
        self._root = str(self.folder)
        return Laid(same, self.files.difference(same), mode, fitted.listed)

    def _take_over(self, path: str, digest: str) -> None:
        self._make_room(path)
        try:
            os.link(f"{self._published}/{path}", f"{self._root}/{path}")
        except OSError:  # a disk that has no links, or has given this file too many
            self.write(path, _sound(f"{self._published}/{path}", digest))

    def _make_room(self, path: str) -> None:
        parent = path.rpartition("/")[0]
        if parent not in self._made:
            os.makedirs(f"{self._root}/{parent}", exist_ok=True)  # noqa: PTH103
            self._made.add(parent)


def _sound(place: str, digest: str) -> bytes:
    """The content of a file that was looked at before. Raises OSError when it is another one by now."""
    content = content_of(place)
    if digest_of(content) != digest:
        raise OSError(errno.ESTALE, "changed while the site was built", place)
    return content


def begin(site: Path, standing: Standing | None = None, files: Mapping[Path, Path] = MappingProxyType({})) -> Staging:
    """An empty folder to build in; how the published site was `standing` when it was published, if that is known. Of the `files` that
    may go with a site nothing half written is left aside: a swap cut short would take it for that of the new site."""
    recover(site, files)
    for aside in files:
        with suppress(OSError):  # it is not there, or is a folder, which nobody has put there for a file
            aside.unlink()
    staging = staging_of(site)
    for left in (staging, former_of(site)):
        if os.path.lexists(left):
            remove(left)
    let_others_read()
    staging.mkdir(parents=True)
    return Staging(staging, site, standing)


def commit(site: Path, files: Mapping[Path, Path] = MappingProxyType({}), spare: Path | None = None) -> bool:
    """Put the finished site in place of the old one, and with it `files` that go with it, each written aside, in their places; the
    old one is kept as the `spare` tree of the next build, or where there was none a second one of the new: then this is True. Raises
    OSError when one does not go; then all is as it was, but for the files before it."""
    previous = previous_of(site)
    if site.exists():
        site.replace(previous)
    try:
        staging_of(site).replace(site)
        for aside, place in files.items():
            aside.replace(place)
    except OSError:
        if previous.exists() and site.exists():
            site.replace(staging_of(site))
        recover(site)
        raise
    with suppress(OSError):  # the site is published; what is left goes with the next build
        if not (spare and trees.put_away(previous, spare)):
            remove(previous)
    return spare is not None and trees.double(site, spare)


def discard(site: Path) -> None:
    """Throw a failed build away."""
    with suppress(ValueError):  # of what can be no name for a file
        for path in (staging_of(site), former_of(site)):
            shutil.rmtree(path, ignore_errors=True)


def explain(error: Exception) -> str | None:
    """Why the disk did not take the site, in words; None when something else went wrong."""
    number = error.errno if isinstance(error, OSError) else None
    if number == errno.ESTALE:
        return f"生成的时候有文件被改了，网站没有写成，原来的网站没有动：再运行一次。（{error}）"
    if number in FULL:
        return f"磁盘空间不足，网站没有写成，原来的网站没有动。请腾出空间再运行一次。（{error}）"
    if number in CLOSED:
        return (
            "没有写入权限，或文件正被占用，网站没有写成，原来的网站没有动。"
            f"请关闭占用它的程序，或把整个文件夹放到自己有权修改的位置。（{error}）"
        )
    return None
