"""All records, looked up by id and linked both ways, and what follows from them."""

from .catalog import Backlink, BadIndex, Catalog, outgoing, solved_by, sources_of
from .entry import Cited, Entry
from .reading import PASSAGES, read_catalog, read_entry, read_library, record_files

__all__ = [
    "PASSAGES",
    "Backlink",
    "BadIndex",
    "Catalog",
    "Cited",
    "Entry",
    "outgoing",
    "read_catalog",
    "read_entry",
    "read_library",
    "record_files",
    "solved_by",
    "sources_of",
]  # fmt: skip
