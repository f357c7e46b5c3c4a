"""What a store keeps of record files is what the files say, and nothing is kept of a file with faults."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from handbook.load import MAKERS, load_file, load_text
from handbook.site.kept import Store

DOCS = Path(__file__).resolve().parents[3] / "docs"
LINES = some.sampled_from([
    "name: 三联三为", "aliases: [三联, '四簿']", "number: 12", "share: 95.2", "open: null", "sure: true", "id: 007", "said: no",
    "text: \"一行\\n两行\"", "name: again", "键：值", "\tname: x", "steps:", "  - {text: 走访。, cite: a#1}", "&a b", "- c", "]",
])


def test_records_are_read_the_same_from_the_store(tmp_path: Path) -> None:
    files = sorted(DOCS.glob("*/*.yml"))
    plain = [load_file(path, DOCS.parent) for path in files]
    for _ in range(2):  # the first fills the store, the second reads from it
        store = Store(MAKERS, tmp_path / "records.sqlite")
        assert [load_file(path, DOCS.parent, store) for path in files] == plain
        store.keep()
    assert len(plain) > 500


@given(some.lists(LINES, max_size=6))
def test_texts_with_faults_are_told_the_same_from_the_store(lines: list[str]) -> None:
    raw = "\n".join(lines).encode()
    assert load_text(raw, "a.yml", Store()) == load_text(raw, "a.yml")


@pytest.mark.parametrize("raw", [b"name: a\xff", "name: 三联".encode("gbk"), b"\xef\xbb\xbfname: a\r\nid: 1\r\n", b""])
def test_encodings_are_told_the_same_from_the_store(raw: bytes) -> None:
    store = Store()
    assert [load_text(raw, "a.yml", store) for _ in range(2)] == [load_text(raw, "a.yml")] * 2
