"""Being the only one to write a file: whoever comes meanwhile waits, in this process or another, on this machine or a shared disk.

The sign is a file beside the one to be written. It is not its being there that counts but that the system holds it for somebody:
when a writer dies, the next one goes on.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform != "win32":
    import fcntl

PATIENCE = 20.0  # seconds; writing takes a few thousandths of one
AGAIN = 0.02


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Nobody else is within for the same file; its folder is there. Raises TimeoutError when somebody stays there for long, and
    OSError when the folder is not to be written."""
    sign = path.with_name(f".{path.name}.lock")
    held = _held(sign)
    try:
        yield
    finally:
        if sys.platform != "win32":
            sign.unlink(missing_ok=True)  # still ours: who waits for it sees that it is gone, and makes a new one
        os.close(held)


def _held(sign: Path) -> int:
    end = time.monotonic() + PATIENCE
    while (held := _taken(sign)) is None:
        if time.monotonic() > end:
            raise TimeoutError(None, "别的人一直在写它")
        time.sleep(AGAIN)
    return held


def _taken(sign: Path) -> int | None:
    """The open sign; None while somebody else has it."""
    if sys.platform == "win32":
        try:
            # goes by itself when it is closed
            return os.open(sign, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_TEMPORARY)
        except (FileExistsError, PermissionError):
            return None
    held = os.open(sign, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(held), sign.stat()):
            return held
    except (BlockingIOError, FileNotFoundError):
        pass
    os.close(held)
    return None
