"""How numbers are written, and Chinese numerals as numbers."""

from __future__ import annotations

from decimal import Decimal

CHINESE = "[〇零一二两三四五六七八九十百千万亿]"
DIGIT = "[一二两三四五六七八九]"
NUMERAL = f"{CHINESE}+(?:点[〇零一二三四五六七八九]+)?"
# at most 18 digits before the point: longer strings are account numbers and the like
ARABIC = r"(?>(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}(?![0-9])|[0-9]{1,18}(?![0-9]))(?:\.[0-9]{1,6})?)"

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_LONGEST = 24  # characters; what is longer is no numeral, and would only cost time
_POWERS = (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10))


def chinese_value(text: str) -> Decimal | None:
    """The number a Chinese numeral stands for (三百二十 → 320, 两万五 → 25000, 九十五点二 → 95.2); None if it is none.

    Digits in a row are a number only as a year or other long string with all its places (二〇二三).
    """
    whole, point, places = text.partition("点")
    if len(text) > _LONGEST:
        return None
    value = _row(whole) if _is_row(whole) else _whole(whole)
    if value is None or (point and not places):
        return None
    return Decimal(f"{value}.{_row(places):0{len(places)}d}") if point else Decimal(value)


def _is_row(text: str) -> bool:
    return len(text) >= 4 and all(char in _DIGITS for char in text)


def _row(text: str) -> int:
    return int("".join(str(_DIGITS[char]) for char in text))


def _whole(text: str, power: int = 0) -> int | None:
    """The value of `text`, which may hold the signs from `_POWERS[power]` downwards."""
    if power == len(_POWERS):
        return _DIGITS.get(text)
    sign, size = _POWERS[power]
    head, found, tail = text.rpartition(sign)
    if not found:
        return _whole(text, power + 1)
    count = _whole(head, power + (sign != "亿")) if head else 1
    rest = _rest(tail, size, power + 1)
    return None if count is None or rest is None else count * size + rest


def _rest(tail: str, size: int, power: int) -> int | None:
    """What follows a power of ten: nothing, a lower number, or one digit that stands for the next place (两万五)."""
    if not tail:
        return 0
    if tail in _DIGITS:
        return _DIGITS[tail] * size // 10
    return _whole(tail.lstrip("零〇"), power)
