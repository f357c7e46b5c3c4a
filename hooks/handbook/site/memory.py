"""Frees, in a preview, what is left of the builds before. Python's own search for that is off: it would look through all records
again and again.

A build lets go of the one before (`Build.let_go`), and nearly all of it goes at once. What holds each other stays, little each
time: it is looked for when it has become much, and only among what came into memory since `settle`.
"""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Callable

SOON = 2.0  # seconds, in which readers get the new pages
MUCH = 100_000  # blocks of memory
_in_use = [0]  # blocks, when it was looked through last


def soon(look: Callable[[], None]) -> None:
    """Look once readers have the new pages."""
    timer = threading.Timer(SOON, look)
    timer.daemon = True
    timer.start()


def sweep() -> None:
    """Free what is held by nothing but itself, when so much came into memory that it is worth to look."""
    if sys.getallocatedblocks() > _in_use[0] + MUCH:
        gc.collect()
        _in_use[0] = sys.getallocatedblocks()


def settle() -> None:
    """Look through the whole memory; what is in use now is passed over from then on. That takes as long as a build."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    _in_use[0] = sys.getallocatedblocks()
