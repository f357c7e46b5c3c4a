"""What is edited is noticed, whether the system tells of it or not; and a look is what an edit is told by."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.events import FileSystemEvent, FileSystemEventHandler

from handbook.site import watching
from handbook.site.watching import Watching, stamp

PATIENCE = 60.0  # seconds


class Heard(FileSystemEventHandler):
    """Counts what it is told."""

    def __init__(self) -> None:
        self._told = threading.Semaphore(0)

    def on_any_event(self, event: FileSystemEvent) -> None:
        assert not event.is_directory
        self._told.release()

    def wait(self) -> None:
        assert self._told.acquire(timeout=PATIENCE), "nobody told of the edit"


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Callable[..., Heard]]:
    """Begins to watch a folder."""
    begun: list[Watching] = []

    def begin(*seen: frozenset[tuple[str, int, int]]) -> Heard:
        watched = Watching(*seen)
        begun.append(watched)
        watched.schedule(heard := Heard(), str(tmp_path))
        watched.start()
        return heard

    yield begin
    for each in begun:
        each.stop()
        each.join()


def edits(folder: Path) -> Iterator[None]:
    """A file that is new, written again, put in place of another, in a new folder, and gone."""
    (folder / "a.yml").write_text("a", encoding="utf-8")
    yield
    (folder / "a.yml").write_text("bb", encoding="utf-8")
    yield
    (folder / "b.yml~").write_text("c", encoding="utf-8")
    yield
    (folder / "b.yml~").replace(folder / "a.yml")
    yield
    (folder / "inside").mkdir()
    (folder / "inside/c.yml").write_text("d", encoding="utf-8")
    yield
    (folder / "a.yml").unlink()
    yield


def test_edits_are_noticed_as_the_system_tells_of_them(tmp_path: Path, watch: Callable[..., Heard], monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody would look before that."""
    monkeypatch.setattr(watching, "OFTEN", 10 * PATIENCE)
    if watching.told_by_system([str(tmp_path)], lambda _: None) is None:
        pytest.skip("这个系统不告诉哪个文件改过")
    heard = watch()
    for _ in edits(tmp_path):
        heard.wait()


def test_edits_are_noticed_where_the_system_tells_nothing(tmp_path: Path, watch: Callable[..., Heard], monkeypatch: pytest.MonkeyPatch) -> None:
    """As with a disk in the net, or when there is no room for one more watch."""
    monkeypatch.setattr(watching, "told_by_system", lambda *_: None)
    monkeypatch.setattr(watching, "SELDOM", 10 * PATIENCE)
    heard = watch()
    for _ in edits(tmp_path):
        heard.wait()


def test_what_was_edited_before_it_began_to_watch_is_noticed(tmp_path: Path, watch: Callable[..., Heard]) -> None:
    """The first build takes long: whoever edits meanwhile sees the edit afterwards."""
    (tmp_path / "a.yml").write_text("a", encoding="utf-8")
    seen = stamp(tmp_path)
    (tmp_path / "a.yml").write_text("bb", encoding="utf-8")
    watch(seen).wait()


def test_files_and_folders_are_told_apart_by_what_lies_in_them(tmp_path: Path) -> None:
    """Not by what Python compiles, not by links to folders; what is not there is nothing."""
    (tmp_path / "a/__pycache__").mkdir(parents=True)
    (tmp_path / "a/__pycache__/m.pyc").write_text("", encoding="utf-8")
    (tmp_path / "a/b.yml").write_text("b", encoding="utf-8")
    (tmp_path / "c.yml").write_text("c", encoding="utf-8")
    if os.name == "posix":
        (tmp_path / "a/round").symlink_to(tmp_path)
        (tmp_path / "a/nowhere").symlink_to("nothing")
    found = stamp(tmp_path / "a", tmp_path / "c.yml", tmp_path / "none")
    assert {name for name, *_ in found} == {str(tmp_path / "a/b.yml"), str(tmp_path / "c.yml")}
    (tmp_path / "a/b.yml").write_text("bb", encoding="utf-8")
    assert stamp(tmp_path / "a") != {each for each in found if "b.yml" in each[0]}
