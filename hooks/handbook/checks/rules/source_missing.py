"""Every citation names a source record."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ...catalog import Entry
from ...model import Source
from ..citations import written_citations
from ..rule import Context, Remark, Rule, Scope


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each citation of a source that has no record; a record with faults is told elsewhere."""
    for where, citation in written_citations(entry):
        source = citation.partition("#")[0]
        found = context.catalog.get(source)
        faulty = found is None and any(other.id == source for other in context.catalog.faulty)
        if not faulty and (found is None or not isinstance(found.record, Source)):
            yield Remark(f"没有编号为“{source}”的来源", _remedy(source, context), where)


def _remedy(source: str, context: Context) -> str:
    known = [other.id for other in context.catalog.of(Source)]
    close = get_close_matches(source, known, 1, 0.5)
    return f"是不是想写“{close[0]}”？" if close else "先在 docs/sources/ 写来源记录，再用 index 建段落索引。"


RULE = Rule(
    code="HB401",
    name="引用的来源不存在",
    scope=Scope.RECORD,
    why="没有来源记录，就没有段落可核对，这句话等于没有出处。",
    bad="cites: changsha-baogao#3",
    good="cites: changsha-kaocha#3",
    check=check,
)
