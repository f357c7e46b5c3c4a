"""Many files changed as one step: all of them or none, also when the process is killed in between.

What is to be written and taken away is first noted in one file beside `docs`; from then on the step counts as taken, and
whoever runs next finishes it. A step that the disk refuses is undone as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from .putting import put, put_all

NOTE = ".handbook-step.json"


@dataclass(frozen=True)
class Step:
    """The files of a handbook after a step, by their path from its folder: new texts, and those that are no more."""

    texts: Mapping[str, str] = field(default_factory=dict)
    gone: Iterable[str] = ()

    def written(self) -> str:
        """As it is noted."""
        return json.dumps({"texts": dict(self.texts), "gone": sorted(self.gone)}, ensure_ascii=False)

    @classmethod
    def read(cls, text: str) -> Self:
        """What was noted. Raises ValueError when it is no note of a step."""
        noted = json.loads(text)
        if not isinstance(noted, dict) or not isinstance(noted.get("texts"), dict):
            raise ValueError("no step")
        return cls(noted["texts"], tuple(noted["gone"]))

    def put(self, root: Path) -> None:
        """Write it all; as it was when the disk does not take it. Raises OSError then."""
        put_all({root / path: text for path, text in self.texts.items()}, [root / path for path in self.gone])


def take(root: Path, step: Step) -> None:
    """Take a step in the handbook at `root`. Raises OSError when the disk does not take it; then nothing is changed."""
    note = root / NOTE
    put(note, step.written())
    try:
        step.put(root)
    finally:
        note.unlink(missing_ok=True)


def finish(root: Path) -> bool:
    """Finish a step that was cut short; was there one? Raises OSError when the disk does not take it: then the next run tries."""
    note = root / NOTE
    try:
        step = Step.read(note.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return False
    except ValueError:  # somebody else's file, or a half one: nothing was begun
        return False
    step.put(root)
    note.unlink(missing_ok=True)
    return True
