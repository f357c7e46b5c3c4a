"""YAML changed as a text: what is not meant to change, remarks, order and spaces, stays as somebody wrote it."""

from __future__ import annotations

from collections.abc import Sequence

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

Step = str | int


def node_at(text: str, path: Sequence[Step]) -> Node | None:
    """What stands at a place of a YAML text; None when there is nothing. Raises YAMLError when it is no YAML."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    for step in path:
        node = _inside(node, step)
    return node


def _inside(node: Node | None, step: Step) -> Node | None:
    if isinstance(node, MappingNode):
        return next((value for key, value in node.value if isinstance(key, ScalarNode) and key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: Node = node.value[step]
        return found
    return None


def line_of(node: Node) -> int:
    """The line where it begins, counted from 1."""
    return int(node.start_mark.line) + 1


def is_one_piece(node: Node) -> bool:
    """Can it be replaced alone? A list in lines of its own ends where the next thing begins."""
    return not isinstance(node, yaml.CollectionNode) or bool(node.flow_style)


def replaced(text: str, node: Node, new: str) -> str:
    """The text with something else in the place of a scalar, or of a list or mapping in brackets."""
    return text[: node.start_mark.index] + new + text[node.end_mark.index :]
