"""Numbers and addresses that belong to persons: shapes, and the check digits that tell them from look-alikes.

`certain` and `likely` take any folded text (see `prose.fold`), of a record, a report or a page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from .numbers import HINT as A_NUMBER
from .numbers import OTHER_DIGITS, Stretch, plain, stretches_of

PROVINCE = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_DIGITS = "10X98765432"
DAY = "(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
BORN = re.compile(f"[0-9]{{6}}(?:19|20)[0-9]{{2}}{DAY}")
BORN_OLD = re.compile(f"[0-9]{{8}}{DAY}")
MOBILE = re.compile("(?:00)?(?:86)?1[3-9][0-9]{9}")
# 3-4-4 and the like: how telephones are grouped, and lists of figures hardly ever.
MOBILE_GROUPS = {
    (11,), (13,), (15,), (3, 4, 4), (4, 4, 3), (4, 3, 4), (3, 8), (7, 4), (3, 3, 5), (5, 6), (6, 5), (4, 7), (3, 2, 2, 2, 2),
    (2, 2, 2, 2, 2, 1), (3, 3, 3, 2), (3, 2, 3, 3), (3, 4, 2, 2), (1,) * 11,
}  # fmt: skip
LOOSE_GROUPS = {(3, 4, 4), (3, 8), (7, 4), (4, 3, 4)}
LANDLINE = re.compile("0(?:10|2[0-9]|[3-9][0-9]{2})[2-8][0-9]{6,7}")
ABROAD = re.compile("(?:10|2[0-9]|[3-9][0-9]{2})[2-8][0-9]{6,7}")
LOCAL = re.compile("[2-8][0-9]{6,7}")
LOCAL_GROUPS = {(8,), (7,), (4, 4), (3, 4)}
CARD = re.compile("[3-6][0-9]{3}|955[89]")

# What follows a figure that counts something.
UNIT = re.compile(r" *[余多]?(?:[万亿元名人个条次件吨%％册]|户(?!主)|平方|立方|公里)")
NAMED_LETTERS = re.compile("(?:id|tel|phone|no|call)$", re.IGNORECASE)
CODE_OF_THE_COUNTRY = re.compile(r"(?:\+|00)86[^0-9]{0,2}$")
CALLS = re.compile("(?:电话|座机|固话|热线|传真|手机|致电|拨打|联系方式|短号|打|拨)[^0-9，。；]{0,4}$")
DOCUMENT = re.compile(
    "(?:身份证|证件|证号|护照|通行证|台胞证|回乡证|军官证|士兵证|驾驶证|社保卡|医保卡|居住证|学号|工号|警号|学籍号|准考证|病历|住院号|门诊号)号?码?"
    "[^0-9，。；]{0,8}$"
)
BANK = re.compile("(?:卡号|[账帐]号|[账帐]户|户头|[工农中建交招商发信光]行|银行|信用社|汇到|汇款|收款|打款|转账)[^0-9，。；]{0,6}$")

NUM = "[0-9零〇一二三四五六七八九两十百]"
ANY = f"[0-9{OTHER_DIGITS}]"
PLACES_OF_PLATES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
EMAIL = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}(?: ?[a-z0-9._-]{1,20})? ?(?:@|[(（\[{【<] ?(?:at|AT|艾特|@) ?[)）\]}】>]| at | AT |艾特) ?"
    r"[A-Za-z0-9-]{1,63}(?: ?(?:\.|点|[(（\[{【<] ?(?:dot|DOT|点|\.) ?[)）\]}】>]| dot ) ?[A-Za-z0-9-]{1,63}){0,3}?"
    r" ?(?:\.|点|[(（\[{【<] ?(?:dot|DOT|点|\.) ?[)）\]}】>]| dot ) ?[A-Za-z]{2,}"
)
EMAIL_SHARP = re.compile(
    r"[A-Za-z0-9][A-Za-z0-9._+-]{1,63} ?# ?[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,3}"
    r"\.(?:com|cn|net|org|edu|gov|top|vip|info|cc)(?![A-Za-z])"
)
PLATE = re.compile(
    f"[{PLACES_OF_PLATES}] ?(?!GB|gb)[A-HJ-NP-Za-hj-np-z][·•‧・. _-]{{0,2}}"
    f"(?P<number>(?:(?:[A-HJ-NP-Za-hj-np-z]|{ANY})[·•‧・. _-]?){{4,5}}(?:[A-HJ-NP-Za-hj-np-z警学挂港澳领]|{ANY}))(?![A-Za-z0-9])"
)
MEANS = r"(?:号码?|[Ii][Dd]|账号|帐号|同号|群[号主]?|是|为|加|[:：]|[=＝]| ){0,3} ?"
HANDLE = "[A-Za-z][A-Za-z0-9_-]{5,19}"
SPELT = f"(?={HANDLE})[A-Za-z]+[0-9_-][A-Za-z0-9_-]*"  # has a digit or a line: no word of another language
FIGURES = f"{ANY}(?:[ ._·-]?{ANY}){{4,10}}"
BOUNDED = r"(?![0-9A-Za-z]|\.[0-9])(?! *[余多]?[万亿元名人个条次件吨%％册户])"
WECHATS = (
    "(?:[微薇威徽溦] ?[信我讯] ?|[Vv][信我x]|(?<![A-Za-z])(?:[Vv][Xx]|[Ww][Xx]|[Ww]e[Cc]hat|WECHAT|wei?xin)|绿泡泡|绿色软件|加我?[微Vv]|"
    "加我)"
)
OTHER_NETS = "(?:抖音|快手|钉钉|小红书|微博|支付宝|企鹅|陌陌|飞书|B站|西瓜视频|火山|知乎|Telegram|telegram|Skype|skype)"
WECHAT = re.compile(
    rf"{WECHATS}(?:{MEANS}{SPELT}|[ 号码IiDd]{{0,4}}[:：=] ?{HANDLE}|号码? ?{HANDLE}|{MEANS}{FIGURES}{BOUNDED})(?![A-Za-z0-9])"
    rf"|(?<![A-Za-z])[Vv] ?[:：] ?{HANDLE}(?![A-Za-z0-9])"
)
QQ = re.compile(
    rf"(?:(?<![A-Za-z])[Qq] ?[Qq]|扣扣|企鹅|(?<=加)[Qq]|(?<![A-Za-z])[Qq](?=号)){MEANS}(?!0){FIGURES}{BOUNDED}|"
    rf"客服(?:号|{MEANS})[:：] *(?!0){ANY}{FIGURES}{BOUNDED}"
)
ACCOUNT = re.compile(rf"{OTHER_NETS}(?:账号|帐号|号码?|[Ii][Dd])[:： ]*(?:{HANDLE}|{FIGURES}{BOUNDED})")
PASSPORT = re.compile(
    "(?:护照|通行证|台胞证|回乡证|军官证|士兵证|驾驶证|居住证|证件)(?:号码?)?[^0-9A-Za-z，。；]{0,6}[A-Za-z]{1,2}[0-9]{7,9}(?![0-9A-Za-z])"
)

DOOR = (
    "(?:号(?![文令线窗岗机台称函公召工院馆展厅会宣食桌卷楼]|楼(?:大厅|会议))|"
    "[栋幢](?!楼?(?:房屋|居民|住户|业主|楼长|群众|村民)|为)|单元(?!格)|(?<=[0-9零一二三四五六七八九]{3})室)"
)
BETWEEN = "(?![共有建约达计每各分第号设办边口旁的了后看到起受遭在被])[一-鿿A-Za-z0-9()（） -]"  # a street and its number
ESTATE = "(?:小区|社区|花园|公寓|家园|新村|大院|家属院|[东西南北]区|[苑园庭])"
LIVES = "(?:住在?|家在|住址|地址|户籍|送到|送往|寄到)"
HAN = "[零一二三四五六七八九十百]"
BLOCK = "(?:号楼|#楼?|[栋幢]|(?<=[A-Z0-9])座)"
NO_DOOR = "(?![文令线窗岗召工馆展厅会]|院[区长士办])"
ADDRESS = "|".join(
    (
        f"[路街巷村区园苑弄道组](?:{BETWEEN}){{0,12}}?[0-9]+{DOOR}",
        f"[路街巷弄胡同](?:门牌)?{HAN}{{1,5}}号{NO_DOOR}",
        f"{NUM}{{1,4}}{BLOCK}[ 第,-]{{0,2}}{NUM}{{1,3}} ?单元",
        f"{NUM}{{1,4}}{BLOCK} ?{NUM}{{3,4}}(?![0-9人户名平年])",
        f"{ESTATE}[ 第]{{0,2}}[0-9]{{1,3}}[-#–－][0-9]{{1,2}}[-–－][0-9]{{1,4}}(?![0-9-])",
        f"{ESTATE}[A-Za-z东西南北]区?[0-9]{{0,3}}[座栋幢#号]楼? ?[0-9]{{3,4}}|[区园苑][A-Za-z][区座][0-9]{{1,3}}[栋幢]",
        f"{LIVES}[^，。；]{{0,14}}?{NUM}{{1,5}}(?:号{NO_DOOR}|[栋幢弄]|单元|室|楼(?=户))",
        f"{LIVES}[^，。；]{{0,12}}?[0-9]{{1,3}}[-#][0-9]{{1,2}}-?[0-9]{{2,4}}",
    )
)


Span = tuple[int, int]


class Hit(NamedTuple):
    """Personal data found in a text: what it is, and what it reads."""

    name: str
    text: str


class Kind(NamedTuple):
    """A kind of personal data that a number may be, told by its digits, its groups and what stands around it."""

    name: str
    is_one: Callable[[str, Stretch], bool]


class Shape(NamedTuple):
    """A kind of personal data with a shape of its own: the pattern, what a text needs to have for it, a test of look-alikes."""

    name: str
    pattern: re.Pattern[str]
    hint: re.Pattern[str]
    proves: Callable[[str], bool] = bool


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


def is_card_number(text: str) -> bool:
    """15 to 19 digits with the check digit of ISO/IEC 7812 (Luhn)."""
    number = digits_of(text)
    if not 15 <= len(number) <= 19 or (len(number) == 15 and number[:2] not in ("34", "37")):
        return False
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def is_plate(text: str) -> bool:
    """At least three digits: words in capitals are none."""
    return len(re.findall(ANY, text)) >= 3


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
# Each with a class of first characters for the first look, so that the search skips over nearly everything.
SHAPES = (
    Shape("电子邮箱", EMAIL, re.compile(r"[@艾 (（\[{【<](?:(?<=@)|(?<=艾)特|[aA][tT][ )）\]}】>])")),
    Shape("电子邮箱", EMAIL_SHARP, re.compile(r"# ?[A-Za-z0-9-]{1,63}\.")),
    Shape("QQ 号", QQ, re.compile("[Qq扣企客](?:(?<=[Qq])[Qq号 0-9]|(?<=扣)扣|(?<=企)鹅|(?<=客)服)")),
    Shape(
        "微信号", WECHAT,
        re.compile(
            "[微薇威徽溦VvWw绿加](?:(?<=[微薇威徽溦]) ?[信我讯A-Za-z]|(?<=[Vv])[信我xX:： ]|(?<=[Ww])[xXeE]|(?<=绿)[泡色]|"
            "(?<=加)[我微Vv])"
        ),
    ),
    Shape("网络账号", ACCOUNT, re.compile("[抖快钉小微支企陌飞B西火知Tt][音手钉红博付鹅书站瓜山乎陌e]")),
    Shape("车牌号", PLATE, re.compile(f"[{PLACES_OF_PLATES}] ?[A-Za-z]"), is_plate),
)  # fmt: skip
DOORED = re.compile(f"[0-9{OTHER_DIGITS}十百](?:号|[栋幢单弄座#室楼]|-[0-9])")
LIKELY_SHAPES = (
    Shape("证件号码", PASSPORT, re.compile("[证照][^0-9，。；]{0,8}[A-Za-z]")),
    Shape("门牌地址", re.compile(ADDRESS), DOORED),
)


def certain(text: str) -> Iterator[Hit]:
    """Numbers and accounts of a folded text that are a person's beyond doubt; a stretch counts for the first that claims it."""
    yield from (hit for hit, _ in _claimed(text, CERTAIN, SHAPES))


