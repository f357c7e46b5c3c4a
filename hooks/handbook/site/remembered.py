"""What one build tells the next in a file of its own, beside what is kept (see `kept`): all of it or nothing.

Whatever is wrong with such a file (gone, damaged, of another version, not to be written), everything is looked at anew.
"""

from __future__ import annotations

import json
import os
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Any

from pydantic_core import PydanticSerializationError, from_json, to_json

from .looks import is_link

FOLDER = Path(".cache")  # from the root of the handbook
FORMAT = 1


def take_others_away(root: Path) -> None:
    """Nothing is kept, and nothing found, by way of a link, a pipe or a device: no build makes one, what a link leads to may be anybody's,
    and a pipe is waited for without end."""
    folder = root / FOLDER
    with suppress(OSError):
        for path in (folder, *sorted(folder.iterdir() if folder.is_dir() and not is_link(folder) else ())):
            if is_link(path) or not (path.is_file() or path.is_dir()):
                path.unlink()


def read(path: Path) -> dict[str, Any]:
    """What was written there; empty when nothing can be relied on."""
    with suppress(OSError, ValueError, RecursionError):
        # a pipe would be waited for without end
        checksum, _, content = (path.read_bytes() if path.is_file() else b"").partition(b"\n")
        if checksum == _checksum(content):
            held = _loads(content)
            return held if isinstance(held, dict) and held.pop("format", 0) == FORMAT else {}
    return {}


def write(path: Path, held: dict[str, Any]) -> None:
    """Keep it for the next build."""
    content = _dumps({"format": FORMAT, **held})
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(_checksum(content) + b"\n" + content)
            beside.replace(path)
        except OSError:
            forget(path)
            beside.unlink(missing_ok=True)


def forget(path: Path) -> None:
    """Keep nothing."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _loads(content: bytes) -> Any:
    """Half the time of `json`, which knows names of files that are no Unicode. Raises ValueError for what is no JSON."""
    try:
        return from_json(content)
    except ValueError:
        return json.loads(content)


def _dumps(held: dict[str, Any]) -> bytes:
    try:
        return to_json(held)
    except PydanticSerializationError:
        return json.dumps(held, separators=(",", ":")).encode()


def _checksum(content: bytes) -> bytes:
    return b"%08x" % zlib.crc32(content)
