"""Words of YAML files changed in the text itself, so that every scalar says what it shall, whatever signs of YAML are in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from yaml.events import ScalarEvent

from ...load.compose import PureComposer
from ...load.scalars import quoted
from .proved import proved, proving, words_changed
from .yaml_tree import BLOCKS


@proving
def with_scalars(text: str, changed: Callable[[str], str]) -> str:
    """The text with other words in it, which every scalar then says, and every remark: between quotes where they would be read
    otherwise as they stand. Raises `Unproved` when they cannot be said."""
    ways = (lambda: changed(text), lambda: changed(_between_quotes(text, changed)))
    return proved(text, ways, words_changed(changed), told=changed)


def _between_quotes(text: str, changed: Callable[[str], str]) -> str:
    for event in reversed(list(_words(text))):
        if event.style not in BLOCKS and changed(event.value) != event.value:
            text = text[: event.start_mark.index] + quoted(changed(event.value)) + text[event.end_mark.index :]
    return text


def _words(text: str) -> Iterator[Any]:
    parser = PureComposer(text.replace("\t", " "))
    while parser.check_event():
        event: Any = parser.get_event()  # type: ignore[no-untyped-call]
        if isinstance(event, ScalarEvent):
            yield event
