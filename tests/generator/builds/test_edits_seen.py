"""Whatever is edited between two builds shows in the second, though files that look as they did are not read, and a build of which
nothing has changed is none; and after any edits the site, and what is said of it, is that of a build from nothing."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from itertools import cycle
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies

import stock_handbook
from handbook.catalog import read_catalog
from handbook.catalog.kept_records import KeptEntry
from handbook.site import remembered
from handbook.site.again import AGAIN
from handbook.site.kept import FILE, Store
from handbook.site.looks import TELLS
from stock_handbook import Handbook, snapshot, variables

A, B = "docs/terms/lianxihui.yml", "docs/terms/tushu-zongguan.yml"
TURNED = {A: ("会议", "议会"), B: ("牵头", "头牵")}
needs_looks = pytest.mark.skipif(not TELLS, reason="这里的文件看不出改过没有，每次都读")


def turned(handbook: Handbook, name: str) -> bytes:
    """The content of a record with a word the other way round."""
    text = (handbook.root / name).read_text(encoding="utf-8")
    here, there = TURNED[name] if TURNED[name][0] in text else reversed(TURNED[name])
    return text.replace(here, there).encode()


def written(handbook: Handbook, name: str) -> None:
    (handbook.root / name).write_bytes(turned(handbook, name))


def with_its_old_time(handbook: Handbook, name: str) -> None:
    """Of the same size, and the time of writing set back."""
    state = (handbook.root / name).stat()
    written(handbook, name)
    os.utime(handbook.root / name, ns=(state.st_atime_ns, state.st_mtime_ns))


def renamed_over(handbook: Handbook, name: str) -> None:
    """As editors save: beside it, of the same size and time, and then put in its place."""
    path = handbook.root / name
    beside = path.with_suffix(".new")
    beside.write_bytes(turned(handbook, name))
    os.utime(beside, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    beside.replace(path)


def checked_out(handbook: Handbook, name: str) -> None:
    """By git, from a commit in which the word is the other way round."""
    now = (handbook.root / name).read_bytes()
    written(handbook, name)
    commit(handbook)
    (handbook.root / name).write_bytes(now)
    git(handbook, "commit", "-qam", "back")
    git(handbook, "checkout", "-q", "HEAD~1", "--", name)


def git(handbook: Handbook, *arguments: str) -> None:
    environment = handbook.variables(GIT_CONFIG_GLOBAL=os.devnull, GIT_COMMITTER_DATE="2026-11-01T00:00:00Z", GIT_AUTHOR_DATE="2026-11-01T00:00:00Z")
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *arguments], cwd=handbook.root, env=environment, check=True)


def commit(handbook: Handbook) -> None:
    git(handbook, "init", "-q")
    git(handbook, "add", "docs")
    git(handbook, "commit", "-q", "--allow-empty", "-m", "edited")


WAYS: list[Callable[[Handbook, str], None]] = [written, with_its_old_time, renamed_over, checked_out]


def shown(handbook: Handbook, name: str) -> bool:
    """Does the site show a record as it is now?"""
    text, page = (handbook.root / name).read_text(encoding="utf-8"), handbook.page(f"terms/{Path(name).stem}")
    first, second = TURNED[name]
    return (first in text) == (first in page) and (second in text) == (second in page)


def built(handbook: Handbook) -> subprocess.CompletedProcess[str]:
    """Build in a process of its own, as it is what a process has read that is remembered."""
    return stock_handbook.run_program(handbook.command("build"), handbook.root, handbook.variables())


TIMES = 8  # builds, of which the third can tell that nothing has changed, or the first after a tick of the clock


def settle(handbook: Handbook) -> None:
    """Build until all files are so old that the next build need not read them."""
    for _ in range(TIMES):
        assert not built(handbook).returncode
        if (handbook.root / AGAIN).exists():
            return
    pytest.fail(f"after {TIMES} builds none can tell that nothing has changed")


def known_by_looks(handbook: Handbook) -> set[str]:
    """The records whose files the next build would not read."""
    store = Store(handbook.root / FILE)
    found = read_catalog(handbook.docs, kept=store).entries
    store.close()
    return {entry.path for entry in found if isinstance(entry, KeptEntry)}


def assert_as_from_nothing(handbook: Handbook) -> None:
    """The site and what was said of it."""
    before, said = snapshot(handbook.site), built(handbook).stdout
    shutil.rmtree(handbook.root / remembered.FOLDER)
    shutil.rmtree(handbook.site)
    assert built(handbook).stdout == said
    assert snapshot(handbook.site) == before


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    handbook = stock_handbook.whole(tmp_path_factory.mktemp("edits") / "handbook")
    settle(handbook)
    return handbook


@pytest.fixture
def handbook(first: Handbook, tmp_path: Path) -> Handbook:
    """A handbook that was built, in another place."""
    shutil.copytree(first.root, tmp_path / "handbook", symlinks=True)
    return Handbook(tmp_path / "handbook")


@needs_looks
def test_a_record_that_was_not_read_last_time_is_read_when_it_is_edited(handbook: Handbook) -> None:
    """One record and the other, the same one twice, and both, in any way: between two edits the other one is known by its look
    alone."""
    settle(handbook)
    assert known_by_looks(handbook) >= {A, B}
    for edited, way in zip([[A], [B], [B], [A], [A, B], [A], [A], [B], [B]], cycle(WAYS), strict=False):
        for name in edited:
            way(handbook, name)
        assert not built(handbook).returncode
        assert shown(handbook, A), (edited, way)
        assert shown(handbook, B), (edited, way)
    assert_as_from_nothing(handbook)


@needs_looks
def test_an_edit_in_the_second_of_a_build_is_seen(handbook: Handbook) -> None:
    """However short the time between an edit, a build and the next edit of the same record, of the same size."""
    for name, way in ((A, written), (B, with_its_old_time)):
        for _ in range(2):
            way(handbook, name)
            built(handbook)
            assert shown(handbook, name)


def test_who_goes_by_the_look_of_a_file_is_noticed(tmp_path: Path) -> None:
    """Wherever the file is: not only where a folder was listed."""
    (tmp_path / "handbook").mkdir()
    (tmp_path / "record.yml").write_text("name: 一\n", encoding="utf-8")
    script = (
        "import sys; from pathlib import Path; from handbook.site import again, looks; root = Path.cwd(); again.begin_noticing(root)\n"
        "looks.relied_on(sys.argv[1]); print(sys.argv[1] in (again.noticed().made_from(()) or again.noticed()._files))"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "record.yml")]
    done = stock_handbook.run_program(command, tmp_path / "handbook", variables(PYTHONPATH=str(stock_handbook.ROOT / "hooks")))
    assert done.stdout == "True\n", done.stderr


MEMORY = Path("/dev/shm")


@pytest.mark.skipif(not os.access(MEMORY, os.W_OK), reason="这里没有放在内存里的文件夹")
def test_what_lies_among_the_devices_is_no_device() -> None:
    """A handbook may lie in the memory, for speed, where Linux has a place for it."""
    with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
        handbook = stock_handbook.whole(Path(folder) / "handbook")
        for _ in range(3):  # by then it is known by its looks, unless the program, on another disk, is an hour young
            assert not built(handbook).returncode
        handbook.replace("docs/terms/lianxihui.yml", "几个单位", "好几家单位")
        assert not built(handbook).returncode
        assert "好几家单位" in handbook.page("terms/lianxihui")


# Any edits, one after another


RECORDS = sorted(path.relative_to(stock_handbook.STOCK).as_posix() for path in stock_handbook.STOCK.glob("docs/*/*.yml") if path.parent.name not in ("selfcheck", "sources"))


def cut(handbook: Handbook, name: str) -> None:
    """A record without its last line, which may be no record any more."""
    path = handbook.root / name
    if path.exists():
        path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:-1]), encoding="utf-8", newline="\n")


def more(handbook: Handbook, name: str) -> None:
    path = handbook.root / name
    if path.exists():
        path.write_text(path.read_text(encoding="utf-8").replace("。", "，又改。", 1), encoding="utf-8", newline="\n")


def gone(handbook: Handbook, name: str) -> None:
    (handbook.root / name).unlink(missing_ok=True)


def as_it_was(handbook: Handbook, name: str) -> None:
    shutil.copy2(stock_handbook.STOCK / name, handbook.root / name)


def touched(handbook: Handbook, name: str) -> None:
    if (handbook.root / name).exists():
        os.utime(handbook.root / name)


def nothing(handbook: Handbook, _: str) -> None:
    """The build of which nothing has changed."""


def retitled(handbook: Handbook, name: str) -> None:
    path = handbook.root / "handbook.yml"
    path.write_text(path.read_text(encoding="utf-8") + f"# {name}\n", encoding="utf-8", newline="\n")


def another_theme(handbook: Handbook, _: str) -> None:
    path = handbook.root / "hooks/handbook/theme/pages/practice.html"
    path.write_text(path.read_text(encoding="utf-8") + "<!-- 又 -->", encoding="utf-8", newline="\n")


def another_commit(handbook: Handbook, _: str) -> None:
    commit(handbook)


def damaged(handbook: Handbook, _: str) -> None:
    content = bytearray((handbook.root / FILE).read_bytes())
    at = len(content) // 2
    content[at : at + 2000] = bytes(2000)
    (handbook.root / FILE).write_bytes(content)


def page_lost(handbook: Handbook, _: str) -> None:
    (handbook.site / "terms/index.html").unlink(missing_ok=True)


EDITS = [cut, more, more, more, gone, as_it_was, as_it_was, touched, nothing, nothing, retitled, another_theme, another_commit, damaged, page_lost]
STEPS = strategies.lists(strategies.tuples(strategies.sampled_from(EDITS), strategies.sampled_from(RECORDS)), min_size=3, max_size=6)


@settings(max_examples=5, deadline=None, derandomize=True, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(steps=STEPS)
def test_after_any_edits_the_site_is_that_of_a_build_from_nothing(
    first: Handbook, tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Callable[[Handbook, str], None], str]]
) -> None:
    """By the command, which checks the records as well; one that finds errors leaves the site, and tells them as from nothing."""
    handbook = Handbook(tmp_path_factory.mktemp("any") / "handbook")
    shutil.copytree(first.root, handbook.root, symlinks=True)
    for edit, name in steps:
        edit(handbook, name)
        done = built(handbook)
    kept = (done.returncode, done.stdout, done.stderr)
    site = snapshot(handbook.site)
    shutil.rmtree(handbook.root / remembered.FOLDER)
    done = built(handbook)
    assert (done.returncode, done.stdout, done.stderr) == kept
    assert snapshot(handbook.site) == site
