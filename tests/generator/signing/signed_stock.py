"""What tests of signed reading share: what records of the stock handbook say, and signatures as `review` writes them."""

from __future__ import annotations

from handbook.catalog import read_catalog
from handbook.catalog.readings import Reading, Readings, readings_of
from handbook.catalog.signed import Signature, signed_path
from stock_handbook import Handbook

DAY = "2026-11-20"
PRACTICE = "sanwen-sanbang"
LEDGER = signed_path("practices", PRACTICE)


def known(handbook: Handbook) -> Readings:
    """The readings of the handbook as it is on the disk now."""
    return readings_of(read_catalog(handbook.docs))


def readings(handbook: Handbook, record: str = PRACTICE) -> dict[str, Reading]:
    """Place → reading of all that a record says."""
    now = known(handbook)
    entry = now.catalog.get(record)
    assert entry
    return {reading.saying.at: reading for reading in now.of(entry)}


def signature(handbook: Handbook, at: str, reader: str = "张三", day: str = DAY, record: str = PRACTICE) -> Signature:
    """A signature under what stands at a place of a record now."""
    about = known(handbook).about(readings(handbook, record)[at].saying)
    assert about
    said, cites, rests = about
    return Signature(at=at, said=said, cites=cites, rests=rests, reader=reader, date=day)
