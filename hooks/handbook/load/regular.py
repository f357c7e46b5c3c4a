"""Files that are files: what a path leads to, and how much of it is read, is asked before anything is opened.

A pipe would be waited for without end, a device read without end, and a file of some gigabytes read whole before anybody
could say that it is too large.
"""

from __future__ import annotations

import stat
from pathlib import Path


class NotRegularError(OSError):
    """The path leads to a pipe, a device or a socket."""


def read_some(path: Path, limit: int) -> bytes:
    """The bytes of a file, at most one more than `limit`, by which too much is told. Raises OSError when it cannot be read,
    ValueError when no file can have such a name."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(path)
    if not stat.S_ISREG(mode):
        raise NotRegularError(path)
    with path.open("rb") as stream:
        return stream.read(limit + 1)


def read_within(path: Path, limit: int) -> str:
    """The text of a file in UTF-8. Raises what `read_some` raises, and ValueError when it is longer than `limit` bytes or in
    another encoding."""
    content = read_some(path, limit)
    if len(content) > limit:
        raise ValueError(f"{path} has more than {limit} bytes")
    return content.decode("utf-8")
