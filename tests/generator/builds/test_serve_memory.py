"""A preview does not grow: of all builds that it has made one is in memory, the last."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from test_alone import PAGE, turn
from test_edits_seen import commit
from test_serve import UNCHANGED, Preview
from test_serve_alone import AT_WORK, SERVE, edited, unasked

import stock_handbook
from handbook.site.looks import TELLS
from ports import free_port

pytestmark = pytest.mark.skipif(not TELLS, reason="这里的文件看不出改过没有，每次都由 MkDocs 生成")
SAVES = 12
GROWTH = 1000  # blocks of memory, of half a million
LARGE = ("Edition", "KeptAnswers", "Library", "Resting", "Staging")
# the command, which says after each save of what builds are made with how many are in memory, first those that are held by themselves, too,
# and how much is in use
COUNTING = f"""\
import collections, gc, sys
gc.freeze = lambda: None
from handbook.build import Build
shown = Build.summary
def counted():
    found = collections.Counter(type(each).__name__ for each in gc.get_objects())
    return [found[name] for name in {LARGE!r}]
def told(self, *served):
    before = counted()
    gc.collect()
    return f"{{shown(self, *served)}}\\nin memory {{before}} {{counted()}} {{sys.getallocatedblocks()}}"
Build.summary = told
"""


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """Of a handbook that was built before."""
    handbook = stock_handbook.whole(tmp_path / "handbook")
    handbook.write(PAGE, "# 术语\n\n这些词由图书总馆来编。\n")
    commit(handbook)
    assert not handbook.build().returncode
    port = free_port()
    running = Preview(handbook, [sys.executable, "-P", "-c", COUNTING + SERVE, "serve", "--address", f"127.0.0.1:{port}"], handbook.variables(), port)
    running.wait(lambda: "in memory" in running.said(), "the preview")
    try:
        yield running
    finally:
        running.stop()


def test_one_build_is_in_memory_however_often_a_record_is_saved(preview: Preview) -> None:
    """Nearly all of the others goes without anybody looking for what only holds itself; after broken records, too."""
    for _ in range(SAVES):
        assert AT_WORK not in edited(preview, unasked)
    edited(preview, lambda book: turn(book, "level: 县", "level: 星球"))
    edited(preview, lambda book: turn(book, "level: 县", "level: 星球"))
    edited(preview, unasked)
    assert UNCHANGED in preview.said()
    assert preview.said().count(AT_WORK) == 1
    held = [(*map(json.loads, found[:2]), int(found[2])) for found in re.findall(r"in memory (\[.*?\]) (\[.*?\]) (\d+)", preview.said())]
    assert len(held) > SAVES
    _, there, blocks = held[3]
    for before, after, _ in held[3:]:
        assert before == after == there
    assert held[-1][2] < blocks + GROWTH
