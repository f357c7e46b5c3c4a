"""The forms in which figures are written, in the order in which they are tried: the first that fits takes its stretch of text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from . import labels, readers
from .numerals import ARABIC, CHINESE, DIGIT, NUMERAL
from .readers import Reader
from .uncounted import SECTION, UNCOUNTED
from .units import COUNTED, LATIN, MEASURED
from .vocabulary import AFTER_WORD, FIXED, SCALE, TENTH

DIGITS = frozenset("(0123456789")  # with which a form begins that begins with no word


@dataclass(frozen=True)
class Form:
    """One form: how it is written, as a pattern; the signs of which one is in every text in which it fits, if there are such; what
    it says; whether it can begin with one of the `DIGITS`, or with something else."""

    written: str
    signs: str = ""
    read: Reader = readers.nothing
    begins: tuple[bool, ...] = (True,)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when it is first tried: a build that reads no figure anew has no need of any."""
        return re.compile(self.written)


_LEFT = r"(?<![A-Za-z0-9_#])(?<![0-9][.+])"
_RIGHT = rf"(?!(?!{LATIN})[A-Za-z0-9_]|\.[0-9]|\+[0-9A-Za-z])"
TO = r"\ *(?:--?|至|到)\ *"
_AFTER = rf"(?P<after>\ *(?:{AFTER_WORD}))?"
_SENTENCE_START = r"(?<![^\n。；！？;!?:])"
_CLAUSE_END = r"[\n。；！？;!?:,，\ ]"
_CLAUSE_START = rf"(?<![^{_CLAUSE_END[1:]})"
_MANY = "[多余几](?![样媒层]|元化)"
# What says that it is more, with 来 only where a text has it: all measure words stand behind that once more.
_MORE = (("来", rf"(?:{_MANY}|来(?=\ *{MEASURED}))"), ("", f"(?:{_MANY})"))
_UNIT = r"(?:(?P<unit>\ *(?:个[多余]月|个半(?:小时|月)|{words}))(?P<half>(?<=[年天周岁倍亩斤里])半(?![年载天月价夜数径票]))?)"
_CONSECUTIVE = "(?:一、?[二两]|[二两]、?三|三、?[四五]|四、?五|五、?六|六、?七|七、?八|八、?九)"
_NEXT_MONTH = "|".join(f"{month}、{month + 1}" for month in range(11, 0, -1))
_NEXT_MONTH_HAN = "十一、十二|十、十一|一、二|二、三|三、四|四、五|五、六|六、七|七、八|八、九|九、十"

