"""Form files and parsed records are kept from build to build, and never shown when they are not what would be made now."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

import stock_handbook
from handbook import build
from handbook.forms import docx
from handbook.settings.publication import Publication
from handbook.site.kept import NOBODY, Makers, Store


class Maker:
    """Makes a file and remembers how often."""

    def __init__(self, content: bytes = b"form") -> None:
        self.content = content
        self.made = 0

    def __call__(self) -> bytes:
        self.made += 1
        return self.content


def ask(path: Path, description: object, maker: Maker, makers: Makers = NOBODY) -> bytes:
    store = Store(makers, path)
    content = store.get(description, maker)
    store.keep()
    return content


def test_a_file_is_made_once(tmp_path: Path) -> None:
    maker = Maker()
    assert [ask(tmp_path / "kept" / "a.sqlite", "form 1", maker) for _ in range(3)] == [b"form"] * 3
    assert maker.made == 1


def test_another_description_is_another_file(tmp_path: Path) -> None:
    assert ask(tmp_path / "a.sqlite", "form 1", Maker(b"one")) == b"one"
    assert ask(tmp_path / "a.sqlite", "form 2", Maker(b"two")) == b"two"


def test_what_is_not_used_any_more_is_not_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    maker = Maker()
    ask(path, "form 1", maker)
    ask(path, "form 2", Maker())
    ask(path, "form 1", maker)
    assert maker.made == 2


def test_other_code_makes_other_files(tmp_path: Path) -> None:
    """The code is a copy on the disk with one character more."""
    code = tmp_path / "code"
    code.mkdir()
    (code / "form.xml").write_text("<a/>", encoding="utf-8")
    maker = Maker()
    for text in ("<a/>", "<a />", "<a />"):
        (code / "form.xml").write_text(text, encoding="utf-8")
        ask(tmp_path / "a.sqlite", "form 1", maker, Makers((code,), ()))
    assert maker.made == 2


@pytest.mark.parametrize("damage", [b"", b"no database", b"SQLite format 3\x00" + b"\xff" * 5000])
def test_a_damaged_store_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "a.sqlite"
    path.write_bytes(damage)
    maker = Maker()
    assert ask(path, "form 1", maker) == b"form"
    assert ask(path, "form 1", maker) == b"form"
    assert maker.made == 1


def test_half_a_store_is_as_good_as_none(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    store = Store(NOBODY, path)
    for number in range(50):
        store.get(number, Maker(os.urandom(2000)))
    store.keep()
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert ask(path, "form 1", Maker()) == b"form"
    assert ask(path, "form 1", Maker(b"not asked for")) == b"form"


def test_damage_within_what_is_kept_is_noticed_and_mended(tmp_path: Path) -> None:
    """The database itself is whole; it is one of its contents that is not."""
    path = tmp_path / "a.sqlite"
    maker = Maker(b"the form as it was written")
    ask(path, "form 1", maker)
    path.write_bytes(path.read_bytes().replace(b"as it was", b"as it WAS"))
    assert [ask(path, "form 1", maker) for _ in range(2)] == [maker.content] * 2
    assert maker.made == 2


def test_a_store_that_another_build_is_writing_is_left_to_it(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    ask(path, "form 1", Maker())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    other.execute("DELETE FROM files")
    assert ask(path, "form 2", Maker(b"two")) == b"two"
    other.execute("COMMIT")
    other.close()
    maker = Maker()
    ask(path, "form 1", maker)
    assert maker.made == 1  # the other build had taken it out


def test_a_store_of_an_earlier_version_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "a.sqlite"
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE files (made_from BLOB PRIMARY KEY, content BLOB NOT NULL) WITHOUT ROWID")
    database.close()
    maker = Maker()
    assert [ask(path, "form 1", maker) for _ in range(2)] == [b"form"] * 2
    assert maker.made == 1


def test_where_nothing_can_be_written_files_are_made_each_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file where the folder would be", encoding="utf-8")
    maker = Maker()
    for _ in range(2):
        assert ask(tmp_path / "file" / "a.sqlite", "form 1", maker) == b"form"
    assert maker.made == 2


def test_without_a_file_nothing_is_kept() -> None:
    maker = Maker()
    store = Store()
    assert [store.get("form 1", maker) for _ in range(2)] == [b"form"] * 2
    assert maker.made == 2


def test_what_is_made_while_code_is_being_edited_is_not_taken_for_the_work_of_the_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a preview: the code is saved once more after the build has loaded it."""
    handbook = stock_handbook.whole(tmp_path / "handbook")
    code = handbook.write("form.py", "old")

    def begun(at_work: bytes) -> build.Build:
        monkeypatch.setitem(build.MADE, "forms", Makers((code,), ()))
        monkeypatch.setattr(docx, "write", lambda form: at_work)
        made = build.Build(handbook.docs, handbook.site, {}, Publication("手册", ""))
        made.begin()
        return made

    first = begun(b"old")
    code.write_text("new", encoding="utf-8")
    first.write_files()
    second = begun(b"new")
    second.write_files()
    written = {path.read_bytes() for path in second.staging.folder.glob("templates/*/*.docx")}
    assert written == {b"new"}
