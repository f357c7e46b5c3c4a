"""Numbers as automatic numbering writes them: 一 十二 iv AB ③ 甲 (ECMA-376, ST_NumberFormat)."""

from __future__ import annotations

_DIGITS = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_UNITS = ("", "十", "百", "千")
_FORMAL_UNITS = ("", "拾", "佰", "仟")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")

_COUNTED = {
    "chineseCounting", "chineseCountingThousand", "taiwaneseCounting", "taiwaneseCountingThousand", "japaneseCounting",
    "ideographLegalTraditional", "koreanCounting",
}  # fmt: skip
_FORMAL_NAMES = {"chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"}
_DIGIT_NAMES = {"ideographDigital", "japaneseDigitalTenThousand", "taiwaneseDigital", "koreanDigital2"}
_SIGNS = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": _STEMS,
    "ideographZodiac": _BRANCHES,
}
SILENT = ("bullet", "none", "")


def numeral(count: int, form: str) -> str:
    """A count, from 0 up, in a form of numbering; forms that are not known, and counts beyond a form, are Arabic."""
    if form in _SIGNS:
        return _SIGNS[form][count - 1] if 1 <= count <= len(_SIGNS[form]) else str(count)
    if form in _FORMAL_NAMES:
        return _counted(count, _FORMAL, _FORMAL_UNITS)
    if form in _COUNTED:
        return _counted(count, _DIGITS, _UNITS)
    if form in _DIGIT_NAMES:
        return "".join(_DIGITS[int(digit)] for digit in str(count))
    return _western(count, form)


def _western(count: int, form: str) -> str:
    if form == "decimalZero":
        return f"{count:02}"
    if form in ("decimalFullWidth", "decimalFullWidth2"):
        return str(count).translate(_WIDE)
    if form in ("upperRoman", "lowerRoman") and 0 < count < 4000:
        return _cased(_roman(count), form)
    if form in ("upperLetter", "lowerLetter") and 0 < count <= 26 * 9:
        return _cased(chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1), form)
    return str(count)


def _cased(text: str, form: str) -> str:
    return text.upper() if form.startswith("upper") else text


def _roman(count: int) -> str:
    written = ""
    for size, sign in _ROMAN:
        written += sign * (count // size)
        count %= size
    return written


def _counted(count: int, digits: str, units: tuple[str, ...]) -> str:
    """一百〇三, 十二; beyond thousands Arabic."""
    if not 0 < count < 10000:
        return str(count)
    written, gap = "", False
    for place in range(len(str(count)) - 1, -1, -1):
        digit = count // 10**place % 10
        if digit:
            written += (digits[0] if gap and written else "") + digits[digit] + units[place]
        gap = not digit
    ten = digits[1] + units[1]
    return written.removeprefix(digits[1]) if written.startswith(ten) else written
