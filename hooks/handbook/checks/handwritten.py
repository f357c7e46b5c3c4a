"""What lies under docs/ besides the records and is published as somebody wrote or drew it, read once for all rules."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..catalog import Catalog
from ..catalog.of_catalog import OfCatalog
from ..catalog.questions import Part
from ..catalog.synonyms import read_synonyms
from ..load import RecordFile
from ..load.decode import MAX_BYTES
from ..load.record import load_lines
from .lying import Lying


class Handwritten(OfCatalog):
    """Pages and pictures as plain text, by their paths and in that order, and the editors' list of synonyms. A rule that looks at nothing
    else on the disk, and finds nothing, is not run again as long as these are what they were."""

    pages = Part[dict[str, RecordFile]]()
    pictures = Part[dict[str, RecordFile]]()
    synonyms = Part[RecordFile | None]()

    def __init__(self, catalog: Catalog, root: Path, lying: Lying) -> None:
        super().__init__(catalog)
        self.pages, self.pictures = _read(root, lying.ending(".md")), _read(root, lying.ending(".svg", any_case=True))
        book = read_synonyms(root)
        self.synonyms = book.file if book else None


def _read(root: Path, paths: Iterable[Path]) -> dict[str, RecordFile]:
    files = (load_lines(path, root, MAX_BYTES) for path in paths)
    return {file.path: file for file in files}
