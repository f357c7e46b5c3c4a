"""Ctrl-C: when it is heard, and what is said then. It imports no library, so that it is there before all others."""

from __future__ import annotations

import signal
import sys
from typing import NoReturn

INTERRUPTED = 130  # the status that shells give a command that was broken off


def hear() -> None:
    """From now on Ctrl-C is heard: the launcher has it wait until here, as Python, while it starts, shows whatever it was loading."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def leave() -> NoReturn:
    """End the process, and say why."""
    print("\n已中断。", file=sys.stderr)
    sys.exit(INTERRUPTED)
