"""Problem (问题): what stands in the way, as the reports put it, with its signs and causes."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from .base import Citations, Claim, Editorial, Identifier, Line, Prose, Record
from .discussion import Question
from .marks import LinkTo, Proved
from .vocabulary import CauseGroup, Sector, Theme


class Cause(Claim):
    """一条成因。"""

    group: CauseGroup = Field(title="类别", description="是哪一类原因。")


class ProblemEditor(Editorial):
    """【编者】的话。"""

    checks: tuple[Line, ...] = Field((), title="自查", description="可以拿来自问的问题，一条一问。")
    advice: Prose | None = Field(None, title="提示", description="先做什么、从哪里看得出好转。")
    discussion: tuple[Question, ...] = Field((), title="研讨题", description="讲课、讨论时用；事实、比较、迁移、抉择四个层次。")


class Problem(Record):
    """问题"""

    kind: ClassVar[str] = "problem"
    label: ClassVar[str] = "问题"
    folder: ClassVar[str] = "problems"

    summary: Annotated[Prose, Proved(by="cites")] = Field(
        title="一句话", description="什么人在什么事上遇到什么困难；不写地名。依据是 cites。"
    )
    sectors: tuple[Sector, ...] = Field(title="领域", description="问题出现的领域。", min_length=1)
    theme: Theme | None = Field(None, title="主题", description="是哪一方面的问题（编者判断）；问题清单按它分组。")
    signs: tuple[Claim, ...] = Field((), title="表现", description="来源写出的具体表现，一条一事。")
    causes: tuple[Cause, ...] = Field((), title="成因", description="来源写出的原因，按类别。")
    related: tuple[Annotated[Identifier, LinkTo("problem", back="related")], ...] = Field(
        (), title="相关问题", description="两边都要写。"
    )
    methods_first: tuple[Annotated[Identifier, LinkTo("method", back="problems")], ...] = Field(
        (), title="先列的方法", description="最能解开这个问题的方法放在最前（编者判断），照先后写；只从写着这个问题的方法里选，不写的照方法自己的次序排。"
    )
    practices_first: tuple[Annotated[Identifier, LinkTo("practice", back="solves")], ...] = Field(
        (), title="先列的做法", description="最能解开这个问题的做法放在最前（编者判断），照先后写；可直接用、写了成效、来自不同领域的优先，只从写着这个问题的做法里选。"
    )
    editor: ProblemEditor = Field(default_factory=ProblemEditor, title="编者", description="编者的话，与来源分开。")
    cites: Citations = Field(title="出处", description="名称和一句话所依据的段落。")
