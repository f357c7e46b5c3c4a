"""Closed vocabularies: every value has the label people write, a slug for addresses and a one-line definition.

A definition is shown on the page of the value, in editors' completion and in the field reference, from this text only.
"""

from __future__ import annotations

from enum import Enum


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


class Sector(Vocabulary):
    """领域"""

    OFFICE = "机关", "office", "各级党政机关及其部门的党组织"
    VILLAGE = "农村", "village", "乡镇、村的党组织"
    COMMUNITY = "社区", "community", "街道、社区等城市基层党组织"
    STATE_FIRM = "国有企业", "state-firm", "国有及国有控股企业的党组织"
    UNIVERSITY = "高校", "university", "高等学校的党组织"
    INSTITUTION = "事业单位", "institution", "高校以外事业单位的党组织"
    PRIVATE_FIRM = "非公有制企业", "private-firm", "非公有制企业的党组织"
    ASSOCIATION = "社会组织", "association", "社会团体、行业协会等社会组织的党组织"
    NEW_WORKERS = "新就业群体", "new-workers", "快递、外卖、网约车等新就业群体的党组织"
    CROSS = "跨领域", "cross-sector", "同时涉及多个领域，或由上级统一推行"


class Level(Vocabulary):
    """层级"""

    GROUP = "党小组", "group", "由党小组实施"
    BRANCH = "支部", "branch", "由党支部实施"
    GENERAL_BRANCH = "总支", "general-branch", "由党总支实施"
    COMMITTEE = "基层党委", "committee", "由基层党委（含机关党委）实施"
    COUNTY = "县", "county", "由县（市、区）一级组织实施"
    CITY = "市", "city", "由地级市一级组织实施"
    PROVINCE = "省", "province", "由省一级组织实施"
    SYSTEM = "系统", "system", "由行业或条线系统组织实施"


class Mechanism(Vocabulary):
    """机制类型"""

    OUTREACH = "联系服务", "outreach", "党组织和党员联系基层、服务群众或企业"
    APPRAISAL = "考核评价", "appraisal", "把党建与业务放在一起考核、评议、结果运用"
    SETTING = "组织设置", "setting", "党组织、党小组怎样设在业务单元上"
    TRAINING = "教育培训", "training", "学习、培训、教育的组织方式"
    STAFFING = "队伍选配", "staffing", "书记、委员、党务工作者、联络员的选配"
    PREMISES = "阵地保障", "premises", "活动场所、制度文本、台账等基础条件"
    FUNDING = "经费保障", "funding", "活动与工作经费的来源和使用"
    CARE = "激励关怀", "care", "激励、关心、帮扶党员和职工"
    SUPERVISION = "监督约束", "supervision", "对党组织、党员、工作过程的监督"
    COORDINATION = "协同联动", "coordination", "共建、联席、片组等跨单位协作"
    DECISION = "议事决策", "decision", "议题怎样提出、讨论、决定"
    CARRIER = "党员作用载体", "carrier", "责任区、示范岗、主题活动等党员发挥作用的载体"
    MEMBERS = "党员管理服务", "members", "流动、在职等党员的登记、管理和服务"


class Stage(Vocabulary):
    """环节"""

    PLAN = "一起谋划", "plan", "定方向、定目标、议事时党建与业务一起考虑"
    DEPLOY = "一起部署", "deploy", "下任务、排计划、分责任时一起安排"
    CARRY_OUT = "一起落实", "carry-out", "干活、联系服务、组织活动时一起推进"
    INSPECT = "一起检查", "inspect", "督查、考核、述职、结果运用时一起进行"


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


class CauseGroup(Vocabulary):
    """成因类别"""

    AWARENESS = "认识", "awareness", "思想认识、重视程度"
    DUTY = "职责", "duty", "职责定位、责任分工"
    MECHANISM = "机制", "mechanism", "制度、考核、方式方法"
    ABILITY = "能力", "ability", "人员数量、素质、精力"
    SUPPORT = "保障", "support", "经费、场所、时间等条件"


class Occasion(Vocabulary):
    """场合"""

    MEETINGS = "三会一课", "meetings", "党员大会、支委会、党小组会、党课和日常组织生活"
    REVIEW = "组织生活会", "review", "组织生活会、民主生活会，对照检查和民主评议"
    STUDY = "学习培训", "study", "学习计划、讲课和培训"
    DECISION = "议事决策", "decision", "议题提出、讨论、把关、决定，党建与业务互相通报"
    OUTREACH = "联系服务", "outreach", "挂点联系、分片包户，受理群众和企业的事项"
    VISITS = "走访调研", "visits", "走访、蹲点、座谈和问卷"
    CARE = "关怀帮扶", "care", "帮助有困难的党员、职工和群众"
    PARTNERSHIP = "结对共建", "partnership", "结对、共建、片组活动和联席会议"
    ROLE = "党员发挥作用", "role", "设岗定责、承诺践诺、示范岗和主题活动"
    ADMISSION = "发展党员", "admission", "从推荐培养到转正后的跟踪"
    MEMBERS = "党员管理", "members", "党员的登记、信息和现实表现"
    MOBILE = "流动党员", "mobile", "流入、流出党员的登记、联系和活动"
    SETTING = "组建选配", "setting", "建党组织，选派书记、党务工作者和联络员"
    PREMISES = "阵地档案", "premises", "活动场所、经费、配备、制度和档案"
    SUPERVISION = "责任督查", "supervision", "订责任书，报告进度，督导检查和通报"
    APPRAISAL = "考核", "appraisal", "对党组织、书记、党员打分、评议和述职"
    GRADING = "达标定级", "grading", "对照标准评达标、评星级、定等次"


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


class NamedBy(Origin):
    """定名"""

    SOURCE = "原文", "source", "来源就这样叫"
    EDITOR = "编者", "editor", "来源没有起名，编者拟了描述性名称"


class LinkBasis(Origin):
    """关联依据"""

    SOURCE = "原文对应", "source", "来源自己把做法与问题对应起来"
    EDITOR = "编者关联", "editor", "编者判断可用，来源没有这样说"


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


class Reason(Vocabulary):
    """不引原因"""

    BACKGROUND = "背景", "background", "形势、意义、概况，没有做法和问题"
    SLOGAN = "口号", "slogan", "只有号召和愿望，没有具体内容"
    REPEATED = "重复", "repeated", "同样的内容已在别的段落引用"
    PRIVATE = "隐私", "private", "涉及个人、处分、计划生育、领导批示等不收的内容"
    DAMAGED = "受损", "damaged", "文字残缺或被替换，读不出可靠的内容"


class CheckState(Vocabulary):
    """核对状态"""

    CHECKED = "已核对", "checked", "已与公开的正式文本核对"
    PENDING = "待核对", "pending", "尚未与正式文本核对"


class Burden(Vocabulary):
    """负担"""

    LOW = "低", "low", "并入已有会议和台账即可"
    MEDIUM = "中", "medium", "需要新增少量会议、报表或记录"
    HIGH = "高", "high", "需要专人或经常性新增工作"


class SmallBranch(Vocabulary):
    """小支部"""

    READY = "有最小版本", "ready", "编者拟出了七人左右的支部一个月内做得到的样子"
    OPEN = "未拟出", "open", "编者还没有拟出小支部做得到的样子"
