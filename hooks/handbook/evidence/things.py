"""Things that are counted beside bodies and people: 项目, 问题, 资金, 协议. What bears each out was read in reports.

They tell which noun a figure belongs to. The longer word comes first.
"""

from __future__ import annotations

from .senses import sense

THINGS = (
    sense("项目", "项目 工程"),
    sense("问题|难题|困难", "问题 难题 困难"),
    sense("事项", "事项 件事 问题"),
    sense("资金|经费|资助|款项", "资金 经费 投入 投资 款 元"),
    sense("场所|阵地|活动室", "场所 阵地 活动室 用房"),
    sense("服务中心", "服务中心"),
    sense("服务点|站点", "服务点 站点"),
    sense("示范点|示范岗|示范户|联系点", "示范 联系点"),
    sense("岗位", "岗位 岗"),
    sense("协议", "协议"),
    sense("制度|办法|规定", "制度 办法 规定"),
    sense("台账|名册|登记表", "台账 台帐 名册 登记"),
    sense("座谈会|交流会|观摩会|联席会|见面会|推进会", "座谈会 交流会 观摩会 联席会 见面会 推进会 会议"),
    sense("会议", "会议 会"),
    sense("培训班|培训", "培训"),
    sense("活动", "活动"),
    sense("问卷", "问卷"),
    sense("建议", "建议 意见"),
    sense("意见", "意见 建议"),
    sense("成果", "成果"),
    sense("奖励|奖项", "奖励 获奖 奖"),
    sense("论文", "论文"),
    sense("专利", "专利"),
    sense("证件|证书", "证件 证书 证"),
    sense("书籍|图书", "书籍 图书"),
    sense("行政村|建制村", "行政村 建制村 个村"),
    sense("乡镇", "乡镇 镇"),
    sense("小区", "小区"),
    sense("组织", "组织"),
)
