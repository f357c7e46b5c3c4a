"""Whatever stands in a report that is shown is text wherever it is published: page, search, data, links to its words."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hostile_records import Outline, catalog_with, entry_of, page_of
from test_pages import STRINGS, active

import stock_handbook
from handbook.evidence.index_file import read_index, write_index
from handbook.evidence.shown import pieces, readable, rests_on
from handbook.exports import search
from handbook.exports.data import write_data
from handbook.exports.search.index import PROSE
from handbook.pages.page import Page, tell
from handbook.settings.publication import UNPUBLISHED
from searching import indexed
from stock_handbook import Handbook

UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u200b-\u200f\u202a-\u202e\u2060-\u206f\U000e0000-\U000e007f]")


@pytest.fixture(scope="module")
def handbook(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    return stock_handbook.records_only(tmp_path_factory.mktemp("hostile") / "handbook")


def report(hostile: str) -> str:
    return f"分馆学习情况\n分馆每月学习 3 次，{hostile}，全年 36 次。\n"


def made(handbook: Handbook, hostile: str) -> Page:
    entry = entry_of("source", lambda field: "文字")
    return page_of(catalog_with(handbook, entry, report=report(hostile)), entry)


@pytest.mark.parametrize("name", STRINGS)
def test_a_hostile_report_is_read_and_does_nothing(handbook: Handbook, name: str) -> None:
    outline, harmless = Outline(made(handbook, STRINGS[name]).body), Outline(made(handbook, "文字").body)
    assert active(outline) == active(harmless)
    assert {tag for tag, _ in outline.elements} == {tag for tag, _ in harmless.elements}
    assert not [names for _, names in outline.elements if any(it.startswith("on") for it in names)]
    assert not [it for it in outline.addresses if not it.startswith(("../", "#", "?", "http")) and ":" in it]
    assert UNSEEN.sub("", STRINGS[name]).strip() in outline.text
    assert not UNSEEN.search(outline.text)


@pytest.mark.parametrize("name", STRINGS)
def test_an_index_keeps_a_hostile_report_to_the_letter(handbook: Handbook, name: str) -> None:
    index = catalog_with(handbook, entry_of("source", lambda field: "文字"), report=report(STRINGS[name])).shown("e-yi")
    assert index is not None
    written = write_index(index)
    assert read_index(written) == index
    assert not UNSEEN.search(written)
    assert all(map(index.is_true_to, index.passages))
    for passage in index.passages:
        words = readable(index, passage)
        assert words is not None
        assert "".join(piece.text for piece in pieces(index, passage)) == words.text
        for span in rests_on([STRINGS[name], "每月学习 3 次"], index, passage):
            assert 0 <= span.start < span.end <= len(words.text)


def test_the_search_index_holds_hostile_reports_as_text(handbook: Handbook, tmp_path: Path) -> None:
    (tmp_path / PROSE).parent.mkdir()
    (tmp_path / PROSE).write_text('{"docs": []}', encoding="utf-8")
    pages = [made(handbook, hostile) for hostile in STRINGS.values()]
    search.write_index(tmp_path, [tell(passage.as_document(page.url)) for page in pages for passage in page.passages])
    docs = indexed(tmp_path)
    assert docs
    assert not [doc for doc in docs if UNSEEN.search(doc["text"])]
    assert any("[[lianxihui|<script>x</script>]]" in doc["text"] for doc in docs)  # the words of a report link nothing


@pytest.mark.parametrize("name", ["mention with code", "mention of a path", "script", "right to left"])
def test_the_data_file_has_the_words_of_a_report_as_they_are(handbook: Handbook, name: str) -> None:
    entry = entry_of("source", lambda field: "文字")
    data = json.loads(write_data(catalog_with(handbook, entry, report=report(STRINGS[name])), UNPUBLISHED))
    (source,) = (source for source in data["sources"] if source["id"] == "e-yi")
    assert source["passages"][1]["text"] == report(UNSEEN.sub("", STRINGS[name])).split("\n")[1]
