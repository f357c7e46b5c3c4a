"""What a page loads, and what is kept in the reader's browser: by which name, when, and how it goes again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from ...site.policy import POLICY
from ..handbook import Handbook
from . import Family

COLOURS = ".__palette"  # after the path under which the site stands


@dataclass(frozen=True)
class Kept:
    """One thing that the browser keeps: its name in `localStorage`, what it is, when it comes and goes; of which page it
    is (none for every handbook), and whether a store of files in IndexedDB goes with it."""

    key: str
    what: str
    when: str
    page: str = ""
    files: bool = False


KEPT = (
    Kept(COLOURS, "选的是浅色还是深色", "点页眉的太阳、月亮时存。名目前面还有本站的路径。"),
    Kept("handbook-compare", "选来比较的做法的编号，最多四个", "点“加入比较”时存，点“清空所选”就空了。", "compare"),
    Kept("handbook-selfcheck", "自查表的答案", "勾了“在这个浏览器里记住我的答案”才存，去掉勾就删。", "selfcheck"),
    Kept("hb-plan", "方案篮：放进去的条目、方案的标题和目标", "点“加入方案”时存，方案篮里点“清空方案篮”就删。", "plan"),
    Kept("hb-group", "问题页上看的是哪一类单位", "点那一类单位时存，只记最后一次。"),
    Kept("hb-searches", "最近搜过的词，最多八次", "按回车搜、点开一条结果时存；在搜索框里逐条删。"),
    Kept("hb-unit", "表单上的本单位信息：单位名称、年度等几栏，手册放在什么网址", "在表单页、引用栏填那几格时存，点“清除”就删。"),
    Kept("handbook-originals", "您选的原文：全文，和里面有哪几篇报告", "点“用我手里的原文核对”选了文件才存，点“移除”就删。", files=True),
)


@dataclass(frozen=True)
class KeptContext:
    """What this handbook keeps, what a server may tell browsers to hold it to; does a search engine on the server get to know
    what is searched for?"""

    kept: tuple[Kept, ...]
    policy: str
    asks_engine: bool

    @classmethod
    def of(cls, handbook: Handbook) -> Self:
        """The context for a handbook."""
        return cls(tuple(each for each in KEPT if not each.page or handbook.has(each.page)), POLICY, bool(handbook.catalog.settings.search))


FAMILY = Family("kept", "kept/", KeptContext, "kept.html")
