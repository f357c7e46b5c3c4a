"""The command line. Each command is a few lines that read the options and call the module that does the work."""

from __future__ import annotations

from . import records, sites
from .group import PROGRAM, main

__all__ = ["PROGRAM", "main", "records", "sites"]
