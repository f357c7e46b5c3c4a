"""Facets: the closed vocabularies by which records are sorted, and a page for each of their values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..catalog import Catalog, Entry
from ..catalog.relations import rank
from ..model import Practice, Problem, Record, Source, WorkTemplate
from ..model.vocabulary import (
    Burden,
    Evidence,
    FormKind,
    Level,
    Mechanism,
    Occasion,
    Sector,
    SmallBranch,
    Stage,
    Status,
    Vocabulary,
)  # fmt: skip
from .page import Anchors, Page
from .writer import Writer


@dataclass(frozen=True)
class Facet:
    """One way to sort records.

    `group` is its slug and `fields` are the fields in which a record answers, the main one first; the records of the
    first of `models` make up the facet's pages, those of the others are listed below them. The pages of a facet that is
    `divided` are divided by mechanism.
    """

    group: str
    label: str
    vocabulary: type[Vocabulary]
    fields: tuple[str, ...]
    models: tuple[type[Record], ...]
    divided: bool = False

    @property
    def model(self) -> type[Record]:
        """The kind of record that the facet is for in the first place."""
        return self.models[0]

    def values(self, entry: Entry) -> tuple[Vocabulary, ...]:
        """A record's values, the main one first."""
        found: list[Vocabulary] = []
        for field in self.fields:
            value = getattr(entry.record, field, ())
            found += value if isinstance(value, tuple) else (value,)
        return tuple(found)


FACETS: tuple[Facet, ...] = (
    Facet("sector", "领域", Sector, ("sectors",), (Practice, Problem, Source)),
    Facet("mechanism", "机制类型", Mechanism, ("mechanism", "also"), (Practice, WorkTemplate)),
    Facet("stage", "环节", Stage, ("stages",), (Practice, WorkTemplate), divided=True),
    Facet("level", "层级", Level, ("level",), (Practice,)),
    Facet("status", "状态", Status, ("status",), (Practice,)),
    Facet("evidence", "证据", Evidence, ("evidence",), (Practice,)),
    Facet("small", "小支部", SmallBranch, ("small",), (Practice,)),
    Facet("burden", "负担", Burden, ("burdens",), (Practice,)),
    Facet("occasion", "场合", Occasion, ("occasion",), (WorkTemplate,)),
    Facet("form", "表单种类", FormKind, ("form",), (WorkTemplate,)),
)

DIVISIONS: Anchors = tuple((f"mechanism-{mechanism.slug}", mechanism.value) for mechanism in Mechanism)


def facets_of(model: type[Record]) -> list[Facet]:
    """The facets by which one kind of record is filtered, those made for it first."""
    return sorted((facet for facet in FACETS if model in facet.models), key=lambda facet: facet.model is not model)


def members(facet: Facet, model: type[Record], catalog: Catalog) -> dict[Vocabulary, list[Entry]]:
    """Value → records of a kind, in the vocabulary's order, empty values included; practices by rank."""
    found: dict[Vocabulary, list[Entry]] = {value: [] for value in facet.vocabulary}
    entries = catalog.of(model)
    for entry in sorted(entries, key=rank) if model is Practice else entries:
        for value in facet.values(entry):
            found[value].append(entry)
    return found


def facet_pages(catalog: Catalog) -> Iterator[Page]:
    """A page for each value of each facet, the unused values included, so that every address answers."""
    writer = Writer(catalog, "../../../")
    for facet in FACETS:
        by_model = [(model, members(facet, model, catalog)) for model in facet.models]
        for value in facet.vocabulary:
            yield _facet_page(facet, value, [(model.label, found[value]) for model, found in by_model], writer)


def _facet_page(facet: Facet, value: Vocabulary, groups: list[tuple[str, list[Entry]]], writer: Writer) -> Page:
    (label, entries), *others = groups
    body = writer.render(
        "facet.html", facet=facet, value=value, entries=entries, label=label, section=facet.model.folder,
        others=[(name, found) for name, found in others if found], siblings=list(facet.vocabulary),
        divisions=by_mechanism(groups) if facet.divided else (),
    )
    return Page(
        section=facet.model.folder, url=f"facets/{facet.group}/{value.slug}/", title=f"{facet.label}：{value}",
        description=value.definition, body=body, toc=DIVISIONS if facet.divided else (),
    )


def by_mechanism(groups: list[tuple[str, list[Entry]]]) -> list[tuple[Mechanism, list[Entry], list[Entry]]]:
    """Mechanism → practices, forms; by the main mechanism of each, the empty ones included."""
    (_, practices), (_, forms) = groups
    return [(mechanism, _of(mechanism, practices), _of(mechanism, forms)) for mechanism in Mechanism]


def _of(mechanism: Mechanism, entries: list[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.record.mechanism is mechanism]
