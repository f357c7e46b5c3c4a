"""The rows of the page that compares practices, and what stands in each of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from ..catalog import Catalog
from ..model import Practice
from ..model.base import Claim
from ..model.practice import Result
from ..model.vocabulary import Level, Mechanism, Sector, Stage
from ..settings.handbook import Settings
from ..settings.words import Value


class Cited(NamedTuple):
    """A text that rests on cited passages, and the status that is its own."""

    text: str
    cite: tuple[str, ...]
    status: str


BUNDLE = 4  # columns in a file, on the whole: about 5 KB, and a quarter of the files
Cell = str | Cited | tuple[str, str]  # a text, or the name and address of a record
Column = Callable[[Practice, Catalog], Iterable[Cell | None]]


@dataclass(frozen=True)
class Row:
    """A row of the comparison: its label or the vocabulary after which it is called, whose words it holds, what stands where
    there are none, and its cells."""

    key: str
    label: str | type[Value]
    cells: Column
    editor: bool = False
    missing: str = "来源未载"

    def called(self, settings: Settings) -> str:
        """Its label in a handbook."""
        return self.label if isinstance(self.label, str) else settings.label(self.label)


def bundles_for(practices: int) -> int:
    """How many files hold the columns of so many practices."""
    return -(-practices // BUNDLE)


def bundle_of(identifier: str, bundles: int) -> int:
    """The number of the file with the column of a practice; the script of the page counts the same."""
    total = 0
    for sign in identifier:
        total = (total * 31 + ord(sign)) % 65_521
    return total % bundles


def _texts(claims: Iterable[Claim | None]) -> list[Cell | None]:
    return [_cited(claim, claim.text) for claim in claims if claim]


def _cited(claim: Claim, text: str) -> Cited:
    return Cited(text, claim.cite, str(claim.status) if claim.status else "")


def _result(result: Result) -> Cited:
    said = "；".join((*result.untold, *((f"口径：{result.basis}",) if result.basis else ())))
    return _cited(result, f"{result.text}（{said}）" if said else result.text)


def _records(catalog: Catalog, ids: Iterable[str]) -> list[Cell]:
    return [(entry.name, entry.url) for entry in catalog.found(ids)]


def _burden(practice: Practice, catalog: Catalog) -> Iterable[Cell | None]:
    editor = practice.editor
    return [f"{editor.burden}：{editor.burden_note or editor.burden.definition}"] if editor.burden else []


UNSAID = "编者没有另写，见这条做法的方法"  # the page of a practice names its methods at the top
ROWS: tuple[Row, ...] = (
    Row("summary", "一句话", lambda p, c: [Cited(p.summary, p.cites, "")]),
    Row("status", "状态", lambda p, c: [p.status]),
    Row("evidence", "证据", lambda p, c: [p.evidence]),
    Row("sectors", Sector, lambda p, c: ["、".join(p.sectors)]),
    Row("level", Level, lambda p, c: [p.level]),
    Row("mechanism", Mechanism, lambda p, c: ["、".join((p.mechanism, *p.also))]),
    Row("stages", Stage, lambda p, c: ["、".join(p.stages)], missing="未分"),
    Row("actor", "主体", lambda p, c: _texts([p.structure.actor])),
    Row("object", "对象", lambda p, c: _texts([p.structure.object])),
    Row("rhythm", "频次", lambda p, c: _texts([p.structure.rhythm])),
    Row("record", "记录", lambda p, c: _texts([p.structure.record])),
    Row("feedback", "反馈与运用", lambda p, c: _texts([p.structure.feedback])),
    Row("steps", "操作要点", lambda p, c: _texts(p.steps)),
    Row("results", "成效（来源自述）", lambda p, c: map(_result, p.results), missing="来源没有说效果"),
    Row("templates", "所需表单", lambda p, c: _records(c, p.templates), missing="暂无表单"),
    Row("problems", "解决的问题", lambda p, c: _records(c, (solve.problem for solve in p.solves)), missing="暂无"),
    Row("fits", "适用", lambda p, c: [p.editor.fits], editor=True, missing=UNSAID),
    Row("minimal", "最小版本", lambda p, c: [p.editor.minimal], editor=True, missing=UNSAID),
    Row("pitfalls", "走样的样子", lambda p, c: [p.editor.pitfalls], editor=True, missing=UNSAID),
    Row("burden", "负担", _burden, editor=True, missing=UNSAID),
    Row("merge", "可并入", lambda p, c: [p.editor.merge], editor=True, missing=UNSAID),
)
