"""Situation (要办的事): what a reader has before him on Monday, with the methods, forms and rules for it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .base import Identifier, Line, Prose, Record
from .marks import EDITORS, LinkTo


class Situation(Record):
    """要办的事"""

    kind: ClassVar[str] = "situation"
    label: ClassVar[str] = "要办的事"
    folder: ClassVar[str] = "situations"

    summary: Annotated[Line, EDITORS] = Field(title="一句话", description="这件事要办成什么样；编者的话。")
    first: tuple[Annotated[Line, EDITORS], ...] = Field(
        title="先办什么", description="照先后写三到六件，一件一句；编者的话。", min_length=3, max_length=6
    )
    methods: tuple[Annotated[Identifier, LinkTo("method")], ...] = Field(
        title="方法", description="用得上的方法，最要紧的在前，至多三个。", min_length=1, max_length=3
    )
    templates: tuple[Annotated[Identifier, LinkTo("template")], ...] = Field(
        (), title="表单", description="用得上的表单，最要紧的在前，至多三张。", max_length=3
    )
    practices: tuple[Annotated[Identifier, LinkTo("practice")], ...] = Field(
        (), title="别人的做法", description="值得先看的例子，至多四条。", max_length=4
    )
    rules: tuple[Annotated[Identifier, LinkTo("term")], ...] = Field((), title="现行规定", description="依据的规定在哪些术语里。")
    note: Annotated[Prose, EDITORS] | None = Field(None, title="提醒", description="容易办偏的地方；编者的话。")
