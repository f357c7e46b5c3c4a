"""Exceptions from the rules: `docs/waivers.yml` names the rule, the file, the reason and the last day.

    waivers:
      - code: HB603
        path: docs/templates/laifang-dengji.yml
        reason: 全国统一的公开服务电话，不属于个人。
        until: 2027-06-30
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from ..load.document import Document, read_optional
from ..model.base import Day, Line, Model
from .rule import PROTECTED, Context, Finding, Rule, Scope
from .rules import waiver_not_needed

WAIVERS = "docs/waivers.yml"
# Rules that find something only when the original reports are at hand.
OF_ORIGINALS = frozenset({"HB608", "HB703", "HB706"})


Code = Annotated[str, StringConstraints(pattern=r"^HB\d{3}$")]
Reason = Annotated[str, StringConstraints(min_length=6, max_length=200)]


class Waiver(Model):
    """One exception: this rule says nothing about this file until that day."""

    code: Code = Field(title="规则", description="规则的编号，如 HB603。")
    path: Line = Field(title="文件", description="从仓库根目录写起的文件名，如 docs/practices/x.yml。")
    reason: Reason = Field(title="理由", description="为什么可以例外，至少 6 个字。")
    until: Day = Field(title="到期日", description="例外到哪一天为止（含当天），如 2027-06-30。")


class WaiverList(Model):
    """The whole file."""

    waivers: tuple[Waiver, ...] = Field((), title="例外", description="一项一条例外。")


@dataclass(frozen=True)
class Numbered:
    """A waiver and its number in the file, from 0."""

    number: int
    waiver: Waiver

    @property
    def where(self) -> tuple[str, int]:
        """Its place in the file."""
        return "waivers", self.number


WaiverBook = Document[WaiverList]


def read_waivers(root: Path) -> WaiverBook | None:
    """The waivers of a repository; None when it has no waiver file."""
    return read_optional(root / WAIVERS, root, WaiverList)


def valid_waivers(book: WaiverBook) -> Iterator[Numbered]:
    """The waivers that are right in themselves, though others may be wrong."""
    listed = (book.file.data or {}).get("waivers")
    for number, item in enumerate(listed if isinstance(listed, list) else ()):
        with suppress(ValidationError):
            yield Numbered(number, Waiver.model_validate(item))


def is_protected(code: str) -> bool:
    """Whether findings of this rule can never be waived."""
    return code.startswith(PROTECTED)


def is_overdue(waiver: Waiver, today: date) -> bool:
    """Whether the last day of a waiver has passed."""
    return date.fromisoformat(waiver.until) < today


def apply_waivers(found: Iterable[Finding], context: Context, rules: Iterable[Rule]) -> list[Finding]:
    """The findings that no waiver takes away, and one for each waiver of these rules that took nothing away."""
    book = read_waivers(context.root)
    if book is None:
        return list(found)
    active = {
        (item.waiver.code, item.waiver.path): item
        for item in valid_waivers(book)
        if not is_protected(item.waiver.code) and not is_overdue(item.waiver, context.today)
    }
    kept: list[Finding] = []
    used: set[tuple[str, str]] = set()
    for finding in found:
        covered = (finding.code, finding.path)
        if covered in active:
            used.add(covered)
        else:
            kept.append(finding)
    judged = judged_codes(rules, context)
    idle = [item for covered, item in active.items() if covered not in used and item.waiver.code in judged]
    return kept + [not_needed(book, item) for item in idle]


def judged_codes(rules: Iterable[Rule], context: Context) -> set[str]:
    """Rules of which this run can say that they have nothing against a file."""
    ran = {rule.code for rule in rules if rule.scope not in (Scope.SITE, Scope.WHOLE)}
    return ran if context.reports else ran - OF_ORIGINALS


def not_needed(book: WaiverBook, idle: Numbered) -> Finding:
    """The finding about a waiver that took nothing away."""
    rule, place = waiver_not_needed.RULE, book.position(idle.where)
    message, remedy = waiver_not_needed.wording(idle.waiver.code, idle.waiver.path)
    return Finding(book.path, place.line, place.column, rule.code, message, remedy, rule.severity)
