"""An address of a facet that is cut short leads to its values, and from there to every page of a value."""

from __future__ import annotations

import re

from handbook.pages import Handbook as Contents
from handbook.pages.facet_index import ADDRESS, facet_index_drafts
from handbook.pages.facets import facet_drafts
from stock_handbook import Handbook

LINK = re.compile(r'href="((?:\.\./)+)(facets/[\w-]+/[\w-]+/)"')


def test_all_values_are_reached_from_the_index_and_from_the_page_of_their_facet(records: Handbook) -> None:
    contents = Contents(records.catalog())
    values = [draft.url for draft in facet_drafts(contents)]
    pages = {draft.url: draft.make() for draft in facet_index_drafts(contents)}
    groups = dict.fromkeys(url.rsplit("/", 2)[0] + "/" for url in values)
    assert list(pages) == [ADDRESS, *groups]
    assert [link for _, link in LINK.findall(pages[ADDRESS].body)] == values
    for group in groups:
        found = LINK.findall(pages[group].body)
        assert [link for _, link in found] == [url for url in values if url.startswith(group)]
        assert {up for up, _ in found} == {"../../"}
