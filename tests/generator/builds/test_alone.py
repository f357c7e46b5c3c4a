"""An edit of a record that changes nothing MkDocs would ask of the records is built without MkDocs; whatever else is edited, with it.
Either way the site, and what is said of it, is that of a build from nothing, by MkDocs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import stock_handbook
from handbook.settings.stock_site import LOOK
from handbook.site import remembered
from handbook.site.again import AGAIN
from handbook.site.given import files_besides, names_of, only_records
from handbook.site.looks import TELLS
from handbook.site.staging import Staging
from stock_handbook import Handbook, run_program, snapshot

pytestmark = pytest.mark.skipif(not TELLS, reason="这里的文件看不出改过没有，每次都由 MkDocs 生成")
RECORD, PAGE = "docs/practices/sanwen-sanbang.yml", "docs/terms/index.md"
TIMES = 8  # builds, of which the third can tell that nothing has changed, or the first after a tick of the clock
# the command, which says at the end whether MkDocs was at work
BUILD = """\
import os, sys
end = os._exit
def told(status):
    print("MkDocs" if "mkdocs" in sys.modules else "alone", flush=True)
    end(status)
os._exit = told
sys.argv[1:] = ["build"]
from handbook.commands.main import main
main()
"""


def built(handbook: Handbook) -> subprocess.CompletedProcess[str]:
    """Build; the last line that it says is who was at work."""
    environment = handbook.variables()
    environment.pop("PYTEST_CURRENT_TEST", None)  # which is another in a fixture than in its test
    return run_program([sys.executable, "-P", "-c", BUILD], handbook.root, environment)


def at_work(handbook: Handbook) -> str:
    """Who was at work in a build that succeeds."""
    done = built(handbook)
    assert not done.returncode, done.stdout + done.stderr
    return done.stdout.split()[-1]


def settle(handbook: Handbook) -> None:
    """Build until the next build can tell what has changed."""
    for _ in range(TIMES):
        at_work(handbook)
        if (handbook.root / AGAIN).exists():
            return
    pytest.fail(f"after {TIMES} builds none can tell what has changed")


def turn(handbook: Handbook, first: str, second: str, name: str = RECORD) -> None:
    """Put one for the other in a file, whichever is there."""
    text = (handbook.root / name).read_text(encoding="utf-8")
    assert (first in text) != (second in text)
    handbook.write(name, text.replace(first, second) if first in text else text.replace(second, first))


def aside(handbook: Handbook) -> None:
    """As editors save: beside it, then in its place."""
    path = handbook.root / RECORD
    beside = path.with_suffix(".new")
    beside.write_bytes(path.read_bytes().replace("走完".encode(), "做完".encode()))
    beside.replace(path)


def assert_as_from_nothing(handbook: Handbook) -> None:
    """The site and what was said of it."""
    before, said = snapshot(handbook.site), built(handbook).stdout
    shutil.rmtree(handbook.root / remembered.FOLDER)
    shutil.rmtree(handbook.site)
    again = built(handbook).stdout
    assert again.splitlines()[:-1] == said.splitlines()[:-1]
    after = snapshot(handbook.site)
    assert sorted(path for path in {*before, *after} if before.get(path) != after.get(path)) == []


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    handbook = stock_handbook.whole(tmp_path_factory.mktemp("alone") / "handbook")
    handbook.write(PAGE, "# 术语\n\n这些词由图书总馆来编。\n")
    settle(handbook)
    return handbook


@pytest.fixture
def handbook(first: Handbook, tmp_path: Path) -> Handbook:
    """A handbook of which the next build can tell what has changed."""
    shutil.copytree(first.root, tmp_path / "handbook", symlinks=True)
    handbook = Handbook(tmp_path / "handbook")
    settle(handbook)
    return handbook


UNASKED: list[Callable[[Handbook], None]] = [lambda book: turn(book, "走完", "做完"), aside]


def test_an_edit_that_mkdocs_would_not_hear_of_is_built_without_it(handbook: Handbook) -> None:
    """One after the other: what is taken over from a build without MkDocs was taken over by it."""
    for edit in (*UNASKED, UNASKED[0]):
        edit(handbook)
        assert at_work(handbook) == "alone"
        assert ("做完" in handbook.page("practices/sanwen-sanbang")) == ("做完" in (handbook.root / RECORD).read_text(encoding="utf-8"))
    assert_as_from_nothing(handbook)


def test_what_was_edited_is_looked_at_first_by_the_next_build(handbook: Handbook) -> None:
    """Whoever edits a record mostly edits it again."""
    UNASKED[0](handbook)
    assert at_work(handbook) == "alone"
    looked_at = [*remembered.read(handbook.root / AGAIN)["looks"]]
    assert looked_at.index(str(handbook.root / RECORD)) < looked_at.index(str(handbook.root / "docs/practices/qingdan-1-3.yml"))


ASKED: dict[str, Callable[[Handbook], object]] = {
    "what a list shows": lambda book: turn(book, "分户联系读者", "分片联系读者"),
    "a record more": lambda book: book.write("docs/terms/more.yml", "name: 联系日\nmeaning: 一个词。\n"),
    "a hidden file": lambda book: book.write("docs/practices/.meta.yml", "title: 别的\n"),
    "a page with words of its own": lambda book: turn(book, "总馆来编", "分馆来编", PAGE),
    "the settings": lambda book: book.write("handbook.yml", (book.root / "handbook.yml").read_text(encoding="utf-8") + "# 说明\n"),
    "mkdocs.yml": lambda book: book.settings('site_url: ""', "site_url: https://example.org/"),
    "a template of the frame": lambda book: turn(book, "<footer", "<footer data-other", "hooks/handbook/theme/material/partials/footer.html"),
    "a module": lambda book: turn(book, '"""', '""" ', "hooks/handbook/pages/records.py"),
}


def test_whatever_else_is_edited_mkdocs_is_at_work(handbook: Handbook) -> None:
    """One after the other, each beside an edit that it would not hear of."""
    for name, edit in ASKED.items():
        settle(handbook)
        turn(handbook, "走完", "做完")
        edit(handbook)
        done = built(handbook)
        assert done.stdout.split()[-1] == "MkDocs", name
        assert not done.returncode or name == "a hidden file", done.stderr
        if done.returncode:
            (handbook.docs / "practices/.meta.yml").unlink()
    assert_as_from_nothing(handbook)


def test_a_site_that_was_touched_is_made_good(handbook: Handbook) -> None:
    """What MkDocs made, too."""
    good = snapshot(handbook.site)
    next(handbook.site.glob("assets/*.css")).write_text("b {}", encoding="utf-8")
    (handbook.site / "terms/index.html").unlink()
    turn(handbook, "走完", "做完")
    assert at_work(handbook) == "MkDocs"
    turn(handbook, "走完", "做完")
    assert at_work(handbook) in ("alone", "MkDocs")
    assert snapshot(handbook.site) == good


@pytest.mark.parametrize("other", [
    lambda last: {name: held for name, held in last.items() if name != "docs"},
    lambda last: {**last, "names": len(last["names"])},
    lambda last: {**last, "looks": {path: [*(look or ()), 0] for path, look in last["looks"].items()}},
])  # fmt: skip
def test_what_another_release_has_left_in_another_form_is_not_relied_on(handbook: Handbook, other: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
    """It is whole, with the sum that belongs to it."""
    path = handbook.root / AGAIN
    last = remembered.read(path)
    assert last.keys() > {"docs", "names", "looks"}
    remembered.write(path, other(last))
    turn(handbook, "走完", "做完")
    assert at_work(handbook) == "MkDocs"
    assert_as_from_nothing(handbook)


def test_what_is_wrong_is_told_alike(handbook: Handbook) -> None:
    """And the published site stays."""
    good = snapshot(handbook.site)
    turn(handbook, "level: 县", "level: 星球")
    alone = built(handbook)
    (handbook.root / AGAIN).unlink()
    driven = built(handbook)
    assert (alone.stdout, driven.stdout) == ("alone\n", "MkDocs\n")
    assert (alone.returncode, alone.stderr) == (driven.returncode, driven.stderr)
    assert RECORD in alone.stderr
    assert snapshot(handbook.site) == good
    assert [path.name for path in handbook.root.glob(".site*")] == []


def test_templates_ask_for_nothing_else() -> None:
    """Of a build they know what `Build.answers` and `Build.sitemap` tell apart: pages that are off, the feed, addresses and days."""
    texts = [path.read_text(encoding="utf-8") for path in LOOK.rglob("*") if path.suffix in (".html", ".xml")]
    asked = {name for text in texts for name in re.findall(r"handbook_build\.(\w+(?:\.\w+)?)", text)}
    assert asked == {"handbook", "handbook.has", "has_feed", "addresses", "changed_on"}
    assert {name for text in texts for name in re.findall(r"\bhandbook\.(\w+(?:\.\w+)?)", text)} == {"has", "catalog.settings"}


def test_a_file_over_one_of_ours_and_a_published_record_are_not_taken_over(tmp_path: Path) -> None:
    staging = Staging(tmp_path)
    staging.write("terms/index.html", b"ours")
    (tmp_path / "index.html").write_text("theirs", encoding="utf-8")
    assert files_besides(staging) == {"index.html": ""}
    (tmp_path / "terms.yml").write_text("name: a", encoding="utf-8")
    assert files_besides(staging) is None
    (tmp_path / "terms.yml").unlink()
    (tmp_path / "terms/index.html").write_text("theirs, over ours", encoding="utf-8")
    assert files_besides(staging) is None


def test_only_what_may_be_a_record_is_one(tmp_path: Path) -> None:
    for name in ("terms/a.yml", "terms/.a.yml", "terms/a.md", "a.yml", "terms/more/a.yml"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    names = names_of(tmp_path)
    assert only_records(tmp_path, [f"{tmp_path}/terms/a.yml", f"{tmp_path}/terms"], names)
    assert not only_records(tmp_path, [f"{tmp_path}/terms"], names[1:])
    for name in ("terms/.a.yml", "terms/a.md", "a.yml", "terms/more/a.yml", "terms/more", "gone"):
        assert not only_records(tmp_path, [f"{tmp_path}/{name}"], names), name
    assert not only_records(tmp_path, [str(tmp_path), str(tmp_path.with_name("handbook.yml"))], names)
