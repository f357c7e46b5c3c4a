"""The self-check: questions by stage, with the practices that each leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...catalog import Entry
from ...catalog.selfcheck import Question
from ...model.vocabulary import Stage, Status
from ..handbook import Handbook
from . import Family


@dataclass(frozen=True)
class SelfCheckContext:
    """The questions by stage; question id → practices; what the answers are not for. A practice that is only `proposed`
    is named as such."""

    stages: dict[Stage, list[Question]]
    practices: dict[str, list[Entry]]
    notice: str
    proposed: Status = Status.PROPOSED

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        check = handbook.catalog.selfcheck
        found = {question.id: handbook.catalog.found(question.practices) for question in check.questions}
        settings = handbook.catalog.settings
        led = {stage: [each for each in listed if found[each.id]] for stage, listed in check.by_stage(settings.values(Stage)).items()}
        return cls({stage: listed for stage, listed in led.items() if listed}, found, settings.words.selfcheck)


FAMILY = Family("selfcheck", "selfcheck/", SelfCheckContext, "selfcheck.html")
