"""Writing below the handbook's folder: a file is written aside and then put in its place, so that a full disk, a quota or a kill
leaves the old one whole and nothing half."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from glob import escape
from pathlib import Path

from ..broken_off import Whole
from ..site.staging import CLOSED, FULL


def put(path: Path, text: str) -> None:
    """Replace a file in one step: whoever reads it meanwhile finds the old one or the new one, whole. Raises OSError when the
    disk does not take it."""
    put_all({path: text})


def put_all(texts: Mapping[Path, str], gone: Iterable[Path] = ()) -> None:
    """Replace files and take those away that are `gone`; none of it unless the disk has taken all. Raises OSError when it does not."""
    aside = {path: path.with_name(f".{path.name}.{os.getpid()}") for path in texts}
    made: list[Path] = []
    before: dict[Path, bytes | None] = {}
    try:
        for path, text in texts.items():
            made += _folders_made(path.parent)
            _sweep(path)
            _write(aside[path], text, path)
        with Whole():  # half a step could not be told from none
            for path, fresh in aside.items():
                before[path] = path.read_bytes() if path.is_file() else None
                fresh.replace(_place(path))
            for path in gone:
                before[path] = path.read_bytes() if path.is_file() else None
                path.unlink(missing_ok=True)
    except BaseException:
        with Whole():  # who is impatient asks twice
            _undo(aside.values(), before, made)
        raise


def _place(path: Path) -> Path:
    """What is replaced: of a link the file that it leads to, but none outside its folder, which may be anybody's."""
    return to if path.is_symlink() and (to := path.resolve()).is_relative_to(path.parent.resolve()) else path


def _sweep(path: Path) -> None:
    """Take away what was written aside for this file by a process that is no more: it was killed. It may have had our number, and
    who knows the number can have put a link there."""
    for left in path.parent.glob(f".{escape(path.name)}.*"):
        number = left.suffix[1:]
        if number.isdecimal() and (int(number) == os.getpid() or not _runs(int(number))):
            with suppress(OSError):
                left.unlink()


def _runs(process: int) -> bool:
    """Is there a process of that number? Where the system cannot be asked without harm, it is taken for running."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _folders_made(folder: Path) -> list[Path]:
    """Make a folder and those it lies in; those that were not there, the outermost first."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def _write(fresh: Path, text: str, old: Path) -> None:
    """With the rights of the file whose place it is to take, if there is one; an error names that file."""
    try:
        with fresh.open("xb") as stream:
            stream.write(text.encode())
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(old)) from error
    with suppress(OSError):
        fresh.chmod(old.stat().st_mode & 0o777)


def _undo(aside: Iterable[Path], before: Mapping[Path, bytes | None], made: Sequence[Path]) -> None:
    """As it was, as far as the disk lets us: it is full, or a file was in use."""
    for fresh in aside:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
    for path, content in before.items():
        with suppress(OSError):
            if content is None:
                path.unlink(missing_ok=True)
            elif not path.exists() or path.read_bytes() != content:
                path.write_bytes(content)
    for folder in reversed(made):
        with suppress(OSError):  # it is no longer empty
            folder.rmdir()


def why_not_written(error: OSError) -> str:
    """Why a file cannot be written, and what to do."""
    if error.errno in FULL:
        return "磁盘已满，腾出空间再来一次"
    if error.errno in CLOSED:
        return "文件或文件夹只能读，或者别的程序正开着它"
    return str(error.strerror or error)
