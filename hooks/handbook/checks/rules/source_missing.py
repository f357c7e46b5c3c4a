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
    missing = {citation for citation in set(entry.citations) if not _is_known(citation, context)}
    for where, citation in written_citations(entry) if missing else ():
        if citation in missing:
            source = citation.partition("#")[0]
            yield Remark(f"没有编号为“{source}”的来源", _remedy(source, context), where)


def _is_known(citation: str, context: Context) -> bool:
    source = citation.partition("#")[0]
    return context.catalog.source(source) is not None or context.catalog.is_faulty(source)


def _remedy(source: str, context: Context) -> str:
    known = [other.id for other in context.catalog.of(Source)]
    close = get_close_matches(source, known, 1, 0.5)
    return f"是不是想写“{close[0]}”？" if close else "先在 docs/sources/ 写来源记录，再用 index 建段落索引。"


RULE = Rule(
    code="HB401",
    name="引用的来源不存在",
    scope=Scope.LINKS,
    why="没有来源记录，就没有段落可核对，这句话等于没有出处。",
    bad="cites: tushu-diaocha#3",
    good="cites: tushu-huifang#3",
    check=check,
)
