"""The editor's block states no facts about the world or the source: it judges, advises and asks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...catalog import Entry
from ..editorial import asserted, remark
from ..rule import Ground, Remark, Rule, Scope

_WHERE = "(?:全国|全省|全市|全县|全行业|各地|各省|多地|外地|别处|国内外)"
_MANY = "(?:绝大多数|绝大部分|大多数|大部分|大多|多数|许多|很多|不少|一些|普遍|七成以上|八成以上|九成以上|几十个|上百个)"
PROVEN = "(?:实践|经验|事实|研究|调查|数据|统计)(?:已经|已|都)?(?:证明|表明|显示|发现)|据(?:统计|调查|了解|报道|悉)"
SPREAD = (
    f"在?{_WHERE}(?:范围内?)?(?:都|均|已经|已|普遍|陆续|纷纷)*(?:推广|推行|铺开|普及|采用|开展|通行|实行|建立|反映)"
    "|(?:早已|已经|已)(?:广泛)?(?:推广|普及|铺开)|(?:早已|已经|已)在"
    f"{_WHERE}|{_WHERE}(?:首个|首创|第一|领先|先进)"
)
COMMON = f"(?:现在|如今|目前)?{_MANY}[一-鿿]{{0,8}}?(?:都|均|已经|已(?!有的)|采用|认为|反映|存在|实行)|{_MANY}的?(?:单位|地方|地区|企业|村)[^，。；]{{0,8}}了|(?:现在|目前){_MANY}有|(?:目前|如今|至今)(?:已经|已|都)(?!有的)|现在已有全国|公认|众所周知"
WORKED = "(?:深受|广受)[^，。；]{0,6}(?:欢迎|好评)|行之有效|(?:效果|成效)(?:都|也|均)?(?:很|十分|非常|最)?(?:明显|突出|好(?!转))(?!坏)|就能见效"
PAST = "(?:去年|前年|近年来|近几年|历年来)(?:就|已|已经)?有[^，。；？]{1,12}(?:照|都|已|做|推|办|建|开展|实行)|试点(?:以后|之后|证明|表明|成功)"
LAW = "上级(?:每[年月季]|经常|一直|历来|都会?)[^，。；？]{1,8}|最早(?:由|出自|来自|在)|(?:起源|发源)于|首先由|(?:已经|已|早已)写进了?(?:法律|党章|条例|文件|规定)|(?:上级|中央|省里|市里)文件(?:要求|规定)"
TOLD = "(?:报告|来源|原文|文中)(?:里|中|自己)*(?:也|还|都)*(?:说(?!的|明)|写到|称(?!为)|列出|给出|提到|指出|认为|证明)(?!哪|什么|几|谁|怎)"
FACT = re.compile("|".join((PROVEN, SPREAD, COMMON, WORKED, PAST, LAW, TOLD)))
REMEDY = (
    "编者的话只写适合谁、怎样试、怎样看出走样：来源说的，写到有出处的栏目；外面的事没有来源，删掉，"
    "或者改成条件（已有……的，……）。"
)


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each sentence of the editor's that claims to know how things are."""
    return (remark(said, words, "说的是事实，没有出处", REMEDY) for said, words in asserted(entry, FACT))


RULE = Rule(
    code="HB470",
    name="编者的话里写了事实",
    scope=Scope.RECORD,
    why="编者的话没有出处，读者也不会去查。“实践表明”“各地普遍”“已在全国推广”写在这里，就成了谁也没有证实过的事实；"
    "“报告说”写在这里，就绕开了逐段核对。",
    bad="editor:\n  fits: 实践表明，人少的分馆最适合。",
    good="editor:\n  fits: 适合人少的分馆。",
    check=check,
    proves=("PracticeEditor", "ProblemEditor", "TemplateEditor", "MethodEditor", "Method.summary", "Situation.summary", "Situation.first", "Situation.note"),
)
