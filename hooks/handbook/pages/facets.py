"""Facets: the closed vocabularies by which practices and forms are filtered, and a page for each of their values."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..catalog import Catalog, Entry
from ..model import Practice, Problem, Record, WorkTemplate
from ..model.vocabulary import Evidence, FormKind, Level, Mechanism, Sector, Stage, Status, Vocabulary
from ..relations import rank
from .page import Page
from .theme import Writer

Values = Callable[[Record], tuple[Vocabulary, ...]]


@dataclass(frozen=True)
class Facet:
    """One way to sort records: the group's slug and label, its values, and how a record answers."""

    group: str
    label: str
    vocabulary: type[Vocabulary]
    model: type[Record]
    values: Values


def _mechanisms(record: Record) -> tuple[Vocabulary, ...]:
    assert isinstance(record, Practice)
    return (record.mechanism, *record.also)


FACETS: tuple[Facet, ...] = (
    Facet("sector", "领域", Sector, Practice, lambda r: r.sectors),  # type: ignore[attr-defined]
    Facet("mechanism", "机制类型", Mechanism, Practice, _mechanisms),
    Facet("stage", "环节", Stage, Practice, lambda r: r.stages),  # type: ignore[attr-defined]
    Facet("level", "层级", Level, Practice, lambda r: (r.level,)),  # type: ignore[attr-defined]
    Facet("status", "状态", Status, Practice, lambda r: (r.status,)),  # type: ignore[attr-defined]
    Facet("evidence", "证据", Evidence, Practice, lambda r: (r.evidence,)),  # type: ignore[attr-defined]
    Facet("form", "表单种类", FormKind, WorkTemplate, lambda r: (r.form,)),  # type: ignore[attr-defined]
)
OTHER_MODELS: dict[str, tuple[type[Record], ...]] = {
    "sector": (Problem,), "mechanism": (WorkTemplate,), "stage": (WorkTemplate,),
}
OTHER_VALUES: dict[str, Values] = {
    "sector": lambda r: r.sectors,  # type: ignore[attr-defined]
    "mechanism": lambda r: (r.mechanism,),  # type: ignore[attr-defined]
    "stage": lambda r: r.stages,  # type: ignore[attr-defined]
}


def facets_of(model: type[Record]) -> list[Facet]:
    """The facets by which one kind of record is filtered."""
    return [facet for facet in FACETS if facet.model is model]


def members(facet: Facet, catalog: Catalog) -> dict[Vocabulary, list[Entry]]:
    """Value → records of the facet's own kind, in the vocabulary's order, empty values included."""
    found: dict[Vocabulary, list[Entry]] = {value: [] for value in facet.vocabulary}
    entries = catalog.of(facet.model)
    for entry in sorted(entries, key=rank) if facet.model is Practice else entries:
        for value in facet.values(entry.record):  # type: ignore[arg-type]
            found[value].append(entry)
    return found


def facet_pages(catalog: Catalog) -> Iterator[Page]:
    """A page for each value of each facet, the unused values included, so that every address answers."""
    writer = Writer(catalog, "../../../")
    for facet in FACETS:
        for value, entries in members(facet, catalog).items():
            yield _facet_page(facet, value, entries, writer)


def _facet_page(facet: Facet, value: Vocabulary, entries: list[Entry], writer: Writer) -> Page:
    body = writer.render(
        "facet.html", facet=facet, value=value, entries=entries, label=facet.model.label, section=facet.model.folder,
        others=_others(facet, value, writer.catalog), siblings=list(facet.vocabulary),
    )
    return Page(
        section=facet.model.folder, url=f"facets/{facet.group}/{value.slug}/", title=f"{facet.label}：{value}",
        description=value.definition, body=body, toc=(),
    )


def _others(facet: Facet, value: Vocabulary, catalog: Catalog) -> list[tuple[str, list[Entry]]]:
    """Records of other kinds with the same value."""
    read = OTHER_VALUES.get(facet.group)
    groups = [
        (model.label, [entry for entry in catalog.of(model) if read and value in read(entry.record)])  # type: ignore[arg-type]
        for model in OTHER_MODELS.get(facet.group, ())
    ]
    return [(label, found) for label, found in groups if found]
