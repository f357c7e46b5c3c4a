"""Warnings of a build, counted while it runs."""

from __future__ import annotations

import logging


class Counter(logging.Handler):
    """Counts warnings, so that a strict build fails before it is published and not after."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.name = "handbook"
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count one."""
        self.count += 1
