"""What is written by hand in pages keeps to the rules about persons and praise, as records do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ...catalog import Catalog, Entry
from ...load import Position, load_file
from ...model.base import Model, Record
from ..rule import Context, Remark, Rule, Scope, Severity
from . import likely_personal_data, marketing_words, personal_data

RULES = (personal_data.RULE, likely_personal_data.RULE, marketing_words.RULE)
ADDRESS = re.compile(r"https?://[^\s)>\]]+")  # digits in it are no telephone


class Lines(Model):
    """A page as its lines: what rules about records look at."""

    lines: tuple[str, ...]


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each thing that those rules have against a line of a page."""
    for path in sorted((context.root / "docs").rglob("*.md")):
        yield from _in_page(path, context)


def _in_page(path: Path, context: Context) -> Iterator[Remark]:
    file = load_file(path, context.root)
    lines = tuple(ADDRESS.sub("", line) for line in (file.text or "").split("\n"))
    page = Entry(file, Record, path.stem, Lines(lines=lines))
    for rule in RULES:
        for remark in rule.check(page, context.ground):
            doubtful = rule.severity_of(remark) is Severity.WARNING
            yield Remark(remark.message, remark.remedy, _place(remark), path=file.path, doubtful=doubtful)


def _place(remark: Remark) -> Position:
    line = next((step for step in remark.where if isinstance(step, int)), 0)
    return Position(line + 1, 1)


RULE = Rule(
    code="HB324",
    name="页面里有个人信息或褒扬用语",
    scope=Scope.CATALOG,
    why="首页、各栏目引言这些手写的页面和记录一样公开出去，证件号码、电话写在那里也收不回来。",
    bad="有事找馆员，手机 13800001111。",
    good="有事找值班馆员。",
    check=check,
)
