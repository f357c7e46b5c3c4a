"""What a page refers to within itself is there, and nothing is published that no page asks for."""

from __future__ import annotations

import re

from stock_handbook import Handbook

REFERS = re.compile(r' (?:for|list|aria-(?:controls|labelledby|describedby|owns))="([^"]+)"')


def test_what_refers_to_a_part_of_the_page_finds_it(built: Handbook) -> None:
    pages = sorted(built.site.rglob("*.html"))
    assert len(pages) > 20
    for page in pages:
        html = page.read_text(encoding="utf-8")
        named = {name for names in REFERS.findall(html) for name in names.split()}
        assert named <= set(re.findall(r' id="([^"]+)"', html)), page


def test_parts_of_pages_are_not_published_by_themselves(built: Handbook) -> None:
    assert not (built.site / "partials").exists()
