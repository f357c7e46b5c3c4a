"""What is handed out in a lesson, as Word documents: the hand-out on two sides with the action card, and the questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..catalog import Catalog, Entry
from ..catalog.mentions import spoken
from ..forms import docx, measures
from ..model import Course, Method, Practice
from ..model.base import with_status
from ..settings.publication import Publication
from .cases import Case, cases_of
from .slides import CARD, OWN, sources

WIDTHS = (42.0, 114.0)  # millimetres: label, room to write
ROW = 11.0
STEPS = 4  # of a case that a hand-out has room for


class Block(NamedTuple):
    """A paragraph of a style of forms, or a table."""

    style: str = ""
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[float, ...] = WIDTHS
    height: float = ROW


def write(blocks: Sequence[Block]) -> bytes:
    """The blocks as a Word document."""
    return docx.document("blocks.xml", blocks=blocks, page=measures.PORTRAIT)


def handout(entry: Entry, catalog: Catalog, book: Publication) -> list[Block]:
    """What learners take along: the cases in short, their questions, the card, where all of it is found."""
    course: Course = entry.record
    cases = cases_of(course, catalog)
    blocks = [Block("FormTitle", entry.name), Block("UnitLine", f"{OWN}{course.summary}")]
    for case in cases:
        blocks += _case(case, catalog)
    blocks += [Block("PartHead", "研讨题"), *(block for case in cases for block in _questions(case))]
    blocks += [Block("PartHead", "行动卡"), Block(rows=tuple((label.rstrip("："), "") for label in CARD))]
    blocks += [Block("Note", f"第一步可以从这里起：{OWN}{course.first}"), Block("Note", whence(entry, book))]
    return [_spoken(block, catalog) for block in blocks]


def questions(entry: Entry, catalog: Catalog, book: Publication) -> list[Block]:
    """The run of the lesson and all its questions, for whoever teaches it."""
    course: Course = entry.record
    run = tuple((f"{segment.part} {segment.minutes} 分钟", f"{OWN}{segment.text}") for segment in course.segments)
    blocks = [Block("FormTitle", f"{entry.name}：流程和研讨题"), Block("UnitLine", f"{course.minutes} 分钟　讲给：{OWN}{course.audience}"), Block(rows=run)]
    for case in cases_of(course, catalog):
        blocks += [Block("PartHead", f"{case.entry.name}（{case.told.minutes} 分钟）"), Block("Cell", f"看什么：{OWN}{case.told.text}"), *_questions(case, named=False)]
    blocks += [Block("PartHead", "讲师提示"), *(Block("Cell", f"{OWN}{tip}") for tip in course.tips)] if course.tips else []
    blocks += [Block("PartHead", "小结"), Block("Cell", f"{OWN}{course.closing}"), Block("Note", whence(entry, book))]
    return [_spoken(block, catalog) for block in blocks]


def _spoken(block: Block, catalog: Catalog) -> Block:
    """A block with mentions of records as the words that are read."""
    rows = tuple(tuple(spoken(cell, catalog) for cell in row) for row in block.rows)
    return block._replace(text=spoken(block.text, catalog), rows=rows)


def _case(case: Case, catalog: Catalog) -> Iterator[Block]:
    record = case.entry.record
    yield Block("PartHead", f"{case.label}：{case.entry.name.strip('《》')}")
    if isinstance(record, Method):
        yield Block("Cell", f"{OWN}{record.summary}")
        steps = [f"{number}. {OWN if step.origin.is_editors else ''}{with_status(step.text, step.status)}" for number, step in enumerate(record.steps[:STEPS], 1)]
        yield Block("Cell", " ".join(steps))
        if told := sources([cite for step in record.steps[:STEPS] for cite in step.cite or ()], catalog):
            yield Block("Note", told)
        return
    yield Block("Cell", f"{record.summary}{state_of(record)}")
    yield Block("Note", sources(record.cites, catalog))


def state_of(record: object) -> str:
    """The status and the evidence of a practice, in round brackets; nothing for other records."""
    return f"（{record.status}；{record.evidence}：{record.evidence.limit.rstrip('。')}）" if isinstance(record, Practice) else ""


def _questions(case: Case, *, named: bool = True) -> Iterator[Block]:
    if named:
        yield Block("NoteHead", case.entry.name.strip("《》"))
    for question in case.questions:
        yield Block("Cell", f"{question.level}　{OWN}{question.ask}")


def whence(entry: Entry, book: Publication) -> str:
    """Where a lesson was taken from, and what may not be said of it."""
    return f"出自《{book.name}》教学包“{entry.name}”，编号 {entry.id}，{book.where(entry.url)}。写明“建议”“转述”“已出台”的，不能说成做过；报告自述的数字不相加，也不表示因果。"
