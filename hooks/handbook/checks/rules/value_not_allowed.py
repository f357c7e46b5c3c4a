"""A field with a closed vocabulary holds one of its values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ...catalog import Entry
from ...load.patterns import when_used
from ...model.describe import annotation_at, is_key, values_of, write_field
from ...model.vocabulary import Word
from ...settings.words import Value
from ..fields import FieldFault, errors_of
from ..rule import Context, Remark, Rule, Scope
from ..spelling import nearest, shown

SEPARATORS = when_used(r"[，、,;；/\s]+")
QUOTES = "“”‘’「」\"'《》 　"


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each value that the vocabulary does not hold, with the nearest one.

    While the handbook's own words cannot be read, that is told, and nothing of what records hold of them.
    """
    book = context.catalog.settings_book
    for error in errors_of(entry, FieldFault.VALUE):
        wanted = annotation_at(entry.model, error["loc"])
        words = values_of(wanted, book.settings.known)
        remedy = _remedy(error["input"], words) if words else "可以写的词见字段说明。"
        if book.knows_words or not (isinstance(wanted, type) and issubclass(wanted, Value)):
            yield Remark(_message(entry, error), remedy, error["loc"], key=is_key(error["loc"]))


def _message(entry: Entry, error: Mapping[str, Any]) -> str:
    name, value = write_field(entry.model, error["loc"]), error["input"]
    if isinstance(value, (list, dict)):
        return f"{name}只能写一个词，这里写成了{'列表' if isinstance(value, list) else '几个栏目'}"
    return f"{name}不能写“{shown(value)}”"


def _remedy(value: object, words: list[Word]) -> str:
    known = [str(word) for word in words]
    choice = f"可以写的有：{'、'.join(known)}。"
    if not isinstance(value, str):
        return choice
    if value.strip(QUOTES) in known:
        return f"去掉引号和空格，只写 {value.strip(QUOTES)}。"
    several = [part.strip(QUOTES) for part in SEPARATORS.split(value) if part.strip(QUOTES)]
    if len(several) > 1 and all(part in known for part in several):
        return f"看起来是几个词连在了一起：用英文逗号隔开，写成 [{', '.join(several)}]。"
    meant = _meant(value.strip(QUOTES), words, known)
    return f"是不是想写“{meant}”？{choice}" if meant else choice


def _meant(value: str, words: list[Word], known: list[str]) -> str | None:
    """The label that was meant: by its slug, by a part of it, by likeness."""
    slugs = {word.slug: str(word) for word in words}
    if value.lower() in slugs:
        return slugs[value.lower()]
    holding = [word for word in known if value and (value in word or word in value)]
    return holding[0] if len(holding) == 1 else nearest(value, known, 0.5)


RULE = Rule(
    code="HB203",
    name="不是规定的词",
    scope=Scope.FILE,
    why="领域、层级、状态这些栏目用固定的词，筛选和统计才对得上；同一个意思两种写法，就会分成两类。",
    bad="status: 已实施\nsectors: [总馆，社区]",
    good="status: 已实践\nsectors: [总馆, 社区]",
    check=check,
    proves=("chosen",),
)
