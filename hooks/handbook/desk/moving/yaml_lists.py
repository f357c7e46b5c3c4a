"""Items of YAML lists replaced, taken out and added in the text itself: remarks, order and spaces of the rest stay."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ...load.compose import PureComposer
from ...load.scalars import quoted

Step = str | int
BLOCKS = ("|", ">")  # how scalars are written that say what stands in their lines, whatever it is
_COMMA = re.compile(r"(?:\s|(?<=\s)#[^\n]*)*,(?:[ \t]+#[^\n]*)?")  # behind an item between brackets, with the remark about it
_BARE = re.compile(r"[\w一-鿿][\w一-鿿 ，。、；.%-]*")  # says nothing else to YAML wherever it stands
_ENDING = re.compile(r"\A\s*,")
_REMARK = re.compile(r",?(?:[ \t]+#[^\n]*)?")  # behind the last one


class Found(NamedTuple):
    """A step on the way to a place: the list or mapping, which item of it, what stands there, and how many steps were asked for
    until then."""

    holder: MappingNode | SequenceNode
    number: int
    node: Node
    depth: int


def compose(text: str) -> Node | None:
    """The tree as records are read: a `?` within brackets is text, a tab a space."""
    node: Node | None = PureComposer(text.replace("\t", " ")).get_single_node()
    return node


def way_to(text: str, where: Sequence[Step]) -> list[Found]:
    """The steps that are in the text; one that is not is skipped: a list of one may stand without brackets, and what is short
    for a mapping without its key."""
    node, found = compose(text), []
    for depth, step in enumerate(where, 1):
        if (number := _number(node, step)) is not None and isinstance(node, (MappingNode, SequenceNode)):
            value = node.value[number][1] if isinstance(node, MappingNode) else node.value[number]
            found.append(Found(node, number, value, depth))
            node = value
    return found


def _number(node: Node | None, step: Step) -> int | None:
    if isinstance(node, MappingNode):
        keys = [key.value if isinstance(key, ScalarNode) else None for key, _ in node.value]
        return keys.index(step) if step in keys else None
    is_item = isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value)
    return int(step) if is_item else None


def scalars(text: str) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Every text of a YAML file with its place."""
    if (node := compose(text)) is not None:
        yield from _scalars(node, ())


def _scalars(node: Node, where: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], str]]:
    if isinstance(node, ScalarNode):
        yield where, node.value
    elif isinstance(node, SequenceNode):
        for number, item in enumerate(node.value):
            yield from _scalars(item, (*where, number))
    elif isinstance(node, MappingNode):
        for key, item in node.value:
            yield from _scalars(item, (*where, key.value))


def with_scalar(text: str, where: Sequence[Step], new: str) -> str:
    """The text with another plain word at a place."""
    node = way_to(text, where)[-1].node
    return text[: node.start_mark.index] + new + text[end_of(text, node) :]


def is_beside(text: str, where: Sequence[Step], word: str) -> bool:
    """Does another item of the list in which a place stands say the same, in the same field or in short?"""
    steps = way_to(text, where)
    at = _innermost_list(steps)
    if at is None:
        return False
    found = steps[at]
    others = (item for number, item in enumerate(found.holder.value) if number != found.number)
    return any(_says(item, where[found.depth :], word) for item in others)


def _says(item: Node, tail: Sequence[Step], word: str) -> bool:
    if isinstance(item, ScalarNode):
        return bool(item.value == word)
    number = _number(item, tail[0]) if tail else None
    return isinstance(item, MappingNode) and number is not None and item.value[number][1].value == word


def _innermost_list(steps: Sequence[Found]) -> int | None:
    return next((at for at in reversed(range(len(steps))) if isinstance(steps[at].holder, SequenceNode)), None)


def without_item(text: str, where: Sequence[Step]) -> str:
    """The text without the item of the innermost list in which a place stands; the field goes with its last item, and a value
    that stands in no list with its field."""
    steps = way_to(text, where)
    at = _innermost_list(steps)
    if at is None:
        return _without_field(text, steps[-1])
    holder = steps[at].holder
    if len(holder.value) == 1 and at:
        return _without_field(text, steps[at - 1])
    return _without_member(text, holder, steps[at].number, holder.value)


def without_field(text: str, where: Sequence[Step]) -> str:
    """The text without what stands at a place, and nothing of what it stands in."""
    return _without_field(text, way_to(text, where)[-1])


def _without_field(text: str, step: Found) -> str:
    if not isinstance(step.holder, MappingNode):
        return _without_member(text, step.holder, step.number, step.holder.value)
    return _without_member(text, step.holder, step.number, [key for key, _ in step.holder.value], [value for _, value in step.holder.value])


def _without_member(text: str, holder: Node, number: int, heads: Sequence[Node], tails: Sequence[Node] | None = None) -> str:
    """Without one item of a list or field of a mapping: `heads` begin them, `tails` end them."""
    tails = tails or heads
    if holder.flow_style:  # type: ignore[attr-defined]  # lists and mappings have it
        spans = [(head.start_mark.index, end_of(text, tail)) for head, tail in zip(heads, tails, strict=True)]
        return _without_span(text, spans, number)
    head = heads[number].start_mark.index if isinstance(holder, MappingNode) else _dash(text, holder, number)
    start = text.rfind("\n", 0, head) + 1
    if isinstance(holder, MappingNode) and text[start:head].strip() and number + 1 < len(heads):
        return text[:head] + text[heads[number + 1].start_mark.index :]  # the first field of an item stands behind its dash
    end = text.find("\n", end_of(text, tails[number]))
    return text[:start] + (text[end + 1 :] if end >= 0 else "")


