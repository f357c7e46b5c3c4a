"""Notices that something was edited, for a preview.

Files are looked at, as network disks and the folders of containers tell nothing of edits; where the system does tell of them, that is
the moment to look, and otherwise it is enough to look now and then. Whether it does is seen from the last edit.
"""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # a build watches nothing, and it takes long to import
    from pathlib import Path

    from watchdog.events import FileSystemEvent, FileSystemEventHandler
    from watchdog.observers.api import BaseObserver

Stamp = frozenset[tuple[str, int, int]]
OFTEN, SELDOM = 0.5, 5.0  # seconds between two looks where nothing is told, and where it is
COMPILED, CACHE = ".pyc", "__pycache__"


def stamp(*roots: str | Path) -> Stamp:
    """Tells apart two states of files, and of all files in folders: their names, times and sizes."""
    return frozenset((path, state.st_mtime_ns, state.st_size) for root in roots for path, state in _files(str(root)))


def _files(root: str) -> Iterator[tuple[str, os.stat_result]]:
    """The files of a folder, with what the system tells of them; or a file. Links to folders are not followed."""
    with suppress(OSError):
        state = os.stat(root)  # noqa: PTH116  # of thousands, as texts
        if stat.S_ISREG(state.st_mode):
            yield root, state
    waiting = [root]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as found:
            for each in found:
                if each.is_dir(follow_symlinks=False):
                    waiting += [each.path] if each.name != CACHE else []
                elif not each.name.endswith(COMPILED) and (told := _state(each)) and stat.S_ISREG(told.st_mode):
                    yield each.path, told


def _state(entry: os.DirEntry[str]) -> os.stat_result | None:
    try:
        return entry.stat()
    except OSError:  # gone meanwhile, or a link to nowhere
        return None


class Watching:
    """Takes the place of the observer of MkDocs, as far as that uses it. What was `seen` of files when the last build began is what an
    edit is held against."""

    def __init__(self, seen: Stamp = frozenset()) -> None:
        self._begun = seen
        self._watched: dict[str, FileSystemEventHandler] = {}
        self._seen: dict[str, Stamp] = {}
        self._told: set[str] = set()  # files, since the last look
        self._is_told = False  # was the last edit told of?
        self._wake, self._end = threading.Event(), threading.Event()
        self._system: BaseObserver | None = None
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = True) -> str:
        """Watch a file or a folder with all in it; by what it is known to `unschedule`."""
        self._seen[path] = frozenset(each for each in self._begun if each[0] == path or each[0].startswith(f"{path}{os.sep}")) or stamp(path)
        self._watched[path] = handler
        return path

    def unschedule(self, path: str) -> None:
        """Watch it no more."""
        self._watched.pop(path)
        self._seen.pop(path)

    def start(self) -> None:
        """Begin."""
        self._system = told_by_system([*self._watched], self._tell)
        self._thread.start()

    def stop(self) -> None:
        """End."""
        self._end.set()
        self._wake.set()
        if self._system:
            self._system.stop()

    def join(self) -> None:
        """Wait for the end."""
        self._thread.join()

    def _tell(self, event: FileSystemEvent) -> None:
        paths = {os.fsdecode(path) for path in (event.src_path, event.dest_path) if path}
        if not event.is_directory and not all(path.endswith(COMPILED) for path in paths):
            self._told.update(paths)
            self._wake.set()

    def _watch(self) -> None:
        while not self._end.is_set():
            self._wake.wait(SELDOM if self._is_told else OFTEN)
            self._wake.clear()
            told, self._told = self._told, set()
            for path in [*self._watched]:
                self._look(path, told)

    def _look(self, path: str, told: set[str]) -> None:
        from watchdog.events import FileModifiedEvent

        now = stamp(path)
        if edited := {each for each, *_ in now ^ self._seen[path]}:
            self._seen[path] = now
            self._is_told = not told.isdisjoint(edited)
            self._watched[path].dispatch(FileModifiedEvent(path))


def told_by_system(paths: list[str], tell: Callable[[FileSystemEvent], None]) -> BaseObserver | None:
    """What hears from the system of edits of files and of all in folders; None where it tells nothing."""
    from watchdog import events
    from watchdog.observers import Observer
    from watchdog.observers.polling import PollingObserver

    observer = Observer()
    if isinstance(observer, PollingObserver):
        return None
    handler = events.FileSystemEventHandler()
    handler.on_any_event = tell  # type: ignore[assignment, method-assign]
    edits: list[type[FileSystemEvent]] = [events.FileCreatedEvent, events.FileDeletedEvent, events.FileModifiedEvent, events.FileMovedEvent]
    try:
        for path in paths:
            observer.schedule(handler, path, recursive=True, event_filter=edits)
        observer.start()
    except OSError:  # it has no more to give
        observer.unschedule_all()
        return None
    return observer
