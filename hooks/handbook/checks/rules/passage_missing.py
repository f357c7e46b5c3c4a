"""Every cited passage exists."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ..citations import written_citations
from ..places import place_of
from ..rule import Ground, Remark, Rule, Scope


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each citation of a passage that its source does not have."""
    missing = {citation for citation in set(entry.citations) if _is_beyond(citation, ground)}
    for where, citation in written_citations(entry) if missing else ():
        if citation in missing:
            source, number = place_of(citation)
            last = ground.library.indexes[source].last
            yield Remark(f"来源“{source}”没有第 {number} 段", f"这篇来源的段落号是 1 到 {last}。", where)


def _is_beyond(citation: str, ground: Ground) -> bool:
    """Does the source have an index, and no such passage in it?"""
    source, number = place_of(citation)
    index = ground.library.indexes.get(source)
    return index is not None and index.passage(number) is None


RULE = Rule(
    code="HB402",
    name="引用的段落不存在",
    scope=Scope.RECORD,
    why="段落号写错，读者和审核人就找不到依据。段落号见来源页，或者用 index --show 查看。",
    bad="cite: tushu-huifang#99",
    good="cite: tushu-huifang#9",
    check=check,
)