def _dash(text: str, holder: Node, number: int) -> int:
    """Where the dash of an item stands: what it begins may stand on a line below."""
    dash = re.compile(rf"^.{{{holder.start_mark.column}}}-(?=\s)", re.M)
    behind = end_of(text, holder.value[number - 1]) if number else holder.start_mark.index
    found = dash.search(text, behind, holder.value[number].start_mark.index) if number else None
    return found.end() - 1 if found else behind


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


def end_of(text: str, node: Node) -> int:
    """Where what is written of a node ends; the parser lets a block end where the next thing begins."""
    if isinstance(node, MappingNode) and not node.flow_style and node.value:
        return end_of(text, node.value[-1][1])
    if isinstance(node, SequenceNode) and not node.flow_style and node.value:
        return end_of(text, node.value[-1])
    return max(node.start_mark.index, len(text[: node.end_mark.index].rstrip()))


def item_text(text: str, where: Sequence[Step]) -> str:
    """What is written of an item: on lines of its own without their common indentation, else as it stands."""
    node = way_to(text, where)[-1].node
    if isinstance(node, ScalarNode) and node.style in BLOCKS:
        return quoted(node.value)
    written = text[node.start_mark.index : end_of(text, node)]
    indent = " " * node.start_mark.column
    return "\n".join(line.removeprefix(indent) for line in written.split("\n"))


def with_items(text: str, field: str, items: Sequence[str], order: Sequence[str]) -> str:
    """The text with more items in a list of the record, as they are written; where the list is not there, it comes in the
    `order` of the fields."""
    if not items:
        return text
    way = way_to(text, (field,))
    if not way:
        return _with_field(text, field, items, order)
    node = way[0].node
    if isinstance(node, SequenceNode) and not node.flow_style:
        return _with_lines(text, end_of(text, node), " " * node.start_mark.column, items)
    more = ", ".join(map(_in_one_line, items))
    if isinstance(node, SequenceNode):
        return _with_more(text, node, node.value, more)
    return f"{text[: node.start_mark.index]}[{text[node.start_mark.index : end_of(text, node)]}, {more}]{text[end_of(text, node) :]}"


def _with_more(text: str, holder: Node, ends: Sequence[Node], more: str) -> str:
    """More between the brackets of a list or mapping, behind the last of what is there: remarks stay where they stand."""
    at = end_of(text, ends[-1]) if ends else holder.start_mark.index + 1
    return f"{text[:at]}{', ' * bool(ends)}{more}{text[at:]}"


def _in_one_line(item: str) -> str:
    return item if "\n" not in item else _between_brackets(compose(item))


def _between_brackets(node: Node | None) -> str:
    """What a node says, in one line: what stands there without quotes and can do so here is as it was, a number or a word."""
    if isinstance(node, SequenceNode):
        return f"[{', '.join(map(_between_brackets, node.value))}]"
    if isinstance(node, MappingNode):
        return f"{{{', '.join(f'{_between_brackets(key)}: {_between_brackets(value)}' for key, value in node.value)}}}"
    if not isinstance(node, ScalarNode) or (node.value == "" and not node.style):
        return "null"
    return str(node.value) if not node.style and _BARE.fullmatch(node.value) else quoted(node.value)


def _with_lines(text: str, at: int, indent: str, items: Sequence[str]) -> str:
    """`indent` is that of the dashes."""
    line_end = text.find("\n", at)
    at = len(text) if line_end < 0 else line_end
    lines = "".join(f"\n{indent}- " + f"\n{indent}  ".join(item.split("\n")) for item in items)
    return text[:at] + lines + text[at:]


def _with_field(text: str, field: str, items: Sequence[str], order: Sequence[str], brackets: str = "[]") -> str:
    node = compose(text)
    there = {key.value: value for key, value in node.value} if isinstance(node, MappingNode) else {}
    if node and there and node.flow_style:  # type: ignore[attr-defined]  # the whole record between braces
        return _with_more(text, node, [*there.values()], f"{field}: {brackets[0]}{', '.join(map(_in_one_line, items))}{brackets[1]}")
    before = [name for name in order[: order.index(field)] if name in there]
    end = text.find("\n", end_of(text, there[before[-1]])) if before else 0
    end = len(text) if end < 0 else end
    if any(item.startswith("{") or "\n" in item for item in items):
        return _with_lines(f"{text[:end]}\n{field}:{text[end:]}", end + len(field) + 2, "  ", items)
    return f"{text[:end]}\n{field}: {brackets[0]}{', '.join(items)}{brackets[1]}{text[end:]}"


def with_classed(text: str, field: str, key: str, numbers: Sequence[int], order: Sequence[str]) -> str:
    """The text with more numbers under a key of a field that maps words to lists of numbers, in order."""
    way = way_to(text, (field, key))
    if len(way) == 2:
        node = way[1].node
        has = [int(item.value) for item in (node.value if isinstance(node, SequenceNode) else [node])]
        called = way[1].holder.value[way[1].number][0]
        return f"{text[: called.end_mark.index]}: {_listed({*has, *numbers})}{text[end_of(text, node) :]}"
    if not way:
        return _with_field(text, field, [f"{key}: {_listed(numbers)}"], order, "{}")
    node = way[0].node
    if isinstance(node, MappingNode) and not node.flow_style:
        end = end_of(text, node)
        return f"{text[:end]}\n{' ' * node.value[0][0].start_mark.column}{key}: {_listed(numbers)}{text[end:]}"
    return _with_more(text, node, [value for _, value in node.value], f"{key}: {_listed(numbers)}")


def _listed(numbers: Collection[int]) -> str:
    return f"[{', '.join(map(str, sorted(numbers)))}]"
