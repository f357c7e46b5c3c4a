"""Compiled page templates, kept from build to build: compiling them takes longer than rendering a hundred pages."""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path

from jinja2 import BytecodeCache, FileSystemBytecodeCache

FOLDER = Path(__file__).resolve().parents[3] / ".cache" / "jinja"


def compiled(compiler: str = "jinja") -> BytecodeCache | None:
    """Where Jinja keeps what `compiler` made of templates; None where nothing may be written.

    Jinja itself tells changed templates, but one release of its compiler from the next only now and then. Each compiler
    has files of its own.
    """
    try:
        FOLDER.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return FileSystemBytecodeCache(str(FOLDER), f"{compiler}-{version('jinja2')}-%s.cache") if os.access(FOLDER, os.W_OK) else None
