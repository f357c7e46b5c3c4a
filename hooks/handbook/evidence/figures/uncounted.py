"""Stretches of digits that count nothing and tell nothing: places in a text, numbers of papers, telephones, names.

`UNCOUNTED` and, in reports, `SECTION` are tried where a figure could begin; what they take yields no figure. The tables are closed. With
each pattern stand the signs of which one is in every text in which it fits.
"""

from __future__ import annotations

from string import ascii_letters

from .units import DECIMAL, MEASURED
from .words import either

_NOT_INSIDE = "(?<![0-9.])"
_COUNT = rf"[0-9,.]+\ *(?:[多余几万亿千%]|{MEASURED})"
_BRACKET_YEAR = r"(?:19|20)[0-9]{2}(?:-(?:19|20)[0-9]{2})?"
_LABELS = "图 表 附件 附录 附图 附表 公式 案例 样表 例"
_NO_LABELS = "企图 意图 力图 试图 版图 代表 报表 列表 填表 发表 外表 仪表 课表 比例 条例 惯例"
_STEPS = "步骤 任务 问题 阶段 环节 注 方案 版本 专栏 课题 模块 单元"
_CALLED = "QQ QQ群 微信 微信群 群号 电话 手机 号码 传真 热线 邮编 编码 编号 账号 帐号 卡号 学号 工号 证号 No. NO. no. №"
_PROGRAMS = "Windows Win Office Word Excel WPS Android iOS Python Java Photoshop AutoCAD CAD Linux Ubuntu Chrome HTML Server"
_HOTLINES = "110 119 120 122 12[0-9]{3} 96[0-9]{3,4}"
_HOTLINE_WORDS = "热线 平台 便民 政务 举报 报警 急救 联动 指挥 出警 服务"


def _behind(words: str, *gaps: str) -> str:
    """Directly behind one of these words, or with one of the gaps between."""
    return "(?:" + "|".join(f"(?<={word}{gap})" for word in words.split() for gap in ("", *gaps)) + ")"


def _not_behind(words: str, *gaps: str) -> str:
    return "".join(f"(?<!{word}{gap})" for word in words.split() for gap in ("", *gaps))


UNCOUNTED = (
    # (2019), 〔2019〕12号; and all that stands behind letters: GB/T19001-2016, PM2.5, K3
    (rf"\({_BRACKET_YEAR}\)", "("),
    (rf"(?<=[〔\[【])(?:{_BRACKET_YEAR}|[0-9]{{1,3}}(?:[-,][0-9]{{1,3}})*)(?=[〕\]】])", "〔[【"),
    (r"(?:(?<=[@_=&?])|(?<=[A-Za-z][./])|(?<=[A-Z]-)(?<![0-9][A-Z]-)(?<![0-9][A-Z]{2}-))[0-9]+(?:[-./][0-9]+)*", "@_=&?./-"),
    (r"(?<![0-9.])[0-9]+(?=\.[A-Za-z])", "."),
    (r"(?:(?<=[A-Za-z])|(?<=[A-Z] )(?=[0-9]{4,5}[:-](?:19|20)[0-9]{2}))[0-9]+(?:[-.:/][0-9]+)*", ascii_letters),
    # 图1, 表3-1, 附件 2; but 表5张
    (rf"{_behind(_LABELS, ' ')}{_not_behind(_NO_LABELS, ' ')}(?!{_COUNT})[0-9]+(?:[-.][0-9]+)*", "图表件录式例"),
    # 步骤2：, 问题 3：, 3.2节
    (rf"{_behind(_STEPS, ' ')}[0-9]{{1,2}}(?=[-:、,，。() ]|$)(?!\ *(?:{MEASURED}))", "骤务题段节注案本栏块元"),
    (rf"{_NOT_INSIDE}[0-9]{{1,2}}(?:\.[0-9]{{1,2}})+\ *[章节](?!约|能)", "章节"),
    # 2.1.1
    (rf"{_NOT_INSIDE}[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{2,}}(?![0-9])", "."),
    # telephones and other numbers that are called by their name
    (rf"{_NOT_INSIDE}0[0-9]{{2,3}}-(?:[0-9]{{3,8}}(?:-[0-9]{{1,6}})?)?", "-"),
    (r"\(0[0-9]{2,3}\)\ *[0-9]{7,8}(?![0-9])", "("),
    (r"(?<=[0-9]转)[0-9]{1,6}(?![0-9])", "转"),
    (rf"{_NOT_INSIDE}(?:400-?[0-9]{{3}}-?[0-9]{{4}}|1[3-9][0-9]{{9}})(?![0-9])", ""),
    (rf"{_behind(_CALLED, ' ', ':', ': ')}(?!{_COUNT})[0-9]+(?:-[0-9]+)*", "Q信群号话机码真线编.№"),
    (rf"{_NOT_INSIDE}{either(_HOTLINES)}(?={either(_HOTLINE_WORDS)})", "线台民务报警救动挥"),
    (rf"{_NOT_INSIDE}0[0-9]+(?![0-9.:年月日])", ""),
    # 12号, 5楼, 318国道; but 5月8号
    (rf"(?<!月)(?<!月\ )(?<!号[至到-]){_NOT_INSIDE}[0-9]+(?:-[0-9]+)?(?:号(?!召)|楼(?!栋|宇|盘|房)|[国省县]道)", "号楼道"),
    # 三年级2班, 初一(3)班
    (r"(?:(?<=年级)|(?<=[初高][一二三]))\(?[0-9]{1,2}\)?\ *班(?![次组子倒制车员主])", "班"),
    # Windows 10
    (rf"(?i:{_behind(_PROGRAMS, ' ')})[0-9]+(?:[.][0-9]+)*(?!\ *(?:[万亿多余]|(?!以){MEASURED}))", ascii_letters),
    (rf"{_NOT_INSIDE}[0-9]{{1,4}}(?:路(?![段灯径线口基程面边沿网])|班[倒制])", "路班"),
    # 21世纪, 90年代, 80后, 2018级, 2020届, 3年级
    (rf"{_NOT_INSIDE}[0-9]+(?:世纪|年代|年级|(?<=[5-9][05])后(?!续))", "世年后"),
    (rf"{_NOT_INSIDE}(?:19|20)[0-9]{{2}}(?:\ *[-至到]\ *(?:19|20)?[0-9]{{2}})?[级届]", "级届"),
    (r"(?<=届)[0-9]+次", "届"),
    # 5·12, 工业4.0
    (rf"{_NOT_INSIDE}[0-9]{{1,2}}[·•][0-9]{{1,2}}(?![0-9])", "·•"),
    (rf"(?<=[一-鿿])[1-9]\.0(?![0-9]|\ *(?:[万亿多余]|{MEASURED}))", "."),
    # 5g, 4g: a network
    (rf"{_NOT_INSIDE}[2-6][gG](?![A-Za-z0-9])", "gG"),
    # 2-3-4模式
    (rf"{_NOT_INSIDE}[0-9]{{1,3}}(?:-[0-9]{{1,3}}){{2,}}(?![0-9])", "-"),
)
# numbers of sections, in reports only: 3 抓落实 at the head of a line, 2.1走访 at the head of a sentence, but 2.1亿元
MANY = "[万亿千百多余几]"
SECTION = (
    rf"(?:(?<![^\n])[1-9]\ +(?=[一-鿿])(?!\ *(?:{MANY}|[至到]|{MEASURED}))"
    rf"|(?<![^\n。；！？;!?])[0-9]{{1,2}}\.[0-9]{{1,2}}(?=\ *[一-鿿“《])(?!\ *(?:{MANY}|{DECIMAL})))",
    " .",
)
