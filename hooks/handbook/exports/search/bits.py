"""Small numbers, one after another in as few bits as they take, written as letters; `theme/search/bits.js` reads them."""

from __future__ import annotations

from base64 import b64encode
from itertools import pairwise


class Bits:
    """Numbers are put in one after another."""

    def __init__(self) -> None:
        self._digits: list[str] = []

    def gamma(self, number: int) -> None:
        """A number from 1 on: as many zeros as it has digits after the first, then its digits (Elias, "Universal codeword sets",
        1975)."""
        digits = format(number, "b")
        self._digits.append("0" * (len(digits) - 1) + digits)

    def ones(self, numbers: list[int]) -> None:
        """Numbers from 0 on, each as so many zeros and a one."""
        self._digits += ["0" * number + "1" for number in numbers]

    def ascending(self, numbers: list[int], below: int) -> None:
        """Different numbers, in their order, all less than `below`; how many they are is known to who reads them. Of each gap, what it is
        without its last digits as so many zeros and a one, then these (Rice, "Some practical universal noiseless coding techniques",
        1979)."""
        low = low_digits(below, len(numbers)) if numbers else 0
        one, last = 1 << low, (1 << low) - 1
        gaps = (number - before - 1 for before, number in pairwise((-1, *numbers)))
        self._digits += ["0" * (gap >> low) + f"{one | gap & last:b}" for gap in gaps]

    def written(self) -> str:
        """All of them, as letters (Base64)."""
        digits = "".join(self._digits)
        size = (len(digits) + 7) // 8
        return b64encode(int(digits.ljust(size * 8, "0") or "0", 2).to_bytes(size, "big")).decode("ascii")


def low_digits(below: int, count: int) -> int:
    """How many digits a gap between so many numbers below a limit has to say, mostly."""
    low = 0
    while count << (low + 1) <= below:
        low += 1
    return low
