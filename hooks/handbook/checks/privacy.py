"""Numbers and addresses that belong to persons: patterns, and the check digits that tell them from look-alikes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
MONTH_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
# A digit or letter on either side makes it another number: a credit code, a serial number, a decimal.
LEFT, RIGHT = r"(?<![0-9A-Za-z.#])", r"(?![0-9A-Za-z]|\.[0-9])"
UNIT = r"(?!\s*[余多]?(?:[万亿元名人个户条次件吨%％]|平方|立方|公里))"

ID18 = re.compile(rf"{LEFT}[1-9][0-9]{{5}}[ -]?(?:19|20)[0-9]{{2}}{MONTH_DAY}[ -]?[0-9]{{3}}[0-9Xx]{RIGHT}")
ID15 = re.compile(rf"{LEFT}[1-9][0-9]{{7}}{MONTH_DAY}[0-9]{{3}}{RIGHT}{UNIT}")
MOBILE = re.compile(rf"{LEFT}(?:\+?86[- ]?)?1[3-9][0-9][- ]?[0-9]{{4}}[- ]?[0-9]{{4}}{RIGHT}{UNIT}")
CARD = re.compile(rf"{LEFT}(?:[3-6][0-9]{{3}}|955[89])[ -]?(?:[0-9]{{4}}[ -]?){{2,3}}[0-9]{{1,7}}{RIGHT}{UNIT}")
EMAIL = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]*@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
PLATE = re.compile(
    "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼](?!GB)[A-HJ-NP-Z][·• .-]?"
    "(?:[A-HJK][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[A-HJK]|[A-HJ-NP-Z0-9]{5}|[A-HJ-NP-Z0-9]{4}[警学挂港澳领])(?![A-Za-z0-9])"
)
QQ = re.compile(
    rf"(?<![A-Za-z])(?:(?:[Qq]{{2}}|扣扣)\s*(?:号码?|群号?)?\s*[:：]?\s*[1-9][0-9]{{4,10}}|"
    rf"客服号?[:：]\s*[1-9][0-9]{{5,10}}){RIGHT}{UNIT}"
)
WECHAT = re.compile(r"微信号?\s*[:：]\s*[A-Za-z][A-Za-z0-9_-]{5,19}")
LANDLINE = re.compile(
    rf"{LEFT}[(（]?0(?:10|2[0-9]|[3-9][0-9]{{2}})[)）]?[-— ]?[2-9][0-9]{{6,7}}{RIGHT}{UNIT}"
)
ADDRESS = re.compile(
    "[路街巷村区园苑弄道](?:(?![共有建约达计每各分第号])[一-鿿A-Za-z0-9()（） -]){0,12}?[0-9]+"
    "(?:号(?![文令线窗岗机台称函公])|[栋幢](?!楼?房屋)|单元|(?<=[0-9]{3})室)"
)


class Kind(NamedTuple):
    """A kind of personal data: its name, its shape, and a test that look-alikes fail."""

    name: str
    pattern: re.Pattern[str]
    proves: Callable[[str], bool] = bool


class Hit(NamedTuple):
    """Personal data found in a text: what it is, and what it reads."""

    name: str
    text: str


def found(text: str, kinds: Sequence[Kind]) -> Iterator[Hit]:
    """Personal data of these kinds in a folded text; a stretch counts for the first kind that claims it."""
    claimed: list[tuple[int, int]] = []
    for kind in kinds:
        for match in kind.pattern.finditer(text):
            start, end = match.span()
            free = all(end <= other[0] or start >= other[1] for other in claimed)
            if free and kind.proves(match[0]):
                claimed.append((start, end))
                yield Hit(kind.name, match[0])


def masked(text: str) -> str:
    """Enough to find the place, not enough to read the number: messages end up in public logs."""
    text = text.strip()
    kept = 3 if len(text) > 8 else 1
    return f"{text[:kept]}***{text[-2:]}"


def digits_of(text: str) -> str:
    """A number without its separators."""
    return re.sub("[^0-9Xx]", "", text).upper()


def is_identity_number(text: str) -> bool:
    """GB 11643: 18 places, a province, a check digit by ISO 7064 mod 11-2."""
    number = digits_of(text)
    if len(number) != len(WEIGHTS) + 1 or not PROVINCE.match(number):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, WEIGHTS, strict=False))
    return CHECK_DIGITS[total % 11] == number[-1]


def is_near_identity_number(text: str) -> bool:
    """Province and date fit an identity number, the check digit does not: a slip, or a number made up."""
    return bool(PROVINCE.match(text)) and not is_identity_number(text)


def is_old_identity_number(text: str) -> bool:
    """Fifteen places beginning with a province, as identity numbers were until 1999."""
    return bool(PROVINCE.match(text))


def is_card_number(text: str) -> bool:
    """15 to 19 digits with the check digit of ISO/IEC 7812 (Luhn)."""
    number = digits_of(text)
    if not 15 <= len(number) <= 19 or (len(number) == 15 and number[:2] not in ("34", "37")):
        return False
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def is_plate(text: str) -> bool:
    """At least three digits: words in capitals are none."""
    return sum(char.isdigit() for char in text) >= 3
