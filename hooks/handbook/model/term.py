"""Term (术语): a standing term, its present and former wording, and the rule it rests on."""

from __future__ import annotations

from typing import Annotated, ClassVar, Self

from pydantic import Field, model_validator

from .base import Date, Editorial, Identifier, Line, Prose, Record, sentences
from .marks import EDITORS, LinkTo
from .vocabulary import CheckState

_GIST = 80  # characters that a rule has in a list of rules; its own page has all


class Basis(Editorial):
    """依据的文件和条款。"""

    document: Line = Field(title="文件", description="文件全名。")
    article: Line | None = Field(None, title="条款", description="第几条；不清楚就不写。")
    state: CheckState = Field(
        CheckState.PENDING, title="核对状态", description="与正式文本核对过才写已核对；只对照过转载的文本，写已对照转载。"
    )
    checked: Date | None = Field(None, title="核对日期", description="已核对、已对照转载必须写，待核对不写。")
    read: Line | None = Field(
        None, title="读的文本", description="已对照转载必须写：谁在哪天转载的，读了哪些条；没有读全的、不相符的也写明。"
    )

    @model_validator(mode="after")
    def _told(self) -> Self:
        """A check says when it was made, and one against a copy also what was read. Raises ValueError."""
        if self.state is CheckState.PENDING:
            if self.checked:
                raise ValueError(f"写了核对日期，核对状态却是{self.state}")
        elif not self.checked:
            raise ValueError(f"核对状态是{self.state}，却没有写核对日期")
        elif self.state is CheckState.COPIED and not self.read:
            raise ValueError(f"核对状态是{self.state}，却没有写读的文本")
        return self


class Former(Editorial):
    """旧的说法。"""

    wording: Line = Field(title="旧说法", description="来源里出现的旧说法。")
    note: Line | None = Field(None, title="说明", description="与现行说法哪里不同。")


class Limit(Editorial):
    """现行规定管着的事：这句话写在那几页的步骤、下载前面。"""

    text: Prose = Field(title="提醒", description="先要看什么、问谁，一两句；编者的话。")
    methods: tuple[Annotated[Identifier, LinkTo("method")], ...] = Field((), title="方法", description="写在哪几个方法前面。")
    practices: tuple[Annotated[Identifier, LinkTo("practice")], ...] = Field((), title="做法", description="写在哪几条做法前面。")
    templates: tuple[Annotated[Identifier, LinkTo("template")], ...] = Field((), title="表单", description="写在哪几张表单前面。")


class Term(Record):
    """术语"""

    kind: ClassVar[str] = "term"
    label: ClassVar[str] = "术语"
    folder: ClassVar[str] = "terms"

    meaning: Annotated[Prose, EDITORS] = Field(title="要点", description="编者用自己的话说明。")
    former: tuple[Former, ...] = Field((), title="旧说法", description="来源里可能出现的旧说法。")
    basis: tuple[Basis, ...] = Field((), title="依据", description="现行规定的文件和条款。")
    limits: tuple[Limit, ...] = Field((), title="先看规定", description="这条规定限制哪些事；做之前先看。")
    misuse: tuple[Annotated[Line, EDITORS], ...] = Field((), title="常见误写", description="不要这样写。")
    related: tuple[Annotated[Identifier, LinkTo("term", back="related")], ...] = Field(
        (), title="相关术语", description="两边都要写。"
    )

    @property
    def gist(self) -> str:
        """As much of the meaning as says what it is about: its first sentence, and those after it that there is room for."""
        said, *more = sentences(self.meaning)
        for sentence in more:
            if len(said) + len(sentence) > _GIST:
                break
            said += sentence
        return said
