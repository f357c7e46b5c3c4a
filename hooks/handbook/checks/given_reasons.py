"""Reasons that commits give for a change stand on pages as records do, but no rule can send back what is committed: one that tells
of a person is not published, and whoever builds the site is told where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..catalog.edits import Edit
from ..catalog.history import History
from ..settings.wording import Trade
from .people import named
from .privacy import certain, likely
from .prose import fold
from .rules.sensitive_matter import matters

WITHHELD = "更新说明里像是有个人信息，没有登在网页上：{}。提交过的内容会留在历史里，请告诉维护者清除"
SHOWN = 3  # places are named; of more, how many


def openly(history: History, trade: Trade) -> History:
    """The history without the reasons that must not be published."""
    return replace(history, days=tuple(replace(day, edits={path: _of(edit, trade) for path, edit in day.edits.items()}) for day in history.days))


def withheld(history: History, trade: Trade) -> str:
    """Where reasons stand that must not be published, in a sentence that repeats none of them; empty where there are none."""
    places = list(dict.fromkeys(_places(history, trade)))
    more = [f"等 {len(places)} 处"] if len(places) > SHOWN else []
    return WITHHELD.format("".join(["、".join(places[:SHOWN]), *more])) if places else ""


def _places(history: History, trade: Trade) -> Iterator[str]:
    for day in history.days:
        yield from (f"{day.date} 改 {path} 的提交" for path, edit in day.edits.items() if _of(edit, trade) != edit)


def _of(edit: Edit, trade: Trade) -> Edit:
    return replace(edit, why=tuple(reason for reason in edit.why if not is_private(reason, trade)))


def is_private(text: str, trade: Trade) -> bool:
    """Does a text hold what the rules about persons keep out of records? What may be one's is kept back, too: nobody can
    waive it."""
    folded = fold(text)
    return any((any(certain(folded)), any(likely(folded)), named(folded, trade), matters(folded, trade)))
