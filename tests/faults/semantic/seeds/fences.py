"""Faults of the editor's block: facts, names and expansions that are none of the editor's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from handbook.catalog import Entry
from handbook.model import Practice

from ..edit import Edit, Fault, by_half, digest, one
from ..world import World, sources_of

FACTS = (
    (
        "实践表明，这样做明显提高了工作质量。", "这一做法已在全国推广。", "按规定，每个单位都必须这样做。", "多地试点以后，效果都很好。",
        "调查显示，七成以上的人认为有用。", "上级文件要求年底前全部做到。", "研究证明，坚持一年就能见效。", "目前大部分单位都已建立这项制度。",
        "这项制度已经写进了法律。", "去年有三十多个县照着做。", "各地反映都不错。", "它最早由沿海地区提出。",
        "多数单位一年内见了成效。", "有关部门规定一年不得少于四次。", "有研究发现，参加的人更愿意提意见。", "目前已覆盖所有单位。",
        "上级每年都来检查这一项。", "办事的成本平均下降三成。", "国家标准要求留存五年。", "这在同行中已成惯例。",
        "去年检查时，这一项评为优秀。", "从各地情况看，坚持下来的不到一半。", "职工都说好。", "全省统一用这张表。",
    ),
    (
        "很多单位用了以后反映良好。", "运行一年，投诉下降了一半。", "上级已经发文要求各地执行。", "专家认为这是最好的办法。",
        "近年来各地都在这样做。", "据测算，每年能省下几万元。", "已有两百多家单位采用。", "历年检查都证明它管用。",
        "法律要求必须逐户登记。", "群众对此十分满意。",
    ),
)  # fmt: skip
NAMING = (("{}就是这样做的。", "{}办过一次，可以去看。", "这是从{}学来的。"), ("可以学{}的办法。", "做法同{}一样。"))
EXPANDING = (("“{}”就是{}。", "“{}”即{}。", "“{}”说的是{}这几样。", "“{}”分别是{}。"), ("“{}”包括{}。", "“{}”由{}组成。"))
FIELDS = ("fits", "minimal", "pitfalls", "burden_note", "merge", "contrast", "advice", "tips", "replace")
NUMERAL = re.compile("[一二三四五六七八九两双]|[0-9]+")


def _blocks(entry: Entry) -> Iterator[tuple[tuple[str, str], str]]:
    """The texts of the editor's block with their places."""
    editor = getattr(entry.record, "editor", None)
    for name in FIELDS if isinstance(editor, BaseModel) else ():
        if isinstance(text := getattr(editor, name, None), str):
            yield ("editor", name), text


def _fact(code: str, entry: Entry, choice: str) -> str:
    facts = by_half(code, entry.id, FACTS)
    return facts[digest(entry.id, choice)[3] % len(facts)]


def fact(entry: Entry, _: World) -> Iterator[Edit]:
    """The editor states something about the world that no document is named for."""
    for where, text in _blocks(entry):
        yield one(entry, where, text, text + _fact("editor-fact", entry, where[1]))


def names(entry: Entry, world: World) -> Iterator[Edit]:
    """The editor names a place or unit."""
    forms = by_half("editor-names", entry.id, NAMING)
    naming = forms[digest(entry.id)[8] % len(forms)]
    for where, text in _blocks(entry):
        for source in sources_of(entry.citations):
            for name in world.organisations.get(source, ())[:2]:
                yield one(entry, where, text, text + naming.format(name))


def expands(entry: Entry, world: World) -> Iterator[Edit]:
    """The editor says what a shorthand stands for that the report leaves unexpanded."""
    record = entry.record
    if isinstance(record, Practice) and record.shorthand and not record.shorthand.parts:
        listed = [part for other in world.of(Practice) if other.record.shorthand for part in other.record.shorthand.listed[:1]]
        start = digest(entry.id)[4] % max(len(listed), 1)
        forms = by_half("editor-expands", entry.id, EXPANDING)
        expanding = forms[digest(entry.id)[7] % len(forms)]
        for where, text in _blocks(entry) if listed else ():
            parts = "、".join((*listed[start:], *listed)[:3])
            yield one(entry, where, text, text + expanding.format(record.short_form.strip("“”"), parts))


def problem_fact(entry: Entry, _: World) -> Iterator[Edit]:
    """A question for self-checks states something instead of asking."""
    editor = getattr(entry.record, "editor", None)
    for number, text in enumerate(getattr(editor, "checks", ())):
        yield one(entry, ("editor", "checks", number), text, _fact("check-fact", entry, text))


FAULTS = (
    Fault("editor-fact", "编者说事实", fact),
    Fault("editor-names", "编者点单位", names),
    Fault("editor-expands", "编者展开简称", expands),
    Fault("check-fact", "自查写成事实", problem_fact),
)
