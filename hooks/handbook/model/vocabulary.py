"""Closed vocabularies: every value has the label people write, a slug for addresses and a one-line definition.

Those that the code knows by name are enums. Those that a handbook chooses itself are subclasses of `Value`: their values stand in
handbook.yml.

A definition is shown on the page of the value, in editors' completion and in the field reference, from this text only.
"""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from ..settings.words import Value


class Vocabulary(str, Enum):
    """A closed list of labels; each member carries `slug` (ASCII, for addresses) and `definition` (one line)."""

    slug: str
    definition: str

    def __new__(cls, label: str, slug: str, definition: str) -> Vocabulary:
        member = str.__new__(cls, label)
        member._value_ = label
        member.slug = slug
        member.definition = definition
        return member

    __str__ = str.__str__  # the label itself, without the detour through `value`


class Origin(Vocabulary):
    """Words that say whether something comes from the report or from the editor, whose word is the member EDITOR."""

    @property
    def is_editors(self) -> bool:
        """Is it the editor's own?"""
        return self.name == "EDITOR"


class Sector(Value):
    """领域"""

    words: ClassVar[str] = "sector"


class Level(Value):
    """层级"""

    words: ClassVar[str] = "level"


class Mechanism(Value):
    """机制类型"""

    words: ClassVar[str] = "mechanism"


class Stage(Value):
    """环节"""

    words: ClassVar[str] = "stage"


class Status(Vocabulary):
    """状态"""

    DONE = "已实践", "done", "来源写明已经开展"
    ISSUED = "已出台", "issued", "来源写明已发文或已规定，未见开展情况"
    PROPOSED = "建议", "proposed", "来源只作为对策、设想提出"
    RELAYED = "转述", "relayed", "来源转述外地或他人的做法"


class Evidence(Vocabulary):
    """证据"""

    COMPARISON = "前后对比", "comparison", "来源给出同一事项实施前和实施后的数据；只有增减幅度、没有基数的，归入规模或产出"
    OUTPUT = "规模或产出", "output", "来源给出人数、件数、金额等规模或产出数"
    DESCRIPTION = "仅描述", "description", "来源只用文字描述效果"
    NONE = "无成效表述", "none", "来源没有说效果"

    @property
    def limit(self) -> str:
        """What evidence of this grade does not show, in one sentence, for readers who judge or teach by it."""
        return _LIMITS[self]


_LIMITS = {
    Evidence.COMPARISON: "数字是来源自述，先后不等于因果。",
    Evidence.OUTPUT: "只说明做了多少，不说明起了多大作用。",
    Evidence.DESCRIPTION: "只有文字，没有可以核对的数。",
    Evidence.NONE: "有没有用，来源没有说。",
}


class CauseGroup(Value):
    """成因类别"""

    words: ClassVar[str] = "cause"


class Theme(Value):
    """主题"""

    words: ClassVar[str] = "theme"


class Occasion(Value):
    """场合"""

    words: ClassVar[str] = "occasion"


class FormKind(Vocabulary):
    """表单种类"""

    LEDGER = "台账", "ledger", "按行持续登记，一事一行"
    FORM = "登记表", "form", "一人或一事一张，填完归档"
    CARD = "卡片", "card", "发给个人或随人流转的小卡"
    AGREEMENT = "协议", "agreement", "两方或多方约定"
    SCORE_SHEET = "评分表", "score-sheet", "按项打分或评议"
    PLAN = "计划方案", "plan", "事前安排的时间、任务、责任"
    MINUTES = "记录", "minutes", "会议、活动、谈话的过程记录"
    CHECKLIST = "清单", "checklist", "逐项对照、逐项销号"


class Arrangement(Vocabulary):
    """排法"""

    ROWS = "逐行登记", "rows", "栏目是列，一事一行往下登"
    SHEET = "一事一张", "sheet", "栏目是行，左边是栏目，右边填写"
    GRID = "逐项对照", "grid", "左边是逐条列出的项目，右边是要填的列"
    CLAUSES = "分条约定", "clauses", "栏目是条款，一条一段"


class FieldPlace(Vocabulary):
    """栏目位置"""

    HEAD = "表头", "head", "整张表只填一次，印在表的上方"
    COLUMN = "列", "column", "表里的一列"
    ITEM = "项", "item", "表里的一行"
    FOOT = "表尾", "foot", "整张表只填一次，印在表的下方"


class FieldKind(Vocabulary):
    """填法"""

    TEXT = "文字", "text", "几个字到一行"
    LONG = "长文字", "long", "几行文字"
    DATE = "日期", "date", "年月日"
    TICK = "勾选", "tick", "打勾"
    CHOICE = "选择", "choice", "从写明的几样里选"
    NUMBER = "数字", "number", "数、分、人次"
    SIGNATURE = "签字", "signature", "手写签字或盖章"


class FormulaKind(Vocabulary):
    """算法"""

    WEIGHTED = "加权合计", "weighted", "各项乘以权重相加，再除以权重之和"
    TOTAL = "合计", "total", "各项相加"
    PRODUCT = "乘积", "product", "各项相乘"
    RANK = "名次", "rank", "按一栏从高到低排名次，相同的并列"


class FieldOrigin(Origin):
    """栏目出处"""

    STATED = "原文所列", "stated", "来源写出了这一栏"
    IMPLIED = "原文推知", "implied", "来源写了要记的事，没有写成栏目"
    EDITOR = "编者拟", "editor", "来源没有，编者为能用而加"

    @property
    def said(self) -> str:
        """The same for readers, who need not know how a record is kept."""
        return _SAID[self]


