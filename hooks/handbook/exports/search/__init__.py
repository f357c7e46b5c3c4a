"""The search: its index, and the script that searches in place of the theme's own.

The theme's script cannot find Chinese words inside a clause; ours looks for every two neighbouring characters, and knows
how names are pronounced. It is put together here from `theme/search/`, so that nothing has to be installed for it.
"""

from __future__ import annotations

from .index import INDEX, MADE_BY, PROSE, asked_page, documents, write_index
from .parts import Document
from .script import is_worker, worker

__all__ = ["INDEX", "MADE_BY", "PROSE", "Document", "asked_page", "documents", "is_worker", "worker", "write_index"]
