"""A preview goes on without MkDocs after an edit of a record that changes nothing MkDocs would ask of the records; after whatever else
is edited MkDocs is at work. Either way what it shows is what a preview shows that has just begun."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from test_alone import ASKED, PAGE, RECORD, turn
from test_edits_seen import commit
from test_serve import UNCHANGED, Preview

import stock_handbook
from handbook.site import again, noticed, remembered
from handbook.site.looks import TELLS
from ports import free_port
from stock_handbook import Handbook, snapshot

pytestmark = pytest.mark.skipif(not TELLS, reason="这里的文件看不出改过没有，每次都由 MkDocs 生成")
AT_WORK = "MkDocs at work"
# the command, which says when MkDocs is at work
SERVE = f"""\
import sys
from mkdocs.commands import build, serve
real = build.build
def told(*given, **named):
    print({AT_WORK!r}, flush=True)
    real(*given, **named)
build.build = serve.build = told
from handbook.commands.main import main
main()
"""


def begun(handbook: Handbook, port: int) -> Preview:
    shutil.rmtree(handbook.root / "temporary", ignore_errors=True)
    command = [sys.executable, "-P", "-c", SERVE, "serve", "--address", f"127.0.0.1:{port}"]
    running = Preview(handbook, command, handbook.variables(), port)
    running.wait(lambda: "用了" in running.said(), "the preview")
    return running


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    """Of a handbook that was built before: by then its files are older than the preview."""
    handbook = stock_handbook.whole(tmp_path / "handbook")
    handbook.write(PAGE, "# 术语\n\n这些词由图书总馆来编。\n")
    commit(handbook)
    assert not handbook.build().returncode
    running = begun(handbook, free_port())
    try:
        yield running
    finally:
        running.stop()


def site_of(preview: Preview) -> Path:
    return next(preview.temporary.glob("handbook-*/mkdocs_*"))


def edited(preview: Preview, edit: Callable[[Handbook], object], name: str = RECORD) -> str:
    """What the preview says of an edit."""
    told = len(preview.said())
    edit(preview.handbook)
    preview.edited = preview.handbook.root / name
    preview.wait(lambda: re.search(f"用了|{UNCHANGED}", preview.said()[told:]) is not None, "a word of it")
    return preview.said()[told:]


def unasked(handbook: Handbook) -> None:
    """An edit that MkDocs does not hear of."""
    turn(handbook, "走完", "做完")


def assert_as_begun_now(preview: Preview) -> None:
    """All files are those of a preview that begins with nothing kept."""
    handbook, port = preview.handbook, int(preview.address.rstrip("/").rpartition(":")[2])
    before = snapshot(site_of(preview))
    preview.stop()
    shutil.rmtree(handbook.root / remembered.FOLDER)
    again_ = begun(handbook, port)
    try:
        after = snapshot(site_of(again_))
    finally:
        again_.stop()
    assert sorted(path for path in {*before, *after} if before.get(path) != after.get(path)) == []


def test_edits_of_a_record_are_built_without_mkdocs(preview: Preview) -> None:
    """One after the other, a broken one among them, of which the preview says what is wrong and shows the last good page."""
    for _ in range(2):
        said = edited(preview, unasked)
        assert AT_WORK not in said
        assert re.search(rf"已生成 \d+ 个页面，预览网址 {preview.address}.*\n检查了 .*\n做了 \d+ 个页面、.*，用了 ", said)
        assert ("做完" in preview.page("practices/sanwen-sanbang/")) == ("做完" in (preview.handbook.root / RECORD).read_text(encoding="utf-8"))
    before = snapshot(site_of(preview))
    said = edited(preview, lambda book: turn(book, "level: 县", "level: 星球"))
    assert f"{RECORD}:" in said
    assert UNCHANGED in said
    assert AT_WORK not in said
    assert "Traceback" not in said
    assert snapshot(site_of(preview)) == before
    assert {path.name for path in site_of(preview).parent.iterdir()} == {site_of(preview).name, f".{site_of(preview).name}-spare"}
    said = edited(preview, lambda book: (turn(book, "level: 县", "level: 星球"), unasked(book)))
    assert AT_WORK not in said
    assert "做完" in preview.page("practices/sanwen-sanbang/")
    assert_as_begun_now(preview)


def test_whatever_else_is_edited_mkdocs_is_at_work(preview: Preview) -> None:
    """Each beside an edit of a record, and an edit of a record alone after it."""
    for name, edit in {**ASKED, "git": commit}.items():
        said = edited(preview, lambda book: (unasked(book), edit(book)))  # noqa: B023  # called at once
        assert AT_WORK in said, name
        if name == "a hidden file":
            assert UNCHANGED in said
            edited(preview, lambda book: (book.docs / "practices/.meta.yml").unlink())
        if name not in ("a module", "a template of the frame"):  # after which the package is imported anew, in the midst of a build
            assert AT_WORK not in edited(preview, unasked), name
    assert_as_begun_now(preview)


def test_there_is_one_hook_however_often_a_preview_begins_to_notice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python forgets none; and nothing is noted when nobody asks."""
    hooks: list[object] = []
    monkeypatch.setattr(sys, "addaudithook", hooks.append)
    noticed._begin_hearing.cache_clear()
    (tmp_path / "a").write_text("a", encoding="utf-8")
    for _ in range(3):
        again.begin_noticing(tmp_path)
        noticed._hear("open", (str(tmp_path / "a"), "r", 0))
        read = again.noticed()
        assert read
        assert str(tmp_path / "a") in read.looks(())
    again.end_noticing()
    noticed._begin_hearing.cache_clear()
    assert len(hooks) == 1
    assert again.noticed() is None
