"""That one thing comes of another: `so` and `since` say it outright (因此, 由于); `makes` says it of what is done (使, 推动, 确保)."""

from __future__ import annotations

from ..kind import Vocabulary

WORDS = Vocabulary(
    {
        "so": "因此|因而|所以|从而|于是|使得|带来|促成|催生|造成|导致|致使|引起|引发|得益于|归功于|以致|正是[这如]",
        "since": "由于|因为|正因|缘于|源于|之所以|(?<!个)原因(?=是|在)|(?<!原)因(?!素|地制宜|人|材|时|势|此|而|企)",
        "makes": "使|让|令|促使|推动|带动|促进|影响|助推|确保|保证|保障|推进|增强|提高|提升|达到|通过|以便|为了|有利于|有效",
    },
    "使[用命馆者]|大使|行使|即使|让[步利]|[命法号指禁]令",
    around=False,
)

KIND = WORDS.kind("cause")
