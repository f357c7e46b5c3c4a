"""A figure outside the editor's own fields stands in a statement that cites a passage."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.figures import read_figures, write_figure
from ...model import plans, walk
from ...model.base import Location
from ..rule import Ground, Remark, Rule, Scope
from .figure_not_in_passage import is_counted


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each figure written where no citation belongs to it."""
    for where, text in uncited(entry):
        for figure in read_figures(text):
            if is_counted(figure, entry) or _is_name(where, text[figure.start : figure.end]):
                continue
            yield Remark(
                f"数字“{write_figure(figure)}”没有出处",
                "把这句话写进带 cite 的栏目（成效写进 results）；编者自己的数字写进 editor。", where,
            )


def _is_name(where: Location, written: str) -> bool:
    """Questions name shorthands, as people type them: 四个一 is no count. Digits are figures anywhere."""
    return where[0] == "asks" and not re.search(r"[0-9０-９]", written)


def uncited(entry: Entry) -> Iterator[tuple[Location, str]]:
    """The texts of a record that no citation belongs to, the editor's fields and the names left out."""
    if not plans.has(entry.model, "citations"):
        return
    names = sorted((entry.record.name, *entry.record.aliases), key=len, reverse=True)
    for where, text in walk.uncited(entry.record):
        yield where, _without(names, text) if where[0] == "asks" else text


def _without(names: list[str], text: str) -> str:
    """A question without the record's own names: 13612 is how people ask, and no count."""
    for name in names:
        text = text.replace(name, "")
    return text


RULE = Rule(
    code="HB407",
    name="数字没有出处",
    scope=Scope.RECORD,
    why="不带出处的数字没有人能核对。数字只能写在带 cite 的句子里；编者的建议数写在 editor 里，页面会标明。",
    bad="asks: [1350 件事项怎样办？]",
    good="results:\n  - {text: 收到事项 1350 件。, cite: tushu-huifang#11}",
    check=check,
    proves=("Record.asks",),
)
