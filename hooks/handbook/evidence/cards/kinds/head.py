"""The head of a clause, where mostly stands who does what it tells: the fingerprint of its first characters, up to the first word
behind which only stands who is acted upon (对, 以 …)."""

from __future__ import annotations

from ....load.patterns import when_used
from ..kind import CardKind, Within, print_of

LONG = 12
_ACTED_UPON = when_used("针对|[对以向把将给按从在为]")


def _read(text: str, within: Within) -> tuple[str, ...]:
    found = print_of(_ACTED_UPON.split(text[:LONG])[0])
    return (f"first:{found}:",) if found else ()


KIND = CardKind("head", _read)
