"""Negation: `no` what is not, not done, forbidden; `lack` what is too little or missing; `hard` what hardly succeeds.

不断, 不仅, 未来, 无论, 非常 and their like negate nothing.
"""

from __future__ import annotations

from ..kind import CardKind, Vocabulary

_ONLY_LOOKS = (
    "不[断仅但同少论管等过久止妨只光惜愧时禁定单已乏]|不得不|不[可能]不|不可或缺|不可缺少|不[可能]缺少|不一(?![定样致])|差不多|"
    "[离免缺少]不[了开]|了不起|对不起|不亦乐乎|无不|无一不|莫不|"
    "没收|淹没|出没|未来|未必|"
    "无[论数偿私比穷限愧]|无微不至|毫无疑问|无疑|无线|无党派|无公害|无障碍|无缝|无纸化|"
    "非[公农党常典法洲税]|非国有|非专|非全日|是非|除非|非凡|莫非|若非"
)

KIND = CardKind(
    "polarity",
    Vocabulary(
        {
            "lack": "缺乏|缺少|缺失|缺位|欠缺|不足|不够|短缺|薄弱",
            "hard": "难以|难于|很难|难[免保]?(?=[做办达抓落成找]到?)|不易",
            "no": "没有?|不|从未|尚未|未|并?无(?!锡)|并非|而非|绝非|非(?=一|单|因)|禁止|严禁|不得|拒绝?|杜绝|防止|避免|停止|取消|免除",
        },
        _ONLY_LOOKS,
    ).read,
)
