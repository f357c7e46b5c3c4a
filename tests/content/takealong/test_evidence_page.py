"""T7: how the evidence of a practice is decided stands on one page, with the number of practices of each grade."""

from __future__ import annotations

from collections import Counter

import pytest
from playwright.sync_api import expect
from taken import Open, Taken

from handbook.model import Practice
from handbook.model.vocabulary import Evidence, Status


def test_every_grade_is_explained_and_counted(taken: Taken) -> None:
    page = taken.handbook.page("evidence")
    for vocabulary, field, prefix in ((Evidence, "evidence", ""), (Status, "status", "status-")):
        counted = Counter(getattr(entry.record, field) for entry in taken.catalog.of(Practice))
        for value in vocabulary:
            row = page.partition(f'<tr id="{prefix}{value.slug}">')[2].partition("</tr>")[0]
            assert value.definition in row
            assert f">{counted[value]} 条</a>" in row


@pytest.mark.about("practices/sanlian-sanwei")
def test_the_badge_of_a_practice_leads_to_it(open_page: Open) -> None:
    page = open_page("practices/sanlian-sanwei/")
    page.locator(".hb-limit").get_by_role("link", name="怎样定").click()
    page.wait_for_url("**/evidence/#formula")
    expect(page.locator("#formula")).to_be_visible()


@pytest.mark.parametrize("value", list(Evidence))
def test_a_badge_says_its_grade_in_words(value: Evidence, open_page: Open) -> None:
    page = open_page("evidence/")
    badge = page.locator(f".hb-evidence--{value.slug}").first
    assert badge.inner_text() == str(value)
