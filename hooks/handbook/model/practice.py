"""Practice (做法): a mechanism, activity, system or working method that a report describes."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from .base import Citations, Claim, Editorial, FigureLine, Identifier, Line, Model, Name, Prose, Record
from .discussion import Question
from .marks import EDITORS, LABEL, LinkTo, Proved, Verbatim
from .vocabulary import Burden, Evidence, Level, LinkBasis, Mechanism, NamedBy, Sector, Stage, Status, Tier

NUMBER = re.compile(r"\d[\d.,]*")


class Shorthand(Model):
    """数字简称的拆解：每个字（或数）下面列出来源写出的各项。"""

    form: Annotated[Name, Verbatim(by="cites")] | None = Field(None, title="简称写法", description="简称与名称不同时写，如 1+13。")
    parts: dict[Annotated[str, LABEL], tuple[Annotated[Line, Verbatim(by="cite")], ...]] = Field(
        default_factory=dict,
        title="各项",
        description="键为简称里的字，如 联、为；1+13 的键写 \"1\"、\"13\"。来源没有展开时留空。",
    )
    gap: dict[Annotated[str, LABEL], Annotated[Line, EDITORS]] = Field(
        default_factory=dict, title="缺口", description="来源说几项却没列够时，按键写明缺在哪里。"
    )
    cite: Citations = Field(title="出处", description="列出各项的段落。")

    @property
    def listed(self) -> tuple[str, ...]:
        """All its parts, in order."""
        return tuple(part for parts in self.parts.values() for part in parts)


class Structure(Model):
    """机制由哪些零件组成；来源没说的不写，页面会显示来源未载。"""

    actor: Claim | None = Field(None, title="主体", description="谁来做。")
    object: Claim | None = Field(None, title="对象", description="对谁做。")
    rhythm: Claim | None = Field(None, title="频次", description="多久一次、什么时候。")
    record: Claim | None = Field(None, title="记录", description="留下什么台账、协议、清单。")
    feedback: Claim | None = Field(None, title="反馈与运用", description="结果怎样反馈、怎样用于考核。")


class Result(Claim):
    """一条成效：来源自述，不与别的来源相加，不写成因果。"""

    outcome: ClassVar[bool] = True

    figures: tuple[FigureLine, ...] = Field((), title="数值", description="数字连同单位和对象，如 24 个科室。")
    basis: Annotated[Line, Proved(by="cite")] | None = Field(None, title="口径", description="谁、何时、什么范围；来源没说就不写。")

    @property
    def untold(self) -> tuple[str, ...]:
        """The figures whose numbers the sentence itself does not give."""
        said = set(NUMBER.findall(self.text))
        return tuple(each for each in self.figures if each not in self.text and not said.issuperset(NUMBER.findall(each) or [each]))


class Solve(Model):
    """做法与问题的关联。"""

    problem: Annotated[Identifier, LinkTo("problem")] = Field(title="问题", description="问题记录的编号。")
    basis: LinkBasis = Field(LinkBasis.EDITOR, title="依据", description="原文对应 或 编者关联。")
    cite: Citations | None = Field(None, title="出处", description="原文对应时写明段落。")


def as_solve(value: Any) -> Any:
    """A bare problem id is a link made by the editor."""
    return {"problem": value} if isinstance(value, str) else value


class PracticeEditor(Editorial):
    """【编者】的话：不是来源内容，页面上单独标出。"""

    fits: Prose | None = Field(None, title="适用", description="什么样的单位适合，什么样的不适合。")
    minimal: Prose | None = Field(None, title="最小版本", description="人少的单位一个月内能做到的样子。")
    pitfalls: Prose | None = Field(None, title="走样的样子", description="怎样会变成形式主义，从哪里看得出来。")
    burden: Burden | None = Field(None, title="负担", description="低、中、高。")
    burden_note: Prose | None = Field(None, title="负担说明", description="新增多少会议、报表、记录。")
    merge: Prose | None = Field(None, title="可并入", description="可以并到哪个已有会议或台账。")
    discussion: tuple[Question, ...] = Field((), title="研讨题", description="讲课、讨论时用；事实、比较、迁移、抉择四个层次。")


class Practice(Record):
    """做法"""

    kind: ClassVar[str] = "practice"
    label: ClassVar[str] = "做法"
    folder: ClassVar[str] = "practices"

    named_by: NamedBy = Field(NamedBy.SOURCE, title="定名", description="名称来自原文，还是编者所拟。")
    reading: Annotated[Name, LABEL] | None = Field(
        None, title="正字", description="报告把名称里的字印错了，如把“簿”印成“薄”，写改正以后的名称；页面用它作标题。"
    )
    summary: Annotated[Prose, Proved(by="cites")] = Field(title="一句话", description="谁、对谁、做什么；60 字以内，不用形容词。依据是 cites。")
    organisation: Annotated[Name, Verbatim(by="cites")] | None = Field(None, title="实施单位", description="照来源原样写；来源隐去的不补。")
    sectors: tuple[Sector, ...] = Field(title="领域", description="做法所在的领域，可多选。", min_length=1)
    level: Level = Field(title="层级", description="由哪一级组织实施。")
    mechanism: Mechanism = Field(title="机制类型", description="最主要的一种。")
    also: tuple[Mechanism, ...] = Field((), title="兼及机制", description="至多两种。", max_length=2)
    stages: tuple[Stage, ...] = Field((), title="环节", description="用在哪些环节（编者判断）。")
    status: Status = Field(title="状态", description="来源说发生了什么：已实践、已出台、建议、转述。")
    evidence: Evidence = Field(title="证据", description="来源为效果给出了什么样的依据。")
    dated: Claim | None = Field(None, title="时点", description="来源写明何时开始或开展。")
    shorthand: Shorthand | None = Field(None, title="简称拆解", description="名称带数字时填写。")
    structure: Structure = Field(default_factory=Structure, title="机制结构", description="主体、对象、频次、记录、反馈。")
    steps: tuple[Claim, ...] = Field((), title="操作要点", description="来源写出的步骤或内容，一条一事。", max_length=16)
    results: tuple[Result, ...] = Field((), title="成效", description="来源自述的成效，逐条带出处。")
    solves: tuple[Annotated[Solve, BeforeValidator(as_solve, json_schema_input_type=Identifier | Solve)], ...] = Field(
        title="解决的问题", description="问题编号；来源自己对应的写明依据和出处。", min_length=1
    )
    templates: tuple[Annotated[Identifier, LinkTo("template")], ...] = Field(
        (), title="所需表单", description="表单模板的编号。"
    )
    related: tuple[Annotated[Identifier, LinkTo("practice", back="related")], ...] = Field(
        (), title="相关做法", description="两边都要写。"
    )
    namesakes: tuple[Annotated[Identifier, LinkTo("practice", back="namesakes")], ...] = Field(
        (), title="同名异质", description="名称相同而内容不同的做法，两边都要写。"
    )
    editor: PracticeEditor = Field(default_factory=PracticeEditor, title="编者", description="编者的话，与来源分开。")
    cites: Citations = Field(title="出处", description="名称和一句话所依据的段落。")

    @property
    def short_form(self) -> str:
        """The shorthand as written: its own form, else the name, read rightly."""
        return (self.shorthand and self.shorthand.form) or self.reading or self.name

    @property
    def tier(self) -> Tier:
        """Can it be put to use as it stands: are there steps, somebody who does it, and a form or a result?"""
        done_by = self.structure.actor or self.organisation
        return Tier.READY if self.steps and done_by and (self.templates or self.results) else Tier.HINT

    @property
    def burdens(self) -> tuple[Burden, ...]:
        """The burden as a facet reads it: none as long as the editor has not judged it."""
        return (self.editor.burden,) if self.editor.burden else ()
