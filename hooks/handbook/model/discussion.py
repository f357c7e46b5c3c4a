"""Questions for a discussion: the editor's, kept with the method, the practice or the problem that is discussed."""

from __future__ import annotations

from pydantic import Field

from .base import Editorial, Line
from .vocabulary import QuestionLevel


class Question(Editorial):
    """【编者】的研讨题：不能拿“是”“不是”来答。"""

    level: QuestionLevel = Field(title="层次", description="事实、比较、迁移、抉择。")
    ask: Line = Field(title="问题", description="问什么、怎样、为什么、哪一个；不问是不是、有没有、能不能。")
