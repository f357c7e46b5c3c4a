"""The register of passages on a report's page."""

from __future__ import annotations

from reading import tables

from handbook.catalog import Catalog
from handbook.model import Source


def test_each_passage_says_what_its_section_tells(catalog: Catalog, bodies: dict[str, str]) -> None:
    """Of a source whose text is not shown: one that is has its passages themselves."""
    for entry in (each for each in catalog.of(Source) if not each.record.is_shown):
        heads = ["段", "位置", "部分", "起止", "数字", "哪里引了它"]
        parts = [table.rows for table in tables(bodies[f"sources/{entry.id}/"]) if [cell.text for cell in table.rows[0]] == heads]
        rows = [row for _, *part in parts for row in part]
        tellings = [passage.telling or "" for passage in catalog.library.indexes[entry.id].passages]
        assert [row[2].text for row in rows] == tellings, entry.id
