"""The self-check: questions by stage, each with the practices to look at when the answer is no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import Field

from ..load.document import Document, read_optional
from ..model.base import Identifier, Line, Model
from ..model.marks import LinkTo
from ..model.vocabulary import Stage
from ..settings.handbook import Settings

QUESTIONS = "selfcheck/questions.yml"


class Question(Model):
    """自查表的一条。"""

    id: Identifier = Field(title="编号", description="条目编号，也是页面上的锚点。")
    stage: Stage = Field(title="环节", description="用在哪一步。")
    ask: Line = Field(title="问什么", description="能答做到、部分做到、没做到的一句话。")
    look: Line = Field(title="看什么", description="看什么材料可知。")
    practices: tuple[Annotated[Identifier, LinkTo("practice")], ...] = Field(
        title="可看的做法", description="做法的编号。", min_length=1, max_length=4
    )


class Questions(Model):
    """自查表的条目文件。"""

    questions: tuple[Question, ...] = Field(title="条目", description="至多三十条。", max_length=30)


@dataclass(frozen=True)
class SelfCheck:
    """The questions as far as their file could be read; `document` is None when there is none."""

    document: Document[Questions] | None = None

    @property
    def made_from(self) -> str | None:
        """What tells it apart."""
        return self.document.file.made_from if self.document else None

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions; none while the file is not valid."""
        return self.document.value.questions if self.document and self.document.value else ()

    def by_stage(self, stages: Sequence[Stage]) -> dict[Stage, list[Question]]:
        """The questions of each stage, in the order of the file; stages without any are left out."""
        grouped = {stage: [question for question in self.questions if question.stage is stage] for stage in stages}
        return {stage: questions for stage, questions in grouped.items() if questions}


def read_selfcheck(docs: Path, settings: Settings) -> SelfCheck:
    """The questions below a docs folder. Never raises on their content."""
    return SelfCheck(read_optional(docs / QUESTIONS, docs.parent, Questions, settings.context))
