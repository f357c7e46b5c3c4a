"""Where builds keep things no link is followed: what it leads to may be anybody's. What is no file is not waited for."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from handbook.site import remembered
from handbook.site.again import AGAIN, SITE, SPARE
from handbook.site.kept import FILE
from stock_handbook import MKDOCS, Handbook, records_only, snapshot

pytestmark = pytest.mark.skipif(os.name != "posix", reason="POSIX 专有的行为")
KEPT = remembered.FOLDER.as_posix()
PLAIN = MKDOCS.replace("hooks: [hooks/site.py]\nwatch: [hooks/handbook]", "plugins: [handbook]")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """A handbook that was built twice, so that all is kept that is kept from build to build; but what the last one read (AGAIN),
    which a program laid down lately on another disk cannot tell."""
    handbook = records_only(tmp_path_factory.mktemp("links") / "handbook")
    handbook.write("mkdocs.yml", PLAIN)
    for text in ("没有钱", "没有经费"):
        handbook.write("docs/synonyms.yml", f"groups:\n  - [{text}, 经费不足]\n")
        assert handbook.run_here("build").returncode == 0
    assert all((handbook.root / name).exists() for name in (FILE, SITE, SPARE))
    return handbook


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A folder that has nothing to do with the handbook, with what builds would find in theirs."""
    folder = tmp_path / "别人的"
    (folder / "spare").mkdir(parents=True)
    for name in ("spare/论文.txt", "site.json", "again.json"):
        (folder / name).write_text("只有这一份。", encoding="utf-8")
    with closing(sqlite3.connect(folder / "kept.sqlite")) as database, database:
        database.execute("CREATE TABLE diary (day TEXT)")
    return folder


@pytest.mark.parametrize("name", ["", FILE.name, f"{FILE.name}-journal", SITE.name, AGAIN.name, SPARE.name])
def test_a_link_among_what_is_kept_goes_and_what_it_leads_to_stays(made: Handbook, theirs: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(made.root, tmp_path / "handbook", symlinks=True)
    handbook = Handbook(tmp_path / "handbook")
    place, target = handbook.root / KEPT / name, theirs / name.removesuffix("-journal")
    before, looked = snapshot(theirs), target.stat()
    if place.exists():
        place.rename(tmp_path / "was")
    place.symlink_to(target)
    for text in ("没有钱", "没有款"):
        handbook.write("docs/synonyms.yml", f"groups:\n  - [{text}, 经费不足]\n")
        done = handbook.run_here("build")
        assert (done.returncode, done.stderr) == (0, "")
        assert not any(path.is_symlink() for path in (handbook.root / KEPT, *(handbook.root / KEPT).iterdir()))
        assert text in (handbook.site / "search/index.js").read_text(encoding="utf-8")
    assert snapshot(theirs) == before
    assert target.stat().st_mtime_ns == looked.st_mtime_ns


@pytest.mark.parametrize("name", [FILE.name, *(f"{FILE.name}-{part}" for part in ("journal", "wal", "shm")), SITE.name, AGAIN.name])
def test_a_pipe_among_what_is_kept_is_not_waited_for(made: Handbook, tmp_path: Path, name: str) -> None:
    shutil.copytree(made.root, tmp_path / "handbook", symlinks=True)
    handbook = Handbook(tmp_path / "handbook")
    place = handbook.root / KEPT / name
    for path in (handbook.root / AGAIN, place):  # else nothing would be asked for
        path.unlink(missing_ok=True)
    os.mkfifo(place)
    done = handbook.run_here("build")
    assert (done.returncode, done.stderr) == (0, "")
    assert snapshot(handbook.site) == snapshot(made.site)
