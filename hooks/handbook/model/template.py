"""WorkTemplate (表单模板): a ledger, form, card, agreement or score sheet that a report names or implies."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, StringConstraints

from .base import Citations, Claim, Editorial, Line, Model, Name, Prose, Record
from .marks import EDITORS, LABEL, Proved, Verbatim
from .vocabulary import (
    Arrangement,
    FieldKind,
    FieldOrigin,
    FieldPlace,
    FormKind,
    FormulaKind,
    Mechanism,
    NamedBy,
    Occasion,
    Stage,
)

Choice = Annotated[str, StringConstraints(min_length=1, max_length=20), LABEL]
Heading = Annotated[Name, LABEL]


class Formula(Model):
    """怎样由别的栏目算出这一栏。"""

    kind: FormulaKind = Field(title="算法", description="加权合计、合计、乘积、名次。")
    of: tuple[Heading, ...] = Field((), title="用哪些栏目", description="写栏目名称；逐项对照表不写就是全部项目。")
    open: Annotated[Line, EDITORS] | None = Field(None, title="权重待定", description="来源没有给权重时，写明由谁、什么时候定；表里留空格。")


class Given(Model):
    """表上先填好的一格：编者拟的样子，或者报告写出的内容。"""

    text: Annotated[Line, Verbatim(by="cite", when=("origin", FieldOrigin.STATED)), Proved(by="cite", told=False)] = Field(
        title="内容", description="先填在格子里的字，供改、供删。"
    )
    origin: FieldOrigin = Field(FieldOrigin.EDITOR, title="内容出处", description="不写就是编者拟；报告写出的写 原文所列、原文推知，并写 cite。")
    cite: Citations | None = Field(None, title="出处", description="报告写出的内容所在的段落；编者拟的不写。")


def as_given(value: Any) -> Any:
    """The editor's own words may be written as they are: `given: [1月]` reads as `given: [{text: 1月}]`."""
    return {"text": value} if isinstance(value, str) else value


class FormField(Model):
    """表单的一个栏目。"""

    label: Annotated[Name, Verbatim(by="cite", when=("origin", FieldOrigin.STATED)), LABEL] = Field(
        title="栏目", description="栏目名称。"
    )
    origin: FieldOrigin = Field(title="栏目出处", description="原文所列、原文推知、编者拟。")
    note: Annotated[Line, Proved(by="cite", told=False)] | None = Field(None, title="填写说明", description="怎样填、填到什么程度。写了 cite 的栏目，说明里的数字也要在所引段落里；编者的提示写进 editor.tips。")
    cite: Citations | None = Field(None, title="出处", description="原文所列和原文推知的栏目必须写。")
    place: FieldPlace | None = Field(None, title="位置", description="表头、列、项、表尾；不写就按排法定。")
    kind: FieldKind | None = Field(None, title="填法", description="文字、长文字、日期……；不写就按栏目名称定。")
    part: Heading | None = Field(None, title="分区", description="从这一栏起另成一区，写区的名称，如“科室填写”，印成一行小标题；一事一张、逐项对照的表用。")
    choices: tuple[Choice, ...] = Field((), title="可选的值", description="填法是选择时列出来。", max_length=8)
    given: tuple[Annotated[Given, BeforeValidator(as_given, json_schema_input_type=str | Given)], ...] = Field(
        (), title="先填好的内容", max_length=40,
        description="列：从第一行往下，一行一格；别的栏目：一条一行。编者拟的标【编者】：全是编者拟的，表头一行说清；同来源的话混着的，逐处印成灰字。不编分值、权重。",
    )  # fmt: skip
    width: int | None = Field(None, title="列宽", description="毫米；不写就按填法定。", ge=10, le=120)
    weight: float | None = Field(None, title="权重", description="来源给的权重或分值；来源没给就不写。", gt=0, le=1000)
    formula: Formula | None = Field(None, title="算法", description="由别的栏目算出来的栏目才写。")
    personal: Annotated[Line, EDITORS] | None = Field(None, title="为什么要个人信息", description="要填联系电话、证件号等时，写明非填不可的理由。")


class FormLayout(Model):
    """表怎样排。都可以不写，按种类定。"""

    arrangement: Arrangement | None = Field(None, title="排法", description="逐行登记、一事一张、逐项对照、分条约定。")
    rows: int | None = Field(None, title="行数", description="逐行登记的表印几行；不写就排满一页。", ge=1, le=60)
    signatures: tuple[Heading, ...] | None = Field(
        None, title="签字处", description="表尾印谁签字；不写就按种类定，写 [] 就不印。", max_length=4
    )


class TemplateEditor(Editorial):
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
    reading: Annotated[Name, LABEL] | None = Field(
        None, title="正字", description="报告把名称里的字印错了，如把“簿”印成“薄”，写改正以后的名称；页面用它作标题。"
    )
    form: FormKind = Field(title="种类", description="台账、登记表、卡片、协议、评分表……")
    mechanism: Mechanism = Field(title="机制类型", description="用在哪一类机制里。")
    occasion: Occasion = Field(title="场合", description="什么场合用（编者判断）；表单目录先分环节，再分场合。")
    stages: tuple[Stage, ...] = Field((), title="环节", description="用在哪些环节（编者判断）。")
    purpose: Annotated[Prose, Proved(by="cites")] = Field(title="用途", description="记什么、为什么记。依据是 cites；没有 cites 的，用途是编者的话。")
    filled_by: Claim | None = Field(None, title="谁填", description="来源写明的才填这里。")
    when: Claim | None = Field(None, title="何时填", description="来源写明的才填这里。")
    title: Heading | None = Field(None, title="印在表上的名称", description="与名称不同才写，如改正错字。")
    version: int = Field(1, title="版次", description="栏目有增减就加一。", ge=1)
    layout: FormLayout = Field(default_factory=FormLayout, title="排版", description="排法、行数、签字处。")
    fields: tuple[FormField, ...] = Field(title="栏目", description="按填写顺序排列。", min_length=1)
    editor: TemplateEditor = Field(default_factory=TemplateEditor, title="编者", description="编者的话，与来源分开。")
    cites: Citations | None = Field(
        None, title="出处", description="名称和用途所依据的段落；没有报告提到、整张由编者拟的表不写，named_by 写 编者。"
    )
