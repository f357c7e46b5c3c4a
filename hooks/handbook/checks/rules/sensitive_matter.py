"""Matters that are never published: disciplinary cases, birth control, marks of secrecy, named people in need."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ...catalog import Entry
from ...load.patterns import when_used
from ...settings.wording import Trade
from ..people import NAME, Named, is_private, named, possible
from ..prose import suspects
from ..rule import Ground, Remark, Rule, Scope

NUMBER = "[0-9一二三四五六七八九十百两几]+[余多]?(?:名|人|位|起|例)"
PENALTIES = ("(?<!黄牌)警告(?![标牌线灯语])", "开除公职", "诫勉")
NEED = "(?:低保|残疾|患病|重病|大病|特困|贫困|五保|困难)"
ILL = (
    "患(?!者)|癌|肿瘤|白血病|尿毒症|糖尿病|高血压|心脏病|肝炎|肺结核|艾滋|抑郁|精神病|精神分裂|瘫痪|偏瘫|中风|残疾|手术|吸毒|戒毒|服刑|刑满|矫正对象|怀孕|失独|"
    "孤儿|重病|大病|低保|特困|五保|贫困户"
)
END = "(?=$|[，。、；：！？（(）)\\s]|家|户|等|一家|同志|老人|夫妇)"


class Matter(NamedTuple):
    """Something not to be published: its pattern, what it is called, and what to do."""

    pattern: re.Pattern[str]
    name: str
    remedy: str


DISCIPLINE = "处分人数、处分情况一律不收，合计也不写；整句删掉。"
IN_NEED = "删掉姓名，只写“困难职工”“困难群众”这样的类别。"
MATTERS = (
    Matter(
        when_used(
            "结扎(?![实根染带])|(?<![开投释存发播])放环(?![境保节卫评])|(?:^|[^线以网路马岸车街])上环(?:术|率|手术|对象|人|[，。、；]|$)|"
            "引产(?![业品能学教融城销])|(?<!物)流产(?![业品权能地值])|超生(?![产动态活物命理长])|社会抚养费|违反计划生育"
        ),
        "计划生育、医疗方面的个人情况", "不收录；整句删掉。",
    ),
    Matter(
        when_used(
            "绝密(?![封切闭])|(?<![司手])机密(?![切封码集布度钥闭])|秘密★|★秘密|内部资料(?![室员])|不得外传|注意保存|"
            "(?<!保守)(?<!泄露)(?<!涉及)工作秘密"
        ),
        "密级或内部标记", "带这类标记的材料不能用；删掉整条记录和来源，并告诉维护者。",
    ),
    Matter(
        when_used(f"{NEED}(?:户|[一-鿿]员|群众|职工|家庭|人员|老人|学生|儿童|人)?[:：、]?(?P<name>{NAME}){END}"),
        "困难个人的姓名", IN_NEED,
    ),
    Matter(
        when_used(
            f"(?:[一-鿿]员|职工|群众|村民|居民|老人|学生|^|[，。；、（(])(?P<name>{NAME})(?:同志)?家?里?"
            f"(?:是|为|属|系|因|患|享受)[^，。；\\n]{{0,6}}{NEED}", re.MULTILINE,
        ),
        "困难个人的姓名", IN_NEED,
    ),
)
# What is told of a name: right behind it, or as what somebody is, right before it.
TOLD_BEHIND = when_used(
    f"(?:同志|老人|本人|父亲|母亲)?家?里?[，,（(]?(?:肢体|视力|听力|智力|语言)?(?:{ILL})|"
    f"[，,（(]?[^，。；\\n]{{0,3}}(?:患|得了?|确诊|查出|做过?|因)[^，。；\\n]{{0,8}}?(?:{ILL}|病|症|炎|伤)"
)
TOLD_BEFORE = when_used(
    f"(?:{ILL})[^，。；\\n]{{0,3}}(?:户|群众|职工|家庭|人员?|老人|学生|儿童|患者|病人|感染者|对象|读者|居民|村民)?[:：、（(]?$|患者[:：、（(]?$"
)
SUFFERING = when_used(f"{ILL}|患者|病")
HINT = when_used(
    f"{ILL}|患者|确诊|查出|得了|病|警告|开除|诫勉|结扎|放环|上环|引产|流产|超生|抚养费|计划生育|绝密|机密|秘密|内部资料|外传|注意保存|"
    "低保|残疾|患病|重病|大病|特困|贫困|五保|困难"
)

OF_A_PERSON = Matter(SUFFERING, "某个人的病情或困难", "删掉姓名，也不写能认出是谁的病情、残疾、困难；只写类别，如“患病职工”“困难家庭”。")


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each such matter in any field."""
    trade = ground.settings.trade
    for stretch in suspects(entry, _hint(trade.penalties).search):
        for matter in matters(stretch.folded, trade):
            yield Remark(f"这里写了{matter.name}", matter.remedy, stretch.where, key=stretch.key)


@cache
def _hint(penalties: tuple[str, ...]) -> re.Pattern[str]:
    """What every text with such a matter holds."""
    return when_used("|".join([HINT.pattern, *penalties]))


@cache
def _discipline(penalties: tuple[str, ...]) -> tuple[Matter, ...]:
    """How many people were punished, before or after the name of the penalty."""
    penalty = f"(?:{'|'.join([*PENALTIES, *penalties])})"
    forms = (f"{NUMBER}[^。;；\\n]{{0,15}}{penalty}", f"{penalty}[^。;；\\n]{{0,15}}{NUMBER}")
    return tuple(Matter(when_used(form), "处分人数", DISCIPLINE) for form in forms)


def all_matters(trade: Trade) -> tuple[Matter, ...]:
    """The matters that are told by a pattern, in the order in which they are looked for."""
    return (*_discipline(trade.penalties), *MATTERS)


def matters(text: str, trade: Trade) -> dict[Matter, None]:
    """The matters of a text, each once by name."""
    seen: dict[str, Matter] = {}
    for matter in all_matters(trade):
        hit = matter.pattern.search(text)
        if hit and is_private(hit.groupdict().get("name", ""), trade.named_freely):
            seen.setdefault(matter.name, matter)
    if SUFFERING.search(text) and any(_is_told_of(text, hit, trade) for hit in (*named(text, trade), *possible(text))):
        seen.setdefault(OF_A_PERSON.name, OF_A_PERSON)
    return dict.fromkeys(seen.values())


def _is_told_of(text: str, hit: Named, trade: Trade) -> bool:
    """Whether illness or need is told of the name of a private person."""
    if not is_private(hit.name, trade.named_freely):
        return False
    before = text[max(0, hit.start - 14) : hit.start]
    return bool(TOLD_BEHIND.match(text, hit.end) or TOLD_BEFORE.search(before))


RULE = Rule(
    code="HB604",
    name="有不得公开的内容",
    scope=Scope.RECORD,
    why="处分人数放在具体地方就能认出是谁；计划生育和困难情况是敏感个人信息；带密级、内部标记的材料不许流传。"
    "来源里写了，也不转载。",
    bad="steps:\n  - {text: 对 2 名违规人员给予警告。, cite: tushu-huifang#13}",
    good="steps:\n  - {text: 对违反规定的人员按程序处理。, cite: tushu-huifang#13}",
    check=check,
)
