"""Method (方法): how to do one thing, drawn from the practices of several reports that do it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .base import Citations, Editorial, Identifier, Line, Model, Prose, Record
from .discussion import Question
from .marks import EDITORS, LinkTo, Proved
from .vocabulary import Burden, Mechanism, Sector, Stage, Status, StepOrigin


class MethodStep(Model):
    """方法的一步：依据做法里的步骤写成；没有做法这样写的，是编者的。"""

    text: Annotated[Prose, Proved(by="cite")] = Field(title="内容", description="用自己的话写，一步一事；有做法依据的，只写所引段落里有的。")
    origin: StepOrigin = Field(StepOrigin.PRACTICES, title="依据", description="做法所载，或者编者拟。")
    practices: tuple[Annotated[Identifier, LinkTo("practice")], ...] = Field(
        (), title="依据的做法", description="这一步出自哪几条做法；编者拟的不写。"
    )
    cite: Citations | None = Field(None, title="出处", description="那几条做法的步骤所引的段落；编者拟的不写。")
    status: Status | None = Field(None, title="状态", description="只在报告的建议里出现的写“建议”；有做法这样做过的不写。")


class MethodEditor(Editorial):
    """【编者】的话：一个方法只写一次，写得可以照办。"""

    fits: Prose | None = Field(None, title="适用", description="什么样的单位适合，什么样的不适合。")
    minimal: Prose | None = Field(None, title="最小版本", description="七个人的单位一个月内能做到的样子。")
    pitfalls: Prose | None = Field(None, title="走样的样子", description="怎样会变成形式主义，从哪里看得出来。")
    burden: Burden | None = Field(None, title="负担", description="低、中、高。")
    burden_note: Prose | None = Field(None, title="负担说明", description="新增多少会议、报表、记录。")
    merge: Prose | None = Field(None, title="可并入", description="可以并到哪个已有会议或台账。")
    contrast: Prose | None = Field(None, title="各家差别", description="几条做法的差别在哪里，怎样选。")
    discussion: tuple[Question, ...] = Field((), title="研讨题", description="讲课、讨论时用；事实、比较、迁移、抉择四个层次。")


class Method(Record):
    """方法"""

    kind: ClassVar[str] = "method"
    label: ClassVar[str] = "方法"
    folder: ClassVar[str] = "methods"

    summary: Annotated[Line, EDITORS] = Field(title="一句话", description="谁、做成什么事；编者的话，不写数字和单位名。")
    sectors: tuple[Sector, ...] = Field(title="领域", description="用得上的领域。", min_length=1)
    mechanism: Mechanism = Field(title="机制类型", description="最主要的一种。")
    stages: tuple[Stage, ...] = Field((), title="环节", description="用在哪些环节（编者判断）。")
    steps: tuple[MethodStep, ...] = Field(title="步骤", description="三到七步，照先后写。", min_length=3, max_length=7)
    practices: tuple[Annotated[Identifier, LinkTo("practice")], ...] = Field(
        title="做这件事的做法", description="做同一件事的做法，来自不同报告的优先；步骤依据的都要在里面。", min_length=1
    )
    templates: tuple[Annotated[Identifier, LinkTo("template")], ...] = Field(
        (), title="所需表单", description="最要紧的在前，启动包装前三张。"
    )
    problems: tuple[Annotated[Identifier, LinkTo("problem")], ...] = Field((), title="解决的问题", description="问题的编号，最对症的在前（编者判断）；问题页照这个次序排方法。")
    rules: tuple[Annotated[Identifier, LinkTo("term")], ...] = Field((), title="现行规定", description="依据的规定在哪些术语里。")
    related: tuple[Annotated[Identifier, LinkTo("method", back="related")], ...] = Field(
        (), title="相关方法", description="两边都要写。"
    )
    editor: MethodEditor = Field(default_factory=MethodEditor, title="编者", description="编者的话，与来源分开。")
