"""Words of YAML files changed in the text itself, so that every scalar says what it shall, whatever signs of YAML are in them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from ...load.scalars import quoted
from .yaml_lists import BLOCKS, compose


def with_scalars(text: str, changed: Callable[[str], str]) -> str:
    """The text with other words in it, which every scalar then says: between quotes where they would be read otherwise as they stand."""
    nodes = _scalar_nodes(text) or []
    if _said(anew := changed(text)) == [changed(node.value) for node in nodes]:
        return anew
    for node in reversed(nodes):
        if node.style not in BLOCKS and changed(node.value) != node.value:
            text = text[: node.start_mark.index] + quoted(changed(node.value)) + text[node.end_mark.index :]
    return changed(text)


def _said(text: str) -> list[str] | None:
    nodes = _scalar_nodes(text)
    return nodes if nodes is None else [node.value for node in nodes]


def _scalar_nodes(text: str) -> list[ScalarNode] | None:
    """Every scalar of a YAML text, in order; None when it is none."""
    waiting: list[Node] = []
    try:
        waiting += [node] if (node := compose(text)) is not None else []
    except yaml.YAMLError:
        return None
    found = {}
    while waiting:
        node = waiting.pop()
        if isinstance(node, ScalarNode):
            found[node.start_mark.index] = node
        elif isinstance(node, CollectionNode):
            waiting += chain.from_iterable(node.value) if isinstance(node, MappingNode) else node.value
    return [found[at] for at in sorted(found)]
