"""Publishes a site all at once: built beside the old one, then put in its place.

A failed or killed build leaves the last good site whole: until the new one is complete nothing of the old is touched,
and a swap cut short between its two renames is finished by the next command.
"""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY}


def staging_of(site: Path) -> Path:
    """Where the next site is built: a sibling, so that the renames stay within one file system."""
    return site.with_name(f".{site.name}-next")


def previous_of(site: Path) -> Path:
    """Where the last site waits while the new one takes its place."""
    return site.with_name(f".{site.name}-previous")


def recover(site: Path) -> None:
    """Undo or finish a swap that was cut short."""
    previous = previous_of(site)
    if previous.exists():
        if site.exists():
            shutil.rmtree(previous)
        else:
            previous.replace(site)


class Staging:
    """The folder in which the next site is built."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._root = str(folder)
        self._made: set[str] = set()

    def write(self, path: str, content: bytes) -> None:
        """Write a file, given by its path from the site's root. Raises OSError when the disk does not take it."""
        parent = path.rpartition("/")[0]
        if parent not in self._made:
            (self.folder / parent).mkdir(parents=True, exist_ok=True)
            self._made.add(parent)
        with open(f"{self._root}/{path}", "wb") as file:  # noqa: PTH123  # for thousands of files paths as text are faster
            file.write(content)


def begin(site: Path) -> Staging:
    """An empty folder to build in."""
    recover(site)
    staging = staging_of(site)
    if staging.exists():
        shutil.rmtree(staging)
    staging.mkdir(parents=True)
    return Staging(staging)


def commit(site: Path) -> None:
    """Put the finished site in place of the old one."""
    previous = previous_of(site)
    if site.exists():
        site.replace(previous)
    try:
        staging_of(site).replace(site)
    except OSError:
        recover(site)
        raise
    shutil.rmtree(previous, ignore_errors=True)  # the site is published; what is left goes with the next build


def discard(site: Path) -> None:
    """Throw a failed build away."""
    shutil.rmtree(staging_of(site), ignore_errors=True)


def explain(error: Exception) -> str | None:
    """Why the disk did not take the site, in words; None when something else went wrong."""
    number = error.errno if isinstance(error, OSError) else None
    if number in FULL:
        return f"磁盘空间不足，网站没有写成，原来的网站没有动。请腾出空间再运行一次。（{error}）"
    if number in CLOSED:
        return (
            "没有写入权限，或文件正被占用，网站没有写成，原来的网站没有动。"
            f"请关闭占用它的程序，或把整个文件夹放到自己有权修改的位置。（{error}）"
        )
    return None
