"""A name that its report misprints is titled as it is meant, and the page says what the report prints."""

from __future__ import annotations

from ours import some

from handbook.catalog import Catalog, Entry
from handbook.model import Practice, WorkTemplate
from handbook.pages.search import search_entry


def misprinted(catalog: Catalog) -> list[Entry]:
    found = [entry for model in (Practice, WorkTemplate) for entry in catalog.of(model) if entry.record.reading]
    some(found, "印错的名称")
    return found


def test_the_title_is_the_right_reading_and_the_printed_one_is_told(catalog: Catalog, bodies: dict[str, str]) -> None:
    for entry in misprinted(catalog):
        page = bodies[entry.url]
        assert f'<h1 id="top">{entry.record.reading}</h1>' in page
        assert f"报告印作“{entry.record.name}”，字印错了。" in page


def test_either_way_of_writing_finds_it(catalog: Catalog) -> None:
    for entry in misprinted(catalog):
        found = search_entry(entry, catalog)
        assert (found.title, entry.record.name in found.aliases) == (entry.record.reading, True)
        assert entry in catalog.named(entry.record.name) and entry in catalog.named(entry.record.reading)
