"""Whether an offer can be taken: what must be there, what may be chosen, and what must not be published. Needs no original."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from ..checks.people import masked_name, named
from ..checks.privacy import certain, likely, masked
from ..checks.prose import fold
from ..checks.rules.marketing_words import praise_in
from ..checks.rules.sensitive_matter import matters
from ..load.lint import CONTROL, INVISIBLE
from ..settings.handbook import Settings
from .offers import Fault, Offer
from .questions import PERSONAL, Question

UNSEEN = re.compile(f"[{CONTROL}{INVISIBLE}\ud800-\udfff]")
MARKUP = re.compile(r"<[A-Za-z/!]|\{\{|\{%|\[\[")


def faults_of(offer: Offer, asked: Sequence[Question], settings: Settings) -> Iterator[Fault]:
    """What keeps an offer from being taken, question by question."""
    for question in asked:
        where = f"{offer.where}“{question.label}”"
        lines = offer.lines(question.key)
        if not lines:
            if question.required and question.key not in offer.unread:
                yield Fault(where, "没有填", question.asked)
            continue
        yield from (Fault(where, *wrong) for wrong in (*_shape(question, lines), *_private(question, "\n".join(lines), settings)))
    if offer.text("credit") not in ("", "匿名") and not offer.text("credited"):
        yield Fault(f"{offer.where}“署名写法”", f"选了{offer.text('credit')}，没有写怎样署", "写上名字或单位；不署名的选匿名。")


def _shape(question: Question, lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    if question.choices:
        yield from (_not_allowed(question, word) for word in lines if word not in question.words)
        if question.kind == "one" and len(lines) > 1:
            yield "选了几个", "只能选一个。"
        return
    if (length := len("".join(lines))) > question.longest:
        yield f"有 {length} 个字，至多 {question.longest} 个", "写短一些，一句一事。"
    if question.kind == "line" and len(lines) > 1:
        yield "分了几行", "写成一行。"
    if any(map(UNSEEN.search, lines)):
        yield "有看不见的字符", "用键盘重新打一遍。"
    if any(map(MARKUP.search, lines)):
        yield "有网页或模板的记号", "只写文字。"


def _not_allowed(question: Question, word: str) -> tuple[str, str]:
    near = get_close_matches(word, question.words, 1, 0.4)
    meant = f"是不是“{near[0]}”？" if near else ""
    return f"没有“{word[:20]}”这个词", f"{meant}可以写：{'、'.join(question.words)}。"


def _private(question: Question, text: str, settings: Settings) -> Iterator[tuple[str, str]]:
    """What must not be published: numbers of persons, and matters that are never told."""
    folded = fold(text)
    yield from ((f"有个人信息：{hit.name}（{masked(hit.text)}）", "删掉它；要说明是谁，写职务和“某单位”。") for hit in certain(folded))
    yield from ((f"写了{matter.name}", matter.remedy) for matter in matters(folded, settings.trade))


def doubts_of(offer: Offer, asked: Sequence[Question], settings: Settings) -> Iterator[Fault]:
    """What somebody should look at before an offer becomes a record."""
    for question in asked:
        if question.choices or question.key in PERSONAL:
            continue
        folded = fold("\n".join(offer.lines(question.key)))
        where = f"{offer.where}“{question.label}”"
        yield from (Fault(where, f"可能有个人信息：{hit.name}（{masked(hit.text)}）", "指向某个人或某户的，删掉。") for hit in likely(folded))
        if names := dict.fromkeys(masked_name(hit.name) for hit in named(folded, settings.trade)):
            yield Fault(where, f"可能写了真实姓名：{'、'.join(names)}", "只写职务和“某单位”；不是人名就不用管。")
        if words := praise_in(folded):
            yield Fault(where, f"有褒扬用语{'、'.join(f'“{word}”' for word in words)}", "写出具体做了什么、有多少。")
