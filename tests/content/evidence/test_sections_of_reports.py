"""Where a section of another kind begins in each report, each heading read by eye."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from ours import DOCS, needs_data, own_data

from handbook.catalog import read_catalog
from handbook.evidence.index import PassageIndex
from handbook.evidence.indexing import build_index
from handbook.evidence.passages import Span
from handbook.model.vocabulary import Telling
from handbook.reports.reading import read_report


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


@pytest.mark.parametrize("heading", ["一、党建工作成效", "二、党建工作经验", "一 党建工作做法"])
def test_a_heading_of_this_trade_tells_what_is_done(heading: str, tmp_path: Path) -> None:
    text = f"某县调研报告\n{heading}\n支部每月碰头一次。\n"
    (tmp_path / "报告.txt").write_text(text, encoding="utf-8")
    index = build_index("baogao", read_report(tmp_path / "报告.txt"), Span(0, len(text)))
    assert [passage.telling for passage in index.passages] == [None, Telling.DONE, Telling.DONE]
