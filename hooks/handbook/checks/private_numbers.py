"""Numbers that belong to persons: by their digits, how these are grouped, the check digits that tell them from look-alikes, and what
stands around them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ..load.patterns import when_used
from .numbers import Stretch

PROVINCE = when_used("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
BORN = when_used(f"[0-9]{{6}}(?:19|20)[0-9]{{2}}{DAY}")
BORN_OLD = when_used(f"[0-9]{{8}}{DAY}")
MOBILE = when_used("(?:00)?(?:86)?1[3-9][0-9]{9}")
# 3-4-4 and the like: how telephones are grouped, and lists of figures hardly ever.
MOBILE_GROUPS = {
    (11,), (13,), (15,), (3, 4, 4), (4, 4, 3), (4, 3, 4), (3, 8), (7, 4), (3, 3, 5), (5, 6), (6, 5), (4, 7), (3, 2, 2, 2, 2),
    (2, 2, 2, 2, 2, 1), (3, 3, 3, 2), (3, 2, 3, 3), (3, 4, 2, 2), (1,) * 11,
}  # fmt: skip
LOOSE_GROUPS = {(3, 4, 4), (3, 8), (7, 4), (4, 3, 4)}
LANDLINE = when_used("0(?:10|2[0-9]|[3-9][0-9]{2})[2-8][0-9]{6,7}")
ABROAD = when_used("(?:10|2[0-9]|[3-9][0-9]{2})[2-8][0-9]{6,7}")
LOCAL = when_used("[2-8][0-9]{6,7}")
LOCAL_GROUPS = {(8,), (7,), (4, 4), (3, 4)}
CARD = when_used("[3-6][0-9]{3}|955[89]")

# What follows a figure that counts something.
UNIT = when_used(r" *[余多]?(?:[万亿元名人个条次件吨%％册]|户(?!主)|平方|立方|公里)")
NAMED_LETTERS = when_used("(?:id|tel|phone|no|call)$", re.IGNORECASE)
CODE_OF_THE_COUNTRY = when_used(r"(?:\+|00)86[^0-9]{0,2}$")
CALLS = when_used("(?:电话|座机|固话|热线|传真|手机|致电|拨打|联系方式|短号|打|拨)[^0-9，。；]{0,4}$")
DOCUMENT = when_used(
    "(?:身份证|证件|证号|护照|通行证|台胞证|回乡证|军官证|士兵证|驾驶证|社保卡|医保卡|居住证|学号|工号|警号|学籍号|准考证|病历|住院号|门诊号)号?码?"
    "[^0-9，。；]{0,8}$"
)
BANK = when_used("(?:卡号|[账帐]号|[账帐]户|户头|[工农中建交招商发信光]行|银行|信用社|汇到|汇款|收款|打款|转账)[^0-9，。；]{0,6}$")


class Kind(NamedTuple):
    """A kind of personal data that a number may be, told by its digits, its groups and what stands around it."""

    name: str
    is_one: Callable[[str, Stretch], bool]


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


def is_card_number(text: str) -> bool:
    """15 to 19 digits with the check digit of ISO/IEC 7812 (Luhn)."""
    number = digits_of(text)
    if not 15 <= len(number) <= 19 or (len(number) == 15 and number[:2] not in ("34", "37")):
        return False
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _stands_alone(text: str, stretch: Stretch) -> bool:
    """No letter, decimal point or number sign makes it another number: a credit code, a serial number, a decimal."""
    before, after = text[max(0, stretch.start - 5) : stretch.start], text[stretch.end : stretch.end + 2]
    led = (before[-1:].isascii() and before[-1:].isalnum()) or before[-1:] in (".", "#")
    return not (led and not NAMED_LETTERS.search(before)) and not re.match(r"[0-9A-Za-z]|\.[0-9]", after)


def _counts(text: str, stretch: Stretch) -> bool:
    """Whether a unit follows, and nothing before says that it is called."""
    return bool(UNIT.match(text, stretch.end)) and not _behind(CALLS, text, stretch)


def _behind(words: re.Pattern[str], text: str, stretch: Stretch) -> bool:
    return bool(words.search(text[max(0, stretch.start - 20) : stretch.start]))


def _identity(text: str, stretch: Stretch) -> str:
    """The 18 places of what is shaped like an identity number; nothing for any other stretch."""
    number = stretch.digits + ("X" if text[stretch.end : stretch.end + 1] in ("X", "x") else "")
    shaped = len(number) == 18 and BORN.match(number) is not None and PROVINCE.match(number) is not None
    end = stretch._replace(end=stretch.end + len(number) - len(stretch.digits))
    return number if shaped and _stands_alone(text, end) and not stretch.tied else ""


def _is_identity(text: str, stretch: Stretch) -> bool:
    return is_identity_number(_identity(text, stretch))


def _is_near_identity(text: str, stretch: Stretch) -> bool:
    return not stretch.marks.strip(" -") and bool(_identity(text, stretch)) and not _is_identity(text, stretch)


def _is_old_identity(text: str, stretch: Stretch) -> bool:
    whole = len(stretch.digits) == 15 == stretch.groups[0]
    shaped = whole and BORN_OLD.match(stretch.digits) is not None and PROVINCE.match(stretch.digits) is not None
    return shaped and _stands_alone(text, stretch) and not _counts(text, stretch)


def _is_mobile(text: str, stretch: Stretch) -> bool:
    if len(stretch.digits) not in (11, 13, 15) or not MOBILE.fullmatch(stretch.digits) or stretch.tied:
        return False
    allowed = LOOSE_GROUPS if stretch.is_loose else MOBILE_GROUPS
    a_year = stretch.groups[0] == 4 and stretch.digits[:2] == "19"
    return stretch.groups in allowed and not a_year and _stands_alone(text, stretch) and not _counts(text, stretch)


def _is_landline(text: str, stretch: Stretch) -> bool:
    if not 7 <= len(stretch.digits) <= 12 or stretch.is_loose or stretch.tied or not _stands_alone(text, stretch):
        return False
    abroad = ABROAD.fullmatch(stretch.digits) and _behind(CODE_OF_THE_COUNTRY, text, stretch)
    called = LOCAL.fullmatch(stretch.digits) and stretch.groups in LOCAL_GROUPS and _behind(CALLS, text, stretch)
    return bool(abroad or called or (_is_coded(stretch) and not _counts(text, stretch)))


def _is_coded(stretch: Stretch) -> bool:
    """An area code, then the number, each in one piece or the number in two."""
    in_parts = stretch.groups[0] in (3, 4) and len(stretch.groups) <= 3
    return bool(LANDLINE.fullmatch(stretch.digits)) and (len(stretch.groups) == 1 or in_parts)


def _is_card(text: str, stretch: Stretch) -> bool:
    grouped = len(stretch.groups) == 1 or set(stretch.groups[:-1]) in ({4}, {6})
    apart = grouped and not stretch.is_loose and not stretch.tied
    shaped = apart and CARD.match(stretch.digits) is not None and is_card_number(stretch.digits)
    return shaped and _stands_alone(text, stretch) and not _counts(text, stretch)


def _is_account_of_bank(text: str, stretch: Stretch) -> bool:
    return 12 <= len(stretch.digits) <= 21 and not stretch.is_loose and _behind(BANK, text, stretch)


def _is_of_document(text: str, stretch: Stretch) -> bool:
    return 6 <= len(stretch.digits) <= 18 and not stretch.is_loose and _behind(DOCUMENT, text, stretch)


CERTAIN = (Kind("身份证号码", _is_identity), Kind("手机号码", _is_mobile), Kind("银行卡号", _is_card))
LIKELY = (
    Kind("像身份证号码的数字", _is_near_identity),
    Kind("像 15 位身份证号码的数字", _is_old_identity),
    Kind("固定电话", _is_landline),
    Kind("像银行账号的数字", _is_account_of_bank),
    Kind("像证件号码的数字", _is_of_document),
)
