"""What is looked for among all records is known of a kept one without the record: and rightly."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import stock_handbook
from handbook.catalog import Catalog, Entry, read_catalog
from handbook.catalog.kept_records import KeptEntry
from handbook.catalog.relations import rank
from handbook.catalog.sketch import Sketch
from handbook.checks.rule import Context
from handbook.checks.rules import same_name
from handbook.model import Practice
from handbook.site.kept import FILE, Store
from handbook.site.looks import TELLS

HOSPITAL = stock_handbook.ROOT / "tests" / "handbooks" / "hospital"
needs_looks = pytest.mark.skipif(not TELLS, reason="这里的文件看不出改过没有，每次都读")
TERM = "docs/terms/near-miss.yml"
TIMES = 8  # of which the second finds files that are older than a tick of the clock


def read(root: Path) -> Catalog:
    """The catalog of a handbook by what is kept, which is kept again."""
    store = Store(root / FILE)
    catalog = read_catalog(root / "docs", kept=store)
    store.keep()
    return catalog


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A handbook whose records are known by the looks of their files."""
    shutil.copytree(HOSPITAL, tmp_path / "hospital", ignore=shutil.ignore_patterns("site", ".cache"))
    for _ in range(TIMES):
        if all(isinstance(entry, KeptEntry) for entry in read(tmp_path / "hospital").entries):
            return tmp_path / "hospital"
    pytest.fail(f"read {TIMES} times, some files are still too young")


def sketch_of(root: Path, identifier: str) -> Sketch:
    """That of a record whose file has been read."""
    entry = read_catalog(root / "docs").get(identifier)
    assert entry
    return entry.sketch


def made(catalog: Catalog) -> list[str]:
    """The records that had to be made."""
    return [entry.path for entry in catalog.entries if "record" in vars(entry)]


def found(catalog: Catalog, entry: Entry) -> object:
    """What is found of a record and by way of it, without what holds it."""
    links = [(link.entry.path, link.field, link.number) for field in ("solves", "templates", "related") for link in catalog.backlinks(entry.id, field)]
    named = [other.path for name in entry.sketch.names for other in catalog.named(name)]
    citing = {number: [other.path for other in who] for number, who in catalog.cited_in(entry.id).items()}
    line = (entry.line.made_from, rank(entry)) if entry.model is Practice else None
    return entry.sketch, entry.name, entry.citations, entry.link, line, links, named, citing


@needs_looks
def test_a_record_that_is_passed_by_is_not_made(root: Path) -> None:
    kept, anew = read(root), read_catalog(root / "docs")
    for entry in anew.valid:
        known = kept.get(entry.id)
        assert known is not None
        assert found(kept, known) == found(anew, entry)
    assert made(kept) == []
    assert len(made(anew)) == len(anew.valid)


@needs_looks
def test_to_find_no_name_twice_no_record_is_made(root: Path) -> None:
    kept = read(root)
    assert list(same_name.RULE.check(kept, Context(kept, root))) == []
    assert made(kept) == []


@needs_looks
def test_the_model_in_which_a_link_stands_is_found_when_it_is_asked_for(root: Path) -> None:
    kept, anew = read(root), read_catalog(root / "docs")
    problem = next(entry.id for entry in anew.valid if anew.backlinks(entry.id, "solves"))
    assert [link.detail for link in kept.backlinks(problem, "solves")] == [link.detail for link in anew.backlinks(problem, "solves")]


@needs_looks
def test_of_a_record_that_was_edited_it_is_known_as_it_is(root: Path) -> None:
    path = root / TERM
    path.write_text(path.read_text(encoding="utf-8").replace("name: ", "name: 再"), encoding="utf-8")
    for _ in range(2):
        edited = read(root).get("near-miss")
        assert edited
        assert edited.name.startswith("再")
        assert edited.sketch == sketch_of(root, "near-miss")
