"""Where what a YAML text says stands in it: the way to a place, where it ends, and how it is written there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from yaml.events import AliasEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from ...load.compose import PureComposer
from ...load.scalars import quoted
from .yaml_tree import ALIAS, BLOCKS

Step = str | int
BLANK = " \t\r\n"


class Found(NamedTuple):
    """A step on the way to a place: the list or mapping, which item of it, what stands there, and how many steps were asked for
    until then."""

    holder: MappingNode | SequenceNode
    number: int
    node: Node
    depth: int


class _Composer(PureComposer):
    """An alias is a word: it is not followed, or a few lines would be billions."""

    def compose_node(self, parent: Node | None, index: Node | int | None) -> Node | None:
        if not self.check_event(AliasEvent):
            node: Node | None = super().compose_node(parent, index)  # type: ignore[arg-type]  # its stub knows no index that is a node
            return node
        event = self.get_event()  # type: ignore[no-untyped-call]
        return ScalarNode(ALIAS, event.anchor, event.start_mark, event.end_mark, ALIAS)


@lru_cache(maxsize=4)  # an edit asks more than once for the same
def compose(text: str) -> Node | None:
    """The tree as records are read: a `?` within brackets is text, a tab a space."""
    node: Node | None = _Composer(text.replace("\t", " ")).get_single_node()
    return node


def way_to(text: str, where: Sequence[Step]) -> list[Found]:
    """The steps that are in the text, up to the first that is lacking. One that is not written is skipped: a list of one may stand
    without brackets, and what is short for a mapping without its key."""
    return _way(text, where)[0]


def place(text: str, where: Sequence[Step]) -> list[Found]:
    """The steps to a place. Raises `LookupError` when it is not in the text."""
    steps, is_whole = _way(text, where)
    if not is_whole or not steps:
        raise LookupError(where)
    return steps


def _way(text: str, where: Sequence[Step]) -> tuple[list[Found], bool]:
    node, found = compose(text), []
    for depth, step in enumerate(where, 1):
        number = _number(node, step)
        if number is not None and isinstance(node, (MappingNode, SequenceNode)):
            value = node.value[number][1] if isinstance(node, MappingNode) else node.value[number]
            found.append(Found(node, number, value, depth))
            node = value
        elif not _is_short(node, step):
            return found, False
    return found, True


def _is_short(node: Node | None, step: Step) -> bool:
    """May a step stand for nothing that is written there?"""
    return (isinstance(node, ScalarNode) and node.tag != ALIAS) or (isinstance(node, MappingNode) and step == 0)


def _number(node: Node | None, step: Step) -> int | None:
    if isinstance(node, MappingNode):
        keys = [key.value if isinstance(key, ScalarNode) else None for key, _ in node.value]
        if keys.count(step) > 1:
            raise LookupError(step)  # nobody knows which of them is meant
        return keys.index(step) if step in keys else None
    is_item = isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value)
    return int(step) if is_item else None


def scalars(text: str) -> Iterator[tuple[tuple[Step, ...], str]]:
    """Every text of a YAML file with its place."""
    if (node := compose(text)) is not None:
        yield from _scalars(node, ())


def _scalars(node: Node, where: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], str]]:
    if isinstance(node, ScalarNode):
        yield from [(where, node.value)] if node.tag != ALIAS else ()
    elif isinstance(node, SequenceNode):
        for number, item in enumerate(node.value):
            yield from _scalars(item, (*where, number))
    elif isinstance(node, MappingNode):
        for key, item in node.value:
            yield from _scalars(item, (*where, key.value))


def is_beside(text: str, where: Sequence[Step], word: str) -> bool:
    """Does another item of the list in which a place stands say the same, in the same field or in short?"""
    steps = place(text, where)
    at = innermost_list(steps)
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


def innermost_list(steps: Sequence[Found]) -> int | None:
    """Which of the steps leads into a list last."""
    return next((at for at in reversed(range(len(steps))) if isinstance(steps[at].holder, SequenceNode)), None)


def item_of(text: str, where: Sequence[Step]) -> tuple[Step, ...]:
    """The place of the item of the innermost list in which a place stands; the place itself when it stands in none."""
    steps = place(text, where)
    at = innermost_list(steps)
    return tuple(where if at is None else where[: steps[at].depth])


def is_empty(node: Node) -> bool:
    """Is nothing written there?"""
    return isinstance(node, ScalarNode) and not node.style and not node.value


def end_of(text: str, node: Node) -> int:
    """Where what is written of a node ends; the parser lets a block end where the next thing begins."""
    if isinstance(node, (MappingNode, SequenceNode)) and not node.flow_style and node.value:
        last = node.value[-1]
        return end_of(text, last[1] if isinstance(last, tuple) else last)
    end = node.end_mark.index
    if isinstance(node, ScalarNode) and node.style in BLOCKS and (node.value.endswith("\n\n") or node.value == "\n"):
        return int(end) - text.endswith("\n", 0, end)  # the empty lines belong to it
    return max(node.start_mark.index, len(text[:end].rstrip(BLANK)))


def item_text(text: str, where: Sequence[Step]) -> str:
    """What is written of an item: on lines of its own without their common indentation, else as it stands."""
    return written_of(text, place(text, where)[-1].node)


def written_of(text: str, node: Node) -> str:
    """What is written of a node, in the same way."""
    if isinstance(node, ScalarNode) and (node.style in BLOCKS or is_empty(node)):
        return quoted(node.value) if node.style else "null"
    written = text[node.start_mark.index : end_of(text, node)]
    indent = " " * node.start_mark.column
    return "\n".join(line.removeprefix(indent) for line in written.replace("\r\n", "\n").split("\n"))
