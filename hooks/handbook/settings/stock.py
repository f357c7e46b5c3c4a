"""The words that a new handbook begins with: of no trade and no place."""

from __future__ import annotations

from typing import Any

Row = tuple[str, str, str]


def _list(label: str, *rows: Row) -> dict[str, Any]:
    """A vocabulary from rows of slug, label and line."""
    return {"label": label, "values": [{"id": slug, "label": word, "line": line} for slug, word, line in rows]}


STOCK: dict[str, dict[str, Any]] = {
    "sector": _list("领域", ("general", "通用", "不分领域，或几个领域都适用")),
    "level": _list(
        "层级", ("group", "小组", "由小组实施"), ("department", "部门", "由一个部门实施"),
        ("unit", "单位", "由整个单位实施"), ("system", "系统", "由上级或整个系统实施"),
    ),
    "mechanism": _list(
        "机制类型", ("duty", "职责分工", "谁负责什么、怎样分"), ("rules", "制度流程", "规定、流程、标准怎样定、怎样走"),
        ("training", "教育培训", "学习、培训的组织方式"), ("service", "联系服务", "怎样联系和服务对象"),
        ("coordination", "协同联动", "几个部门、几个单位怎样配合"), ("supervision", "监督检查", "怎样看、怎样查"),
        ("appraisal", "考核评价", "怎样考、怎样评、结果怎样用"), ("support", "保障支持", "人、钱、场所、资料的保障"),
    ),
    "stage": _list(
        "环节", ("plan", "计划", "定方向、定目标、做打算"), ("carry-out", "实施", "按计划去做"),
        ("inspect", "检查", "看做得怎样"), ("improve", "改进", "按查到的改，把做得好的定下来"),
    ),
    "theme": _list(
        "主题", ("awareness", "思想认识", "怎样看、重不重视"), ("organisation", "组织运行", "分工、制度、怎样运转"),
        ("people", "人员队伍", "人够不够、会不会、愿不愿"), ("support", "条件保障", "钱、场所、时间、设备"),
        ("appraisal", "检查考核", "怎样查、怎样评、怎样用"), ("service", "服务对象", "所服务的人遇到的难处"),
    ),
    "cause": _list(
        "成因类别", ("awareness", "认识", "思想认识、重视程度"), ("duty", "职责", "职责定位、责任分工"),
        ("mechanism", "机制", "制度、考核、方式方法"), ("ability", "能力", "人员数量、素质、精力"),
        ("support", "保障", "经费、场所、时间等条件"),
    ),
    "occasion": _list(
        "场合", ("meetings", "会议", "开会、议事、碰头"), ("study", "学习培训", "学习计划、讲课和培训"),
        ("daily", "日常工作", "平时登记和交接"), ("visits", "走访调研", "走访、座谈和问卷"),
        ("supervision", "监督检查", "督导、检查和通报"), ("appraisal", "考核评价", "打分、评议和总结"),
        ("archive", "资料归档", "制度、资料和档案"),
    ),
    "reason": _list(
        "不引原因", ("background", "背景", "形势、意义、概况，没有做法和问题"), ("slogan", "口号", "只有号召和愿望，没有具体内容"),
        ("repeated", "重复", "同样的内容已在别的段落引用"), ("private", "隐私", "涉及个人等不收的内容"),
        ("damaged", "受损", "文字残缺或被替换，读不出可靠的内容"),
    ),
}  # fmt: skip
