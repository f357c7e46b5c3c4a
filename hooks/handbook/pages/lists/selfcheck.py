"""The self-check: questions by stage, with the practices that each leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...catalog import Entry
from ...catalog.selfcheck import Question
from ...model.vocabulary import Stage, Status
from ..handbook import Handbook
from . import Family

NOT_FOR_RANKING = "仅供支部自查，不作考核排名依据。"


@dataclass(frozen=True)
class SelfCheckContext:
    """The questions by stage; question id → practices; what the answers are not for. A practice that is only `proposed`
    is named as such."""

    stages: dict[Stage, list[Question]]
    practices: dict[str, list[Entry]]
    notice: str = NOT_FOR_RANKING
    proposed: Status = Status.PROPOSED

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        check = handbook.catalog.selfcheck
        found = {question.id: handbook.catalog.found(question.practices) for question in check.questions}
        return cls(check.by_stage(handbook.catalog.settings.values(Stage)), found)


FAMILY = Family("selfcheck", "selfcheck/", SelfCheckContext, "selfcheck.html")
