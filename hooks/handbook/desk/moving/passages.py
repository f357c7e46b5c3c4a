"""Passages whose numbers are no more, after a report was cut anew: citations and published anchors go where the words are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...catalog import Entry
from ...catalog.ledger_lines import Place
from .proved import within
from .work import Work, address
from .yaml_lists import with_several, without_item
from .yaml_places import is_beside, scalars

GONE = "这一段已不在收录的范围里。"
Moved = Mapping[int, Sequence[int]]  # number → the numbers of the passages that hold its words now


def follow(work: Work, entry: Entry, moved: Moved) -> tuple[list[str], list[str]]:
    """Change the citations, the classed passages and the ledger. Returns the files changed, and the citations of passages whose
    words are nowhere, which somebody has to look at."""
    lost: list[str] = []
    for other in work.before.valid:
        old = {f"{entry.id}#{number}": [f"{entry.id}#{each}" for each in now] for number, now in moved.items()}
        if {*other.citations} & {*old}:
            with within(other.path):
                work.put(other.path, recited(work.text(other.path), old))
            lost += [f"{other.path}：{cite}" for cite in dict.fromkeys(other.citations) if cite in old and not old[cite]]
    with within(entry.path):
        work.put(entry.path, _reclassed(work.text(entry.path), moved))
    _lead(work, entry, moved)
    return sorted(work.texts), lost


def recited(text: str, now: Mapping[str, Sequence[str]]) -> str:
    """The text with other citations; one whose words are nowhere stays, and the checks tell of it."""
    for where, word in reversed(list(scalars(text))):
        if fresh := now.get(word, ()):
            stands = [each for each in fresh if not is_beside(text, where, each)]
            text = with_several(text, where, stands) if stands else without_item(text, where)
    return text


def _reclassed(text: str, moved: Moved) -> str:
    """A source record that classes passages by their numbers."""
    for where, word in reversed(list(scalars(text))):
        if where[0] == "uncited" and word.isdigit() and int(word) in moved:
            now = [str(each) for each in moved[int(word)] if not is_beside(text, where, str(each))]
            text = with_several(text, where, now) if now else without_item(text, where)
    return text


def _lead(work: Work, entry: Entry, moved: Moved) -> None:
    """The anchors that were given out lead to the first passage with the words."""
    page = address(entry).address
    given = work.before.ledger.anchors.get(page, {})
    for number, now in moved.items():
        place = Place(page, f"p{number}")
        if place.anchor in given and not work.known(place):
            work.lead(place, Place(page, f"p{now[0]}") if now else None, "" if now else GONE)
