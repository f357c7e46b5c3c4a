"""How often and when: each by the first of the words that bear it out (每月), with the words around it."""

from __future__ import annotations

from collections.abc import Iterator

from ...frequencies import FREQUENCIES
from ..kind import CardKind, Within, bound


def _read(text: str, within: Within) -> tuple[str, ...]:
    return tuple(bound(sense.borne[0], text, *found.span(), whole=True) for found, sense in FREQUENCIES.found(text))


def _named(text: str) -> Iterator[str]:
    return (sense.borne[0] for _, sense in FREQUENCIES.found(text))


KIND = CardKind("frequency", _read, _named)
