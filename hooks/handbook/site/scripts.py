"""Data as scripts: from the disk a page may fetch nothing, but it may load a script."""

from __future__ import annotations

import json
from typing import Any


def call(function: str, *values: Any) -> bytes:
    """A script that hands values to a function of the page that loads it."""
    said = ",".join(json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in values)
    return f"{function}({said});\n".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").encode()
