"""Faults of a text that parses: things YAML allows and records do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, DocumentStartEvent, Event, ScalarEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from . import compose
from .faults import Fault, FaultKind
from .lint import UNSEEN, unseen_detail
from .repair import Mended

DOCUMENT_MARK = re.compile(r"^---(?:\s|$)", re.MULTILINE)
REFERENCE = re.compile(r"[&*!]")
KIND_NAMES: dict[type[Node], str] = {SequenceNode: "list", MappingNode: "mapping"}


def reference_faults(mended: Mended, parser: type[Any] | None = None) -> Iterator[Fault]:
    """Anchors, aliases, tags and further documents, up to the first syntax error.

    Works on events, so that nothing is expanded: a bomb of aliases stays the few lines that it is. How far a
    `parser` comes in a text with errors depends on how far it looks ahead: name one for such a text.
    """
    text = mended.text
    if not (REFERENCE.search(text) or DOCUMENT_MARK.search(text)):
        return
    documents = 0
    for event in limited_events(parser or compose.composer, text):
        documents += isinstance(event, DocumentStartEvent)
        if documents > 1:
            yield Fault(FaultKind.MULTI_DOCUMENT, mended.position(event.start_mark))
            return
        for kind, name in references(event):
            yield Fault(kind, mended.position(event.start_mark), {"name": name})


def limited_events(kind: Any, text: str) -> Iterator[Event]:
    """The events of a parser of that kind up to the first error or the limits of `compose`. The pure one looks at all
    characters before it begins: where many lines are at fault, not all are mended."""
    depth = 0
    try:
        parser = kind(text)
        for _ in range(compose.MAX_NODES * 2):
            if not parser.check_event():
                return
            event = parser.get_event()
            depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
            if depth > compose.MAX_DEPTH:
                return
            yield event
    except yaml.YAMLError:
        return


def references(event: Event) -> Iterator[tuple[FaultKind, str]]:
    """What an event refers to: (kind, name) of its alias, anchor and tag."""
    if isinstance(event, AliasEvent):
        yield FaultKind.ALIAS, event.anchor or ""
    elif isinstance(event, (ScalarEvent, CollectionStartEvent)):
        if event.anchor:
            yield FaultKind.ANCHOR, event.anchor
        if event.tag:
            yield FaultKind.TAG, event.tag.replace("tag:yaml.org,2002:", "!!")


def tree_faults(node: Node, mended: Mended) -> Iterator[Fault]:
    """Faults of keys and of escaped characters anywhere in a tree. A node met twice is looked at once."""
    seen: set[int] = set()
    stack = [node]
    while stack:
        current = stack.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        if isinstance(current, ScalarNode):
            yield from escape_faults(current, mended)
        elif isinstance(current, MappingNode):
            yield from key_faults(current, mended)
        stack.extend(children(current))


def children(node: Node) -> Iterator[Node]:
    """Nodes right below a node: items, or keys and values."""
    if isinstance(node, MappingNode):
        for pair in node.value:
            yield from pair
    elif isinstance(node, SequenceNode):
        yield from node.value


def key_faults(mapping: MappingNode, mended: Mended) -> Iterator[Fault]:
    """Keys that are no field names, merge keys, and keys written twice."""
    first: dict[str, int] = {}
    for key, _ in mapping.value:
        place = mended.position(key.start_mark)
        bad = bad_key(key)
        if bad:
            yield Fault(FaultKind.BAD_KEY, place, {"found": bad})
        elif is_merge(key):
            yield Fault(FaultKind.MERGE_KEY, place)
        elif key.value in first:
            detail = {"key": key.value, "first_line": str(first[key.value])}
            yield Fault(FaultKind.DUPLICATE_KEY, place, detail)
        else:
            first[key.value] = place.line


def bad_key(key: Node) -> str:
    """Why a key cannot be a field name; empty when it can."""
    if not isinstance(key, ScalarNode):
        return KIND_NAMES[type(key)]
    if not key.value:
        return "empty"
    return "multi-line" if "\n" in key.value else ""


def is_merge(key: Node) -> bool:
    """Whether a key is YAML 1.1's merge key; in quotes it is ordinary text."""
    return isinstance(key, ScalarNode) and key.value == "<<" and not key.style


def escape_faults(scalar: ScalarNode, mended: Mended) -> Iterator[Fault]:
    r"""Characters that a text hides behind an escape such as "\u200b"; the plain ones are `lint`'s."""
    if scalar.style != '"':
        return
    for kind, pattern in UNSEEN.items():
        hits = pattern.findall(scalar.value)
        if hits:
            yield Fault(kind, mended.position(scalar.start_mark), unseen_detail(hits[0], len(hits)))


def lenient_data(node: Node) -> Any:
    """Data of a tree with faulty keys left out and the first of repeated keys kept."""
    if isinstance(node, ScalarNode):
        return compose.plain_data(node)
    if isinstance(node, SequenceNode):
        return [lenient_data(child) for child in node.value]
    data: dict[str, Any] = {}
    for key, value in node.value:
        if not bad_key(key) and key.value not in data:
            data[key.value] = lenient_data(value)
    return data
