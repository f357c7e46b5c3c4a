"""A passage index that looks as it did is read only when somebody asks for it, and says what it says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.corpus import write_corpus

from handbook.catalog import PASSAGES, Catalog, read_catalog
from handbook.checks import engine
from handbook.checks.rule import Context
from handbook.evidence.index import PassageIndex
from handbook.evidence.indexes import Outline
from handbook.site.kept import FILE, Store
from handbook.site.looks import TELLS

SIZE = 300
SOURCE = "source-0"
EDITED = "docs/practices/practice-0.yml"
TIMES = 200  # of which some find files that are older than a tick of the clock
pytestmark = pytest.mark.skipif(not TELLS, reason="这里的文件看不出改过没有，每次都读")


def read(root: Path) -> Catalog:
    """The catalog of a handbook by what is kept, which is kept again."""
    store = Store(root / FILE)
    catalog = read_catalog(root / "docs", kept=store)
    store.keep()
    return catalog


def were_read(catalog: Catalog) -> set[str]:
    """The sources whose indexes were read."""
    return {source for source, each in vars(catalog.library.indexes)["_there"].items() if isinstance(each, PassageIndex)}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A handbook whose indexes are known by the looks of their files."""
    write_corpus(tmp_path / "docs", SIZE)
    for _ in range(TIMES):
        if not were_read(read(tmp_path)):
            return tmp_path
    pytest.fail(f"read {TIMES} times, some files are still too young")


def test_they_say_what_they_would_say_if_they_were_read(root: Path) -> None:
    kept, fresh = read(root).library, read_catalog(root / "docs").library
    assert kept.digest == fresh.digest
    assert kept.places == fresh.places != frozenset()
    assert dict(kept.indexes.outlines()) == {source: Outline.of(index) for source, index in fresh.indexes.items()}
    assert kept.indexes == fresh.indexes


def checked(root: Path) -> Catalog:
    """The catalog after a check, what is known of the records kept."""
    store = Store(root / FILE)
    catalog = read_catalog(root / "docs", kept=store)
    assert engine.run(Context(catalog, root), store=store).errors == 0
    store.keep()
    return catalog


def test_a_check_after_an_edit_reads_few(root: Path) -> None:
    checked(root)
    path = root / EDITED
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    catalog = checked(root)
    entry = next(each for each in catalog.entries if each.path == EDITED)
    cited = {citation.partition("#")[0] for citation in entry.citations}
    assert cited <= were_read(catalog) < {*catalog.library.indexes}


def test_one_that_was_changed_is_read_at_once(root: Path) -> None:
    before, path = read(root).library, root / "docs" / PASSAGES / f"{SOURCE}.json"
    index = json.loads(path.read_text(encoding="utf-8"))
    gone = index["passages"].pop()["n"]
    path.write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")
    now = read(root)
    assert were_read(now) == {SOURCE}
    assert before.places - now.library.places == {(SOURCE, gone)}
    assert now.library.digest == read_catalog(root / "docs").library.digest != before.digest


def test_one_that_changes_after_it_was_looked_at_is_not_taken_for_what_it_was(root: Path) -> None:
    library, path = read(root).library, root / "docs" / PASSAGES / f"{SOURCE}.json"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    for _ in range(2):  # nor for one that is not there, when it is asked for again
        with pytest.raises(OSError, match="changed while it was read"):
            library.passage(SOURCE, 1)


def test_one_that_cannot_be_read_is_told_of_each_time(root: Path) -> None:
    (root / "docs" / PASSAGES / f"{SOURCE}.json").write_text("{", encoding="utf-8")
    told = [[each.path for each in read(root).bad_indexes] for _ in range(3)]
    assert told == [[f"docs/{PASSAGES}/{SOURCE}.json"]] * 3
