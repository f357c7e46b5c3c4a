"""Why a step is not taken."""

from __future__ import annotations


class Refused(Exception):
    """Why a step is not taken, in words for who asked for it."""
