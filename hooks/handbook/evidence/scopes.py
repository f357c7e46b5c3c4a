"""The words of how many of them: 全体, 每个, 各单位, 逐一; and of the whole place: 全县, 全市.

Whatever says that none is left out bears out every other word that says so. 各 is one character, so it is looked for with the
first one of what reports and records say it of. What only one trade has, its handbook's settings name.
"""

from __future__ import annotations

from collections.abc import Sequence

from .senses import Senses, sense

_OF = "级地区县市乡镇村街社单部机处科局企业学院系班基组片队团工个位户家人成领"
_ALL = "全体 全部 所有 每名 每个 每位 每户 每家 每人 每支 每一 每村 逐一 逐个 逐户 逐人 逐村 一律 人人 家家 全员 全覆盖 普遍 任何 一切"

_NOUNS = ("单位", "部门", "级", "地", "区", "县", "镇", "村", "系", "机关", "企业", "基层")
_NOT_OF_TIME = "(?!月|季|星期|周|工作日)"  # 每个月 is a frequency


def scopes_with(own: Sequence[str]) -> Senses:
    """The words of how many; `own` are the nouns of a trade of which 各 is said."""
    each = " ".join(f"各{first}" for first in dict.fromkeys([*_OF, *(noun[0] for noun in own)]))
    nouns = "|".join([*own, *_NOUNS])
    return Senses(
        (
            sense(
                f"全体|全部|所有(?<!场所有)|每[名个位户家人支村]{_NOT_OF_TIME}|逐[一个户人村]|一律|人人|全员|全覆盖|普遍|任何|一切|"
                f"各(?:{nouns})",
                f"{_ALL} {each}",
            ),
            sense("全县", "全县 我县"),
            sense("全市", "全市 我市"),
            sense("全省", "全省 我省"),
            sense("全国", "全国"),
        )
    )
