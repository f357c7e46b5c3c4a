"""How often and when: each by the first of the words that bear it out (每月), with the words around it."""

from __future__ import annotations

from ...frequencies import FREQUENCIES
from ..kind import CardKind, Within, bound


def _read(text: str, within: Within) -> tuple[str, ...]:
    return tuple(bound(sense.borne[0], text, *found.span(), whole=True) for found, sense in FREQUENCIES.found(text))


KIND = CardKind("frequency", _read)
