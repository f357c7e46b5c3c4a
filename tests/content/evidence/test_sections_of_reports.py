"""Where a section of another kind begins in each report, each heading read by eye."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from ours import DOCS, needs_data, own_data

from handbook.catalog import read_catalog
from handbook.evidence.index import PassageIndex


@pytest.fixture(scope="module")
def indexes() -> Mapping[str, PassageIndex]:
    return read_catalog(DOCS).library.indexes


SECTIONS: dict[str, str] = own_data("sections.yml") or {}


@needs_data("sections.yml")
@pytest.mark.parametrize("source", SECTIONS)
def test_the_sections_of_the_reports(source: str, indexes: Mapping[str, PassageIndex]) -> None:
    passages = indexes[source].passages
    before = [None, *(str(passage.telling or "-") for passage in passages)]
    changes = [
        f"{p.number} {p.telling or '-'}"
        for p, last in zip(passages, before, strict=False)
        if str(p.telling or "-") != last
    ]
    assert " ".join(changes) == SECTIONS[source]
