"""Which picture shows the mechanism of a practice, and what goes into it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ..evidence.shorthand import read_shorthand
from ..model import Practice
from ..model.practice import Shorthand
from .chain import Part, draw_chain
from .columns import draw_columns
from .rhythm import Rhythm, read_rhythm
from .shapes import Drawing, Group
from .spokes import draw_spokes
from .stem import draw_stem
from .timeline import draw_timeline

_HUB = re.compile(r"1[+＋]")
FEWEST = 3  # parts of a chain; two say no more than the words beside them
_SHORT = 14  # characters that a part around a hub may have: two lines
_BEATS = "一格为一个周期；只涂满某个月的，来源写明在那个月。"


Spoken = Callable[[str], str]


def mechanism_drawing(practice: Practice, spoken: Spoken = str) -> Drawing | None:
    """The picture of a practice: what its shorthand is made of, else a time line, else the chain of the parts that its report
    tells; None where the report tells too little for a picture.

    `spoken` turns running text with mentions of records into the words that a reader sees.
    """
    return _of_shorthand(practice, spoken) or _of_rhythm(practice, spoken) or _of_chain(practice, spoken)


def _of_shorthand(practice: Practice, spoken: Spoken) -> Drawing | None:
    """The parts of a shorthand, and below them the rhythm, if one is told."""
    if not practice.shorthand or not practice.shorthand.parts:
        return None
    counts = dict(read_shorthand(practice.short_form))
    groups = [_group(practice.shorthand, key, counts.get(key, 0)) for key in practice.shorthand.parts]
    drawing = _parts_drawn(practice.short_form, groups)
    if rhythm := _rhythm(practice, spoken):
        drawing.told += f"下面是一年里的频次：{rhythm.told}。"
        drawing.note += _BEATS
        draw_timeline(drawing, rhythm, drawing.height + 12)
    return drawing


def _group(shorthand: Shorthand, key: str, announced: int) -> Group:
    """The parts below a word; where the name announces more, the record says what there is to say of the others."""
    items = shorthand.parts[key]
    missing = announced - len(items)
    return Group(key, items, shorthand.gap.get(key, f"另 {missing} 项没有列出") if missing > 0 else "", announced)


def _parts_drawn(form: str, groups: Sequence[Group]) -> Drawing:
    """1+13 has a hub, so has 四个一; 六联六建 has columns; three groups, or parts of many words, hang from a stem.
    Around a hub there is no room to tell what is missing."""
    whole = not any(group.lack for group in groups)
    if len(groups) == 2:
        return _hub(form, groups) if _HUB.match(form) and len(groups[0].items) == 1 and whole else _columns(form, groups)
    if len(groups) == 1 and whole and max(map(len, groups[0].items), default=0) <= _SHORT:
        return _wheel(form, groups)
    drawing = Drawing(f"{form}的组成图", f"{form}下面逐项列出：{_counted(groups)}。", groups=groups)
    draw_stem(drawing, form, groups)
    return drawing


def _hub(form: str, groups: Sequence[Group]) -> Drawing:
    drawing = Drawing(f"{form}的组成图", f"中间一家，两边是成员：{_counted(groups)}。", groups=groups)
    draw_spokes(drawing, groups[0].items[0], groups[1].items)
    return drawing


def _wheel(form: str, groups: Sequence[Group]) -> Drawing:
    drawing = Drawing(f"{form}的组成图", f"中间是{form}，两边是它的各项：{_counted(groups)}。", groups=groups)
    draw_spokes(drawing, form, groups[0].items)
    return drawing


def _columns(form: str, groups: Sequence[Group]) -> Drawing:
    note = "两列各按来源的次序排，不表示逐项对应。"
    drawing = Drawing(f"{form}的组成图", f"左右两列：{_counted(groups)}。", note, groups)
    draw_columns(drawing, form, groups)
    return drawing


def _counted(groups: Sequence[Group]) -> str:
    return "、".join(f"“{group.title}” {group.number} 项{_gap_told(group)}" for group in groups)


def _gap_told(group: Group) -> str:
    return f"（列出 {len(group.items)} 项，{group.lack.rstrip('。')}）" if group.lack else ""


def _of_rhythm(practice: Practice, spoken: Spoken) -> Drawing | None:
    rhythm = _rhythm(practice, spoken)
    if not rhythm:
        return None
    parts = _parts(practice, spoken, with_rhythm=False)
    if len(parts) < FEWEST:
        drawing = Drawing("频次图", f"一年里的频次：{rhythm.told}。", _BEATS)
        draw_timeline(drawing, rhythm)
        return drawing
    drawing = Drawing("频次与机制图", f"上面是一年里的频次：{rhythm.told}。{_told(parts)}", _BEATS)
    draw_timeline(drawing, rhythm)
    draw_chain(drawing, parts, drawing.height + 12)
    return drawing


def _rhythm(practice: Practice, spoken: Spoken) -> Rhythm | None:
    told = practice.structure.rhythm
    return read_rhythm(spoken(told.text)) if told else None


def _of_chain(practice: Practice, spoken: Spoken) -> Drawing | None:
    parts = _parts(practice, spoken, with_rhythm=True)
    if len(parts) < FEWEST:
        return None
    drawing = Drawing("机制图", _told(parts))
    draw_chain(drawing, parts)
    return drawing


def _parts(practice: Practice, spoken: Spoken, *, with_rhythm: bool) -> list[Part]:
    """The parts of the mechanism that the report tells, in the order of the chain."""
    structure = practice.structure
    rhythm = [("频次", structure.rhythm)] if with_rhythm else []
    claims = [("对象", structure.object), *rhythm, ("记录", structure.record), ("反馈与运用", structure.feedback)]
    texts = [(label, claim.text if claim else "") for label, claim in claims]
    parts = [("主体", structure.actor.text if structure.actor else ""), ("动作", _action(practice)), *texts]
    return [(label, spoken(text)) for label, text in parts if text]


def _action(practice: Practice) -> str:
    """The one step there is, or how many there are; the steps themselves stand further down the page."""
    if len(practice.steps) == 1:
        return practice.steps[0].text
    return f"操作要点 {len(practice.steps)} 条" if practice.steps else ""


def _told(parts: Sequence[Part]) -> str:
    """The chain in words: its parts in order."""
    return f"{'、'.join(label for label, _ in parts)}依次相连。"
