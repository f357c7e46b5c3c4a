"""What takes several readers is read by several people."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog, Entry
from ...catalog.readings import Reading, readings_of
from ...catalog.signed import Signature
from ...load import Position
from ..rule import Context, Remark, Rule, Scope, Severity


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each saying that somebody has signed, but not enough people; where its last signature is written."""
    if catalog.settings.signatures.required:
        return  # rule HB484 tells of all that are not signed
    for signed in catalog.signed.files.values():
        entry = catalog.get(signed.identifier)
        if entry and entry.model.folder == signed.folder:
            places = {each: signed.document.position(("signatures", number)) for number, each in signed.valid}
            yield from _short(catalog, entry, places, signed.path)


def _short(catalog: Catalog, entry: Entry, places: dict[Signature, Position], path: str) -> Iterator[Remark]:
    for reading in readings_of(catalog).of(entry):
        if reading.signatures and not reading.is_signed:
            remedy = f"请另一个人运行 review {entry.id}，对照原文读过再签。"
            yield Remark(shortage(reading), remedy, places[reading.signatures[-1]], path=path)


def shortage(reading: Reading) -> str:
    """How many people have signed, and how many are to."""
    who, at, needed = reading.readers, reading.saying.at, reading.needed
    if len(reading.signatures) > len(who) == 1:
        return f"{at} 的签读都是 {who[0]} 一个人的，要 {needed} 个不同的人"
    counted = f"只有 {'、'.join(who)} {'一个人' if len(who) == 1 else f'{len(who)} 个人'}签读过"
    return f"{at} {counted}，要 {needed} 个不同的人"


RULE = Rule(
    code="HB483",
    name="还要别人签读",
    scope=Scope.CATALOG,
    why="成效最容易写过头，要两个不同的人对照原文读过；同一个人签两次，只算一个人。要几个人，写在 handbook.yml 的 signatures 里。",
    bad="results:\n  - {text: 收到事项 1350 件。, cite: tushu-huifang#11}     # 只有一个人签读过",
    good="results:\n  - {text: 收到事项 1350 件。, cite: tushu-huifang#11}     # 两个人都签读过",
    check=check,
    severity=Severity.WARNING,
)
