"""A build of which nothing has changed is not made again; and whatever changes, there is a build."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

import stock_handbook
from handbook.site import again, remembered, trees
from handbook.site.again import AGAIN, differences
from handbook.site.commit import commit_of
from handbook.site.looks import TELLS, look_at, moment_of
from handbook.site.noticed import surroundings
from handbook.site.standing import Standing
from stock_handbook import ROOT, Handbook, run_program, snapshot, variables

TERM = "docs/terms/lianxihui.yml"
pytestmark = pytest.mark.skipif(not TELLS, reason="这里的文件看不出改过没有，每次都重新生成")


def build(handbook: Handbook) -> str:
    """Build in a process of its own; what it says."""
    done = run_program(handbook.command("build"), handbook.root, handbook.variables())
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def settle(handbook: Handbook) -> str:
    """Build until nothing that was read is so young that a look would not tell; what was said last."""
    said = build(handbook)
    while not (handbook.root / AGAIN).exists():
        said = build(handbook)
    return said


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    handbook = stock_handbook.whole(tmp_path_factory.mktemp("nothing") / "handbook")
    settle(handbook)
    return handbook


# The site


def test_the_second_time_the_same_is_said_and_nothing_is_touched(settled: Handbook) -> None:
    said = settle(settled)
    before = {path: look_at(str(path)) for path in settled.root.rglob("*")}
    assert build(settled) == said
    assert {path: look_at(str(path)) for path in settled.root.rglob("*")} == before


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="这里的系统不说进程什么时候开始的")
def test_who_builds_three_times_in_a_row_need_not_wait_for_the_third(tmp_path: Path) -> None:
    handbook = stock_handbook.whole(tmp_path / "handbook")
    build(handbook)
    build(handbook)
    assert (handbook.root / AGAIN).exists()


def same_size(path: Path) -> None:
    """Another content of that size, with the old times."""
    state, content = path.stat(), path.read_bytes()
    path.write_bytes(bytes((content[0] ^ 1,)) + content[1:])
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))


def replaced(path: Path) -> None:
    """The same, in another file that takes its place."""
    beside = path.with_name("beside")
    shutil.copy2(path, beside)
    same_size(beside)
    beside.replace(path)


def linked(path: Path) -> None:
    path.rename(path.with_name("beside"))
    path.symlink_to("beside")


SITE_EDITS: dict[str, Callable[[Path], object]] = {
    "written over": lambda page: page.write_text("x"),
    "truncated": lambda page: os.truncate(page, 1),
    "as many bytes and the old times": same_size,
    "another file in its place": replaced,
    "gone": Path.unlink,
    "a link": linked,
    "for nobody else to read": lambda page: page.chmod(0o600),
    "its folder gone": lambda page: shutil.rmtree(page.parent),
    "its folder closed": lambda page: page.parent.chmod(0o700),
    "the site closed": lambda page: page.parents[1].chmod(0o700),
    "a file too many": lambda page: page.with_name("more").touch(),
    "a folder too many": lambda page: page.with_name("more").mkdir(),
}


@pytest.mark.parametrize("edit", SITE_EDITS)
def test_a_site_that_was_touched_does_not_stand(tmp_path: Path, edit: str) -> None:
    page = tmp_path / "site/terms/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("page")
    (tmp_path / "site/index.html").write_text("home")
    site = tmp_path / "site"
    while not (standing := Standing.of(site, {}, moment_of(tmp_path))).files["index.html"].look or not standing.files["terms/index.html"].look:
        pass
    assert Standing.read(standing.written()).is_whole(site)
    SITE_EDITS[edit](page)
    assert not standing.is_whole(site)


def test_a_site_that_was_only_copied_stands(tmp_path: Path) -> None:
    """Its looks are others, its contents are not."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("home")
    standing = Standing.of(tmp_path / "site", {}, moment_of(tmp_path))
    shutil.copytree(tmp_path / "site", tmp_path / "copy")
    assert standing.is_whole(tmp_path / "copy")
    same_size(tmp_path / "copy/index.html")
    assert not standing.is_whole(tmp_path / "copy")


