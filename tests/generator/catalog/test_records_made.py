"""To check a handbook again after an edit, and to find what follows from its records, only those are made that the edit touches."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.corpus import write_corpus

from handbook.catalog import Catalog, Entry, read_catalog
from handbook.catalog.kept_mentions import Shelf
from handbook.catalog.kept_records import KeptEntry
from handbook.catalog.mentions import term_names
from handbook.catalog.relations import relations_of
from handbook.checks import engine
from handbook.checks.form_names import form_names_of
from handbook.checks.rule import Context
from handbook.model import Practice, Source
from handbook.site.kept import FILE, Store
from handbook.site.looks import TELLS

SIZE = 120
EDITED = "docs/practices/practice-0.yml"
WORDS = "先从内部联系做起", "先从身边联系做起"
TIMES = 8  # of which the second finds files that are older than a tick of the clock
pytestmark = pytest.mark.skipif(not TELLS, reason="这里的文件看不出改过没有，每次都读")


def checked(root: Path) -> Catalog:
    """The catalog of a handbook in which the rules find nothing, by what is kept, which is kept again."""
    store = Store(root / FILE)
    catalog = read_catalog(root / "docs", kept=store)
    assert engine.run(Context(catalog, root), store=store).errors == 0
    catalog.once(Shelf).keep()
    store.keep()
    return catalog


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook whose records are known by the looks of their files, but for one that was edited since."""
    root = tmp_path_factory.mktemp("corpus")
    write_corpus(root / "docs", SIZE)
    for _ in range(TIMES):
        if all(isinstance(entry, KeptEntry) for entry in checked(root).entries):
            break
    else:
        pytest.fail(f"read {TIMES} times, some files are still too young")
    path = root / EDITED
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(*WORDS), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    return root


@pytest.fixture(scope="module")
def edited(root: Path) -> Catalog:
    """The catalog of that handbook, after its check."""
    return checked(root)


def made(catalog: Catalog) -> set[str]:
    """The records that were made."""
    return {entry.path for entry in catalog.entries if "record" in vars(entry)}


def touched(catalog: Catalog) -> set[str]:
    """The edited record and what may be said of it: records that it names or that name it, or that cite a passage with it; and the
    records to which these lead, for they are held against them again."""
    one = next(entry for entry in catalog.entries if entry.path == EDITED)
    beside = [each for each in catalog.entries if _lead(one, each) or _lead(each, one) or {*each.citations} & {*one.citations}]
    return {EDITED, *(each.path for each in beside), *(each.path for each in catalog.entries if any(_lead(near, each) for near in beside))}


def _lead(one: Entry, other: Entry) -> bool:
    return any(target == other.id for target, _ in one.sketch.links)


def test_to_check_again_the_records_are_made_that_the_edit_touches(edited: Catalog) -> None:
    """And the sources, by whose files it is seen that no report is published as something else."""
    sources = {entry.path for entry in edited.read_of(Source)}
    assert EDITED in made(edited)
    assert made(edited) <= touched(edited) | sources
    assert len(touched(edited) | sources) < SIZE / 2


def test_what_follows_from_all_records_is_found_without_them(root: Path, edited: Catalog) -> None:
    before, relations, anew = made(edited), relations_of(edited), read_catalog(root / "docs")
    other = next(entry for entry in edited.of(Practice) if entry.path != EDITED)
    found = relations.namesakes, relations.alike, term_names(edited), form_names_of(edited).forms, relations.limits(other)
    assert [entry.sketch.often for entry in edited.valid] == [entry.sketch.often for entry in anew.valid]
    assert found[2:4] == (term_names(anew), form_names_of(anew).forms)
    assert made(edited) == before
