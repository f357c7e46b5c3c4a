"""What the texts of records say is kept as data, and is what it would be if they were read anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.corpus import write_corpus

from handbook.catalog import read_catalog
from handbook.site.kept import Store

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
