"""What comes first (`first` 先), what after it (`then` 再), what stands before (`before` 会前) and after (`after` 会后) something,
and what goes together (`together` 同步)."""

from __future__ import annotations

from ..kind import Vocabulary

WORDS = Vocabulary(
    {
        "first": "首先|先",
        "then": "然后|而后|随后|接着|最后|再|(?<![一-鿿])后(?![勤备盾台进方期者代果顾继续面来劲排])",
        "before": "事先|事前|之前|(?<!比)以前(?!的)|(?<=[一-鿿])(?<![以之事])前(?![列沿景提后途往来期进面述辈者台任人几所])",
        "after": "事后|之后|以后|(?<=[一-鿿])(?<![以之事])后(?![勤备盾台进方期者代果顾继续面来劲排])",
        "together": "同步|同时|一并|一同",
    },
    "先[进锋后行导驱例生]|领先|优先|率先|祖先|争先|再[次就造生现度接]|一再|不再|[落今最先前]后|(?<![一-鿿])目前|[至到止是在]目前|[们县市省村区业位部]目前|[当提空]前|前后|此[前后]|第一时间",
)

KIND = WORDS.kind("order")
