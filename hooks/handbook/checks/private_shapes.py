"""Accounts, plates and addresses that belong to persons: each has a shape of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from ..load.patterns import when_used
from .numbers import OTHER_DIGITS

NUM = "[0-9零〇一二三四五六七八九两十百]"
ANY = f"[0-9{OTHER_DIGITS}]"
PLACES_OF_PLATES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
EMAIL = when_used(
    r"[A-Za-z0-9][A-Za-z0-9._%+-]{0,63}(?: ?[a-z0-9._-]{1,20})? ?(?:@|[(（\[{【<] ?(?:at|AT|艾特|@) ?[)）\]}】>]| at | AT |艾特) ?"
    r"[A-Za-z0-9-]{1,63}(?: ?(?:\.|点|[(（\[{【<] ?(?:dot|DOT|点|\.) ?[)）\]}】>]| dot ) ?[A-Za-z0-9-]{1,63}){0,3}?"
    r" ?(?:\.|点|[(（\[{【<] ?(?:dot|DOT|点|\.) ?[)）\]}】>]| dot ) ?[A-Za-z]{2,}"
)
EMAIL_SHARP = when_used(
    r"[A-Za-z0-9][A-Za-z0-9._+-]{1,63} ?# ?[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,3}"
    r"\.(?:com|cn|net|org|edu|gov|top|vip|info|cc)(?![A-Za-z])"
)
PLATE = when_used(
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
WECHAT = when_used(
    rf"{WECHATS}(?:{MEANS}{SPELT}|[ 号码IiDd]{{0,4}}[:：=] ?{HANDLE}|号码? ?{HANDLE}|{MEANS}{FIGURES}{BOUNDED})(?![A-Za-z0-9])"
    rf"|(?<![A-Za-z])[Vv] ?[:：] ?{HANDLE}(?![A-Za-z0-9])"
)
QQ = when_used(
    rf"(?:(?<![A-Za-z])[Qq] ?[Qq]|扣扣|企鹅|(?<=加)[Qq]|(?<![A-Za-z])[Qq](?=号)){MEANS}(?!0){FIGURES}{BOUNDED}|"
    rf"客服(?:号|{MEANS})[:：] *(?!0){ANY}{FIGURES}{BOUNDED}"
)
ACCOUNT = when_used(rf"{OTHER_NETS}(?:账号|帐号|号码?|[Ii][Dd])[:： ]*(?:{HANDLE}|{FIGURES}{BOUNDED})")
PASSPORT = when_used(
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


class Shape(NamedTuple):
    """A kind of personal data with a shape of its own: the pattern, what a text needs to have for it, a test of look-alikes."""

    name: str
    pattern: re.Pattern[str]
    hint: re.Pattern[str]
    proves: Callable[[str], bool] = bool


def is_plate(text: str) -> bool:
    """At least three digits: words in capitals are none."""
    return len(re.findall(ANY, text)) >= 3


# Each with a class of first characters for the first look, so that the search skips over nearly everything.
SHAPES = (
    Shape("电子邮箱", EMAIL, when_used(r"[@艾 (（\[{【<](?:(?<=@)|(?<=艾)特|[aA][tT][ )）\]}】>])")),
    Shape("电子邮箱", EMAIL_SHARP, when_used(r"# ?[A-Za-z0-9-]{1,63}\.")),
    Shape("QQ 号", QQ, when_used("[Qq扣企客](?:(?<=[Qq])[Qq号 0-9]|(?<=扣)扣|(?<=企)鹅|(?<=客)服)")),
    Shape(
        "微信号", WECHAT,
        when_used(
            "[微薇威徽溦VvWw绿加](?:(?<=[微薇威徽溦]) ?[信我讯A-Za-z]|(?<=[Vv])[信我xX:： ]|(?<=[Ww])[xXeE]|(?<=绿)[泡色]|"
            "(?<=加)[我微Vv])"
        ),
    ),
    Shape("网络账号", ACCOUNT, when_used("[抖快钉小微支企陌飞B西火知Tt][音手钉红博付鹅书站瓜山乎陌e]")),
    Shape("车牌号", PLATE, when_used(f"[{PLACES_OF_PLATES}] ?[A-Za-z]"), is_plate),
)  # fmt: skip
DOORED = when_used(f"[0-9{OTHER_DIGITS}十百](?:号|[栋幢单弄座#室楼]|-[0-9])")
LIKELY_SHAPES = (
    Shape("证件号码", PASSPORT, when_used("[证照][^0-9，。；]{0,8}[A-Za-z]")),
    Shape("门牌地址", when_used(ADDRESS), DOORED),
)
