"""A record is valid YAML: what the other rules have no better words for."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...load import FaultKind
from ..faults import faults_of
from ..rule import Context, Remark, Rule, Scope

KINDS = (FaultKind.SYNTAX,)

WORDING = {
    "colon-missing": ("这一行没有冒号", "写成“栏目名: 内容”；如果它接着上一行说，行首多打两个空格。"),
    "dash-not-allowed": ("这里不能用“- ”开头", "列表要另起一行，写在栏目名下面；或者写成 [甲, 乙]。"),
    "unknown-escape": ("英文双引号里的反斜杠“\\”用得不对", "把外面的英文双引号换成英文单引号，或者把“\\”写成“\\\\”。"),
    "comma-missing": ("方括号或花括号里少了英文逗号", "各项之间用英文逗号加空格隔开，如 [总馆, 社区]；句子里有英文冒号的，改成中文冒号“：”。"),
    "hash-in-brackets": ("空格后面的“#”把这一行余下的字都变成了批注，括号因此没有合上", "去掉“#”前面的空格，或者给整段文字加上英文双引号。"),
    "quote-inside": ("英文引号到前面就配成了对，后面又多出了文字", "文字里面的英文引号改用中文引号“ ”；或者给整段文字加上英文双引号。"),
    "dash-missing": ("列表的这一项前面少了“- ”", "每一项都写成减号加空格开头，上下对齐：- {text: …}。"),
    "text-after-value": ("内容已经结束，后面又多出了文字", "把多出的文字放进引号里，或者给整段文字加上英文双引号。"),
}


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark with our words for the parser's verdict, else with its own."""
    for fault in faults_of(entry, KINDS):
        problem = fault.detail["problem"]
        other = (f"这里不合 YAML 的写法（解析程序的原话：{problem}）", "和同一文件夹里别的记录对照，改成一样的写法。")
        message, remedy = WORDING.get(problem, other)
        yield Remark(message, remedy, fault.position)


RULE = Rule(
    code="HB122",
    name="不合 YAML 的写法",
    scope=Scope.FILE,
    why="文件要能被程序读懂，才能变成页面。别的规则说不清的写法错误都归在这里。",
    bad="sectors: [总馆 社区, 农村] 等",
    good="sectors: [总馆, 社区, 农村]",
    check=check,
)
