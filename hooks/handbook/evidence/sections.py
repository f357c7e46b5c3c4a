"""What the sections of a report tell, read from their headings: what is done, what is wrong, what is recommended.

A report says 一、主要做法, 二、存在的问题, 三、对策与建议; what stands under such a heading is of that kind until another
heading says otherwise. Where the headings do not tell, nothing is assumed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..load.patterns import when_used
from ..model.vocabulary import Telling
from .enumerators import Enumerator, enumerators
from .headings import LONGEST_HEADING
from .passages import Passage

# A heading tells by the noun that it ends in. Some of these nouns tell only as the head of a phrase (存在的问题, not 交通
# 问题); 原因 alone may be the reason for the survey, 措施 and 办法 alone may be taken or recommended. 根本情况 is 基本情况 in a
# copy in which words were replaced.
_HEADS = {
    Telling.DONE: "做法|经验|成效|成绩|实践",
    Telling.PROBLEM: "问题|困难|不足|薄弱环节",
    Telling.PROPOSAL: "建议|思考|启示|设想|打算",
}
_PHRASES = {
    Telling.DONE: "(?:[基根]本|总体|工作|开展|运行|建设|实施|推进)情况|概况|(?<!问题)现状",
    Telling.PROBLEM: "问题现状|原因分析|主要原因|问题的原因|成因",
    Telling.PROPOSAL: "打算|设想|对策(?:措施|建议|思考)?|(?:解决|改进)(?:措施|办法|途径)",
}
_BEFORE = "的|主要|突出|基本|几点|存在|初步|取得"
_AIM = "(?:提升|提高|增强|强化|确保|巩固|扩大|注重|务求|讲求|检验|评估|考核|以|把|不断|进一步|全面|大力)"  # 提升工作成效


def _patterns(form: str) -> dict[Telling, re.Pattern[str]]:
    """For each telling the pattern in which the form has its nouns."""
    return {telling: when_used(form.format(heads=_HEADS[telling], phrases=_PHRASES[telling])) for telling in Telling}


_ENDING = _patterns(f"(?:(?:{_BEFORE}|^)(?:{{heads}})|^(?!{_AIM}).*工作(?:{{heads}})|{{phrases}})$")
_WITHIN = _patterns(f"(?:{_BEFORE})(?:{{heads}})|{{phrases}}")
_TASK = when_used("(?:着力|切实)?(?:解决|破解|化解|克服|针对|查找|总结|推广|借鉴|学习(?!型))")  # 解决存在的问题 is a measure
_TO_COME = when_used("下一?步|今后")
# 市委召开了会议 has taken place, wherever it is told. No other mark of done or to be done is reliable: 要, 将, 进一步 stand
# in a quarter of the passages that tell what is done, and 了 in what ought to come about (看是否建立了).
_TOOK_PLACE = when_used("(?:召开|举办|签订|印发|制发|下发|出台)了")
_AND = when_used("[，,、与和及]")
_SENTENCE = when_used("[^。！？；：!?;:]+")
_CLAUSE = when_used("[^。！？；：，!?;:,]+")


class _Open(NamedTuple):
    """A heading that the place now read stands under, and what it tells: nothing, one thing, or several at once."""

    path: tuple[str, ...]
    tells: frozenset[Telling]


def tellings(passages: Iterable[tuple[Passage, str]]) -> Iterator[Telling | None]:
    """What the section tells in which each passage of a report stands; passages come in order, with their words.

    The nearest heading that tells decides, the passage's own first. None where no heading tells, under one that tells
    several things (问题及对策), and where a passage among recommendations says that something took place. The report's
    own title, above its first text, does not count.
    """
    opened: list[_Open] = []
    in_title = True
    for passage, words in passages:
        mark = _mark(passage, words)
        starts = passage.kind == "heading" or mark is not None
        in_title = in_title and passage.kind == "heading" and mark is None
        opened = [heading for heading in opened if _goes_on(heading.path, passage.path, starts)]
        if starts and not in_title:
            opened.append(_Open(passage.path, _told(words, mark)))
        telling = _decided(opened)
        yield None if telling is Telling.PROPOSAL and _TOOK_PLACE.search(words) else telling


def _mark(passage: Passage, words: str) -> Enumerator | None:
    """The enumerator that a passage opens with, if it is of the kind that titles carry."""
    for mark in enumerators(words, 0, len(words)):
        return mark if mark.is_outline and mark.start == 0 and passage.path[-1:] == (mark.label,) else None
    return None


def _goes_on(outer: tuple[str, ...], path: tuple[str, ...], starts: bool) -> bool:
    """Whether what stands under `outer` goes on at `path`, where another heading `starts` or not."""
    return path[: len(outer)] == outer and not (starts and path == outer)


def _told(words: str, mark: Enumerator | None) -> frozenset[Telling]:
    """What a heading tells, or the words at the beginning of a passage that carry its enumerator.

    Where nothing divides the title from the text (三、存在问题的原因分析各项工作…), only a title of the highest level is
    looked for, in the first clause.
    """
    words = words[mark.end :].lstrip("、") if mark else words
    title, clause = _SENTENCE.match(words), _CLAUSE.match(words)
    told = _of_title(title[0].strip()) if title and len(title[0]) <= LONGEST_HEADING else frozenset()
    run_in = not told and mark is not None and mark.level == 1
    return _of_phrase(clause[0], _WITHIN) if run_in and clause else told


def _of_title(title: str) -> frozenset[Telling]:
    """What the phrases tell together that a title is made of: 做法及成效, 问题与对策."""
    return frozenset(telling for phrase in _AND.split(title) for telling in _of_phrase(phrase, _ENDING))


def _of_phrase(phrase: str, patterns: Mapping[Telling, re.Pattern[str]]) -> frozenset[Telling]:
    """What a phrase tells. One that begins with a task tells no more than that something is recommended."""
    if _TO_COME.match(phrase):
        return frozenset({Telling.PROPOSAL})
    told = frozenset(telling for telling, pattern in patterns.items() if pattern.search(phrase))
    return told & {Telling.PROPOSAL} if _TASK.match(phrase) else told


def _decided(opened: Sequence[_Open]) -> Telling | None:
    """What the innermost heading tells that tells anything, if it is one thing."""
    told = next((heading.tells for heading in reversed(opened) if heading.tells), frozenset())
    return next(iter(told)) if len(told) == 1 else None
