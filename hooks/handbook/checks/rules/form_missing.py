"""A practice whose steps or record need a ledger, a form or a card provides one of that kind."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog, Entry
from ...load.patterns import when_used
from ...model import Practice, WorkTemplate
from ...model.vocabulary import FormKind
from ..rule import Context, Remark, Rule, Scope, Severity

# Words for papers that somebody has to draw up. 笔记, 材料 and 档案 are not among them: nobody prints those.
WORDS = {
    FormKind.LEDGER: "台账|台帐|登记簿|登记薄|登记册|花名册",
    FormKind.FORM: "登记表|申请表|审批表|统计表|季报表|月报表|调查问卷",
    FormKind.CARD: "登记卡|联系卡|信息卡|反馈卡|承诺卡",
    FormKind.AGREEMENT: "协议书|协议|责任书|责任状|承诺书",
    FormKind.SCORE_SHEET: "评分表|打分表|考核表|考评表|评议表|测评表",
    FormKind.CHECKLIST: "清单|对照表",
    FormKind.MINUTES: "记录本|记录簿|记录薄|工作日志",
}
PAPER = when_used("|".join(WORDS.values()))
KINDS = {word: kind for kind, words in WORDS.items() for word in words.split("|")}
NOT_WANTED = when_used("[不停免减][^，。；、]{0,8}$")
MOST_NAMES = 3


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for the first word of each kind for which a practice has no template."""
    needed = [(where, word) for where, text in entry.prose if _says_what_to_do(where) for word in _needed(text)]
    if not needed or not isinstance(entry.record, Practice):
        return
    forms = context.catalog.found(entry.record.templates)
    told: set[FormKind] = set()
    for where, word in needed:
        if KINDS[word] not in told and not any(_provides(form, word) for form in forms):
            told.add(KINDS[word])
            yield Remark(f"这里要用“{word}”，templates 里没有这样的表", _remedy(context.catalog, word), where)


def _says_what_to_do(where: tuple[str | int, ...]) -> bool:
    return where[-1] == "text" and (where[0] == "steps" or where[:2] == ("structure", "record"))


def _needed(text: str) -> Iterator[str]:
    """The words for papers in a text; not those that it lists among other things, nor those to do without."""
    for found in PAPER.finditer(text):
        listed = text[: found.start()].endswith("、") and text.startswith("、", found.end())
        if not listed and not NOT_WANTED.search(text, 0, found.start()):
            yield found[0]


def _provides(form: Entry, word: str) -> bool:
    """Is the form of the kind that the word means, or called so?"""
    return form.record.form is KINDS[word] or _is_called(form, word)


def _is_called(form: Entry, word: str) -> bool:
    return any(word in name for name in (form.record.name, *form.record.aliases))


def _remedy(catalog: Catalog, word: str) -> str:
    """What may serve, and what to do when none does."""
    near = [form for form in catalog.of(WorkTemplate) if _is_called(form, word)][:MOST_NAMES]
    names = "、".join(f"{form.record.name.strip('《》')}（{form.id}）" for form in near)
    have = f"手册里有{names}，合用就写进 templates；" if near else ""
    return f"{have}{'都不合用' if near else '手册里还没有'}，就在 docs/templates 加一条；不用填的，换一种说法。"


RULE = Rule(
    code="HB316",
    name="步骤要填的表单没有",
    scope=Scope.LINKS,
    why="步骤叫人建台账、签责任书，手册却拿不出一张来，读者只好自己另画一套；一家一个样，下次也对不上。",
    bad="steps: [{text: 年初同各分馆签责任书。, cite: a#1}]\ntemplates: []",
    good="steps: [{text: 年初同各分馆签责任书。, cite: a#1}]\ntemplates: [fuwu-zerenshu]",
    check=check,
    severity=Severity.WARNING,
)
