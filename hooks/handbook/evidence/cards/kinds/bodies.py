"""The kinds of bodies and roles that a clause names, each by its word; those of one trade are asked with `Card.holds`."""

from __future__ import annotations

from ...bodies import STOCK
from ...senses import Senses
from ..kind import CardKind, Within

_BODIES = Senses(STOCK)


def _read(text: str, within: Within) -> tuple[str, ...]:
    return tuple(dict.fromkeys(sense.borne[0] for _, sense in _BODIES.found(text)))


KIND = CardKind("bodies", _read)
