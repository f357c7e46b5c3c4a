"""Nobody signs before the day has come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ...catalog import Catalog
from ..rule import Context, Remark, Rule, Scope

AHEAD = timedelta(days=1)  # where it is tomorrow already, people sign with that date


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each signature with a day that has not come anywhere on earth."""
    for signed in catalog.signed.files.values():
        for number, signature in signed.valid:
            if date.fromisoformat(signature.date) > context.today + AHEAD:
                yield Remark(
                    f"{signature.reader} 签读的日期 {signature.date} 还没有到", "改成真正读的那一天；没有读过，就删掉这一行。",
                    signed.document.position(("signatures", number, "date")), path=signed.path,
                )


RULE = Rule(
    code="HB485",
    name="签读的日期还没有到",
    scope=Scope.CATALOG,
    why="签读说的是哪一天读过；日子还没有到，就是没有读过，或者本机的日期不对。",
    bad="date: 2062-11-20",
    good="date: 2026-11-20",
    check=check,
)
