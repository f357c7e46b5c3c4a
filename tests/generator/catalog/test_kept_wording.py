"""How the 2-grams of the passages are spread is gathered once, and is what it would be if it were gathered anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bench.corpus import write_corpus

from handbook.catalog import PASSAGES, read_catalog
from handbook.catalog.reading import WORDING
from handbook.checks.places import place_of
from handbook.evidence.fingerprints import pairs
from handbook.evidence.library import Library
from handbook.site.kept import Store

SOURCE = "source-0"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    write_corpus(tmp_path / "docs", 60)
    return tmp_path / "docs"


def told_by(library: Library, docs: Path) -> list[object]:
    """What the wording says of every statement of the records."""
    wording = library.wording
    statements = [cited.statement for entry in read_catalog(docs).valid for cited in entry.cited]
    cited = [{place for place in map(place_of, each.cites) if library.passage(*place)} for each in statements]
    return [
        (wording.candidates(sorted(asked := pairs(each.text)), set()), [*map(wording.weigh, sorted(asked))], wording.closer(each.text, there), wording.share(asked, there))
        for each, there in zip(statements, cited, strict=True)
    ]


def once(docs: Path) -> tuple[bool, list[object]]:
    """Was it kept, and what does it say? It is kept afterwards."""
    store = Store(docs.with_name("kept.sqlite"))
    library = read_catalog(docs, kept=store).library
    was_kept = store.find(WORDING, library.digest) is not None
    told = told_by(library, docs)
    store.keep()
    return was_kept, told


def test_it_is_gathered_once_and_says_the_same(docs: Path) -> None:
    anew = told_by(read_catalog(docs).library, docs)
    assert any(anew)
    assert [once(docs), once(docs)] == [(False, anew), (True, anew)]


def test_of_other_passages_it_is_gathered_anew(docs: Path) -> None:
    _, before = once(docs)
    path = docs / PASSAGES / f"{SOURCE}.json"
    index = json.loads(path.read_text(encoding="utf-8"))
    del index["passages"][-1]
    path.write_text(json.dumps(index, ensure_ascii=False), encoding="utf-8")
    was_kept, told = once(docs)
    assert not was_kept
    assert told == told_by(read_catalog(docs).library, docs) != before


def test_what_is_spoilt_is_gathered_anew(docs: Path) -> None:
    _, before = once(docs)
    kept = docs.with_name("kept.sqlite")
    content = kept.read_bytes()
    kept.write_bytes(content[: len(content) // 2])
    assert once(docs) == (False, before)
