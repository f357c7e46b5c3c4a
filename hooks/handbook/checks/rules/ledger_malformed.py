"""The ledger of addresses is right: readable, each line one of the things a line can say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...catalog import Catalog
from ...catalog.ledger_lines import LONGEST_LINE, LONGEST_REASON, MOST_ANCHORS, SHORTEST_REASON, BadLine, Wrong
from ..lists import form
from ..rule import Context, Remark, Rule, Scope

LONGEST_QUOTE = 40
WORDING: Mapping[Wrong, tuple[str, str]] = {
    Wrong.ADDRESS: (
        "“{}”不是本手册的地址",
        "地址从网站的根写起，前后都有斜杠，只有字母、数字、减号，不写文件名，如 /practices/sanwen-sanbang/。",
    ),
    Wrong.SLASH: ("地址“{}”末尾少了斜杠", "写成 {}/。"),
    Wrong.ANCHOR: ("“{}”不是锚点", "锚点以 # 开头，如 #steps；连着编号的写成 #p1..67，小的在前。"),
    Wrong.COMMENT: ("行首的“#”后面没有空格", "说明写成“# 说明”；锚点写在地址后面，如 /about/ #data #licence。"),
    Wrong.SENSE: (
        "看不懂“{}”",
        "一行只有三种写法：“/地址/ #锚点 …”记下给出去的，“/旧地址/ → /新地址/”引到新的，“/旧地址/ 停用：理由”。",
    ),
    Wrong.NO_TARGET: ("箭头后面没有地址", "写上引到哪里，如 → /practices/sanwen-sanbang/；没有地方可引，改写“停用：理由”。"),
    Wrong.TARGET: ("引到的“{}”不是本手册的地址", "从网站的根写起，前后都有斜杠，如 /practices/sanwen-sanbang/ 或 /about/#data。"),
    Wrong.NO_REASON: (
        f"停用没有写理由，或者不到 {SHORTEST_REASON} 个字",
        "写成“停用：理由”，如 停用：来源已撤回。读者打开旧地址看到的就是这句话。",
    ),
    Wrong.LONG_REASON: (f"停用的理由超过了 {LONGEST_REASON} 个字", "写成一两句话。"),
    Wrong.HOME: ("首页不能引走，也不能停用", "删掉这一行。"),
    Wrong.LONG: (f"这一行超过了 {LONGEST_LINE} 个字符", "把锚点分成几行写，每行以同一个地址开头。"),
    Wrong.MANY: (f"到这一行，记下的锚点超过了 {MOST_ANCHORS} 个，后面的没有读", "看看编了号的锚点是不是写错了，应像 #p1..67 这样。"),
    Wrong.TWICE: ("第 {} 行给同一处写了别的去处", "两行只留一行。"),
}


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each thing that is wrong with the file's text, in the words of the rules about files, and with its lines."""
    ledger = catalog.ledger
    yield from form(ledger, context)
    yield from (_remark(bad, ledger.path) for bad in ledger.bad)


def _remark(bad: BadLine, path: str) -> Remark:
    message, remedy = WORDING[bad.wrong]
    quoted = bad.detail if len(bad.detail) <= LONGEST_QUOTE else f"{bad.detail[:LONGEST_QUOTE]}…"
    return Remark(message.replace("{}", quoted), remedy.replace("{}", quoted), bad.place, path=path)


RULE = Rule(
    code="HB318",
    name="地址账写错了",
    scope=Scope.CATALOG,
    why="地址账记着已经给出去的地址和锚点，旧的引到哪里；有一行看不懂，那个旧地址就没有着落。",
    bad="/practices/jiu-mingcheng/ -> practices/sanwen-sanbang",
    good="/practices/jiu-mingcheng/ → /practices/sanwen-sanbang/",
    check=check,
)
