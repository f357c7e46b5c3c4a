"""Faults of who and where: another actor, another place or unit, all instead of these."""

from __future__ import annotations

import re
from collections.abc import Iterator

from handbook.catalog import Entry
from handbook.evidence.senses import Sense
from handbook.model import Practice
from handbook.model.base import Statement

from ..edit import Edit, Fault, one
from ..world import World, sources_of, texts

PARTIAL = re.compile("一些|有的|部分|多数|少数|个别|各")
PLACE = re.compile("^[\u4e00-\u9fa5]{2,3}?(?:市|县|区|旗|镇|州|省)")


def _doers(entry: Entry, world: World) -> Iterator[tuple[Statement, str, Sense]]:
    """The statements whose doer code can tell."""
    for statement in texts(entry):
        doer = world.doer(statement)
        if doer and statement.where[:2] != ("structure", "object"):
            yield statement, *doer


def actor_elsewhere(entry: Entry, world: World) -> Iterator[Edit]:
    """Another body of the report does it, which the cited passage does not name."""
    for statement, word, sense in _doers(entry, world):
        for other, meant in world.others(statement, word, sense):
            if world.lacks(statement.cites, meant.borne) and other not in statement.text:
                yield one(entry, statement.where, statement.text, statement.text.replace(word, other, 1))


def actor_beside(entry: Entry, world: World) -> Iterator[Edit]:
    """Another body does it, which the cited passage names for something else."""
    for statement, word, sense in _doers(entry, world):
        for other, meant in world.others(statement, word, sense):
            if world.holds(statement.cites, meant.borne) and other not in statement.text:
                yield one(entry, statement.where, statement.text, statement.text.replace(word, other, 1))


def _named(entry: Entry, world: World) -> Iterator[tuple[Statement, str]]:
    """The statements that name a place or unit of their reports, with the name as it stands there."""
    for statement in texts(entry):
        for source in sources_of(statement.cites):
            for name in world.organisations.get(source, ()):
                place = PLACE.match(name)
                word = name if name in statement.text else place[0] if place and place[0] in statement.text else None
                if word:
                    yield statement, word


def _is_another(name: str, than: str) -> bool:
    """Neither is short for the other."""
    return not set(name) <= set(than) and not set(than) <= set(name)


def _as_named(name: str, word: str) -> str:
    """The other unit's name, or its place alone where only that of the first one is said."""
    place = PLACE.match(name)
    return place[0] if place and PLACE.fullmatch(word) else name


def _placed(entry: Entry, world: World, same: bool) -> Iterator[Edit]:
    for statement, word in _named(entry, world):
        own = set(sources_of(statement.cites))
        for source, names in world.organisations.items():
            for name in names if (source in own) == same else ():
                other = _as_named(name, word)
                if _is_another(other, word) and other not in statement.text:
                    yield one(entry, statement.where, statement.text, statement.text.replace(word, other, 1))
    yield from _organisation(entry, world, same)


def _organisation(entry: Entry, world: World, same: bool) -> Iterator[Edit]:
    """The unit named as that of the practice is another one."""
    record = entry.record
    if isinstance(record, Practice) and record.organisation:
        own = set(sources_of(record.cites))
        for source, names in world.organisations.items():
            for name in names if (source in own) == same else ():
                if _is_another(name, record.organisation):
                    yield one(entry, ("organisation",), record.organisation, name)


def place_beside(entry: Entry, world: World) -> Iterator[Edit]:
    """Another place or unit of the same report."""
    return _placed(entry, world, same=True)


def place_elsewhere(entry: Entry, world: World) -> Iterator[Edit]:
    """A place or unit of another report."""
    return _placed(entry, world, same=False)


def everyone(entry: Entry, world: World) -> Iterator[Edit]:
    """What some do, all do: nothing in the cited passages says so."""
    scopes = world.settings.trade.scopes
    for statement, word, _ in _doers(entry, world):
        meant = next(sense for _, sense in scopes.said("全体"))
        some = PARTIAL.match(statement.text) or any(scopes.said(statement.text))
        if not some and world.lacks(statement.cites, (*meant.borne, "各级", "全县", "全市")):
            yield one(entry, statement.where, statement.text, statement.text.replace(word, f"全体{word}", 1))


FAULTS = (
    Fault("actor-beside", "同段另一主体", actor_beside),
    Fault("actor-elsewhere", "同篇另一主体", actor_elsewhere),
    Fault("place-beside", "同篇另一单位", place_beside),
    Fault("place-elsewhere", "别篇的单位", place_elsewhere),
    Fault("everyone", "添了全体", everyone),
)
