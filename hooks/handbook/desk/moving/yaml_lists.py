"""Items of YAML lists and fields of mappings replaced and taken out in the text itself: remarks, order and spaces of the rest stay.
Each edit is proved, or refused with `Unproved`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import partial

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ...load.scalars import quoted
from .proved import Meant, at, part_of, proved, proving, word_of
from .yaml_places import BLANK, Found, Step, end_of, innermost_list, is_empty, place, written_of
from .yaml_tree import BLOCKS, Part

_COMMA = re.compile(r"(?:\s|(?<=\s)#[^\n]*)*,(?:[ \t]+#[^\n]*)?")  # behind an item between brackets, with the remark about it
_ENDING = re.compile(r"\A\s*,")
_REMARK = re.compile(r",?(?:[ \t]+#[^\n]*)?")  # behind the last one
_HEADER = re.compile(r"[^\n]*?([ \t]+#[^\n]*)")  # a text in lines of its own, with the remark about it


def numbers(steps: Sequence[Found]) -> list[int]:
    """The way as it is told to what is proved."""
    return [step.number for step in steps]


def line_of(text: str, index: int) -> int:
    """The line, from 0, of a place in the text."""
    return text.count("\n", 0, index)


# --- other words ----------------------------------------------------------------------------------------------------


@proving
def with_scalar(text: str, where: Sequence[Step], new: str) -> str:
    """The text with another word at a place, as it is written; between quotes where it would be read otherwise as it stands there."""
    word = word_of(new)
    ways = [new, quoted(word.said.value)] if word.said.kind == "str" else [new]
    return _rewritten(text, where, ways, [word])


def replaced(text: str, node: Node, new: str) -> str:
    """Something else in the place of a node; the remark about a text in lines of its own stays behind it."""
    start, end = node.start_mark.index, end_of(text, node)
    header = _HEADER.match(text, start, end) if isinstance(node, ScalarNode) and node.style in BLOCKS else None
    is_joined = is_empty(node) and text[start - 1 : start] not in ("", " ", "\n")
    return f"{text[:start]}{' ' * is_joined}{new}{header[1] if header else ''}{text[end:]}"


@proving
def with_several(text: str, where: Sequence[Step], words: Sequence[str]) -> str:
    """The text with words, as they are written, in the place of one: in a list more items of it, alone a list."""
    if len(words) == 1:
        return with_scalar(text, where, words[0])
    holder, _, node, _ = place(text, where)[-1]
    if not isinstance(holder, SequenceNode):
        return with_written(text, where, f"[{', '.join(words)}]")
    indent = f"\n{' ' * holder.start_mark.column}- "
    if holder.flow_style or words[-1] == written_of(text, node):
        return _rewritten(text, where, [(", " if holder.flow_style else indent).join(words)], list(map(word_of, words)))
    end = text.find("\n", end_of(text, node))
    line, below = (text, "") if end < 0 else (text[:end], text[end:])  # a remark stays with the first of them
    said, way = list(map(word_of, words)), partial(replaced, line, node, words[0])
    return proved(text, [lambda: way() + "".join(indent + word for word in words[1:]) + below], _becomes(text, where, said), node.start_mark.line)


@proving
def with_written(text: str, where: Sequence[Step], new: str) -> str:
    """The text with something else, as it is written, in the place of a word or of an empty list."""
    return _rewritten(text, where, [new], [part_of(new)])


def _rewritten(text: str, where: Sequence[Step], written: Sequence[str], parts: Sequence[Part]) -> str:
    node = place(text, where)[-1].node
    if node.value and not isinstance(node, ScalarNode):
        raise LookupError(where)
    ways = [partial(replaced, text, node, each) for each in written]
    return proved(text, ways, _becomes(text, where, parts), node.start_mark.line)


def _becomes(text: str, where: Sequence[Step], parts: Sequence[Part]) -> Meant:
    """Other parts at a place; an anchor or a tag there would have to stay."""
    return at(numbers(place(text, where)), lambda old: [part._replace(mark=old.mark) for part in parts])


# --- without something ----------------------------------------------------------------------------------------------


@proving
def without_item(text: str, where: Sequence[Step]) -> str:
    """The text without the item of the innermost list in which a place stands, and without what has nothing left then; a value that
    stands in no list goes with its field."""
    steps = place(text, where)
    last = innermost_list(steps)
    last = len(steps) - 1 if last is None else last
    while last and len(steps[last].holder.value) == 1:
        last -= 1
    return _without(text, steps[: last + 1])


@proving
def without_field(text: str, where: Sequence[Step]) -> str:
    """The text without what stands at a place, and nothing of what it stands in."""
    return _without(text, place(text, where))


def _without(text: str, steps: Sequence[Found]) -> str:
    """Without one item of a list or field of a mapping: `heads` begin them, `tails` end them."""
    holder, number = steps[-1].holder, steps[-1].number
    pairs = [pair if isinstance(pair, tuple) else (pair, pair) for pair in holder.value]
    heads, tails = [head for head, _ in pairs], [tail for _, tail in pairs]
    start = heads[number].start_mark.index if isinstance(holder, MappingNode) or holder.flow_style else _dash(text, holder, number)
    end = end_of(text, tails[number])
    lost = range(line_of(text, start), line_of(text, end) + 1)
    if holder.flow_style:
        spans = [(head.start_mark.index, end_of(text, tail)) for head, tail in zip(heads, tails, strict=True)]
        ways = [lambda: _without_span(text, spans, number)]
    else:
        after = _head(text, holder, number + 1) if number + 1 < len(heads) else None
        ways = [lambda: _without_lines(text, start, end, after)]
    return proved(text, ways, at(numbers(steps), lambda _: []), lost.start, lost)


def _head(text: str, holder: MappingNode | SequenceNode, number: int) -> int:
    """Where a field or an item begins, with its dash."""
    return int(holder.value[number][0].start_mark.index) if isinstance(holder, MappingNode) else _dash(text, holder, number)


def _dash(text: str, holder: SequenceNode, number: int) -> int:
    """Where the dash of an item stands: what it begins may stand on a line below."""
    if not number:
        return int(holder.start_mark.index)
    dash = re.compile(rf"^.{{{holder.start_mark.column}}}-(?=\s|$)", re.M)
    found = dash.search(text, end_of(text, holder.value[number - 1]), holder.value[number].start_mark.index)
    if not found:
        raise LookupError(number)
    return found.end() - 1


def _without_lines(text: str, start: int, end: int, after: int | None) -> str:
    """Without what stands on lines of its own; what stands behind the dash of what it is in leaves that to the next one."""
    line, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    if not text[line:start].strip():
        return text[:line] + (text[stop + 1 :] if stop >= 0 else "")
    if after is None:
        raise LookupError(start)
    has_remark = text[stop:after].strip(BLANK + "-")
    return text[:start].rstrip(" ") + text[stop:] if has_remark else text[:start] + text[after:]


def _without_span(text: str, spans: Sequence[tuple[int, int]], number: int) -> str:
    """Without one of the items between brackets, with its comma and the remark behind it; nothing of the others goes."""
    start, end = spans[number]
    behind = _COMMA.match(text, end) if number + 1 < len(spans) else _REMARK.match(text, end)
    stop = behind.end() if behind else end
    line = text.rfind("\n", 0, start) + 1
    if not text[line:start].strip() and text[stop : stop + 1] == "\n":
        return text[:line] + text[stop + 1 :]
    if number + 1 < len(spans):
        return text[:start] + text[stop:].lstrip(" ")
    before = spans[number - 1][1] if number else start
    if text[before:start].strip() == ",":
        return text[:before] + text[end:]
    return text[:start] + _ENDING.sub("", text[end:], count=1)  # the comma before it stays
