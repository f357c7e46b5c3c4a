"""Numbers that count nothing but tell one thing from another, and are compared all the same: 19:30, V3.2, 3号楼, 前10名.

A label bears out no count, and no count a label. Its unit says of what kind it is; the patterns are tried before those of counts. With
each stand the signs of which one is in every text in which it fits.
"""

from __future__ import annotations

from .words import either

CLOCK, VERSION, ROOM, FORM, FIRST, LAST = "时刻", "版本", "室", "班", "前…名", "后…名"
_NOUNS = "楼 线 窗口 机组 井 厂房 院 桥 门 库 泵站 车间 仓 点位 文件 令"
KINDS = frozenset({CLOCK, VERSION, ROOM, FORM, FIRST, LAST, *(f"号{noun}" for noun in _NOUNS.split())})

_NOT_INSIDE = "(?<![0-9.])"
_HOUR = r"(?P<hour>[0-9]{1,2})\ *[时点]"
_MINUTES = r"\ *(?:(?P<minute>[0-5]?[0-9])\ *分(?!钟)|(?P<half>半)|整(?![改治理体合]))"
_TIMES = "上午 下午 中午 早上 晚上 早 晚 凌晨 每天 每日 当天 次日"
_BEHIND_TIME = "|".join(f"(?<={word}{gap})" for word in _TIMES.split() for gap in ("", " "))
_BEHIND_CLOCK = "|".join(f"(?<=[点时半分整]{before}[至到-]{behind})" for before in ("", " ") for behind in ("", " "))
CLOCKS = (
    # 9点到11点, 8 时 30 分, 每天 8 点, 19时
    (rf"{_NOT_INSIDE}{_HOUR}(?:{_MINUTES}|(?=\ *[至到-]+\ *[0-9]{{1,2}}\ *[时点]))", "时点"),
    (rf"(?:{_BEHIND_TIME}|{_BEHIND_CLOCK}){_HOUR}(?:{_MINUTES})?", "时点"),
    (rf"{_NOT_INSIDE}(?P<hour>1?[0-9]|2[0-4])\ *时(?![间段期限速长代常效空隔刻候节光有而])", "时"),
)
VERSIONS = (
    (r"(?<=[vVＶ])(?<![A-Za-z].)(?P<version>[0-9]+(?:\.[0-9]+){0,3})(?![A-Za-z0-9])", "vVＶ"),
    (rf"{_NOT_INSIDE}(?P<version>[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{1,3}}|(?:19|20)[0-9]{{2}})\ *(?=版(?![面权块图税]))", "版"),
)
_NUMBERED = r"(?P<number>[0-9]{1,4})(?:(?P<sign>\ *(?:--?|至|到|、)\ *)(?P<upper>[0-9]{1,4}))?"
NUMBERED = (
    # 3号楼, 1至5号窗口, 202会议室, 201室, B座1506, 502班
    (rf"{_NOT_INSIDE}{_NUMBERED}\ *(?P<noun>号{either(_NOUNS)})(?!头|上)", "号"),
    (rf"{_NOT_INSIDE}(?P<number>[0-9]{{3,4}})\ *(?:会议|教|办公|活动|接待|值班|阅览|实验|资料|休息|诊)(?P<noun>{ROOM})(?!内|外)", ROOM),
    (rf"{_NOT_INSIDE}(?P<number>[0-9]{{1,4}})(?P<noun>{ROOM})(?!内|外)", ROOM),
    (rf"(?<=[A-Za-z][座区栋幢馆])(?P<number>[0-9]{{3,4}})(?![0-9])(?P<noun>{ROOM}?)", "座区栋幢馆"),
    (rf"{_NOT_INSIDE}(?P<number>[0-9]{{3,4}})(?P<noun>{FORM})(?![次组子倒制车员主])", FORM),
)
# 前10名, 落在后三位, 倒数5名; but 之前3名, 会后5名
_NO_FRONT = "[之以此目当年月日会班节产午生事面跟提眼先]"
RANK = (
    rf"(?:(?<=前)(?<!{_NO_FRONT}前)|(?<=前\ )(?<!{_NO_FRONT}前\ )|(?<=[在名于居列][后末])|(?<=[在名于居列][后末]\ )|(?<=倒数))"
    r"(?P<number>{numeral}|[0-9]{{1,4}})\ *[名位强](?![义额单称次师置])",
    "名位强",
)