WORD, EITHER = (False,), (True, False)  # how a form begins
_FORMS = (
    # 7、8月份, 2019、2020年
    Form(rf"(?<![0-9.、])(?P<numbers>{_NEXT_MONTH}|(?<!{_CLAUSE_END})[0-9]{{1,2}}(?:、[0-9]{{1,2}})+)\ *(?P<unit>月)(?:份)?", "、", readers.listed),
    Form(r"(?<![0-9.])(?P<numbers>(?:19|20)[0-9]{2}(?:、(?:19|20)[0-9]{2})+)\ *(?P<unit>年)", "、", readers.listed),
    Form(rf"(?<![^\u4e00-\u9fff])(?P<numbers>{_NEXT_MONTH_HAN})(?P<unit>月)(?:份)?", "、", readers.listed, WORD),
    # enumerators 1、 1. 1) (1), then 一、 at the start of a sentence
    Form(rf"{_CLAUSE_START}[0-9]{{1,2}}(?:[、)]|\.(?![0-9]))|\([0-9]{{1,2}}\)", "、.)"),
    Form(rf"{_SENTENCE_START}[一二三四五六七八九十]{{1,3}}[、.]", "、.", begins=WORD),
    # ordinals: 第一, 第3至5条
    Form(rf"第\ *(?:{CHINESE}+|[0-9]+)(?:{TO}(?:{CHINESE}+|[0-9]+))?", "第", begins=WORD),
    # shorthands: 1+13, 1+N
    Form(rf"{_LEFT}[0-9]+(?:\+[0-9A-Za-z]+)+", "+"),
    # words and names; 统一三项 is not 一三; 几十, 数百 are too vague to check
    Form(f"{FIXED}|(?<=[统唯逐之其单])一|(?<=[几数])[十百千万亿]+", begins=WORD),
    # 2016/10/5
    Form(
        r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?P<sign>[-/.])(?P<month>1[0-2]|0?[1-9])(?P=sign)"
        r"(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])",
        "-/.",
        readers.date,
    ),
    # 2023.06
    Form(rf"(?<![0-9.])(?P<year>(?:19|20)[0-9]{{2}})[-/.](?P<month>1[0-2]|0[1-9])(?![0-9.%]|-[0-9]|\ *(?:{SCALE}|{MEASURED}))", "-/.", readers.month),
    # 1比2
    Form(rf"{_LEFT}[0-9]{{1,3}}比[0-9]{{1,3}}(?![0-9.年月日%]|\ *{MEASURED})", "比", readers.against),
    # 4:3:3
    Form(rf"{_LEFT}[0-9]{{1,9}}(?:\.[0-9]{{1,6}})?(?::[0-9]{{1,9}}(?:\.[0-9]{{1,6}})?)+{_RIGHT}", ":", readers.ratio),
    # 百分之九十五点二
    Form(
        rf"(?P<of>[百千万])分之(?P<number>{NUMERAL}|{ARABIC})(?:{TO}(?:百分之)?(?P<upper>{NUMERAL}|{ARABIC}))?"
        rf"(?P<more>[多余几])?{_AFTER}",
        "之",
        readers.per,
        WORD,
    ),
    # 四分之三, 3/4
    Form(rf"(?P<under>{CHINESE}+|{_LEFT}[0-9]{{1,9}})分之(?P<over>{CHINESE}+|[0-9]{{1,9}}){_AFTER}", "之", readers.fraction, EITHER),
    Form(rf"{_LEFT}(?P<over>[0-9]{{1,3}})/(?P<under>[0-9]{{1,3}})(?!/){_RIGHT}{_AFTER}", "/", readers.fraction),
    Form(rf"{_LEFT}[0-9]+(?:/[0-9]+)+", "/"),
    # 七八成
    Form(rf"(?P<pair>{_CONSECUTIVE}){TENTH}{_AFTER}", "成", readers.tenths_pair, WORD),
    # 两成, 七成五
    Form(
        rf"(?P<number>{DIGIT}|{_LEFT}[0-9](?:\.[0-9])?){TENTH}"
        rf"(?P<half>{DIGIT}(?!{CHINESE}|{COUNTED}))?(?P<more>多)?{_AFTER}",
        "成",
        readers.tenths,
        EITHER,
    ),
    # 1,234, 300多万元, 45岁以上
    *(
        Form(
            rf"{_LEFT}(?P<number>{ARABIC}){_RIGHT}(?P<more>\ *{more})?"
            rf"(?:\ *(?P<scale>{SCALE})(?P<tail>(?:{ARABIC}{SCALE})*))?(?P<more2>{more})?"
            rf"{_UNIT.format(words=MEASURED)}?{_AFTER}",
            sign,
            readers.arabic,
        )
        for sign, more in _MORE
    ),
    # 三四个, 三、四个
    *(
        Form(
            rf"(?P<head>{CHINESE}*[十百千])?(?P<pair>{_CONSECUTIVE})(?P<size>[十百千万亿]*)(?P<more>{more})?"
            rf"{_UNIT.format(words=COUNTED)}{_AFTER}",
            sign or "二两三四五六七八九",
            readers.pair,
            WORD,
        )
        for sign, more in _MORE
    ),
    # 三项, 十几个, 两万多
    *(
        Form(
            rf"(?P<number>{NUMERAL})(?P<more>(?<=[十百千万亿]){more})?(?P<scale>(?<=[多余几来]){SCALE})?"
            rf"{_UNIT.format(words=COUNTED)}?{_AFTER}(?P<ahead>(?={TO}{NUMERAL}(?:{more})?\ *{COUNTED}))?",
            sign,
            readers.chinese,
            WORD,
        )
        for sign, more in _MORE
    ),
)
_LABELS = (
    *(Form(*each, readers.clock) for each in labels.CLOCKS),
    *(Form(*each, readers.version) for each in labels.VERSIONS),
    *(Form(*each, readers.labelled) for each in labels.NUMBERED),
    Form(labels.RANK[0].format(numeral=NUMERAL), labels.RANK[1], readers.rank, EITHER),
)
_UNCOUNTED = tuple(Form(*each) for each in UNCOUNTED)


def _by_beginning(forms: tuple[Form, ...]) -> dict[bool, tuple[Form, ...]]:
    return {begins: tuple(form for form in forms if begins in form.begins) for begins in EITHER}


# Those that can begin with one of the `DIGITS`, and those that can begin with something else.
IN_RECORDS = _by_beginning((*_LABELS, *_UNCOUNTED, *_FORMS))
IN_REPORTS = _by_beginning((*_LABELS, *_UNCOUNTED, Form(*SECTION), *_FORMS))


def possible(forms: Iterable[Form], text: str) -> tuple[Form, ...]:
    """The forms of which a text has the signs."""
    signs = frozenset(text)
    return tuple(form for form in forms if not form.signs or not signs.isdisjoint(form.signs))
