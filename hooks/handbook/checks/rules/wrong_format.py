"""Ids, citations and dates are written in their one format."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from typing import NamedTuple

from ...catalog import Catalog, Entry
from ...model.base import CITATION, DATE
from ...model.describe import described, field_at, write_field
from ...model.identifier import IDENTIFIER
from ...model.plans import kinds_meant
from ..fields import FieldFault, errors_of
from ..rule import Context, Remark, Rule, Scope
from ..spelling import as_identifier, shown


class Format(NamedTuple):
    """A pattern, what it stands for, and how a near miss is put right."""

    pattern: str
    wording: str
    mend: Callable[[str], str]


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each value in another format, with the right spelling when it can be told."""
    for error in errors_of(entry, FieldFault.FORMAT):
        message = f"{write_field(entry.model, error['loc'])}的写法不对：“{shown(error['input'])}”"
        pattern, value = error.get("ctx", {}).get("pattern", ""), str(error["input"])
        field = field_at(entry.model, error["loc"]) if pattern == IDENTIFIER else None
        meant = written_by_name(value, context.catalog, kinds_meant(field)) if field else ""
        yield Remark(message, meant or _remedy(value, pattern, described(entry.model, error["loc"])), error["loc"])


def written_by_name(value: str, catalog: Catalog, kinds: Collection[str] = ()) -> str:
    """What to write for a record, of these kinds or of any, that is called by its name; empty when none is called so."""
    named = [f"{entry.model.label}“{entry.name}”的编号是 {entry.id}" for entry in catalog.named(value, kinds)]
    return f"这里写编号，不写名称：{'；'.join(named)}。" if named else ""


def _remedy(value: str, pattern: str, meaning: str) -> str:
    known = FORMATS.get(pattern)
    if known is None:
        return f"要写的是：{meaning}"
    better = known.mend(value)
    fits = better != value and re.search(pattern, better)
    return (f"是不是想写 {better}？" if fits else "") + known.wording


def mend_citation(value: str) -> str:
    """`Tushu_Huifang＃3段` → `tushu-huifang#3`."""
    source, _, passage = unicodedata.normalize("NFKC", value).rpartition("#")
    number = re.search("[1-9][0-9]*", passage)
    if not source:  # no # at all: the last number is the passage
        source, number = re.sub(r"[^A-Za-z]*[0-9]+\D*$", "", value), re.search(r"[1-9][0-9]*(?=\D*$)", value)
    return f"{as_identifier(source)}#{number[0] if number else ''}"


def mend_identifier(value: str) -> str:
    """`Sanwen_Sanbang.yml` → `sanwen-sanbang`."""
    return as_identifier(re.sub(r"\.ya?ml$", "", value))


def mend_date(value: str) -> str:
    """`2019年5月` → `2019-05`."""
    numbers = re.findall("[0-9]+", unicodedata.normalize("NFKC", value))
    return "-".join([*numbers[:1], *(number.zfill(2) for number in numbers[1:3])])


FORMATS = {
    known.pattern: known
    for known in (
        Format(IDENTIFIER, "编号就是那条记录的文件名：小写字母、数字和减号，如 sanwen-sanbang。", mend_identifier),
        Format(CITATION, "出处写成 来源编号#段落号，如 tushu-huifang#3。", mend_citation),
        Format(DATE, "日期写成 2019、2019-05 或 2019-05-31，知道多少写多少。", mend_date),
    )
}


RULE = Rule(
    code="HB206",
    name="编号、出处或日期的写法不对",
    scope=Scope.FILE,
    why="编号和出处是链接，差一个字符就找不到；日期写法统一，才能排序。",
    bad="cites: [读者调查第3段]\nwritten: {stated: 2019年5月}",
    good="cites: [tushu-huifang#3]\nwritten: {stated: 2019-05}",
    check=check,
)
