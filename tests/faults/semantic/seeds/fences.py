"""Faults of the editor's block: facts, names and expansions that are none of the editor's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from handbook.catalog import Entry
from handbook.model import Practice

from ..edit import Edit, Fault, digest, one
from ..world import World, sources_of

FACTS = (
    "实践表明，这样做明显提高了工作质量。", "这一做法已在全国推广。", "按规定，每个单位都必须这样做。", "多地试点以后，效果都很好。",
    "调查显示，七成以上的人认为有用。", "上级文件要求年底前全部做到。", "研究证明，坚持一年就能见效。", "目前大部分单位都已建立这项制度。",
    "这项制度已经写进了法律。", "去年有三十多个县照着做。",
)  # fmt: skip
FIELDS = ("fits", "minimal", "pitfalls", "burden_note", "merge", "contrast", "advice", "tips", "replace")
NUMERAL = re.compile("[一二三四五六七八九两双]|[0-9]+")


def _blocks(entry: Entry) -> Iterator[tuple[tuple[str, str], str]]:
    """The texts of the editor's block with their places."""
    editor = getattr(entry.record, "editor", None)
    for name in FIELDS if isinstance(editor, BaseModel) else ():
        if isinstance(text := getattr(editor, name, None), str):
            yield ("editor", name), text


def fact(entry: Entry, _: World) -> Iterator[Edit]:
    """The editor states something about the world that no document is named for."""
    for where, text in _blocks(entry):
        yield one(entry, where, text, text + FACTS[digest(entry.id, where[1])[3] % len(FACTS)])


def names(entry: Entry, world: World) -> Iterator[Edit]:
    """The editor names a place or unit."""
    for where, text in _blocks(entry):
        for source in sources_of(entry.citations):
            for name in world.organisations.get(source, ())[:2]:
                yield one(entry, where, text, f"{text}{name}就是这样做的。")


def expands(entry: Entry, world: World) -> Iterator[Edit]:
    """The editor says what a shorthand stands for that the report leaves unexpanded."""
    record = entry.record
    if isinstance(record, Practice) and record.shorthand and not record.shorthand.parts:
        listed = [part for other in world.of(Practice) if other.record.shorthand for part in other.record.shorthand.listed[:1]]
        start = digest(entry.id)[4] % max(len(listed), 1)
        for where, text in _blocks(entry) if listed else ():
            parts = "、".join((*listed[start:], *listed)[:3])
            yield one(entry, where, text, f"{text}“{record.short_form.strip('“”')}”就是{parts}。")


def problem_fact(entry: Entry, _: World) -> Iterator[Edit]:
    """A question for self-checks states something instead of asking."""
    editor = getattr(entry.record, "editor", None)
    for number, text in enumerate(getattr(editor, "checks", ())):
        yield one(entry, ("editor", "checks", number), text, FACTS[digest(entry.id, text)[5] % len(FACTS)])


FAULTS = (
    Fault("editor-fact", "编者说事实", fact),
    Fault("editor-names", "编者点单位", names),
    Fault("editor-expands", "编者展开简称", expands),
    Fault("check-fact", "自查写成事实", problem_fact),
)
