"""Frames, and what the search takes from pages with words of their own, are kept: after any edit that shows in them the site is
the one that is made from nothing, and an edit of a record has no frame rendered. Counted, not timed."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable

import pytest

import stock_handbook
from handbook.site.remembered import FOLDER
from stock_handbook import Handbook, run_program, snapshot

RECORD = "docs/terms/lianxihui.yml"
# MkDocs, counting how often a frame is rendered and how many pages the search goes through
COUNTING = """\
from collections import Counter
from functools import wraps
from material.plugins.search.plugin import SearchIndex
from mkdocs.__main__ import cli
from handbook import plugin
called = Counter()
def count(owner, name):
    real = getattr(owner, name)
    setattr(owner, name, wraps(real)(lambda *given: called.update([name]) or real(*given)))
count(plugin, "frame_page")
count(SearchIndex, "create_entry_for_section")
try:
    cli(["build"], standalone_mode=False)
finally:
    print("counted", called["frame_page"], called["create_entry_for_section"])
"""


def counted(handbook: Handbook) -> tuple[int, int]:
    """Build. How many frames were rendered, and how many sections of pages the search was given."""
    done = run_program([sys.executable, "-P", "-c", COUNTING], handbook.root, handbook.variables())
    assert not done.returncode, done.stderr
    frames, sections = done.stdout.split("counted ")[1].split()
    return int(frames), int(sections)


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """A handbook that was built, and is edited by one test after another."""
    handbook = stock_handbook.whole(tmp_path_factory.mktemp("theirs") / "handbook")
    assert min(counted(handbook)) > 10
    return handbook


def assert_as_from_nothing(handbook: Handbook) -> None:
    before = snapshot(handbook.site)
    shutil.rmtree(handbook.root / FOLDER)
    shutil.rmtree(handbook.site)
    assert min(counted(handbook)) > 10
    after = snapshot(handbook.site)
    assert sorted(path for path in {*before, *after} if before.get(path) != after.get(path)) == []


def test_an_edit_of_a_record_has_no_frame_rendered(handbook: Handbook) -> None:
    path = handbook.root / RECORD
    path.write_text(path.read_text(encoding="utf-8").replace("。", "，如此。", 1), encoding="utf-8")
    frames, sections = counted(handbook)
    assert frames == 0
    assert sections < 10


def test_a_page_whose_words_stand_in_no_frame(handbook: Handbook) -> None:
    text = (handbook.root / "hooks/handbook/theme/stock/docs/evidence/index.md").read_text(encoding="utf-8")
    handbook.write("docs/evidence/index.md", f"{text.replace('# ', '# 又一个', 1)}\n## 又一节\n\n里面的话。\n")
    frames, sections = counted(handbook)
    assert frames == 0
    assert 0 < sections < 10
    assert_as_from_nothing(handbook)


def navigation(handbook: Handbook) -> None:
    handbook.write("docs/more.md", "# 多的一页\n\n话。\n")
    handbook.settings("hooks:", "nav: [index.md, {别的做法: practices/index.md}, evidence/index.md, more.md]\nhooks:")


def settings(handbook: Handbook) -> None:
    handbook.replace("handbook.yml", "kit: 起步包", "kit: 开头包")


def colours(handbook: Handbook) -> None:
    handbook.replace("handbook.yml", "#8c1d18", "#7c1d18")


def address(handbook: Handbook) -> None:
    handbook.settings('site_url: ""', "site_url: https://example.org/handbook/")


def script(handbook: Handbook) -> None:
    handbook.settings("hooks:", "extra_javascript: [{path: assets/handbook.js, type: module}]\nhooks:")


def template(handbook: Handbook) -> None:
    path = handbook.root / "hooks/handbook/theme/material/partials/footer.html"
    path.write_text(path.read_text(encoding="utf-8").replace("关于本手册", "关于这一本"), encoding="utf-8")


@pytest.mark.parametrize("edit", [settings, colours, address, script, template, navigation])
def test_what_shows_in_frames_is_rendered_anew(handbook: Handbook, edit: Callable[[Handbook], None]) -> None:
    edit(handbook)
    assert counted(handbook)[0] > 10


def test_after_all_these_edits_the_site_is_the_one_made_from_nothing(handbook: Handbook) -> None:
    assert_as_from_nothing(handbook)
