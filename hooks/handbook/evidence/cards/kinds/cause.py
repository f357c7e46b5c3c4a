"""That one thing comes of another: `so` the effect follows (因此, 使), `since` the cause follows (由于)."""

from __future__ import annotations

from ..kind import CardKind, Vocabulary

KIND = CardKind(
    "cause",
    Vocabulary(
        {
            "so": "因此|因而|所以|从而|于是|使得|促使|致使|导致|造成|引起|引发|带来|推动|带动|促进|促成|催生|得益于|归功于|以致|影响|使|让|令",
            "since": "由于|因为|缘于|源于|之所以|原因|因(?!素|地制宜|人|材|时|势|此|而)",
        },
        "使[用命馆者]|大使|行使|即使|让[步利]|[命法号指禁]令|令人",
        around=False,
    ).read,
)
