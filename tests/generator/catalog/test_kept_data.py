"""What the texts of records say is kept as data, and is what it would be if they were read anew."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from bench.corpus import write_corpus

import handbook
from handbook.catalog import Entry, read_catalog
from handbook.site.kept import Store
from handbook.site.looks import Clock
from handbook.site.staging import explain

PLACE = "practices/practice-0.yml"
TERM = "name: 台账\nsummary: 记下来的。\nnumber: {}\n"
SCALARS = ["1", "1.0", "-0", "007", "true", "~", "", '"1"', "[1, 1.50, null]", "{a: False}", r'"\x5b\u2028\"\\"', "|\n  两\n  行", "123456789012345678"]


def data_of(docs: Path, kept: Store | None = None) -> dict[str, str]:
    """The data of every record file by its path, written out, so that 1 and 1.0 are told apart."""
    return {entry.path: repr((entry.file.data, entry.record)) for entry in read_catalog(docs, kept=kept).entries}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Records with all that a plain value can be."""
    folder = tmp_path / "docs" / "terms"
    folder.mkdir(parents=True)
    for number, scalar in enumerate(SCALARS):
        (folder / f"term-{number}.yml").write_text(TERM.format(scalar), encoding="utf-8")
    write_corpus(tmp_path / "docs", 20)
    return tmp_path / "docs"


def kept_of(docs: Path) -> dict[str, str]:
    """The data by way of the store of a folder, which is kept afterwards."""
    store = Store(docs.with_name("kept.sqlite"))
    data = data_of(docs, store)
    store.keep()
    return data


def test_what_is_kept_is_what_the_texts_say(docs: Path) -> None:
    assert kept_of(docs) == kept_of(docs) == data_of(docs)


def test_a_text_that_was_edited_is_read_anew(docs: Path) -> None:
    kept_of(docs)
    path = docs / "terms" / "term-0.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("记下来的", "写下来的"), encoding="utf-8")
    assert kept_of(docs) == data_of(docs)


def test_a_text_with_faults_has_them_each_time(docs: Path) -> None:
    (docs / "terms" / "tab.yml").write_text("name: 台账\n\tsummary: 记\n", encoding="utf-8")
    for _ in range(2):
        store = Store(docs.with_name("kept.sqlite"))
        assert [entry.id for entry in read_catalog(docs, kept=store).faulty if entry.file.faults] == ["tab", "term-10"]  # and one with a character that nobody sees
        store.keep()


# Files that are as they were


@pytest.fixture
def settled(docs: Path) -> Path:
    """Kept records of files that are old enough."""
    while type(entry_of(docs)) is Entry:
        kept_of(docs)
    return docs


def entry_of(docs: Path) -> Entry:
    """A practice, as it is read with what is kept."""
    catalog = read_catalog(docs, kept=Store(docs.with_name("kept.sqlite")))
    return next(entry for entry in catalog.entries if entry.path == "docs/practices/practice-0.yml")


def test_a_file_that_is_as_it_was_is_not_read(settled: Path) -> None:
    path = settled / PLACE
    entry = entry_of(settled)
    path.unlink()
    assert "责任到人" in entry.text
    with pytest.raises(OSError, match="practice-0"):
        entry.file.text  # noqa: B018


def test_a_file_of_the_same_size_and_time_is_another_one(settled: Path) -> None:
    path = settled / PLACE
    before = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("责任到人", "责任到户"), encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert "责任到户" in entry_of(settled).text


def test_a_file_that_was_written_while_it_was_read_is_read_again(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After it was looked at, and before the clock of the disk has moved on: it looks the same, and is another."""
    monkeypatch.setattr(Clock, "tells", lambda clock, path, look, *_: look.tells(look.changed))
    kept_of(docs)
    monkeypatch.undo()
    assert type(entry_of(docs)) is Entry


def test_a_preview_goes_on_keeping_what_it_does_not_read_again(settled: Path) -> None:
    """A record of the build before, whose file was written once more as it was: it is kept for the build after."""
    former = read_catalog(settled, kept=Store(settled.with_name("kept.sqlite")))
    (settled / PLACE).write_bytes((settled / PLACE).read_bytes())
    for _ in range(2):
        store = Store(settled.with_name("kept.sqlite"))
        former = read_catalog(settled, former, store)
        store.keep()
    assert data_of(settled) == kept_of(settled)
    while type(entry_of(settled)) is Entry:
        store = Store(settled.with_name("kept.sqlite"))
        former = read_catalog(settled, former, store)
        store.keep()


def test_who_changes_a_file_between_reading_and_asking_is_told(settled: Path) -> None:
    entry = entry_of(settled)
    (settled / PLACE).write_text("name: 别的\n", encoding="utf-8")
    with pytest.raises(OSError, match="changed while it was read") as error:
        entry.file.text  # noqa: B018
    assert "再运行一次" in (explain(error.value) or "")


def test_other_words_make_other_records(settled: Path) -> None:
    """A value that the settings no longer have is a fault, though the file is as it was."""
    shutil.copy(Path(str(handbook.__file__)).parent / "stock" / "handbook.yml", settled.parent)
    fresh = read_catalog(settled)
    again = read_catalog(settled, kept=Store(settled.with_name("kept.sqlite")))
    assert [entry.id for entry in again.faulty] == [entry.id for entry in fresh.faulty]
    assert len(fresh.faulty) > 10
