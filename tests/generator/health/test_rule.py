"""What declares a symptom, the lines that are offered for pasting, and what a source's page tells of it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from handbook import pages
from handbook.checks.rules.symptom_undeclared import damage_line, is_declared, written_by
from handbook.evidence.health import Symptom
from handbook.model import Source
from handbook.model.source import Damage
from handbook.model.vocabulary import Flag
from stock_handbook import OWN, Handbook

BASE: dict[str, Any] = {
    "name": "一篇报告", "short": "一篇", "summary": "一篇报告。", "sectors": ["总馆"], "file": "a.txt", "range": [0, 100],
}  # fmt: skip


def source(**fields: Any) -> Source:
    return Source.model_validate(BASE | fields, context=OWN.context)


@pytest.mark.parametrize(
    ("flag", "damage", "declared"),
    [
        (Flag.REDACTED, [12, 14, "隐名"], True),
        (Flag.REDACTED, [0, 90, "数字缺失"], True),
        (Flag.REDACTED, [0, 90, "转换错字"], False),
        (Flag.REDACTED, [14, 20, "隐名"], False),
        (Flag.REDACTED, [0, 12, "隐名"], False),
        (Flag.YEAR_REPLACED, [13, 20, "数字缺失"], True),
        (Flag.WORD_REPLACED, [13, 20, "转换错字"], True),
        (Flag.SITE_TEXT, [13, 20, "平台附加文字"], True),
    ],
)
def test_damage_declares_what_it_overlaps(flag: Flag, damage: list[Any], declared: bool) -> None:
    start, end, name = damage
    record = source(damage=[{"range": [start, end], "flag": name}], flags=[name])
    assert is_declared(Symptom(flag, 12, 14, "。"), record) is declared


def test_a_flag_alone_declares_only_what_speaks_of_the_whole_text() -> None:
    record = source(flags=["截断", "隐名"])
    assert is_declared(Symptom(Flag.CUT_OFF, 90, 98, "。", general=True), record)
    assert is_declared(Symptom(Flag.NUMBERING_GAP, 0, 2, "。", general=True), record)  # a beginning that is cut off
    assert not is_declared(Symptom(Flag.COUNT_MISMATCH, 0, 2, "。", general=True), record)
    assert not is_declared(Symptom(Flag.REDACTED, 12, 14, "。"), record)


@pytest.mark.parametrize(
    "note", ["写作“xx”，不补。", "写作“a: b, {c}”。", '只有"一半"。', "# 不是注释。", "数字被\n拆开。", "- 不是列表。"]
)
def test_a_damage_line_reads_back_as_itself(note: str) -> None:
    read = yaml.safe_load(f"damage:\n  - {damage_line(Symptom(Flag.REDACTED, 3, 5, note))}\n")["damage"][0]
    assert Damage.model_validate(read) == Damage(range=(3, 5), flag=Flag.REDACTED, note=note)


@pytest.mark.parametrize(
    ("written", "carrier", "latest"),
    [
        ({}, {}, None),
        ({}, {"date": "2023-04-18"}, "2023-04-18"),
        ({"latest": "2012", "reason": "活动名称"}, {"date": "2023-04-18"}, "2012"),
        ({"stated": "2010-05"}, {}, "2010-05"),
        ({"latest": "2023", "reason": "活动名称"}, {"date": "2021-09-15"}, "2021-09-15"),
    ],
)
def test_the_latest_date_is_what_the_record_tells(written: Any, carrier: Any, latest: str | None) -> None:
    assert written_by(source(written=written, carrier=carrier)) == latest


def test_the_page_of_a_source_counts_its_damage(records: Handbook) -> None:
    page = next(page for page in pages.all_pages(pages.Handbook(records.catalog())) if page.record == "docs/sources/tushu-huifang.yml")
    assert "被 xx、?? 代替（下表 1 处）" in page.body
    assert "看不出写于何时</li>" in page.body
