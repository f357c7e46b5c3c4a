"""Many files changed as one step: all of them or none, also when the process is killed in between.

What is to be written and taken away is first noted in one file beside `docs`; from then on the step counts as taken, and
whoever runs next finishes it. A step that the disk refuses is undone as a whole. Whoever makes one of what it has read has the turn
from before it reads: of two at once the later would put back what the other has changed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Self

from ..load.regular import read_some
from ..site.turn import Turn
from .putting import put, put_all

NOTE = ".handbook-step.json"
LARGEST = 1 << 28  # bytes of a note
ASKED = ContextVar("ASKED", default="")  # the command that is being carried out, as it is noted with its step
WAITING = "另一个窗口正在改这本手册的文件{holder}，等它做完就接着改；不想等，按 Ctrl+C。"
PLACES = ("docs", "schema", "handbook.yml")  # where steps write; a note that names another is none of ours


@dataclass(frozen=True)
class Step:
    """The files of a handbook after a step, by their path from its folder: new texts, and those that are no more; `asked` is the
    command of which it is all, empty when that is not known."""

    texts: Mapping[str, str] = field(default_factory=dict)
    gone: Iterable[str] = ()
    asked: str = ""

    def written(self) -> str:
        """As it is noted."""
        return json.dumps({"texts": dict(self.texts), "gone": sorted(self.gone), "asked": self.asked}, ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> Self:
        """What was noted. Raises ValueError when it is no note of a step."""
        noted = json.loads(text)
        texts, gone = (noted.get("texts"), noted.get("gone")) if isinstance(noted, dict) else (None, None)
        if not isinstance(texts, dict) or not isinstance(gone, list) or not all(isinstance(text, str) for text in texts.values()):
            raise ValueError("no step")
        return cls(texts, tuple(gone), str(noted.get("asked", "")))

    def put(self, root: Path) -> None:
        """Write it all; as it was when the disk does not take it. Raises OSError then."""
        put_all({root / path: text for path, text in self.texts.items()}, [root / path for path in self.gone])

    def stays_in(self, root: Path) -> bool:
        """Does it touch nothing but the files of the handbook? A note may have come with somebody's files."""
        return all(is_within(root, path) for path in (*self.texts, *self.gone))


def is_within(root: Path, path: object) -> bool:
    """Is it the path of a file in one of the places, wherever links lead?"""
    parts = PurePosixPath(path).parts if isinstance(path, str) and "\\" not in path and "\0" not in path else ()
    if not parts or parts[0] not in PLACES or ".." in parts:
        return False
    return root.joinpath(*parts).parent.resolve().is_relative_to((root / parts[0]).resolve() if parts[1:] else root.resolve())


def turn_of(root: Path) -> Turn:
    """The right to change the files of the handbook at `root`."""
    return Turn(root, root / f"{NOTE}.turn", WAITING)


@contextmanager
def changing(root: Path) -> Iterator[None]:
    """What is read and written in the block is changed by nobody else meanwhile; what a killed process began is finished before. For who
    has asked a person before, and must look again at what it goes by. Raises OSError when the disk does not take what was begun."""
    with turn_of(root):
        finish(root)
        yield


def is_noted(root: Path) -> bool:
    """Has somebody begun a step and not ended it yet?"""
    return (root / NOTE).exists()


def take_files(root: Path, texts: Mapping[Path, str]) -> None:
    """Write files of the handbook at `root` as one step. Raises OSError when the disk does not take it; then nothing is changed."""
    take(root, Step({path.relative_to(root).as_posix(): text for path, text in texts.items()}))


def take(root: Path, step: Step) -> None:
    """Take a step in the handbook at `root`. Raises OSError when the disk does not take it; then nothing is changed."""
    note = root / NOTE
    put(note, replace(step, asked=ASKED.get()).written())
    try:
        step.put(root)
    finally:
        note.unlink(missing_ok=True)


def finish(root: Path) -> Step | None:
    """Finish a step that was cut short; None when there was none. Raises OSError when the disk does not take it: then the next run tries."""
    note = root / NOTE
    try:
        step = Step.read(read_some(note, LARGEST).decode())
    except (OSError, ValueError, RecursionError):  # there is none; or it is somebody else's file, or a half one: nothing was begun
        return None
    if not step.stays_in(root):
        return None
    step.put(root)
    note.unlink(missing_ok=True)
    return step
