"""What the editor adds stands in the editor's fields, not behind a mark in a field for what the report says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pydantic import BaseModel

from ...catalog import Entry
from ...load.patterns import when_used
from ...model.describe import annotation_at, is_model, write_field
from ..prose import suspects
from ..rule import Ground, Remark, Rule, Scope

MARK = when_used(r"[【\[(（〔「]编者(?:按|注|的话|说明)?[:：]?[】\])）〕」]|^编者[按注][:：]", re.MULTILINE)
EDITOR = "editor"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each text in which somebody marks words as the editor's."""
    for stretch in suspects(entry, MARK.search):
        if hit := MARK.search(stretch.folded):
            message = f"{write_field(entry.model, stretch.where)}里写了“{hit[0].strip()}”"
            yield Remark(message, _remedy(entry, stretch.where[0] == EDITOR), stretch.where, key=stretch.key)


def _remedy(entry: Entry, in_editor: bool) -> str:
    fields = annotation_at(entry.model, (EDITOR,))
    if in_editor or not is_model(fields):
        return "删掉这几个字：哪些是编者的话，页面自己会标。"
    return f"这一栏只写来源说的；编者的话写到 editor 下面，可以写：{_listed(fields)}。"


def _listed(fields: type[BaseModel]) -> str:
    return "、".join(f"{name}（{field.title}）" for name, field in fields.model_fields.items())


RULE = Rule(
    code="HB609",
    name="编者的话写在来源的栏目里",
    scope=Scope.RECORD,
    why="来源说的和编者添的分开写，读者才知道哪一句有出处。在别的栏目里标“【编者】”，数据和卡片上仍会当成来源说的。",
    bad="summary: 【编者】适合人少的单位。",
    good="editor:\n  fits: 适合人少的单位。",
    check=check,
)
