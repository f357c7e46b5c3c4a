"""A page that rests on a wording the rules no longer use says so, with both wordings and the article."""

from __future__ import annotations

import re

import pytest

from handbook.catalog import Catalog
from handbook.catalog.relations import relations_of

NOTICE = re.compile(r'<div class="hb-notice" id="dated">(.*?)</div>', re.DOTALL)


@pytest.mark.about("practices/huodong-jingfei-yusuan")
def test_the_notice_names_both_wordings_and_the_article(catalog: Catalog, bodies: dict[str, str]) -> None:
    notice = NOTICE.search(bodies["practices/huodong-jingfei-yusuan/"])
    assert notice
    text = re.sub("<[^>]*>", "", notice[1])
    assert "来源时点与现行规定可能不同，请以现行规定和上级要求为准" in text
    assert "来源写“列入行政经费预算”" in text
    assert "第四十条（管机关），已对照转载" in text


def test_a_page_has_the_notice_exactly_when_a_cited_passage_uses_a_former_wording(
    catalog: Catalog, bodies: dict[str, str]
) -> None:
    relations = relations_of(catalog)
    pages = [entry for entry in catalog.valid if entry.kind in ("practice", "problem", "template")]
    assert {entry.id for entry in pages if relations.dated(entry)} == {
        entry.id for entry in pages if NOTICE.search(bodies[entry.url])
    }


def test_every_notice_rests_on_the_passage_itself(catalog: Catalog) -> None:
    relations = relations_of(catalog)
    for entry in catalog.valid:
        for dated in relations.dated(entry):
            places = (cite.partition("#") for cite in entry.citations)
            assert any(
                catalog.library.contains(source, int(number), dated.former.wording) == "yes"
                for source, _, number in places
            )
