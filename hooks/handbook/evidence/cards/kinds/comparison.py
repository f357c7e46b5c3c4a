"""What is set above others: `most` 最, `first` 首个, `only` 唯一, `lead` 领先, `spread` 推广, and `above`, `below` another."""

from __future__ import annotations

from ..kind import CardKind, Vocabulary

KIND = CardKind(
    "comparison",
    Vocabulary(
        {
            "only": "唯一|独一无二|仅有的|独有|独家",
            "first": "首[创个家次批例]|第一[个家批次例]|率先|最早|最先|开创|先河|独创|原创|创造性",
            "lead": "领先|前列|一流|榜首|首位|第一名|居首|领跑|拔尖|走在前|名列|示范|标杆|样板|典型|先进|优秀",
            "spread": "推广|推开|铺开|普及|复制",
            "most": "最(?!后|近|终|低生活|大限度|大程度|初)",
            "above": "高于|多于|超过|大于|优于|好于|强于|胜过|超额",
            "below": "低于|少于|小于|不及|不如|弱于|落后",
        },
    ).read,
)