def likely(text: str) -> Iterator[Hit]:
    """Numbers and addresses of a folded text that may be a person's, and are not beyond doubt."""
    maybe = _claimed(text, LIKELY, LIKELY_SHAPES)
    sure = [span for _, span in _claimed(text, CERTAIN, SHAPES)] if maybe else []
    yield from (hit for hit, span in maybe if _is_free(span, sure))


def _claimed(text: str, kinds: Sequence[Kind], shapes: Sequence[Shape]) -> list[tuple[Hit, Span]]:
    claimed: list[tuple[Hit, Span]] = []
    for name, start, end in (*_numbers(text, kinds), *_shaped(text, shapes)):
        if _is_free((start, end), [span for _, span in claimed]):
            claimed.append((Hit(name, text[start:end]), (start, end)))
    return claimed


def _is_free(span: Span, taken: Sequence[Span]) -> bool:
    return all(span[1] <= start or span[0] >= end for start, end in taken)


def _numbers(text: str, kinds: Sequence[Kind]) -> Iterator[tuple[str, int, int]]:
    read = plain(text) if A_NUMBER.search(text) else ""
    stretches = list(stretches_of(read)) if read else []
    for kind in kinds:
        yield from ((kind.name, each.start, _end(read, each)) for each in stretches if kind.is_one(read, each))


def _end(text: str, stretch: Stretch) -> int:
    """Where a number ends; an X is the last place of an identity number, and nothing else that may be one has a letter there."""
    return stretch.end + (text[stretch.end : stretch.end + 1] in ("X", "x"))


def _shaped(text: str, shapes: Sequence[Shape]) -> Iterator[tuple[str, int, int]]:
    for shape in shapes:
        if shape.hint.search(text):
            yield from ((shape.name, *match.span()) for match in shape.pattern.finditer(text) if shape.proves(match[0]))