def test_all_that_was_touched_is_made_good(settled: Handbook) -> None:
    settle(settled)
    good, site = snapshot(settled.site), settled.site
    same_size(site / "terms/lianxihui/index.html")
    same_size(next(site.glob("assets/*.css")))
    os.truncate(site / "terms/tushu-zongguan/index.html", 10)
    replaced(site / "practices/sanwen-sanbang/index.html")
    linked(site / "index.html")
    (site / "templates/index.html").chmod(0o600)
    (site / "more").mkdir()
    shutil.rmtree(site / "problems")
    build(settled)
    assert snapshot(site) == good
    assert not (site / "more").exists()
    assert all(path.stat().st_mode & 0o444 == 0o444 and not path.is_symlink() for path in site.rglob("*"))
    assert [path.name for path in settled.root.glob(".site*")] == []


def test_a_file_as_young_as_its_look_is_read(tmp_path: Path) -> None:
    """Twice within one tick: it looks the same, and is another."""
    path = tmp_path / "file"
    path.write_text("a")
    look = look_at(str(path))
    assert look
    assert not look.tells(look.changed)
    assert not look.tells(0)
    while not look.tells(moment_of(tmp_path)):
        pass


# What it was made from


def same_size_text(path: Path) -> None:
    """A word of a record turned round, with the old times."""
    state, text = path.stat(), path.read_text(encoding="utf-8")
    path.write_text(text.replace("会议", "议会"), encoding="utf-8", newline="\n")
    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert (path.stat().st_size, path.read_text(encoding="utf-8") == text) == (state.st_size, False)


