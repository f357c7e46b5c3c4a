"""All methods by what they are about, with a filter by trade, by kind of problem, and by what a few people can do."""

from __future__ import annotations

from typing import Self

from ...catalog import Catalog, Entry
from ...model import Method, Practice, Problem, Record
from ...model.vocabulary import Burden, Mechanism, SmallBranch, Theme, Word
from ..cards import CardsContext, Section
from ..facets import Facet, facets_of
from ..handbook import Handbook
from ..rows import share
from . import Family


class MethodsContext(CardsContext):
    """Methods by mechanism, in the vocabulary's order; mechanisms without any are left out."""

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        catalog = handbook.catalog
        return cls.cards_of(Method, _by_mechanism(catalog), None, _sorts(catalog))


def _by_mechanism(catalog: Catalog) -> list[Section]:
    methods = catalog.of(Method)
    found = {each: [entry for entry in methods if entry.record.mechanism is each] for each in catalog.settings.values(Mechanism)}
    used = {mechanism: listed for mechanism, listed in found.items() if listed}
    rows = share(list(used.values()))
    return [Section(str(each), f"mechanism-{each.slug}", "", found) for each, found in zip(used, rows, strict=True)]


def _sorts(catalog: Catalog) -> list[Facet]:
    """Trade and mechanism as everywhere, then what only the records around a method tell."""
    settings = catalog.settings
    trade, *others = facets_of(Method, settings)
    return [
        trade,
        Facet("theme", "哪方面的问题", settings.values(Theme), (), (Method,), judge=lambda record: _themes(catalog, record)),
        Facet("small", settings.words.small, tuple(SmallBranch), (), (Method,), judge=lambda record: (_small(catalog, record),)),
        *others,
    ]


def _themes(catalog: Catalog, record: Record) -> tuple[Word, ...]:
    """The themes of the problems that a method answers."""
    assert isinstance(record, Method)
    themes = [problem.record.theme for problem in _found(catalog, record.problems, Problem)]
    return tuple(dict.fromkeys(theme for theme in themes if theme))


def _small(catalog: Catalog, record: Record) -> SmallBranch:
    """Can a unit of a few people do it: has some unit done it at its own level, and is it little burden?"""
    assert isinstance(record, Method)
    levels = {practice.record.level for practice in _found(catalog, record.practices, Practice)}
    own = not levels.isdisjoint(catalog.settings.words.small_levels)
    return SmallBranch.READY if own and record.editor.burden is Burden.LOW else SmallBranch.OPEN


def _found(catalog: Catalog, ids: tuple[str, ...], model: type[Record]) -> list[Entry]:
    return [entry for entry in catalog.found(ids) if isinstance(entry.record, model)]


FAMILY = Family("methods", "methods/", MethodsContext, "cards.html", needed=True, lists=MethodsContext.lists, groups="mechanism-")
