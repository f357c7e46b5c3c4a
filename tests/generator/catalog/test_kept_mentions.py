"""What is kept of which terms records mention is of the records that are there."""

from __future__ import annotations

from pathlib import Path

from bench.corpus import write_corpus

from handbook.catalog import read_catalog
from handbook.catalog.kept_mentions import RECIPE, Shelf
from handbook.catalog.relations import relations_of
from handbook.site.kept import FILE, Store
from handbook.site.parts import Parted, Rows


def kept_after_asking(root: Path) -> set[str]:
    """Ask which terms the records of a handbook mention; the files of which that is kept then."""
    store = Store(root / FILE)
    catalog = read_catalog(root / "docs", kept=store)
    assert relations_of(catalog).terms
    catalog.once(Shelf).keep()
    store.keep()
    kept = vars(catalog.once(Shelf)._found)["_parted"]
    return {*Rows(Parted(Store(root / FILE), RECIPE, vars(kept)["_about"]).sections.get("mentions", ())).rows}


def test_a_record_that_has_gone_is_forgotten(tmp_path: Path) -> None:
    write_corpus(tmp_path / "docs", 40)
    there, gone = kept_after_asking(tmp_path), "docs/practices/practice-3.yml"
    assert gone in there
    (tmp_path / gone).unlink()
    assert kept_after_asking(tmp_path) == there - {gone}
