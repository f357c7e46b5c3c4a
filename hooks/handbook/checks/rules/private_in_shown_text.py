"""What is never published is not in a text that is shown either: personal data, disciplinary cases, marks of secrecy."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.index import IndexedPassage
from ..privacy import certain, masked
from ..prose import fold
from ..rule import Ground, Remark, Rule, Scope
from ..shown import shown_passages
from .sensitive_matter import matters


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each piece of it in the passages of a shown source."""
    for passage, text in shown_passages(entry, ground):
        folded = fold(text)
        for hit in certain(folded):
            yield _remark(f"{hit.name}（{masked(hit.text)}）", hit.text, passage, text)
        yield from (_remark(matter.name, "", passage, text) for matter in matters(folded, ground.settings.trade))


def _remark(what: str, written: str, passage: IndexedPassage, text: str) -> Remark:
    at = text.find(written) if written else -1
    place = f"[{passage.start}, {passage.end}] 里" if at < 0 else f"[{passage.start + at}, {passage.start + at + len(written)}]"
    return Remark(
        f"公开的原文第 {passage.number} 段有不能登的：{what}",
        f"把它在文件里的范围（{place}）写进 boilerplate，再运行 index；写不清的，这篇就不公开原文。",
        ("text",),
    )


RULE = Rule(
    code="HB711",
    name="公开的原文里有不能登的",
    scope=Scope.RECORD,
    why="单位同意公开报告，不等于报告里的个人同意。证件号码、电话、处分、隐私，来源里印着的也不登。",
    bad="text: 公开     # 原文里有“联系电话 138…”",
    good="text: 公开\nboilerplate:\n  - [2310, 2326]",
    check=check,
)
