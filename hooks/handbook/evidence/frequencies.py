"""The words of how often and when: 每季度, 按月, 年底, 定期. What bears each out was read in the reports.

A report that has 月提示、季督导 or a 季报 says that this is done by the month, by the quarter; one with 年终考核, that it is done
every year. Not the other way round: 每年 does not say that it is at the end of one. 今年 bears out 年度, not 每年. 定期 is no
每月, nor 每月 a 定期: a reader is told what the report says.
"""

from __future__ import annotations

from .senses import Senses, sense

_MONTH_ENDS = "月底 月末"
_YEAR_ENDS = "年终 年底 年末"
_YEARLY = f"每年 每一年 按年 逐年 一年一 年年 年度 全年 年初 {_YEAR_ENDS}"
_DATED = "(?<![0-9一二三四五六七八九十]月.)"  # 7月底 is a date; its figure is checked

DAY = sense("每[个一]?[天日]|天天|按日|逐日", "每天 每日 每一天 每个工作日 天天 按日 逐日 一日一 一天一")
WEEK = sense("每[个一]?(?:周|星期)|周周|按周|逐周", "每周 每一周 每星期 每个星期 周周 按周 逐周 一周一 周例会")
MONTH = sense(
    "每个?月|按月|月月|逐月|月度|一月一(?!日|号)",
    f"每月 每个月 按月 月月 逐月 月度 一月一 月初 {_MONTH_ENDS} 月例会 月报 月提示 月自检 月通报 月调度",
)
TWO_MONTHS = sense("每[两二2]个?月", "每两个月 每两月 每二个月 每2个月 双月")
QUARTER = sense(
    "每个?季|按季|逐季|一季一|季度(?<![一二三四第]季度)|每三个月",
    "每季 每个季 按季 逐季 季度 一季一 每三个月 每3个月 季末 季报 季督导 季检修 季通报 季调度",
)
HALF_YEAR = sense("半年(?<![上下]半年)(?![前内后以多])|每六个月", "半年 每六个月 每6个月")
EVERY_YEAR = sense("每年|按年|逐年|一年一", _YEARLY)
OF_THE_YEAR = sense("年度", f"{_YEARLY} 今年 本年")

# the periods that last a number of months; the shorter one first, so that 每年每季一次 is a rhythm of quarters
PERIODS = (
    (1, (MONTH,)),
    (2, (TWO_MONTHS,)),
    (3, (QUARTER,)),
    (6, (HALF_YEAR,)),
    (12, (EVERY_YEAR, OF_THE_YEAR)),
)

FREQUENCIES = Senses(
    (
        sense("年初|每年初", "年初"),
        sense("年[终底末]|每年[终底末]", _YEAR_ENDS),
        sense("季度?末|每季度?末", "季末 季度末"),
        sense(f"月初{_DATED}|每个?月初", "月初"),
        sense(f"月[底末]{_DATED}|每个?月[底末]", _MONTH_ENDS),
        DAY,
        WEEK,
        *(period for _, periods in PERIODS for period in periods),
        sense("一年[两二三四五六几]", f"{_YEARLY} 一年两 一年二 一年三 一年四 一年五 一年六 一年几"),
        sense("全年|年内", "全年 年内 一年 年度 到年底 至年底"),
        sense("不定期", "不定期"),
        sense("定期", "定期"),
        sense("随时", "随时"),
        sense("常态", "常态"),
        sense("经常|时常|常常", "经常 时常 常常"),
        sense("日常|平时|平常", "日常 平时 平常"),
        sense("长期|常年|长年", "长期 长久 常年 长年"),
        sense("及时", "及时 立即 马上 尽快 第一时间"),
        sense("适时", "适时"),
    )
)
