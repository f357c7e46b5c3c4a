"""What Python keeps of a module it has compiled: where the disk was full, a part of it, from which no command would start again.

Python itself does not look whether it could write such a file whole, and tells of one that is cut short only by an error like
any other. It imports no library itself.
"""

from __future__ import annotations

import marshal
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

HEAD = 16  # bytes before what is compiled (PEP 552)
PACKAGE = Path(__file__).resolve().parents[1]
TAKEN_AWAY = """\
Python 编译过的程序文件没有写全（磁盘满过，或者写到一半停了），坏了的 {} 个已经删掉：腾出磁盘空间，再运行一次同样的命令。"""


def is_cut_short(error: BaseException | None) -> bool:
    """Did an import fail because what was compiled cannot be read?"""
    return isinstance(error, (EOFError, ValueError, TypeError)) and "marshal" in str(error)


def take_away() -> int:
    """Take away what cannot be read of the compiled files of the package and of its libraries; how many those were."""
    damaged = [path for path in _compiled() if not _is_whole(path)]
    for path in damaged:
        with suppress(OSError):
            path.unlink()
    return len(damaged)


def _compiled() -> Iterator[Path]:
    for folder in {PACKAGE, Path(sys.prefix), *([Path(sys.pycache_prefix)] if sys.pycache_prefix else [])}:
        yield from folder.rglob("*.pyc")


def _is_whole(path: Path) -> bool:
    try:
        marshal.loads(path.read_bytes()[HEAD:])  # Python itself would load it and run it
    except (OSError, EOFError, ValueError, TypeError):
        return False
    return True
