"""Small numbers, one after another in as few bits as they take, written as letters; `theme/search/bits.js` reads them."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from itertools import repeat
from operator import sub


class Bits:
    """Numbers are put in one after another."""

    def __init__(self) -> None:
        self._digits: list[str] = []

    def gamma(self, number: int) -> None:
        """A number from 1 on: as many zeros as it has digits after the first, then its digits (Elias, "Universal codeword sets",
        1975)."""
        digits = format(number, "b")
        self._digits.append("0" * (len(digits) - 1) + digits)

    def mostly_none(self, numbers: list[int]) -> None:
        """Numbers from 0 on, of which few are not 0: how many are not, and of each of these its place as in `ascending`, then as many zeros
        as it is more than 1 and a one."""
        others = [(place, number) for place, number in enumerate(numbers) if number]
        self.gamma(len(others) + 1)
        low, before = low_digits(len(numbers), len(others)) if others else 0, -1
        for place, number in others:
            self._digits.append(_rice(place - before, low) + "0" * (number - 1) + "1")
            before = place

    def ascending(self, numbers: list[int], below: int) -> None:
        """Different numbers, in their order, all less than `below`; how many they are is known to who reads them. Of each gap, what it is
        without its last digits as so many zeros and a one, then these (Rice, "Some practical universal noiseless coding techniques",
        1979)."""
        low = low_digits(below, len(numbers)) if numbers else 0
        self._digits += map(_rice, map(sub, numbers, (-1, *numbers)), repeat(low))

    def append(self, digits: str) -> None:
        """Numbers that were put in elsewhere, as their `digits`."""
        self._digits.append(digits)

    def digits(self) -> str:
        """All of them, each bit as a character."""
        return "".join(self._digits)

    def written(self) -> str:
        """All of them, as letters (Base64)."""
        digits = self.digits()
        size = (len(digits) + 7) // 8
        return b64encode(int(digits.ljust(size * 8, "0") or "0", 2).to_bytes(size, "big")).decode("ascii")


@cache  # of small numbers, again and again
def _rice(step: int, low: int) -> str:
    """A step from 1 on: what it is more than that, without so many last digits, as zeros and a one, then these."""
    gap = step - 1
    return "0" * (gap >> low) + f"{1 << low | gap & (1 << low) - 1:b}"


def low_digits(below: int, count: int) -> int:
    """How many digits a gap between so many numbers below a limit has to say, mostly."""
    return max((below // count).bit_length() - 1, 0)
