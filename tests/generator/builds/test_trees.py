"""The tree of an older site is made into the next: whatever has become of it meanwhile, it then has the files that it shall have."""

from __future__ import annotations

import os
import random
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from handbook.site import trees
from handbook.site.looks import TELLS, moment_of
from handbook.site.standing import Standing, Tree

pytestmark = pytest.mark.skipif(not TELLS, reason="这里的文件看不出改过没有，每次都列出文件夹")
MODE = stat.S_IFDIR | 0o755
PAGES = ("index.html", "terms/index.html", "terms/a/index.html", "terms/a/b/index.html", "terms/c/index.html", "forms/a.docx", "forms/b.docx")


def made(place: Path) -> Path:
    for path in PAGES:
        (place / path).parent.mkdir(parents=True, exist_ok=True)
        (place / path).write_text(path)
    return place


def known_of(tree: Path) -> Tree:
    """What is known of it when it was written a moment ago: the clock of the disk has gone on since."""
    last = max(path.stat().st_ctime_ns for path in tree.rglob("*"))
    while (moment := moment_of(tree)) <= last:
        pass
    known = Standing.of(tree, {}, moment).tree
    assert {*known.listed} == {*known.folders} == {"terms/", "terms/a/", "terms/a/b/", "terms/c/", "forms/"}
    return known


def numbers(tree: Path, paths: tuple[str, ...] = PAGES) -> dict[str, int]:
    return {path: (tree / path).stat().st_ino for path in paths}


def files_in(tree: Path) -> set[str]:
    return {path.relative_to(tree).as_posix() for path in tree.rglob("*") if not path.is_dir()}


def folders_listed(act: Callable[[], object], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    listed, scan = [], os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: (listed.append(str(path)), scan(path))[1])
    act()
    monkeypatch.undo()
    return listed


def test_a_folder_that_is_as_it_was_is_not_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = made(tmp_path / "tree")
    known = known_of(tree)
    (tree / "terms/a/more.html").write_text("more")
    listed = folders_listed(lambda: trees.fit(tree, numbers(tree), MODE, known), monkeypatch)
    assert listed == [f"{tree}/", f"{tree}/terms/a/"]
    assert files_in(tree) == {*PAGES}


def test_what_has_other_entries_now_is_not_known_any_more(tmp_path: Path) -> None:
    """Nor is the folder from which one has gone, though nothing new is in it."""
    tree = made(tmp_path / "tree")
    known, wanted = known_of(tree), numbers(tree)
    for path in ("terms/c/index.html", "forms/b.docx"):
        del wanted[path]
    fitted = trees.fit(tree, wanted, MODE, known)
    assert (fitted.lacking, {*fitted.listed}) == ([], {"terms/a/", "terms/a/b/"})
    assert fitted.listed == {folder: known.listed[folder] for folder in fitted.listed}


def replace_by_copy(tree: Path) -> None:
    (tree / "terms/a/copy").write_text("another")
    (tree / "terms/a/copy").replace(tree / "terms/a/index.html")


def move_behind_link(tree: Path) -> None:
    """What lies there is what lay in the tree, and is somebody's now."""
    (tree / "terms").rename(tree.parent / "theirs")
    (tree / "terms").symlink_to(tree.parent / "theirs", target_is_directory=True)


MEDDLINGS: dict[str, Callable[[Path], object]] = {
    "nothing": lambda tree: None,
    "a file more": lambda tree: (tree / "terms/a/b/more.html").write_text("more"),
    "a file less": lambda tree: (tree / "terms/a/index.html").unlink(),
    "another file": replace_by_copy,
    "a folder more": lambda tree: (tree / "terms/d/e").mkdir(parents=True),
    "a folder less": lambda tree: shutil.rmtree(tree / "terms/a/b"),
    "a folder that is closed": lambda tree: (tree / "forms").chmod(0o700),
    "a file in the place of a folder": lambda tree: (shutil.rmtree(tree / "terms/c"), (tree / "terms/c").write_text("c")),
    "a folder in the place of a file": lambda tree: ((tree / "forms/a.docx").unlink(), (tree / "forms/a.docx").mkdir()),
    "a folder behind a link": move_behind_link,
    "a folder that was moved": lambda tree: (tree / "terms/a").rename(tree / "a"),
    "two files that changed places": lambda tree: [
        (tree / one).rename(tree / other) for one, other in (("forms/a.docx", "forms/c"), ("forms/b.docx", "forms/a.docx"), ("forms/c", "forms/b.docx"))
    ],
}


@pytest.mark.parametrize("seed", range(60))
def test_whatever_was_done_to_it_it_has_what_it_shall_have(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    tree = made(tmp_path / "tree")
    known, wanted = known_of(tree), {path: number for path, number in numbers(tree).items() if chance.random() < 0.8}
    names = chance.sample([*MEDDLINGS], chance.randint(1, 3))
    for name in names:
        try:
            MEDDLINGS[name](tree)
        except OSError:  # what another one has left nothing of
            continue
    before = {path: path.read_text() for path in (tmp_path / "theirs").rglob("*") if path.is_file()}
    fitted = trees.fit(tree, wanted, MODE, known)
    right = {path for path, number in wanted.items() if (tree / path).is_file() and (tree / path).stat().st_ino == number}
    assert (files_in(tree), {*fitted.lacking}) == (right, wanted.keys() - right), names
    assert not any(path.is_symlink() for path in tree.rglob("*"))
    assert {path.stat().st_mode for path in (tree, *(path for path in tree.rglob("*") if path.is_dir()))} == {MODE}
    assert {path: path.read_text() for path in before} == before
    for path in fitted.lacking:
        (tree / path).parent.mkdir(parents=True, exist_ok=True)
        assert not (tree / path).exists()
    for folder, look in fitted.listed.items():
        assert (look, (tree / folder).stat().st_ino) == (known.listed[folder], look.inode)


@pytest.mark.parametrize("meddle", [meddle for name, meddle in MEDDLINGS.items() if name != "nothing"], ids=[*MEDDLINGS][1:])
def test_a_site_with_which_somebody_meddled_is_not_whole(tmp_path: Path, meddle: Callable[[Path], object]) -> None:
    site = made(tmp_path / "tree")
    last = max(path.stat().st_ctime_ns for path in site.rglob("*"))
    while (moment := moment_of(site)) <= last:
        pass
    standing = Standing.of(site, {}, moment)
    assert standing.is_whole(site)
    meddle(site)
    assert not standing.is_whole(site)
    assert not Standing.read(standing.written()).is_whole(site)
