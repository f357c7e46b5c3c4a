"""The ledger of signatures is right: readable, each line with what was read, by whom and when."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...catalog import Catalog
from ...load import Position
from ...load.patterns import when_used
from ..lists import form
from ..rule import Context, Remark, Rule, Scope

CONFLICT = when_used(r"^<{7} .*$", re.MULTILINE)
REMEDY = "两边签的都算数：删掉 <<<<<<<、=======、>>>>>>> 开头的几行，签读的各行都留下，signatures: 只留一行。"


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each thing that is wrong with a file, in the words of the rules about files and fields."""
    for signed in catalog.signed.files.values():
        if mark := CONFLICT.search(signed.document.file.text or ""):
            line = mark.string.count("\n", 0, mark.start()) + 1
            yield Remark("合并时留下了冲突的记号", REMEDY, Position(line, 1), path=signed.path)
        else:
            yield from form(signed.document, context)


RULE = Rule(
    code="HB480",
    name="签读记录写错了",
    scope=Scope.CATALOG,
    why="签读记录由 review 写，一行一次：哪一句、谁、哪一天。少一样就说不清谁读过什么，这一行不算数。",
    bad='signatures:\n  - {at: steps.1, said: "0b3c5d7e9f1a2b4c", cites: [tushu-huifang#9], rests: "5f6e7d8c9b0a1f2e", date: 2026-11-20}',
    good='signatures:\n  - {at: steps.1, said: "0b3c5d7e9f1a2b4c", cites: [tushu-huifang#9], rests: "5f6e7d8c9b0a1f2e", '
    "reader: 张三, date: 2026-11-20}",
    check=check,
)
