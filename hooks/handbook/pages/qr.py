"""QR codes of permanent addresses, as small SVG files beside the pages (ISO/IEC 18004)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import segno

QUIET = 4  # modules of white around the code, as the standard asks
_RUN = re.compile(b"\x01+")


def qr_svg(address: str) -> str:
    """The QR code of an address: black on white in every colour scheme, a module one unit wide.

    The mask is fixed: each of the eight is valid and named in the code, and trying them all takes most of the time.
    """
    rows = matrix(address)
    size = len(rows) + 2 * QUIET
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" shape-rendering="crispEdges">'
        f'<path fill="#fff" d="M0 0h{size}v{size}H0z"/><path stroke="#000" d="{path_of(rows)}"/></svg>'
    )


@lru_cache(maxsize=2048)  # a page and the slides of its record show the same one
def matrix(address: str) -> Sequence[bytes | bytearray]:
    """The rows of modules of the code, 1 for a dark one."""
    return segno.make_qr(address, error="m", mask=4, boost_error=False).matrix


def path_of(rows: Iterable[bytes | bytearray]) -> str:
    """The dark modules as one path: along the middle of each row, a stroke for each run of them."""
    return "".join(_row(bytes(row), number) for number, row in enumerate(rows, QUIET))


def _row(row: bytes, number: int) -> str:
    drawn, at = "", 0
    for run in _RUN.finditer(row):
        drawn += f"m{run.start() - at} 0" if drawn else f"M{run.start() + QUIET} {number}.5"
        drawn += f"h{run.end() - run.start()}"
        at = run.end()
    return drawn
