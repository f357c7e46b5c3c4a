"""The 更新 page: day by day what was added, changed and taken away, in people's words."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from ..catalog import Entry
from ..history import Day, History
from ..model import FOLDERS
from .theme import Writer

DAYS = 60
NAMES = 40


@dataclass(frozen=True)
class Told:
    """What happened to the records of one kind on a day: the verb, the kind, how many, and those that can be linked."""

    verb: str
    label: str
    count: int
    entries: tuple[Entry, ...]
    gone: tuple[str, ...]

    @property
    def more(self) -> int:
        """How many are counted and not named."""
        return self.count - len(self.entries) - len(self.gone)


def updates(writer: Writer, history: History, has_feed: bool) -> str:
    """The last days with a change; why there are none, when there are none."""
    by_path = {entry.path: entry for entry in writer.catalog.valid if writer.catalog.get(entry.id) is entry}
    days = [(day.date, list(told(day, by_path))) for day in history.days[:DAYS]]
    return writer.render("updates.html", days=days, missing=history.missing, has_feed=has_feed, older=len(history.days) > DAYS)


def told(day: Day, by_path: dict[str, Entry]) -> list[Told]:
    """A day's changes by what was done and by kind."""
    found = []
    for verb, paths in (("新收", day.added), ("改动", day.changed), ("撤下", day.removed)):
        for folder, model in FOLDERS.items():
            own = [path for path in paths if PurePosixPath(path).parts[1] == folder]
            entries = tuple(by_path[path] for path in own if path in by_path)[:NAMES]
            gone = tuple(PurePosixPath(path).stem for path in own if path not in by_path)[: NAMES - len(entries)]
            if own:
                found.append(Told(verb, model.label, len(own), entries, gone))
    return found

