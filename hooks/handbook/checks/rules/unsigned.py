"""A handbook that wants it publishes nothing that people have not read against the originals."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog
from ...catalog.readings import Reading, readings_of
from ..rule import Context, Remark, Rule, Scope
from .second_reader import shortage


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each saying without enough signatures, where it is written; none while the settings do not ask for them."""
    if not catalog.settings.signatures.required:
        return
    readings = readings_of(catalog)
    for entry in catalog.valid:
        for reading in readings.of(entry):
            if not reading.is_signed:
                remedy = f"运行 review {entry.id}，对照原文读过再签。"
                yield Remark(_words(reading), remedy, reading.saying.where, entry=entry)


def _words(reading: Reading) -> str:
    return shortage(reading) if reading.signatures else f"{reading.saying.at} 还没有人对照原文签读"


RULE = Rule(
    code="HB484",
    name="没有签读的说法",
    scope=Scope.CATALOG,
    why="规则看得出数字和用词，看不出整句话的意思；handbook.yml 里写了 signatures: {required: true} 的手册，没有人对照原文读过的不发布。",
    bad="steps:\n  - {text: 在联系日到村里现场办公。, cite: tushu-huifang#9}     # 没有人签读",
    good="steps:\n  - {text: 在联系日到村里现场办公。, cite: tushu-huifang#9}     # 已用 review 签读",
    check=check,
)
