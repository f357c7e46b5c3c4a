"""Characters that prints take for one another where only one of the two makes sense: a 薄 is no book, a 帐 keeps no accounts.

Source: 现代汉语通用字表 and 现代汉语词典, 簿 (a book of forms) beside 薄 (thin), 账 (accounts) beside 帐 (a tent).
"""

from __future__ import annotations

from ..load.patterns import when_used

RIGHT = {"薄": "簿", "帐": "账"}
WRONG_HERE = when_used("(?<=登记)薄|(?<=记[录实])薄|(?<=[台户])帐|帐(?=[本簿目])")


def mends(reading: str, printed: str) -> bool:
    """Is this the same name with nothing changed but such characters, at least one?"""
    changed = [(was, now) for was, now in zip(printed, reading, strict=False) if was != now]
    return len(reading) == len(printed) and bool(changed) and all(RIGHT.get(was) == now for was, now in changed)


def reading_of(printed: str) -> str:
    """The name as it is meant, where the words beside leave no doubt; the name itself where nothing is to be mended."""
    return WRONG_HERE.sub(lambda found: RIGHT[found[0]], printed)
