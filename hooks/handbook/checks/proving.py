"""By which rules each field of each kind of record is proved; a field that none proves is the editor's."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from ..model.grounds import OWN, Ground, Stand, stands
from .engine import all_rules
from .rule import Rule

EDITORS = (Ground.EDITORS, Ground.CHOSEN)  # whose these are is said by the ground itself
GENERAL = tuple(ground for ground in Ground if ground not in (Ground.LABEL, Ground.NUMBER, Ground.EDITORS))


@dataclass(frozen=True)
class Held:
    """A field of a kind of record and the rules that hold it in particular, besides those of its ground."""

    stand: Stand
    rules: tuple[Rule, ...]


def held(model: type[BaseModel]) -> dict[Ground, list[Held]]:
    """Ground → the fields of a kind that stand on it, each with its own rules; grounds of none are left out."""
    found = [Held(stand, rules_of(stand.keys[1:])) for stand in stands(model)]
    listed = {ground: [each for each in found if each.stand.ground is ground] for ground in Ground}
    return {ground: fields for ground, fields in listed.items() if fields}


def general(ground: Ground) -> tuple[Rule, ...]:
    """The rules that hold every field that stands on a ground."""
    return rules_of((ground.slug,)) if ground in GENERAL else ()


def rules_of(keys: tuple[str, ...]) -> tuple[Rule, ...]:
    """The rules that say to prove something of one of these names, by code."""
    return tuple(rule for rule in all_rules() if not set(rule.proves).isdisjoint(keys))


def unproved(model: type[BaseModel]) -> Iterator[str]:
    """The fields of a kind that no rule proves and that nothing says to be the editor's, as `Model.field`."""
    for stand in stands(model):
        known = stand.ground in EDITORS or OWN.intersection(stand.keys)
        if not known and not general(stand.ground) and not rules_of(stand.keys[1:]):
            yield stand.field
