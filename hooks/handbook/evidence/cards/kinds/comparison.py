"""What is set above others: `only` 唯一, `first` 首个, `lead` 领先, `spread` 推广, `most` 最; `above`, `below` another."""

from __future__ import annotations

from ..kind import Vocabulary

WORDS = Vocabulary(
    {
        "only": "唯一|独一无二|仅有的|独有|独家|绝无仅有",
        "first": "首[创个家例]|第一(?=[个家例的]|$)|排第一|率先|最早|最先|开创|先河|独创|原创",
        "lead": "领先|走在.{0,4}前列(?![出入明表举为成])|前列(?![出入明表举为成])|一流|榜首|首位|第一名|居首|领跑|名列",
        "spread": "(?:全国|全省|全市|全县|各地|大力|普遍|广泛)?(?:推广|推开|铺开|复制)",
        "most": "最(?!后|近|终|低生活|大限度|大程度|初|低)[一-鿿]",
        "above": "高于|多于|超过|大于|优于|好于|强于|胜过|超额",
        "below": "低于|少于|小于|不及|不如|弱于|落后",
    },
)

KIND = WORDS.kind("comparison")
