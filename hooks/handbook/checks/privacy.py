"""What of a text belongs to persons: numbers, accounts, addresses.

`certain` and `likely` take any folded text (see `prose.fold`), of a record, a report or a page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from .numbers import HINT as A_NUMBER
from .numbers import Stretch, plain, stretches_of
from .private_numbers import CERTAIN, LIKELY, Kind
from .private_shapes import LIKELY_SHAPES, SHAPES, Shape

Span = tuple[int, int]


class Hit(NamedTuple):
    """Personal data found in a text: what it is, and what it reads."""

    name: str
    text: str


def masked(text: str) -> str:
    """Enough to find the place, not enough to read the number: messages end up in public logs."""
    text = text.strip()
    kept = 3 if len(text) > 8 else 1
    return f"{text[:kept]}***{text[-2:]}"


def certain(text: str) -> Iterator[Hit]:
    """Numbers and accounts of a folded text that are a person's beyond doubt; a stretch counts for the first that claims it."""
    yield from (hit for hit, _ in _claimed(text, CERTAIN, SHAPES))


def likely(text: str) -> Iterator[Hit]:
    """Numbers and addresses of a folded text that may be a person's, and are not beyond doubt."""
    maybe = _claimed(text, LIKELY, LIKELY_SHAPES)
    sure = [span for _, span in _claimed(text, CERTAIN, SHAPES)] if maybe else []
    yield from (hit for hit, span in maybe if _is_free(span, sure))


def _claimed(text: str, kinds: Sequence[Kind], shapes: Sequence[Shape]) -> list[tuple[Hit, Span]]:
    claimed: list[tuple[Hit, Span]] = []
    for name, start, end in (*_numbers(text, kinds), *_shaped(text, shapes)):
        if _is_free((start, end), [span for _, span in claimed]):
            claimed.append((Hit(name, text[start:end]), (start, end)))
    return claimed


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    return all(span[1] <= start or span[0] >= end for start, end in taken)


def _numbers(text: str, kinds: Sequence[Kind]) -> Iterator[tuple[str, int, int]]:
    read = plain(text) if A_NUMBER.search(text) else ""
    stretches = list(stretches_of(read)) if read else []
    for kind in kinds:
        yield from ((kind.name, each.start, _end(read, each)) for each in stretches if kind.is_one(read, each))


def _end(text: str, stretch: Stretch) -> int:
    """Where a number ends; an X is the last place of an identity number, and nothing else that may be one has a letter there."""
    return stretch.end + (text[stretch.end : stretch.end + 1] in ("X", "x"))


def _shaped(text: str, shapes: Sequence[Shape]) -> Iterator[tuple[str, int, int]]:
    for shape in shapes:
        if shape.hint.search(text):
            yield from ((shape.name, *match.span()) for match in shape.pattern.finditer(text) if shape.proves(match[0]))
