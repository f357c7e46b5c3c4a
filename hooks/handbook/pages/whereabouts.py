"""Where a passage stands in its report, in words: its part, its paragraph, how it begins and ends.

A reader looks for it in a copy of his own, in which an offset means nothing; that of the file stays in the data.
"""

from __future__ import annotations

from ..evidence.edges import Edges
from ..evidence.index import IndexedPassage, PassageIndex
from ..load.patterns import when_used

_PART = when_used("[一二三四五六七八九十百]+")
_POINT = when_used("[0-9]+")
_BRACKETED = when_used(r"\((.+)\)")
_INNER = str.maketrans("“”", "‘’")


def whereabouts(index: PassageIndex, passage: IndexedPassage) -> str:
    """「第一部分（二）“三是”第 12 自然段“…………”」; what the report lacks or may not be said is left out."""
    words = "……".join(edge.translate(_INNER) for edge in index.edges_of(passage))
    return f"{part_of(passage)}第 {passage.paragraph} 自然段" + (f"“{words}”" if words != "……" else "")


def part_of(passage: IndexedPassage) -> str:
    """The part of the report, by the labels of its headings; empty where it has none."""
    labels = [_label(label, level) for level, label in enumerate(passage.path)]
    return "".join(labels) + ("的标题" if labels and passage.kind == "heading" else "")


def _label(label: str, level: int) -> str:
    if _PART.fullmatch(label):
        return f"第{label}部分" if not level else f"“{label}、”"
    if _POINT.fullmatch(label):
        return f"第 {label} 点"
    bracketed = _BRACKETED.fullmatch(label)
    return f"（{bracketed[1]}）" if bracketed else f"“{label}”"


def said_of(edges: Edges) -> str:
    """How it begins and ends, as far as that may be said."""
    first, last = (f"{verb}“{words.translate(_INNER)}”" if words else "" for verb, words in zip(("起于", "止于"), edges, strict=True))
    return "，".join(filter(None, (first, last)))
