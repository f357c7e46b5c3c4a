"""A signature holds as long as the sentence, its citations and the cited passages are what was read."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog
from ...catalog.readings import Change, Void, readings_of
from ..rule import Context, Remark, Rule, Scope, Severity


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each signature that no longer holds, where it is written."""
    readings = readings_of(catalog)
    for signed in catalog.signed.files.values():
        entry = catalog.get(signed.identifier)
        if entry and entry.model.folder == signed.folder:
            for void in readings.voids(entry):
                place = signed.document.position(("signatures", void.number))
                yield Remark(*_words(void, entry.id), place, path=signed.path)


def _words(void: Void, identifier: str) -> tuple[str, str]:
    signature = void.signature
    who = f"{signature.reader} {signature.date} 签读的 {signature.at} 作废了"
    if void.change is Change.GONE:
        return f"{who}：这一句已经没有了", "删掉这一行。"
    now = f"，现在是 {void.at}" if void.at != signature.at else ""
    return (
        f"{who}：{void.change}在那以后改过{now}",
        f"对照原文再读一遍，用 review {identifier} 重新签；不签了，就删掉这一行。",
    )


RULE = Rule(
    code="HB481",
    name="签读作废了",
    scope=Scope.CATALOG,
    why="签的是那一句话、那几个出处、那几段原文。改了其中一样，就没有人读过改后的说法，所以要说出来，不能当作还签着。",
    bad="steps:\n  - {text: 在联系日到户里现场办公。, cite: tushu-huifang#9}     # 签的时候写的是“到村里”",
    good="steps:\n  - {text: 在联系日到村里现场办公。, cite: tushu-huifang#9}",
    check=check,
    severity=Severity.WARNING,
)
