"""Word documents (.docx), as their reader sees them: numbering, tracked changes, notes, tables.

Read by an own streaming parser and not by a library: python-docx keeps the whole tree in memory, follows no numbering, no
tracked move and no note, and what it leaves to do is this package.
"""

from .document import read_word

__all__ = ["read_word"]
