"""Zip packages whose bytes depend on their content only: office documents and kits.

Times are those of the zip format's beginning, the system is DOS and the order is given, so two builds agree. Names beyond
ASCII are stored as UTF-8 with the flag that says so, which Windows' own explorer reads since version 8.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

BEGINNING = (1980, 1, 1, 0, 0, 0)
PACKED = (".docx", ".xlsx", ".pptx")


def package(parts: Iterable[tuple[str, bytes]], begun: bytes = b"") -> bytes:
    """A zip of name and content pairs, in their order, after those of a zip that is `begun`; what is packed already is
    stored as it is."""
    stream = io.BytesIO(begun)
    with ZipFile(stream, "a" if begun else "w") as archive:
        for name, content in parts:
            archive.writestr(_info(name), content, ZIP_STORED if name.endswith(PACKED) else ZIP_DEFLATED, 6)
    return stream.getvalue()


def _info(name: str) -> ZipInfo:
    info = ZipInfo(name, BEGINNING)
    info.create_system = 0
    info.external_attr = 0
    return info
