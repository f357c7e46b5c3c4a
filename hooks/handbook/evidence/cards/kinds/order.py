"""What comes first (`first` 先, 首先) and what after it (`then` 再, 然后), each with the words that follow."""

from __future__ import annotations

from ..kind import CardKind, Vocabulary

KIND = CardKind(
    "order",
    Vocabulary(
        {
            "first": "首先|事先|先",
            "then": "然后|而后|随后|接着|最后|再|后(?![勤备盾台进方期者代果顾继])",
        },
        "先[进锋后行导驱例生]|领先|优先|率先|祖先|再[次就造生现度接]|一再|不再",
    ).read,
)
