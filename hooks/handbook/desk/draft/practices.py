"""The draft of a practice: what its passages say as far as it can be read off, and beside the gaps what may fill them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...catalog import Catalog
from ...catalog.alike import Likeness
from ...catalog.mentions import spoken
from ...model import Method, Practice, Problem, WorkTemplate
from ...model.base import Record
from ..skeleton import scalar
from .composing import composed
from .reading_off import Chosen

_OWN_WORDS = "用自己的话写一句，数字照原文；不是成效就删掉这一条。"
_LINKED: dict[str, type[Record]] = {"solves": Problem, "templates": WorkTemplate, "related": Practice}


def practice_draft(chosen: Chosen, catalog: Catalog, has_schema: bool) -> str:
    """The text of a practice record for the chosen passages."""
    return composed(Practice, _written(chosen), _notes(chosen, catalog), catalog.settings, has_schema)


def _written(chosen: Chosen) -> dict[str, Sequence[str]]:
    return {
        "status": [f"status: {chosen.status}"] if chosen.status else [],
        "shorthand": _shorthand(chosen),
        "structure": _structure(chosen),
        "results": _results(chosen),
        "cites": [f"cites: [{', '.join(chosen.cites)}]"],
    }


def _shorthand(chosen: Chosen) -> list[str]:
    """The shorthand with the parts that the passages list; without them it says that the source does not expand it."""
    if not chosen.shorthand:
        return []
    listed = {count: parts for count, parts in chosen.parts.items() if parts}
    lines = ["shorthand:", f"  form: {scalar(chosen.shorthand)}", *(["  parts:"] if listed else [])]
    lines += [f"    {scalar(count.key)}: [{', '.join(map(scalar, parts))}]" for count, parts in listed.items()]
    left = [f"  # {count.key}：应有 {count.number} 项，所选段落里没有认出来。{_PARTS_ASKED}" for count, parts in chosen.parts.items() if not parts]
    return [*lines, *left, f"  cite: [{', '.join(chosen.cites)}]"]


_PARTS_ASKED = "报告列了就照原文写进 parts；列得不够数，在 gap 里写明缺在哪里；没有展开就不写。"


def _structure(chosen: Chosen) -> list[str]:
    """The first body that acts and the first word of how often."""
    found = {"actor": next(chosen.doers, None), "rhythm": next(chosen.frequencies, None)}
    lines = [f"  {name}: {{text: {scalar(told[1] + '。')}, cite: {chosen.cite(told[0])}}}" for name, told in found.items() if told]
    return ["structure:", *lines] if lines else []


def _results(chosen: Chosen) -> list[str]:
    lines: list[str] = []
    for passage, figures in chosen.figures:
        lines += [f"  # {_OWN_WORDS}", "  - text:", f"    figures: [{', '.join(map(scalar, figures))}]", f"    cite: {chosen.cite(passage)}"]
    return ["results:", *lines] if lines else []


def _notes(chosen: Chosen, catalog: Catalog) -> dict[str, Sequence[str]]:
    near = Likeness(catalog)
    text = "\n".join(chosen.texts)
    return {
        "name": _names(chosen, catalog),
        "summary": ["谁、对谁、做什么？读完所选的段落，用自己的话写。"],
        "status": [] if chosen.status else [_STATUS_ASKED],
        "evidence": ["所选的段落里有数字的，多半是“规模或产出”；写了前后两个数的，是“前后对比”。"] if any(chosen.figures) else [],
        "dated": [f"{chosen.cite(passage)} 写着 {written}。" for passage, written in chosen.years],
        "structure": _others(chosen),
        "steps": [f"{chosen.cite(passage)} 写了做什么的，写成一步：- {{text: 用自己的话, cite: {chosen.cite(passage)}}}"
                  for passage in chosen.passages if passage.kind == "text"],
        **{field: _nearest(near, text, model, catalog) for field, model in _LINKED.items()},
        "editor": _methods(near, text, catalog),
    }


_STATUS_ASKED = "看不出是做过的还是建议的：读那几句话，做了写已实践，发了文写已出台，对策和设想写建议，说别处的写转述。"


def _names(chosen: Chosen, catalog: Catalog) -> list[str]:
    """What the report may call it, each with the records that are called so already."""
    lines = [f"报告里写作“{name}”{_taken(catalog, name)}。" for name in chosen.names]
    return lines or ["报告没有起名的，由编者拟一个，再加一行 named_by: 编者。"]


def _taken(catalog: Catalog, name: str) -> str:
    found = catalog.named(name, (Practice.kind,))
    return f"（已有同名的做法：{'、'.join(entry.id for entry in found)}，先看是不是同一件事）" if found else ""


def _others(chosen: Chosen) -> list[str]:
    """The other doers and frequencies, of which the first is written."""
    lists: Mapping[str, list[str]] = {
        "谁来做": [word for _, word in chosen.doers][1:],
        "多久一次": [word for _, word in chosen.frequencies][1:],
    }
    return [f"{title}，段落里还说到：{'、'.join(words)}。" for title, words in lists.items() if words]


def _nearest(near: Likeness, text: str, model: type[Record], catalog: Catalog) -> list[str]:
    found = near.nearest(text, model)
    return [f"用词最接近的{model.label}，合适的才写编号：" * (not number) + _told(each.entry.id, each.entry.name, _summary(each.entry.record, catalog))
            for number, each in enumerate(found)]


def _summary(record: Record, catalog: Catalog) -> str:
    words = getattr(record, "summary", "") or getattr(record, "purpose", "")
    return spoken(words, catalog)


def _told(identifier: str, name: str, summary: str) -> str:
    return f"{identifier}（{name}：{summary}）" if summary else f"{identifier}（{name}）"


def _methods(near: Likeness, text: str, catalog: Catalog) -> list[str]:
    lines = _nearest(near, text, Method, catalog)
    return [*lines, "属于哪个方法，把这条做法的编号加进那个方法的 practices。"] if lines else []
