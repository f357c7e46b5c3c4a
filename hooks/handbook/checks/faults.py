"""The text faults of a file, chosen by kind; the rules HB1xx word them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..catalog import Entry
from ..load import Fault, FaultKind


def faults_of(entry: Entry, kinds: Collection[FaultKind]) -> Iterator[Fault]:
    """The faults of a file that are of one of these kinds, in the order of their places."""
    return (fault for fault in entry.file.faults if fault.kind in kinds)