class NamedBy(Origin):
    """定名"""

    SOURCE = "原文", "source", "来源就这样叫"
    EDITOR = "编者", "editor", "来源没有起名，编者拟了描述性名称"


class StepOrigin(Origin):
    """步骤依据"""

    PRACTICES = "做法所载", "practices", "有做法的来源这样写，段落写在后面"
    EDITOR = "编者拟", "editor", "没有做法这样写，编者为能照办而加"


class LinkBasis(Origin):
    """关联依据"""

    SOURCE = "原文对应", "source", "来源自己把做法与问题对应起来"
    EDITOR = "编者关联", "editor", "编者判断可用，来源没有这样说"

    @property
    def said(self) -> str:
        """The same for readers, who need not know how a record is kept."""
        return _SAID[self]


_SAID: dict[Origin, str] = {
    FieldOrigin.STATED: "报告列出的",
    FieldOrigin.IMPLIED: "报告说到的",
    FieldOrigin.EDITOR: "编者加的",
    LinkBasis.SOURCE: "报告用来对付它",
    LinkBasis.EDITOR: "编者认为用得上",
}


class Flag(Vocabulary):
    """来源质量提示"""

    CUT_OFF = "截断", "cut-off", "文本没有完就断了"
    COMPILED = "合集拼接", "compiled", "几篇文章拼在一个文件里"
    YEAR_REPLACED = "年份被替换", "year-replaced", "年份或数字被统一改成某一年"
    WORD_REPLACED = "词语被替换", "word-replaced", "词语被批量替换成近义词"
    DIGITS_LOST = "数字缺失", "digits-lost", "数字、百分号或姓名处成了空格、问号"
    COUNT_MISMATCH = "计数不符", "count-mismatch", "说有几项，列出的不是几项"
    SUM_MISMATCH = "合计不符", "sum-mismatch", "分项加起来不等于合计"
    NUMBERING_GAP = "编号跳号", "numbering-gap", "小标题序号不连续"
    REDACTED = "隐名", "redacted", "地名、人名、数字被 xx、?? 代替"
    SITE_TEXT = "平台附加文字", "site-text", "转载网站自己加的标题、导语、链接"
    TYPO = "转换错字", "typo", "转码或输入造成的错字"
    UNDATED = "时点不明", "undated", "看不出写于何时"


class Telling(Vocabulary):
    """段落所在的部分"""

    DONE = "做法", "done", "讲基本情况、做法、成效"
    PROBLEM = "问题", "problem", "讲问题、不足和原因"
    PROPOSAL = "建议", "proposal", "讲对策、设想、启示"


class Showing(Vocabulary):
    """原文是否公开"""

    SHOWN = "公开", "shown", "许可公开的，原文按段登在来源页上，可以检索"
    WITHHELD = "不公开", "withheld", "只登位置、数字、名称和指纹，不登原文"


class Reason(Value):
    """不引原因"""

    words: ClassVar[str] = "reason"


class CheckState(Vocabulary):
    """核对状态"""

    CHECKED = "已核对", "checked", "已与公开的正式文本核对"
    COPIED = "已对照转载", "copied", "与别处转载的文本对照过，没有与正式文本核对；后来有没有修订，另外要查"
    PENDING = "待核对", "pending", "还没有核对，或者读到的文本不够核对"


class Burden(Vocabulary):
    """负担"""

    LOW = "低", "low", "并入已有会议和台账即可"
    MEDIUM = "中", "medium", "需要新增少量会议、报表或记录"
    HIGH = "高", "high", "需要专人或经常性新增工作"


class QuestionLevel(Vocabulary):
    """研讨题的层次"""

    FACT = "事实", "fact", "材料里写了什么，谁做的，怎样做的，凭什么说成了"
    COMPARISON = "比较", "comparison", "两种做法、做与没做，差在哪里，为什么"
    TRANSFER = "迁移", "transfer", "换到自己单位，哪里要改，哪里用不上"
    CHOICE = "抉择", "choice", "几条路只能走一条，选哪一条，理由是什么，舍掉什么"


class CoursePart(Vocabulary):
    """课的环节"""

    OPENING = "导入", "opening", "从一件具体的事说起，说明这堂课要解决什么"
    CASE = "案例", "case", "讲记录里的方法、做法或问题"
    DISCUSSION = "研讨", "discussion", "学员分组讨论"
    COMMENT = "点评", "comment", "讲师对讨论作评点"
    CLOSING = "小结", "closing", "收住，填行动卡"


class Tier(Vocabulary):
    """能不能照着做"""

    READY = "可直接用", "ready", "报告写了步骤、谁来做，又有表单可用或者写了成效"
    HINT = "线索", "hint", "报告点到了它，步骤、谁来做、表单和成效没有写齐"


class SmallBranch(Vocabulary):
    """人少能不能办"""

    READY = "人少也能办", "ready", "人少的单位自己这一级就能办，编者评为负担低"
    OPEN = "人少不一定能办", "open", "由更高一级来办，或者负担不低、没有评过"


SETTLED: tuple[type[Value], ...] = (Sector, Level, Mechanism, Stage, Theme, CauseGroup, Occasion, Reason)
Word = Vocabulary | Value  # a value of either kind
AnyVocabulary = type[Vocabulary] | type[Value]
