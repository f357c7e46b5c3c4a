"""The bodies and roles that act: 党委, 机关工委, 支部书记, 班子成员, 社区. What bears each out was read in the reports.

They are kinds, not names: which 党委 it is, the sentence says. The longer word comes first: 支部书记 is not read as 支部. One
character (县, 镇, 村, 局) cannot be looked for and is left alone.
"""

from __future__ import annotations

from .senses import Senses, sense

BODIES = Senses(
    (
        # of the party
        sense("机关党委", "机关党委"),
        sense("党委书记", "党委书记"),
        sense("党委组织部|组织部", "组织部"),
        sense("党委", "党委"),
        sense("党组织", "党组织"),
        sense("党组", "党组"),  # which every 党组织 bears out too: nothing better can be asked
        sense("总支书记|党总支书记", "总支书记"),
        sense("总支|党总支", "总支"),
        sense("支部书记|党支部书记", "支部书记 支书"),
        sense("支委|支部委员", "支委 支部委员"),
        sense("支部|党支部", "支部"),
        sense("党小组", "党小组"),
        sense("第一书记", "第一书记"),
        sense("副书记", "副书记"),
        sense("书记", "书记 支书"),
        sense("常委", "常委"),
        sense("中心组", "中心组"),
        sense("工委|机关工委|党工委", "工委 工作委员会"),
        sense("党校", "党校"),
        sense("党办", "党办 党委办"),
        sense("党务", "党务"),
        sense("县委", "县委 (市、区)委 县级党委"),
        sense("市委", "市委"),
        sense("区委", "区委 (市、区)委"),
        sense("宣传部", "宣传部"),
        sense("统战", "统战"),
        sense("纪委|纪检", "纪委 纪检 纪律检查"),
        # beside the party
        sense("工会", "工会"),
        sense("共青团|团委|团组织|团支部", "共青团 团委 团组织 团支部 党团"),
        sense("妇联", "妇联 妇女联合会"),
        sense("群团", "群团 群众组织"),
        sense("协会", "协会"),
        sense("商会", "商会"),
        sense("社区", "社区"),
        sense("街道", "街道 办事处"),
        sense("乡镇", "乡镇 镇党 镇政 镇村 各镇"),
        sense("居委会", "居委会 居民委员会"),
        sense("村委会", "村委会 村民委员会"),
        sense("政府", "政府"),
        sense("财政", "财政"),
        sense("企业", "企业"),
        sense("公司", "公司"),
        sense("学院", "学院"),
        sense("大学", "大学"),
        sense("学校", "学校"),
        sense("机关", "机关"),
        sense("部门", "部门"),
        sense("单位", "单位"),
        sense("处室|科室", "处室 科室"),
        sense("领导小组", "领导小组"),
        sense("工作组|调查组|调研组", "工作组 调查组 调研组"),
        # people
        sense("班子", "班子"),
        sense("领导", "领导"),
        sense("党员干部", "党员干部 党员领导 党员、干部"),
        sense("党员", "党员 党团员"),
        sense("干部", "干部"),
        sense("代表", "代表"),
        sense("群众", "群众"),
        sense("职工|员工", "职工 员工"),
        sense("居民", "居民"),
        sense("村民", "村民"),
        sense("农户", "农户"),
        sense("业主", "业主"),
        sense("学生", "学生"),
        sense("教师|老师|教工", "教师 老师 教工"),
        sense("青年", "青年"),
        sense("专家", "专家"),
        sense("志愿者", "志愿者"),
        sense("指导员", "指导员"),
        sense("联络员", "联络员 联络人员"),
        sense("监督员", "监督员"),
        sense("组织员", "组织员"),
    )
)
