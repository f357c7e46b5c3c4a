"""The number in a shorthand equals the number of its parts, or the record declares the gap and why."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Entry
from ...evidence.shorthand import Count, read_shorthand
from ...model import Practice
from ...model.practice import Shorthand
from ..rule import Ground, Remark, Rule, Scope

PARTS = ("shorthand", "parts")


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each number of the shorthand that its parts do not bear out."""
    record = entry.record
    if not isinstance(record, Practice) or record.shorthand is None or not record.shorthand.parts:
        return
    counts = read_shorthand(record.short_form)
    yield from _unknown_keys(counts, record.shorthand, record.short_form)
    for count in counts:
        yield from _one(count, record.shorthand, record.short_form)


def _unknown_keys(counts: list[Count], shorthand: Shorthand, form: str) -> Iterator[Remark]:
    keys = [count.key for count in counts] + ["N"] * ("N" in form.upper())
    for field, key in [*(("parts", key) for key in shorthand.parts), *(("gap", key) for key in shorthand.gap)]:
        if counts and key not in keys:
            yield Remark(
                f"“{form}”里没有“{key}”", f"键要写简称里的字：{'、'.join(keys)}。", ("shorthand", field, key), key=True
            )


def _one(count: Count, shorthand: Shorthand, form: str) -> Iterator[Remark]:
    listed = len(shorthand.parts.get(count.key, ()))
    declared = count.key in shorthand.gap
    if listed != count.number and not declared:
        do = "补齐" if listed < count.number else "核对"
        yield Remark(
            f"“{form}”的“{count.key}”应有 {count.number} 项，列了 {listed} 项",
            f"{do}来源写出的项；来源就列了 {listed} 项，就在 gap 里写明“{count.key}: 来源说几项、列了几项”。",
            (*PARTS, count.key) if listed else PARTS,
        )
    elif listed == count.number and declared:
        yield Remark(f"“{count.key}”的 {listed} 项已经列齐，gap 里却还说有缺口", f"删掉 gap 里的“{count.key}”。",
                     ("shorthand", "gap", count.key), key=True)


RULE = Rule(
    code="HB501",
    name="简称的数和列出的项对不上",
    scope=Scope.RECORD,
    why="“三问”就该有三项。来源自己说三项只列两项的，要如实写明缺口，不能凑数。",
    bad="name: 三问三帮\nshorthand:\n  parts: {问: [问需求, 问困难], 帮: [帮办证, 帮荐书, 帮还书]}",
    good="name: 三诺两评\nshorthand:\n  parts: {诺: [公开承诺, 按期践诺], 评: [分馆大会评议, 读者代表评议]}\n  gap: {诺: 来源称三诺，只列出两项}",
    check=check,
    proves=("Shorthand.parts", "Shorthand.gap"),
)
