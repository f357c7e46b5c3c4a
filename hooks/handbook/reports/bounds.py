"""What the readers of all formats share: how much they read, and how they refuse."""

from __future__ import annotations

MOST = 20 * 2**20  # bytes of a file or of what is unpacked from it, characters of a text
MOST_TEXT = 2_000_000  # characters of a file: some 3,000 pages, a hundred reports and more


class Refused(Exception):
    """What is wrong with a file and what to do, in Chinese, to be put behind its name."""
