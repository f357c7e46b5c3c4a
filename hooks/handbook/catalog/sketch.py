"""What is looked for among all records, as one of them tells it: kept beside its data, so that a record which is only passed by
need not be made.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple, Self, TypeVar

from ..model.vocabulary import Burden, Evidence, Level, Mechanism, Sector, Stage, Status, Tier, Vocabulary
from ..settings.words import AnyValue, Words

AnyWord = TypeVar("AnyWord", bound=Vocabulary)


@dataclass(frozen=True)
class Link:
    """What a link to a record shows of it."""

    id: str
    kind: str
    name: str
    url: str


@dataclass(frozen=True)
class Told:
    """What a list says of a practice, besides its name; the fields are those of the record."""

    summary: str
    sectors: tuple[Sector, ...]
    mechanism: Mechanism
    tier: Tier
    status: Status
    evidence: Evidence
    level: Level
    also: tuple[Mechanism, ...]
    stages: tuple[Stage, ...]
    burdens: tuple[Burden, ...]

    def written(self) -> str:
        """As it is kept."""
        return json.dumps([*vars(self).values()], ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def read(cls, kept: str, words: Words) -> Self:
        """What was written, with the words of the handbook that a record is read with."""
        summary, sectors, mechanism, tier, status, evidence, level, also, stages, burdens = json.loads(kept)
        return cls(
            summary, tuple(_value(Sector, each, words) for each in sectors), _value(Mechanism, mechanism, words), _member(Tier, tier),
            _member(Status, status), _member(Evidence, evidence), _value(Level, level, words),
            tuple(_value(Mechanism, each, words) for each in also), tuple(_value(Stage, each, words) for each in stages),
            tuple(_member(Burden, each) for each in burdens),
        )  # fmt: skip


@dataclass(frozen=True)
class Line(Link):
    """A practice in a list: who lists it shows no more of it, and is not remade with the rest of it. It has the attributes of an
    entry that lists of all kinds look at. `written` is what is told of it, which is read when somebody asks for it."""

    written: str
    told: Callable[[], Told] = field(compare=False, repr=False)

    @cached_property
    def record(self) -> Told:
        """What a list says of it."""
        return self.told()

    @property
    def made_from(self) -> str:
        """What tells it apart; its kind and address follow from its id."""
        return f"{len(self.id)} {len(self.name)} {self.id}{self.name}{self.written}"


class Often(NamedTuple):
    """In which words a record tells how often something is done, by which citations, and whether the words are the editor's."""

    words: str
    cites: tuple[str, ...] = ()
    is_own: bool = False


class Short(NamedTuple):
    """A name that is that of a list, as it is called; are there parts, and do they lack something or are they too many?"""

    form: str
    has_parts: bool
    has_gap: bool


class Sketch(NamedTuple):
    """How a record is called, and by what names it is found; the ids that it names, each with its field; its citations, as often as
    they are made; whose practice it is; how many sayings it has that rest on reports; its name if that is that of a list; which former
    wordings, and how often what is done, it tells; of a practice what lists say, as it is written."""

    name: str
    names: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    citations: tuple[str, ...]
    organisation: str | None
    sayings: int
    shorthand: Short | None
    former: tuple[str, ...]
    often: Often | None
    told: str | None

    @property
    def spellings(self) -> tuple[str, ...]:
        """Its names and aliases as the record writes them: a misprinted one is not put right."""
        return self.names[1:]

    def written(self) -> str:
        """As it is kept."""
        return json.dumps(self, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def read(cls, kept: str) -> Self:
        """What was written."""
        name, names, links, citations, organisation, sayings, short, former, often, told = json.loads(kept)
        linked = tuple((target, field) for target, field in links)
        often = often and Often(often[0], tuple(often[1]), often[2])
        return cls(name, tuple(names), linked, tuple(citations), organisation, sayings, short and Short(*short), tuple(former), often, told)


def _value(kind: type[AnyValue], label: str, words: Words) -> AnyValue:
    """The value of a vocabulary of the handbook's with this label. Raises KeyError when there is none."""
    return words[kind.words][label]  # type: ignore[return-value]  # each is made of its kind


def _member(kind: type[AnyWord], label: str) -> AnyWord:
    """The member of a closed vocabulary with this label. Raises ValueError when there is none."""
    return kind(label)  # type: ignore[call-arg]  # an enum finds its members by their values
