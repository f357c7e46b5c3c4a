"""Whether something is only meant to be: `plan` what is planned, `norm` what should be, `done` what was done
(已, 了), `held` what may tell of something done or of something meant (形成, 实现).

将 alone mostly puts an object in front of its verb, so it is read only where it can mean the future.
"""

from __future__ import annotations

from ..kind import Vocabulary

_NOT_SHOULD = (
    "要[么点素件害领闻职务塞紧]|[主重需必首次纪摘概简扼提只想就索]要|要不[是然]?|[适反相对供响效感呼照回顺报因接]应|应[用急对聘届邀付变酬运答召]|"
    "准备[好了充]|计划[生单]|将[军领士]|即将[到]?来|规划[局师建]|已经过|为了|除了|不了|了[解如]|算了"
)

KIND = Vocabulary(
    {
        "plan": "拟(?!定|订|写)|力争|争取|计划|打算|准备|下一步|今后|将[要会于在以]|即将|有望|预计|设想|构想|力求|为目标|目标是",
        "norm": "应当|应该|理应|应|必须|务必|必需|须|需要|亟[需待]|有待|建议|要",
        "done": "已经|已(?!有)|曾|了|先后|累计",
        "held": "已有|共有?(?=[0-9计])|以来|得到|实现|取得|形成|成立|建立|获得|达到|目前|现有",
    },
    _NOT_SHOULD,
).kind("modality")
