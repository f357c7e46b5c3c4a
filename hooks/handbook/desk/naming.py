"""Ids made from names: how a name sounds, two syllables to a word, as the handbook's own ids are written."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count

from ..catalog.sounds import sound_of
from ..model.identifier import RESERVED

_LONGEST = 40


def identifier_for(name: str, taken: Collection[str]) -> str:
    """An id for a name that is not among those taken: 三问三帮 → sanwen-sanbang, then sanwen-sanbang-2."""
    first = _sounded(name) or "zuofa"
    first = first if first not in RESERVED else f"{first}-1"
    tries = (first if number == 1 else f"{first}-{number}" for number in count(1))
    return next(each for each in tries if each not in taken)


def _sounded(name: str) -> str:
    sounds = [sound for sound in sound_of(name) if sound.isascii()]
    words = ["".join(sounds[at : at + 2]) for at in range(0, len(sounds), 2)]
    whole = ""
    for word in words:
        if len(whole) + len(word) >= _LONGEST:
            break
        whole = f"{whole}-{word}" if whole else word
    return whole
