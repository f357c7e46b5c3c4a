"""A port for a program that is told which to take."""

from __future__ import annotations

import contextlib
import random
import socket


def free_port() -> int:
    """A port that nobody uses, below those that the system hands out: nobody gets it before the program does."""
    for port in random.sample(range(20_000, 30_000), 100):
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise AssertionError("no port is free")
