"""Measure words and units: how they are written, and which of them mean the same.

The tables are closed lists. A word that is missing here is added here, never special-cased in the reader.
"""

from __future__ import annotations

import re

from .labels import KINDS
from .words import either

# Measure words that make a Chinese numeral a count (三项), and those that only an Arabic number takes along
# (95分): with a Chinese numeral they are mostly part of a word (十分, 两张皮, 三门, 四部).
_COUNTED = """
个百分点 百分点 平方公里 平方千米 平方米 立方米 公里 公顷 公斤 厘米 个小时 个工作日 工作日 个月 小时 分钟 课时 学时
人次 户次 场次 批次 件次 万元 星级 方面 周岁 个 名 人 位 户 项 次 条 家 件 份 篇 处 本 场 期 支 座 所(?![示列述])
间 栋 幢 台 套 辆 天 日 月 年(?!级|代(?![表替理缴办])) 周 岁 亩 米 吨 元 字 倍 级 类 种 批 组 轮 层 课(?!一) ‰ %
"""
_MEASURED = """
平米 平方 立方 千米 毫米 微米 千克 毫克 斤 克 升 毫升 秒 季度 千瓦时 千瓦·时 兆瓦时 千瓦 兆瓦 千伏安 兆伏安 千伏 摄氏度 度 兆帕 分贝 赫兹
兆字节 兆 学分 张 只 头 口 株 棵 节 分 队 片 部 门 段 块 对 堂 站 票 袋 箱 幅 页 盏 枚 ‱ 笔 册 桩 起(?!来|步|草|点|码|源)
宗 例(?!如|外) 款 封(?!闭|存) 根 艘 架 把 颗 粒 桶 瓶 盒 捆 床 顶 副(?![主书局处组科县市省部院校总职班所队镇乡经厂会])
面(?![积向对临上世]) 号 章(?!程|鱼|印) 趟 遍 餐 杯 罐 尾 匹 羽 孔 碗 壶 剂 畦 垛 滴 束 朵 枝 届 辈 单(?![位元独项个一纯程体价据]) 行(?=代码|字)
集(?![体中团合市镇贸资群散成会聚装约]) 卷(?![烟入宗]) 眼(?=[泉井窑])
折(?![合叠扣射旧腾磨中返]) 英寸 寸 学期 学年 核(?![心算查定对实酸桃能准]) 强(?![度化调力大弱势制])
台次 辆次 艘次 架次 班次 车次 例次 趟次 家次 工时 标箱 标准箱
"""
# Latin letters: where capitals tell nothing apart (KM, kw) they are free. No letter or digit follows a unit.
_FREE = """
km/h r/min m³/h m3/h m³/s m3/s t/h t/a mmol/l μmol/l g/l mg/dl mmhg km hm² hm2 km² km2 cm mm kg mg kw·h kw.h kwh mwh kw mw gw kwp mwp kva mva kv kb mb gb tb pb mbps gbps mpa kpa hz khz mhz ghz
db ml min ppm
"""
_STRICT = "m/s mg/m³ mg/m3 μg/m³ μg/m3 ug/m3 mg/L μm m² m2 m³ m3 ha °C m g t h W V L M"
LATIN = f"(?:{either(_STRICT)}|(?i:{either(_FREE.replace('.', '[.]'))}))(?![A-Za-z0-9²³_])"
_SIGNS = "㎡ ㎥ ㎞ ㎢ ㎏ ㎝ ㎜ ㎎ ㎾ ㎸ ㏄ ℃"

COUNTED = either(_COUNTED)
# a part of a word that only looks like a measure word: 10部门, 4项目, 15班组 count what follows them
_WORDS = "部门 项目 条件 人员 人才 家庭 家属 组织 课题 课程 站点 片区 段落 节点 本科 位置 级别 名单 部队 部分 队伍 门店 门类 对象"
MEASURED = f"(?!{either(_WORDS)})(?:{either(f'{_COUNTED} {_MEASURED} {_SIGNS}')}|{LATIN})"
# what takes a decimal: behind 2.1 at the head of a sentence, other words make it the number of a section (2.1走访, 4.3项目)
DECIMAL = either(
    "% ‰ ‱ 元 倍 亩 岁 周岁 年 天 个 次(?!要|序) 人次 吨 米 平方 平米 立方 公里 公斤 公顷 小时 分钟 学时 课时 学分"
    " 分(?![类工级解析步管组享配流时层段批期散包]) 斤 克 升(?!级) 度 千 厘 毫 兆 百分点 摄氏度 台 辆 册 笔 秒"
)

# Units that mean the same when figures are compared; anything else has to be the same word. Latin ones in small letters.
_COUNTS = """
名 人 位 / 个 家 / 百分点 个百分点 / 小时 个小时 h / 分钟 min / 工作日 个工作日 / 岁 周岁 / 日 号 / 课时 学时
"""
_MEASURES = """
% ％ / ‰ / ‱ / 米 m / 公里 千米 km ㎞ / 厘米 cm ㎝ / 毫米 mm ㎜ / 微米 μm
平方米 平米 平方 ㎡ m² m2 / 平方公里 平方千米 ㎢ km² km2 / 公顷 ha hm² hm2 / 立方米 立方 ㎥ m³ m3 / 升 l / 毫升 ml ㏄
公斤 千克 kg ㎏ / 克 g / 毫克 mg ㎎ / 吨 t / 瓦 w / 千瓦 kw ㎾ / 兆瓦 mw / 千瓦时 千瓦·时 kwh kw·h kw.h 度 / 兆瓦时 mwh
伏 v / 千伏 kv ㎸ / 千伏安 kva / 兆伏安 mva / 兆字节 mb / 兆 M mbps / 兆帕 mpa / 赫兹 hz / 分贝 db / ℃ °c 摄氏度
mg/m³ mg/m3 / μg/m³ μg/m3 ug/m3
"""


def _sets(table: str) -> list[list[str]]:
    return [units.split() for line in table.strip().splitlines() for units in line.split(" / ")]


_CLASS = {unit: number for number, units in enumerate(_sets(_COUNTS) + _sets(_MEASURES)) for unit in units}
_COUNTING = len(_sets(_COUNTS))  # the classes from here on measure
TIME = {"年", "月", "日", "天", "周", "个月", "小时", "季度"}

# 一 before these is an article (一个, 一名): it bears out a figure 1, but claims none.
ARTICLE = {
    "个", "名", "位", "人", "项", "次", "条", "家", "件", "份", "篇", "处", "本", "场", "支", "户", "天", "年", "个月",
    "小时",
}  # fmt: skip


def unit_class(unit: str) -> str | int:
    """The number of the set of units that mean the same, or the unit itself when nothing else does."""
    small = unit if unit == "M" else unit.lower()
    return _CLASS.get(small, small)


def same_unit(one: str, other: str) -> bool:
    """Whether a figure in `one` may be told in `other`. A number without a unit counts: it is no share and no quantity."""
    return unit_class(one) == unit_class(other) if one and other else not (_measures(one or other) or (one or other) in KINDS)


def _measures(unit: str) -> bool:
    known = unit_class(unit)
    return known >= _COUNTING if isinstance(known, int) else bool(re.match("[A-Za-z]", unit))
