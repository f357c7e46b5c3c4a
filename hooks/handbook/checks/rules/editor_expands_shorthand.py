"""What a shorthand stands for is not filled in by the editor where the report leaves it open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.shorthand import Count, read_shorthand
from ...model import Practice
from ...model.vocabulary import NamedBy
from ..editorial import Said, remark, sentences
from ..rule import Ground, Remark, Rule, Scope

_LIST = re.compile(r"[^，。；：！？“”()（）\[\]]+(?:、[^，。；：！？“”()（）、\[\]]+)+")
_MEANS = re.compile(r"(?:即|是指|(?<=[”」])指|指的是|说的是|就是|分别[是为指])[^，。；、“”]{1,20}、[^，。；]+")
_NAMED = re.compile(r"“[^”]*[一二两双三四五六七八九十百0-9][^”]*”" + _MEANS.pattern)
FEWEST = 3  # items of a list that by their number alone look like the parts
REMEDY = "来源没有展开，编者也不补：删掉这几项；现行的说法有术语页的，链接到术语。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each sentence of the editor's that says what a shorthand stands for which the report leaves open."""
    record = entry.record
    if not isinstance(record, Practice) or (record.shorthand and record.shorthand.parts and not left_open(record)):
        return
    counts = left_open(record) if record.named_by is NamedBy.SOURCE else []
    meant = _MEANS if counts or is_open(record) else _NAMED
    for said in sentences(entry):
        if parts := expansion(said, counts, meant):
            yield remark(said, parts, f"像是在展开来源没有展开的“{record.short_form}”", REMEDY)


def is_open(record: Practice) -> bool:
    """Has a practice a shorthand, of which some part at least is not told?"""
    return bool(left_open(record)) or (record.shorthand is not None and not record.shorthand.parts)


def left_open(record: Practice) -> list[Count]:
    """The numbers of a shorthand for which the report gives no parts; none can be read in one such as 13612."""
    parts = record.shorthand.parts if record.shorthand else {}
    return [count for count in read_shorthand(record.short_form) if not parts.get(count.key)]


def expansion(said: Said, counts: list[Count], means: re.Pattern[str] = _MEANS) -> str | None:
    """The words that expand a shorthand: a list as long as one of its numbers, or any that follows «means»."""
    if meant := means.search(said.text):
        return meant[0]
    for found in _LIST.finditer(said.text):
        if any(_are_parts(found[0].split("、"), count) for count in counts):
            return found[0]
    return None


def _are_parts(items: list[str], count: Count) -> bool:
    """As many items as are counted; of two, only such as all have the word that is counted."""
    if len(items) != count.number:
        return False
    return count.number >= FEWEST or all(count.key in item for item in items)


RULE = Rule(
    code="HB472",
    name="编者展开了来源没有展开的简称",
    scope=Scope.RECORD,
    why="来源只写了名称，各地同名的做法各项并不相同。编者补上的几项，读者会当成那份报告说的，再往外传。",
    bad="name: 三问三帮     # 来源没有列出各项\neditor:\n  minimal: 先照问困难、问意见、问需求走一户。",
    good="name: 三问三帮\neditor:\n  minimal: 先走一户，把问到的记下来。",
    check=check,
    proves=("PracticeEditor",),
)
