"""With the original files at hand: the damage that a source's text shows is declared in its record."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.health import Symptom, examine
from ...evidence.index import PassageIndex
from ...evidence.passages import Span
from ...load.patterns import when_used
from ...load.scalars import quoted
from ...model import Source
from ...model.vocabulary import Flag
from ...reports.reading import Report
from ..rule import Ground, Remark, Rule, Scope

# Flags an editor may choose between for one stretch: a covered year is a lost number too.
FITTING = (
    {Flag.YEAR_REPLACED, Flag.DIGITS_LOST, Flag.REDACTED},
    {Flag.WORD_REPLACED, Flag.TYPO},
    {Flag.NUMBERING_GAP, Flag.CUT_OFF},
)
_PLAIN = when_used(r"[^\s\[\]{},:#&*!|>'\"%@`?-][^\[\]{},#:\n]*")  # what YAML takes as it stands, inside { } too


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each symptom of the text that the record does not declare."""
    report = ground.library.texts.get(entry.id)
    if not isinstance(entry.record, Source) or report is None:
        return
    for symptom in symptoms_of(entry.record, report):
        if not is_declared(symptom, entry.record):
            place = where(symptom, ground.library.indexes.get(entry.id))
            yield Remark(f"{place}有没标出的“{symptom.flag}”：{symptom.note}", remedy(symptom), ("range",))


def symptoms_of(source: Source, report: Report) -> list[Symptom]:
    """What the text of a source shows, given what its record says of ranges and dates."""
    return examine(report, Span(*source.range), [Span(*item) for item in source.boilerplate], written_by(source))


def written_by(source: Source) -> str | None:
    """The latest date by which the text can have been written, as the record tells; None when it does not."""
    dates = (source.written.stated, source.written.latest, source.carrier.date)
    return min((date for date in dates if date), default=None)


def is_declared(symptom: Symptom, source: Source) -> bool:
    """Whether damage of a fitting kind overlaps the symptom; for one of the whole text, whether the flag is there."""
    fitting = fitting_flags(symptom.flag)
    if symptom.general and fitting.intersection(source.flags):
        return True
    return any(
        damage.flag in fitting and damage.range[0] < symptom.end and damage.range[1] > symptom.start
        for damage in source.damage
    )


def fitting_flags(flag: Flag) -> set[Flag]:
    """The flags that may declare a symptom of this one."""
    return {flag}.union(*(group for group in FITTING if flag in group))


def where(symptom: Symptom, index: PassageIndex | None) -> str:
    """The place of a symptom: its characters, and the passage they stand in if there is one."""
    passages = index.passages if index else ()
    number = next((p.number for p in passages if p.start < symptom.end and p.end > symptom.start), None)
    return f"第 {symptom.start}—{symptom.end} 字符" + (f"（第 {number} 段）" if number else "")


def remedy(symptom: Symptom) -> str:
    """What to write into the record."""
    if symptom.flag is Flag.SITE_TEXT:
        return f"在 boilerplate 里加 - [{symptom.start}, {symptom.end}]，再重建索引。"
    if symptom.general:
        return f"在 flags 里加 {symptom.flag}；只有一处不可信时，在 damage 里加 - {damage_line(symptom)}。"
    return f"在 damage 里加 - {damage_line(symptom)}，flags 里要有 {symptom.flag}，再重建索引。"


def damage_line(symptom: Symptom) -> str:
    """The symptom as an item of `damage`, ready to be pasted."""
    note = symptom.note if _PLAIN.fullmatch(symptom.note) else quoted(symptom.note)
    return f"{{range: [{symptom.start}, {symptom.end}], flag: {symptom.flag}, note: {note}}}"


RULE = Rule(
    code="HB706",
    name="来源里的损坏没有标出",
    scope=Scope.RECORD,
    why="网上副本常被统一改年份、换词、丢数字、隐去名称。规则能认出的损坏不标出，后面的人就会把坏的数字当真的引用。",
    bad="flags: [时点不明]     # 原文第 632—636 字符写着“分馆2023个”",
    good="damage:\n  - {range: [632, 636], flag: 年份被替换, note: 分馆写作“2023个”，个数被年份覆盖。}\nflags: [年份被替换]",
    check=check,
    proves=("Damage.range", "Damage.flag", "Source.flags"),
)
