"""What a shorthand stands for is not filled in by the editor where the report leaves it open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from ...catalog import Entry
from ...evidence.shorthand import Count, read_shorthand
from ...load.patterns import when_used
from ...model import Practice
from ...model.vocabulary import NamedBy
from ..editorial import Said, remark, sentences
from ..rule import Ground, Remark, Rule, Scope

_LIST = when_used(r"[^，。；：！？“”()（）\[\]]+(?:、[^，。；：！？“”()（）、\[\]]+)+")
# what sets a name equal to something: a verb after it, or a colon, bracket or dash right behind it
_EQUALS = (
    "即|就是|[是所]指|指的[就]?是|[说讲]的[就]?是|指(?![导望定出标挥明数])|意思[就]?是|意[为即指]|意味着|含义[就]?是|内容[就]?是|"
    "包括|包含|涵盖|含有?|也就是|代表|由|分[为成]|解[释作][为成]?|理解[为成]|对应|等于|是|为|"
    "(?:分别|具体|依次|大致|无非|不外乎?|说白了|其实|通常|一般|实际|主要|拆开|展开|合起来)[^，。；]{0,3}?(?:是|为|指|有|分)|"
    "不外乎?|无非"
)
_CALLED = "这|(?:合|简|统|并)称[为作]?|[合加]起来|就是|即|构成|组成|[就才]?(?:叫做?|算是?)|为"
_BEHIND = f"(?:[^，。；：、“”（）]{{0,8}}?(?:{_EQUALS})|，(?:无非|不外)[^，。；]{{0,3}}|[是指为]?[：（(—=-])[^。；？]{{1,60}}?、[^。；]+"
_BEFORE = f"[^，。；：]{{1,60}}、[^，。；：]{{1,40}}，?(?:{_CALLED})[^，。；“”]{{0,4}}"
_TOLD_OFF = (
    "一[是问要在][^。；]+[，；]二[是问要在][^。；]+|第一[项个样条问][是为][^，。；]+，第二[项个样条问][是为][^。；]+"
)
_COUNTS = "“[^”]*[一二两双三四五六七八九十百0-9][^”]*”"
_NO_CLAIM = when_used("旧说法|现行|哪")  # another word for it, or a question
FEWEST = 3  # items of a list that by their number alone look like the parts
REMEDY = "来源没有展开，编者也不补：删掉这几项；现行的说法有术语页的，链接到术语。"


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each sentence of the editor's that says what a shorthand stands for which the report leaves open."""
    record = entry.record
    if not isinstance(record, Practice) or (record.shorthand and record.shorthand.parts and not left_open(record)):
        return
    counts = left_open(record) if record.named_by is NamedBy.SOURCE else []
    meant = equated(record.short_form.strip("“”") if is_open(record) else "")
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


@lru_cache(maxsize=64)
def equated(form: str) -> re.Pattern[str]:
    """A list set equal to a shorthand: to any in quotes that counts, to this one also without them, or told off by numbers."""
    named = f"(?:{_COUNTS}|{re.escape(form)})" if form else _COUNTS
    told_off = f"|{_TOLD_OFF}" if form else ""
    return re.compile(f"{named}{_BEHIND}|{_BEFORE}{named}{told_off}")


def expansion(said: Said, counts: list[Count], means: re.Pattern[str]) -> str | None:
    """The words that expand a shorthand: a list set equal to it, or one as long as one of its numbers."""
    if not _NO_CLAIM.search(said.text) and (meant := means.search(said.text)):
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
