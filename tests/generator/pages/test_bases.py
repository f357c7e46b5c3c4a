"""What a term rests on says of each document how far it was checked, when, and what was read for it."""

from __future__ import annotations

import re

import pytest

from handbook.catalog import Catalog, Entry
from handbook.model.vocabulary import CheckState
from handbook.pages.handbook import Handbook as Contents
from handbook.pages.records import record_page
from handbook.pages.search import search_entry
from handbook.pages.writer import Writer
from stock_handbook import Handbook

OLD = "  - {document: 《中华人民共和国公共图书馆法》, state: 待核对}\n"
OFFICIAL = "  - {document: 《公共图书馆法》（2018年修正）, article: 第三十一条, state: 已核对, checked: 2026-11-01}\n"
COPIED = "  - {document: 《图书馆结对细则》（2021年）, state: 已对照转载, checked: 2026-11-02, read: 县馆网站转载的第三条}\n"
PENDING = "  - {document: 《图书馆结对通知》（2022年）, read: 只读到一篇报道}\n"
SAID = {
    OFFICIAL: "《公共图书馆法》（2018年修正），第三十一条 已核对，2026-11-01",
    COPIED: "《图书馆结对细则》（2021年） 已对照转载，2026-11-02 文本：县馆网站转载的第三条",
    PENDING: "《图书馆结对通知》（2022年） 待核对 文本：只读到一篇报道",
}
OFFICIAL_FIRST = "引用前看正式文本"


def resting_on(records: Handbook, *bases: str) -> tuple[Entry, Catalog]:
    """A term that rests on these documents, and the records."""
    path = records.docs / "terms/tushu-zongguan.yml"
    text = path.read_text(encoding="utf-8")
    assert OLD in text
    path.write_text(text.replace(OLD, "".join(bases)), encoding="utf-8")
    catalog = records.catalog()
    entry = catalog.get("tushu-zongguan")
    assert entry
    return entry, catalog


def told(records: Handbook, *bases: str) -> tuple[list[str], str]:
    """The lines of the documents on the page of a term that rests on them, and the note below."""
    entry, catalog = resting_on(records, *bases)
    html = record_page(entry, Writer(Contents(catalog))).body
    box = html[html.index('<div class="hb-official">') :]
    items, note = box[: box.index("</ul>")], box[box.index('<p class="hb-note">') : box.index("</p>")]
    return re.sub("<(?!/?li)[^>]*>", "", items).strip().removeprefix("<li>").removesuffix("</li>").split("</li>\n<li>"), note


def test_each_document_says_how_far_it_was_checked_and_what_was_read(records: Handbook) -> None:
    lines, _ = told(records, OFFICIAL, COPIED, PENDING)
    assert lines == [SAID[OFFICIAL], SAID[COPIED], SAID[PENDING]]


@pytest.mark.parametrize(
    ("bases", "states"),
    [
        ((OFFICIAL,), ()),
        ((COPIED,), (CheckState.COPIED,)),
        ((PENDING, OFFICIAL), (CheckState.PENDING,)),
        ((PENDING, COPIED, COPIED), (CheckState.COPIED, CheckState.PENDING)),
    ],
)
def test_the_note_says_what_is_wanting_once_for_each_way(
    records: Handbook, bases: tuple[str, ...], states: tuple[CheckState, ...]
) -> None:
    _, note = told(records, *bases)
    said = "".join(f"{state}：{state.definition}。" for state in states)
    assert note.startswith(f'<p class="hb-note">{said}{OFFICIAL_FIRST}')


def test_who_reprints_a_rule_is_nothing_that_the_search_finds(records: Handbook) -> None:
    text = search_entry(*resting_on(records, COPIED, PENDING)).text
    assert "《图书馆结对细则》（2021年）" in text
    assert "转载的第三条" not in text
    assert "只读到" not in text
