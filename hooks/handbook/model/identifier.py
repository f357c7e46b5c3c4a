"""An id: the name of a record's file, and its address on the site. Short, lower case, ASCII, the same on every system."""

from __future__ import annotations

import re

IDENTIFIER = r"^[a-z0-9]+(?:-[a-z0-9]+)*$"
SHAPE = re.compile(IDENTIFIER)
LONGEST = 64
# Windows keeps these names for devices, whatever stands behind the dot.
RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})


def is_identifier(name: str) -> bool:
    """Can a record be called so?"""
    return SHAPE.fullmatch(name) is not None and len(name) <= LONGEST and name not in RESERVED
