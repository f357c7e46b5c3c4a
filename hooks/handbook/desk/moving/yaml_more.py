"""Items, fields and numbers added to YAML lists and mappings in the text itself. Each edit is proved, or refused with `Unproved`."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from functools import partial

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ...load.scalars import plain_value, quoted
from .proved import Unproved, at, field, fields, items, part_of, proved, proving, with_members
from .yaml_lists import numbers, replaced
from .yaml_places import compose, end_of, way_to, written_of

_BARE = re.compile(r"[\w一-鿿][\w一-鿿 ，。、；.%-]*")  # says nothing else to YAML wherever it stands
Way = Callable[[], str]


@proving
def with_items(text: str, name: str, more: Sequence[str], order: Sequence[str]) -> str:
    """The text with more items in a list of the record, as they are written; where the list is not there, it comes in the `order` of
    the fields. What is one word there becomes a list."""
    if not more:
        return text
    way, said = way_to(text, (name,)), list(map(part_of, more))
    written = [more, list(map(_in_one_line, more))]
    if not way:
        ways: list[Way] = [partial(_with_field, text, name, each, order) for each in written]
        return proved(text, ways, with_members((), [field(name, items(said))]))
    node, path = way[0].node, numbers(way)
    if isinstance(node, SequenceNode):
        ways = [partial(_with_items, text, node, each) for each in written]
        return proved(text, ways, with_members(path, said), node.start_mark.line)
    as_list = items(said) if is_nothing(node) else None
    ways = [lambda: _as_list(text, node, written[1])]
    return proved(text, ways, at(path, lambda old: [as_list or items([old, *said])]), node.start_mark.line)


def is_nothing(node: Node) -> bool:
    """Does it say that there is nothing?"""
    return isinstance(node, ScalarNode) and not node.style and plain_value(node.value) is None


def _with_items(text: str, node: SequenceNode, more: Sequence[str]) -> str:
    if not node.flow_style:
        return _with_lines(text, end_of(text, node), " " * node.start_mark.column, more)
    return _with_more(text, node, node.value, ", ".join(map(_in_one_line, more)))


def _as_list(text: str, node: Node, more: Sequence[str]) -> str:
    before = [] if is_nothing(node) else [written_of(text, node)]
    return replaced(text, node, f"[{', '.join([*map(_in_one_line, before), *more])}]")


def _with_more(text: str, holder: Node, ends: Sequence[Node], more: str) -> str:
    """More between the brackets of a list or mapping, behind the last of what is there: remarks stay where they stand."""
    end = end_of(text, ends[-1]) if ends else text.index("[" if isinstance(holder, SequenceNode) else "{", holder.start_mark.index) + 1
    return f"{text[:end]}{', ' * bool(ends)}{more}{text[end:]}"


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


def _with_lines(text: str, at_end: int, indent: str, more: Sequence[str]) -> str:
    """`indent` is that of the dashes."""
    line_end = text.find("\n", at_end)
    at_end = len(text) if line_end < 0 else line_end
    lines = "".join(f"\n{indent}- " + f"\n{indent}  ".join(item.split("\n")) for item in more)
    return text[:at_end] + lines + text[at_end:]


def _with_field(text: str, name: str, more: Sequence[str], order: Sequence[str], brackets: str = "[]") -> str:
    node = compose(text)
    if not isinstance(node, MappingNode) or not node.value:
        raise LookupError(name)
    if node.flow_style:  # the whole record between braces
        return _with_more(text, node, [value for _, value in node.value], f"{name}: {brackets[0]}{', '.join(map(_in_one_line, more))}{brackets[1]}")
    before = order[: order.index(name)]
    last = ([value for key, value in node.value if key.value in before] or [node.value[0][1]])[-1]
    end = text.find("\n", end_of(text, last))
    end = len(text) if end < 0 else end
    if any(item.startswith("{") or "\n" in item for item in more):
        return _with_lines(f"{text[:end]}\n{name}:{text[end:]}", end + len(name) + 2, "  ", more)
    return f"{text[:end]}\n{name}: {brackets[0]}{', '.join(more)}{brackets[1]}{text[end:]}"


# --- numbers under words --------------------------------------------------------------------------------------------


@proving
def with_classed(text: str, name: str, key: str, more: Sequence[int], order: Sequence[str]) -> str:
    """The text with more numbers under a key of a field that maps words to lists of numbers, in order."""
    way = way_to(text, (name, key))
    written = key if _BARE.fullmatch(key) else quoted(key)
    new = field(key, part_of(_listed(more)))
    if len(way) == 2:
        return _with_numbers(text, numbers(way), way[1].node, more)
    entry = f"{written}: {_listed(more)}"
    if not way:
        ways: list[Way] = [lambda: _with_field(text, name, [entry], order, "{}")]
        return proved(text, ways, with_members((), [field(name, fields(new))]))
    node, path = way[0].node, numbers(way)
    if isinstance(node, MappingNode):
        return proved(text, [lambda: _with_key(text, node, entry)], with_members(path, [new]), node.start_mark.line)
    ways = [lambda: replaced(text, node, f"{{{entry}}}")] if is_nothing(node) else []
    return proved(text, ways, at(path, lambda _: [fields(new)]), node.start_mark.line)


def _with_key(text: str, node: MappingNode, entry: str) -> str:
    if node.flow_style:
        return _with_more(text, node, [value for _, value in node.value], entry)
    end = text.find("\n", end_of(text, node))
    end = len(text) if end < 0 else end
    return f"{text[:end]}\n{' ' * node.value[0][0].start_mark.column}{entry}{text[end:]}"


def _with_numbers(text: str, path: Sequence[int], node: Node, more: Sequence[int]) -> str:
    """In order, where no remark stands between them; else behind those that are there."""
    has = [_number(item) for item in (node.value if isinstance(node, SequenceNode) else [] if is_nothing(node) else [node])]
    known = {number for number in has if number is not None}
    line, whole = node.start_mark.line, part_of(_listed({*known, *more}))
    ordered: list[Way] = [lambda: _renumbered(text, node, {*known, *more})] if None not in has else []
    try:
        return proved(text, ordered, at(path, lambda _: [whole]), line)
    except Unproved:
        fresh = [str(number) for number in sorted({*more} - known)]
        ways: list[Way] = [lambda: _with_items(text, node, fresh)] if isinstance(node, SequenceNode) else []
        return proved(text, ways, with_members(path, list(map(part_of, fresh))), line)


def _number(node: Node) -> int | None:
    """The number that stands there; between quotes it is a word."""
    value = plain_value(node.value) if isinstance(node, ScalarNode) and not node.style else None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _renumbered(text: str, node: Node, numbered: Collection[int]) -> str:
    """Between the key and what is written under it there is nothing but a colon and spaces, or a remark, which is missed."""
    start, end = len(text[: node.start_mark.index].rstrip()), end_of(text, node)
    if "\n" in text[start:end] and "#" in text[start:end] + text[end:].partition("\n")[0]:
        raise LookupError(end)  # a remark is about the number in its line
    return f"{text[:start]} {_listed(numbered)}{text[end:]}"


def _listed(numbered: Collection[int]) -> str:
    return f"[{', '.join(map(str, sorted(numbered)))}]"
