"""Whose word it is: `told` by somebody (据介绍, 反映), `thought` by somebody (有人认为), `counted` (据统计), or said to be the
`report`'s (报告称).
"""

from __future__ import annotations

from ..kind import Vocabulary

KIND = Vocabulary(
    {
        "report": "(?:报告|来源|文中|作者|调查组|考察组)(?:里|中)?(?:还|也|只|没有)?"
        "(?:说|称|认为|提出|建议|写|举|引|提到|记|把|用|讲|指出|列)",
        "counted": "据(?:[^，。；,]{0,8}?)(?:统计|调查|了解)",
        "told": "据(?:[^，。；,]{0,8}?)(?:介绍|反映|称|说|悉)|反映(?!出|了|在|的|强烈)|介绍说|自述|称(?!号|呼|职|为)|说(?=[，,：:]|$)|"
        "提到|表示|声称|自称|据说|告诉|谈到|讲到",
        "thought": "认为|觉得|以为|(?<!使人)(?<!使他们)感到|看来|有人说|担心|怀疑|看作|看成|当成|当作|视为|自认|以为|怪|嫌|怕",
    },
).kind("hearsay")
