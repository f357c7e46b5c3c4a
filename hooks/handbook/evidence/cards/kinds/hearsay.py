"""What is not the report's own word: `told` by somebody (据介绍, 反映), `thought` by somebody (有人认为)."""

from __future__ import annotations

from ..kind import CardKind, Vocabulary

KIND = CardKind(
    "hearsay",
    Vocabulary(
        {
            "told": "据(?:[^，。；,]{0,8}?)(?:介绍|反映|了解|称|说|统计|调查|悉)|反映(?!出|了|在)|介绍说|表示|声称|自称|据说|告诉|谈到|讲到",
            "thought": "认为|觉得|以为|感到|看来|有人说|担心|怀疑",
        },
    ).read,
)