def append(path: Path, text: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8", newline="\n")


EDITS: dict[str, Callable[[Handbook], object]] = {
    "a record, with as many bytes and the old times": lambda book: same_size_text(book.root / TERM),
    "a record that goes": lambda book: (book.docs / "terms/tushu-zongguan.yml").unlink(),
    "a record more": lambda book: book.write("docs/problems/more.yml", "name: 又一个\n"),
    "a word list that was not there": lambda book: book.write("docs/synonyms.yml", "groups:\n  - [没有钱, 经费不足]\n"),
    "the settings": lambda book: append(book.root / "handbook.yml", "# 说明\n"),
    "mkdocs.yml": lambda book: book.settings('site_url: ""', "site_url: https://example.org/"),
    "a template": lambda book: append(book.root / "hooks/handbook/theme/pages/term.html", "<!-- 又 -->"),
    "a template of the frame": lambda book: append(book.root / "hooks/handbook/theme/material/main.html", " "),
    "a style sheet": lambda book: append(next(book.root.glob("hooks/**/handbook.css")), "b { color: red }"),
    "a script": lambda book: append(next(book.root.glob("hooks/**/handbook.js")), "\nvoid 0;\n"),
    "a word list of the package": lambda book: append(book.root / "hooks/handbook/catalog/everyday.yml", "\n# 说明\n"),
    "a module": lambda book: append(book.root / "hooks/handbook/pages/records.py", "\n# 说明\n"),
    "a new module": lambda book: book.write("hooks/handbook/checks/rules/more.py", ""),
    "a new folder at the root": lambda book: book.write("editions/README.txt", ""),
    "a build that was cut short": lambda book: (book.root / ".site-next").mkdir(),
}


def test_a_tree_that_serves_again_is_as_open_as_a_new_one(tmp_path: Path) -> None:
    page = tmp_path / "tree/terms/index.html"
    page.parent.mkdir(parents=True)
    page.write_text("page")
    for closed in (page.parent, tmp_path / "tree"):
        closed.chmod(0o700)
    assert not trees.fit(tmp_path / "tree", {"terms/index.html": page.stat().st_ino}, stat.S_IFDIR | 0o755).lacking
    assert {stat.S_IMODE(each.stat().st_mode) for each in (page.parent, tmp_path / "tree")} == {0o755}


@pytest.mark.parametrize("content", [b"[" * 100_000, b"no JSON", b"[]"])
def test_what_no_build_wrote_is_not_remembered(tmp_path: Path, content: bytes) -> None:
    place = tmp_path / "again.json"
    place.write_bytes(b"%08x\n" % zlib.crc32(content) + content)
    assert remembered.read(place) == {}


def test_every_edit_is_a_difference(tmp_path: Path, settled: Handbook) -> None:
    """In a copy that is moved to where the build was, one edit after the other: none goes unseen."""
    settle(settled)
    last = remembered.read(settled.root / AGAIN)
    shutil.copytree(settled.root, tmp_path / "before", symlinks=True)
    try:
        seen = set(differences(settled.root, last))
        assert seen <= {"surroundings"}  # this process is another
        for name, edit in EDITS.items():
            edit(settled)
            now = set(differences(settled.root, last))
            assert now > seen, name
            seen = now
    finally:
        shutil.rmtree(settled.root)
        (tmp_path / "before").rename(settled.root)


def test_a_difference_is_built_and_shows(tmp_path: Path) -> None:
    """What comes out is the site of a clean build."""
    handbook = stock_handbook.whole(tmp_path / "handbook")
    settle(handbook)
    same_size_text(handbook.root / TERM)
    append(handbook.root / "hooks/handbook/theme/pages/practice.html", "<!-- 又 -->")
    commit(handbook, "begin")
    build(handbook)
    assert "共同事项的议会" in handbook.page("terms/lianxihui")
    assert "<!-- 又 -->" in handbook.page("practices/sanwen-sanbang")
    incremental = snapshot(handbook.site)
    shutil.rmtree(handbook.root / remembered.FOLDER)
    shutil.rmtree(handbook.site)
    build(handbook)
    assert snapshot(handbook.site) == incremental


def git(handbook: Handbook, *arguments: str) -> None:
    environment = handbook.variables(GIT_CONFIG_GLOBAL=os.devnull, GIT_COMMITTER_DATE="2026-11-01T00:00:00Z")
    subprocess.run(["git", "-c", "user.name=a", "-c", "user.email=a@b", *arguments], cwd=handbook.root, env=environment, check=True)


def commit(handbook: Handbook, words: str) -> None:
    git(handbook, "init", "-q")
    git(handbook, "add", "docs")
    git(handbook, "commit", "-q", "--allow-empty", "-m", words)


def test_whatever_changes_what_git_says(tmp_path: Path) -> None:
    handbook = stock_handbook.records_only(tmp_path / "handbook")
    edits: list[Callable[[], object]] = [
        lambda: commit(handbook, "begin"),
        lambda: commit(handbook, "next"),
        lambda: git(handbook, "commit", "-q", "--amend", "--allow-empty", "-m", "改过的话"),
        lambda: git(handbook, "replace", "--graft", "HEAD"),
        lambda: git(handbook, "config", "log.showRoot", "false"),
        lambda: shutil.rmtree(handbook.root / ".git"),
    ]
    said = [commit_of(handbook.root)]
    for edit in edits:
        edit()
        said.append(commit_of(handbook.root))
    assert said[0] == said.pop() == ""
    assert len(set(said)) == len(edits)


@pytest.mark.parametrize("name", ["HANDBOOK_EDIT_BASE", "SOURCE_DATE_EPOCH", "LANG", "ANYTHING"])
def test_the_environment_counts(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    before = surroundings("")
    monkeypatch.setenv("COLUMNS", "41")  # the width of a window does not
    assert surroundings("") == before != surroundings("another commit")
    monkeypatch.setenv(name, "1")
    assert surroundings("") != before


def test_how_python_runs_counts() -> None:
    command = "from handbook.site.noticed import surroundings; print(surroundings(''))"
    said = [subprocess.run([sys.executable, *flags, "-c", command], env=variables(PYTHONPATH=str(ROOT / "hooks")), capture_output=True, check=True).stdout
            for flags in ([], ["-O"], ["-X", "dev"], [])]  # fmt: skip
    assert len(set(said)) == 3
    assert said[0] == said[3]


CLOCK = """
import time


def on_page_content(html, **_):
    return html + str(time.time_ns())
"""


def test_who_may_go_by_the_clock_is_asked_each_time(tmp_path: Path, settled: Handbook) -> None:
    shutil.copytree(settled.root, tmp_path / "handbook", symlinks=True)
    handbook = Handbook(tmp_path / "handbook")
    (handbook.root / AGAIN).unlink()
    handbook.write("clock.py", CLOCK)
    handbook.settings("hooks: [hooks/site.py]", "hooks: [hooks/site.py, clock.py]")
    first, second = build(handbook) and handbook.page(""), build(handbook) and handbook.page("")
    assert first != second
    assert not (handbook.root / AGAIN).exists()


def test_what_was_saved_while_it_was_built_is_built_again(tmp_path: Path) -> None:
    """After it was read, before the site is there: as the person who saves too early for the next build and too late for this."""
    (tmp_path / "docs").mkdir()
    record = tmp_path / "docs/a.yml"
    record.write_text("before")
    script = (
        "import os; from pathlib import Path; from handbook.site import again; root = Path.cwd(); again.begin_noticing(root)\n"
        "os.listdir('docs'); Path('docs/a.yml').read_text(); Path('site').mkdir()\n"
        "Path('docs/a.yml').write_text('beFore')\n"
        "again.remember_site(root, again.Standing.of(root / 'site', {}, again.noticed().clock.moment))\n"
        "again.remember_build(again.noticed(), root / 'docs', root / 'site', [], 'told')\n"
        "print(repr(again.told_again(root)), list(again.differences(root, again.remembered.read(root / again.AGAIN))) if (root / again.AGAIN).exists() else 'nothing')\n"
    )
    done = run_program([sys.executable, "-c", script], tmp_path, variables(PYTHONPATH=str(ROOT / "hooks")))
    assert done.stdout in ("'' nothing\n", f"'' ['{record}']\n"), done.stderr


def test_nobody_looks_into_what_builds_make_because_somebody_lists_it(tmp_path: Path) -> None:
    """A build lists thousands of folders of a former site."""
    for folder in ("docs", "site/a"):
        (tmp_path / folder).mkdir(parents=True)
    script = (
        "import os, sys; from pathlib import Path; from handbook.site import again; root = Path.cwd(); again.begin_noticing(root); listed = []\n"
        "sys.addaudithook(lambda event, details: listed.append(os.path.basename(details[0])) if event == 'os.scandir' else None)\n"
        "again.noticed().pass_by([root / 'site'])\n"
        "for folder in ('docs', 'site', 'site/a'): list(os.scandir(folder))\n"
        "print(*sorted(listed))\n"
    )
    done = run_program([sys.executable, "-c", script], tmp_path, variables(PYTHONPATH=str(ROOT / "hooks")))
    assert done.stdout == "a docs docs site\n", done.stderr


# What is remembered


@pytest.mark.parametrize("damage", [
    lambda path, content: path.unlink(),
    lambda path, content: path.write_bytes(b""),
    lambda path, content: path.write_bytes(content[: len(content) // 2]),
    lambda path, content: path.write_bytes(content[:20] + bytes((content[20] ^ 1,)) + content[21:]),
    lambda path, content: path.write_bytes(b'{"format": 1}'),
])  # fmt: skip
def test_what_is_damaged_is_not_relied_on(tmp_path: Path, damage: Callable[[Path, bytes], object]) -> None:
    path = tmp_path / AGAIN
    remembered.write(path, {"looks": {"a": None}, "told": "told"})
    assert remembered.read(path) == {"looks": {"a": None}, "told": "told"}
    damage(path, path.read_bytes())
    assert remembered.read(path) == {}
    assert again.told_again(tmp_path) == ""


def test_a_name_that_is_no_unicode_and_a_number_of_any_length_are_remembered(tmp_path: Path) -> None:
    held = {"names": ["处理情况.yml", "\udcb4\udce6.yml"], "looks": {"\udcff": [1 << 80, -1]}}
    remembered.write(tmp_path / AGAIN, held)
    assert remembered.read(tmp_path / AGAIN) == held


def test_what_lies_deeper_than_anything_remembered_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "again.json"
    content = b'{"format":1,"looks":' + b"[" * 100_000
    path.write_bytes(b"%08x\n" % zlib.crc32(content) + content)
    assert remembered.read(path) == {}


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    remembered.write(tmp_path / "file" / "again.json", {})
    assert remembered.read(tmp_path / "file" / "again.json") == {}
