"""The tables of characters as the search has them."""

from __future__ import annotations

from handbook.exports.search.script import HERE


def table(name: str) -> str:
    """The table of that name."""
    return (HERE / name).read_text(encoding="utf-8")


def read_as() -> dict[str, set[str]]:
    """Character → its syllables."""
    found: dict[str, set[str]] = {}
    for line in table("readings.txt").splitlines():
        syllable, characters = line.split(" ")
        for character in characters:
            found.setdefault(character, set()).add(syllable)
    return found
