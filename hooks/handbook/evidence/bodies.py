"""The bodies and roles that act: 单位, 科室, 领导小组, 班子成员, 社区. What bears each out was read in reports.

They are kinds, not names: which 单位 it is, the sentence says. The longer word comes first: 领导小组 is not read as 领导. One
character (县, 镇, 村, 局) cannot be looked for and is left alone. What only one trade has, its handbook's settings name.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from .senses import Sense, Senses, sense

STOCK = (
    sense("工会", "工会"),
    sense("妇联", "妇联 妇女联合会"),
    sense("群团", "群团 群众组织"),
    sense("协会", "协会"),
    sense("商会", "商会"),
    sense("社区", "社区"),
    sense("街道", "街道 办事处"),
    sense("居委会", "居委会 居民委员会"),
    sense("村委会", "村委会 村民委员会"),
    sense("政府", "政府"),
    sense("财政", "财政"),
    sense("企业", "企业"),
    sense("公司", "公司"),
    sense("学院", "学院 我院"),
    sense("大学", "大学"),
    sense("学校", "学校"),
    sense("机关", "机关"),
    sense("部门", "部门"),
    sense("单位", "单位"),
    sense("处室|科室", "处室 科室"),
    sense("领导小组", "领导小组"),
    sense("工作组|调查组|调研组", "工作组 调查组 调研组"),
    sense("班子", "班子"),
    sense("领导", "领导"),
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
)

# A paraphrase may call the one by the other's name.
_KIN = (
    {"企业", "公司"},
    {"群众", "居民", "村民", "农户"},
    {"单位", "部门", "机关", "处室", "科室"},
    {"学院", "大学", "学校"},
    {"领导", "班子", "干部"},
)


@cache  # of the words of a closed vocabulary
def kin(sense: Sense) -> frozenset[str]:
    """What bears a body out, and what bears out those that may be meant by its name."""
    own = set(sense.borne)
    return frozenset(own.union(*(alike for alike in _KIN if alike & own)))


def bodies_with(own: Iterable[tuple[tuple[str, ...], tuple[str, ...]]]) -> Senses:
    """The bodies of a trade, each with what is said and what bears it out, then those that any trade has."""
    return Senses((*(Sense("|".join(said), borne) for said, borne in own), *STOCK))
