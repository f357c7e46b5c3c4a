"""Work templates as they are laid out for readers: by stage, in each stage by occasion.

A template stands once, under the first of its stages; the page of a stage has all that are of use in it.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..model import WorkTemplate
from ..model.vocabulary import Occasion, Stage
from ..settings.handbook import Settings
from .catalog import Catalog
from .entry import Entry


@dataclass(frozen=True)
class Group:
    """The templates of one stage for one occasion; `id` is the anchor of its heading."""

    id: str
    occasion: Occasion
    entries: list[Entry]


@dataclass(frozen=True)
class Part:
    """The templates of one stage; `id` is the anchor of its heading, `others` counts those that stand under an earlier stage."""

    id: str
    stage: Stage | None
    label: str
    definition: str
    groups: list[Group]
    others: int

    @property
    def count(self) -> int:
        """How many templates stand here."""
        return sum(len(group.entries) for group in self.groups)


def by_stage(catalog: Catalog) -> list[Part]:
    """Templates by stage and occasion in the order of the vocabularies, those without a stage last; nothing empty."""
    entries, settings = catalog.of(WorkTemplate), catalog.settings
    parts = [_part(stage, entries, settings) for stage in (*settings.values(Stage), None)]
    return [part for part in parts if part.groups]


def _part(stage: Stage | None, entries: list[Entry], settings: Settings) -> Part:
    slug, label, definition = (stage.slug, stage.value, stage.definition) if stage else _no_stage(settings.label(Stage))
    own = [entry for entry in entries if next(iter(entry.record.stages), None) is stage]
    found = {occasion: [entry for entry in own if entry.record.occasion is occasion] for occasion in settings.values(Occasion)}
    groups = [Group(f"{slug}-{occasion.slug}", occasion, held) for occasion, held in found.items() if held]
    others = sum(stage in entry.record.stages[1:] for entry in entries)
    return Part(f"stage-{slug}", stage, label, definition, groups, others)


def _no_stage(called: str) -> tuple[str, str, str]:
    """Slug, label and line of what belongs to no stage; `called` is what the handbook calls its stages."""
    return "any", f"各{called}通用", f"不限于哪一个{called}"
