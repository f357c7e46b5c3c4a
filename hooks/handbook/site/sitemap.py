"""The list of pages for searchers on the web."""

from __future__ import annotations

import gzip
from pathlib import Path


def pack_sitemap(staging: Path) -> None:
    """Pack the sitemap again without the time of packing, so that two builds of one commit are the same."""
    sitemap = staging / "sitemap.xml"
    if sitemap.exists():
        sitemap.with_suffix(".xml.gz").write_bytes(gzip.compress(sitemap.read_bytes(), mtime=0))
