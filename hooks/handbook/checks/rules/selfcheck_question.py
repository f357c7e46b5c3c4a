"""The self-check can be read, gives each id once, and every question leads to practices that exist."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ...catalog import Catalog
from ...catalog.selfcheck import Question
from ...load import RecordFile
from ...model import Practice
from ...model.base import Location
from ...model.walk import links
from ..lists import form
from ..rule import Context, Remark, Rule, Scope


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each fault of the file of questions; none when there is no such file. In a handbook that has no practice yet
    no question can lead to one."""
    document = catalog.selfcheck.document
    if document is None:
        return
    file = document.file
    yield from form(document, context)
    # a practice that cannot be read is there: its own faults are told
    known = {entry.id for entry in catalog.entries if entry.model is Practice}
    seen: set[str] = set()
    for number, question in enumerate(catalog.selfcheck.questions):
        yield from _of_question(file, number, question, known, seen)


def _of_question(file: RecordFile, number: int, question: Question, known: set[str], seen: set[str]) -> Iterator[Remark]:
    if question.id in seen:
        yield _remark(file, ("questions", number, "id"), f"条目编号“{question.id}”用了两次", "换一个编号；编号是页面上的锚点。")
    seen.add(question.id)
    for link in links(question):
        if known and link.target not in known:
            close = get_close_matches(link.target, sorted(known), 1, 0.5)
            remedy = f"是不是想写“{close[0]}”？" if close else "改成 docs/practices/ 里已有的编号。"
            yield _remark(file, ("questions", number, *link.where), f"没有编号为“{link.target}”的做法", remedy)


def _remark(file: RecordFile, where: Location, message: str, remedy: str) -> Remark:
    return Remark(message, remedy, file.position(where), path=file.path)


RULE = Rule(
    code="HB309",
    name="自查表的条目有错",
    scope=Scope.CATALOG,
    why="自查表把没做到的事引到做法上；编号写错，读者点开就是死路。",
    bad="practices: [sanwen-sanban]      # 没有这条做法",
    good="practices: [sanwen-sanbang]",
    check=check,
)
