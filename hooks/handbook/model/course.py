"""Course (教学包): a lesson made of records, with its minutes, its cases, what is discussed and what is taken home."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from .base import Editorial, Identifier, Line, Prose, Record
from .marks import EDITORS, LABEL, LinkTo
from .vocabulary import CoursePart


class Segment(Editorial):
    """课上的一段：几分钟，做什么。"""

    part: CoursePart = Field(title="环节", description="导入、案例、研讨、点评、小结。")
    minutes: int = Field(title="分钟", description="这一段几分钟；各段加起来是时长。", ge=1, le=60)
    text: Prose = Field(title="做什么", description="讲师做什么，学员做什么。")


class CourseCase(Editorial):
    """用作案例的一条记录：方法、做法、问题里写一样。"""

    method: Annotated[Identifier, LinkTo("method")] | None = Field(None, title="方法", description="用方法作案例时写它的编号。")
    practice: Annotated[Identifier, LinkTo("practice")] | None = Field(None, title="做法", description="用做法作案例时写它的编号。")
    problem: Annotated[Identifier, LinkTo("problem")] | None = Field(None, title="问题", description="用问题作案例时写它的编号。")
    minutes: int = Field(title="分钟", description="讲这一条几分钟；各条加起来是案例环节的分钟。", ge=1, le=60)
    text: Prose = Field(title="看什么", description="为什么选这一条，叫学员看哪里。")

    @property
    def records(self) -> tuple[str, ...]:
        """The ids that are written: one, when the case is sound."""
        return tuple(filter(None, (self.method, self.practice, self.problem)))


class Course(Record):
    """教学包"""

    kind: ClassVar[str] = "course"
    label: ClassVar[str] = "教学包"
    folder: ClassVar[str] = "courses"

    summary: Annotated[Line, EDITORS] = Field(title="一句话", description="这堂课给什么：听完能带走什么；编者的话。")
    audience: Annotated[Line, EDITORS] = Field(title="对象", description="讲给谁听；编者的话。")
    minutes: int = Field(title="时长", description="45、60 或 90 分钟。", ge=45, le=90)
    goals: tuple[Annotated[Line, EDITORS], ...] = Field(
        title="目标", description="听完能做成什么，二到四句，动词开头；编者的话。", min_length=2, max_length=4
    )
    before: Annotated[Line, EDITORS] | None = Field(None, title="课前", description="学员来以前看什么、带什么；编者的话。")
    segments: tuple[Segment, ...] = Field(title="流程", description="照先后写，五个环节都要有，分钟加起来是时长。", min_length=5, max_length=12)
    cases: tuple[CourseCase, ...] = Field(title="案例", description="照讲的先后写，至少两条；研讨题写在各条记录里。", min_length=2, max_length=4)
    tips: tuple[Annotated[Line, EDITORS], ...] = Field((), title="讲师提示", description="哪里容易讲偏；编者的话。", max_length=5)
    closing: Annotated[Prose, EDITORS] = Field(title="小结", description="最后留给学员的几句话；编者的话。")
    first: Annotated[Line, EDITORS] = Field(title="第一步", description="行动卡上提示的第一步，回去就能做；编者的话。")
    templates: tuple[Annotated[Identifier, LinkTo("template")], ...] = Field(
        (), title="表单", description="带走的表单，至多三张。", max_length=3
    )
    rules: tuple[Annotated[Identifier, LinkTo("term")], ...] = Field((), title="现行规定", description="依据的规定在哪些术语里。")
    edition: Annotated[str, StringConstraints(pattern=r"^\d{4}\.\d{2}$"), LABEL] | None = Field(
        None, title="所据版次", description="备课时用的是哪一版手册，如 2026.12；以后改了什么，页面会说。"
    )
