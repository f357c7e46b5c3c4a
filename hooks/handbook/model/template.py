"""WorkTemplate (表单模板): a ledger, form, card, agreement or score sheet that a report names or implies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from .base import Citations, Claim, Line, Model, Name, Prose, Record, Statement, claim
from .vocabulary import FieldOrigin, FormKind, Mechanism, NamedBy, Stage


class FormField(Model):
    """表单的一个栏目。"""

    label: Name = Field(title="栏目", description="栏目名称。")
    origin: FieldOrigin = Field(title="栏目出处", description="原文所列、原文推知、编者拟。")
    note: Line | None = Field(None, title="填写说明", description="怎样填、填到什么程度。写了 cite 的栏目，说明里的数字也要在所引段落里；编者的提示写进 editor.tips。")
    cite: Citations | None = Field(None, title="出处", description="原文所列和原文推知的栏目必须写。")


class TemplateEditor(Model):
    """【编者】的话。"""

    replace: Prose | None = Field(None, title="可否用已有台账代替", description="先想能不能不另立。")
    filled_by: Line | None = Field(None, title="谁填", description="来源没说时由编者建议。")
    when: Line | None = Field(None, title="何时填", description="来源没说时由编者建议。")
    minutes: int | None = Field(None, title="约需分钟", description="填一次大约多久。", ge=1, le=600)
    tips: Prose | None = Field(None, title="提示", description="填写时容易走样的地方。")


class WorkTemplate(Record):
    """表单模板"""

    kind: ClassVar[str] = "template"
    label: ClassVar[str] = "表单"
    folder: ClassVar[str] = "templates"

    named_by: NamedBy = Field(NamedBy.SOURCE, title="定名", description="名称来自原文，还是编者所拟。")
    form: FormKind = Field(title="种类", description="台账、登记表、卡片、协议、评分表……")
    mechanism: Mechanism = Field(title="机制类型", description="用在哪一类机制里。")
    stages: tuple[Stage, ...] = Field((), title="环节", description="用在哪些环节（编者判断）。")
    purpose: Prose = Field(title="用途", description="记什么、为什么记。依据是 cites。")
    filled_by: Claim | None = Field(None, title="谁填", description="来源写明的才填这里。")
    when: Claim | None = Field(None, title="何时填", description="来源写明的才填这里。")
    fields: tuple[FormField, ...] = Field(title="栏目", description="按填写顺序排列。", min_length=1)
    editor: TemplateEditor = Field(default_factory=TemplateEditor, title="编者", description="编者的话，与来源分开。")
    cites: Citations = Field(title="出处", description="名称和用途所依据的段落。")

    def statements(self) -> Iterator[Statement]:
        """The purpose, who fills it in, when, and the notes to fields that cite."""
        yield Statement(("purpose",), self.purpose, self.cites)
        yield from claim(("filled_by",), self.filled_by)
        yield from claim(("when",), self.when)
        for number, field in enumerate(self.fields):
            if field.note and field.cite:
                yield Statement(("fields", number, "note"), field.note, field.cite)
