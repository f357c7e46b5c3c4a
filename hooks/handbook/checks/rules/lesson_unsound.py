"""The minutes of a lesson add up, it has all its parts, and its cases can be discussed."""

from __future__ import annotations

from collections.abc import Iterator

from ...catalog import Catalog, Entry
from ...model import Course
from ...model.vocabulary import CoursePart, QuestionLevel
from ..rule import Context, Remark, Rule, Scope

LENGTHS = (45, 60, 90)


def check(entry: Entry, context: Context) -> Iterator[Remark]:
    """A remark for each sum that is wrong, each part that is missing, each case that is none or has no questions."""
    if isinstance(entry.record, Course):
        yield from _segments(entry.record)
        yield from _cases(entry.record, context.catalog)


def _segments(course: Course) -> Iterator[Remark]:
    if course.minutes not in LENGTHS:
        yield Remark(f"时长写的是 {course.minutes} 分钟", "一堂课 45、60 或 90 分钟，写其中一个。", ("minutes",))
    whole = sum(segment.minutes for segment in course.segments)
    if whole != course.minutes:
        yield Remark(f"各段加起来是 {whole} 分钟，时长写的是 {course.minutes} 分钟", "改各段的分钟，加起来正好是时长。", ("segments",))
    if missing := [part for part in CoursePart if all(segment.part is not part for segment in course.segments)]:
        yield Remark(f"流程里没有{'、'.join(missing)}", "导入、案例、研讨、点评、小结，五个环节都要有。", ("segments",))


def _cases(course: Course, catalog: Catalog) -> Iterator[Remark]:
    told = sum(case.minutes for case in course.cases)
    room = sum(segment.minutes for segment in course.segments if segment.part is CoursePart.CASE)
    if told != room:
        yield Remark(f"各条案例加起来是 {told} 分钟，流程里案例是 {room} 分钟", "改成一样多。", ("cases",))
    for number, case in enumerate(course.cases):
        if len(case.records) != 1:
            yield Remark(
                f"这一条案例写了 {len(case.records)} 个编号", "method、practice、problem 三样里写一样，只写一个编号。", ("cases", number)
            )
        for record in catalog.found(case.records):
            yield from _questions(record, number)


def _questions(record: Entry, number: int) -> Iterator[Remark]:
    asked = {question.level for question in record.record.editor.discussion}
    if missing := [level for level in QuestionLevel if level not in asked]:
        yield Remark(
            f"案例“{record.name}”的研讨题缺这几个层次：{'、'.join(missing)}",
            f"在 {record.path} 的 editor 下写 discussion，四个层次至少各一题。", ("cases", number),
        )  # fmt: skip


RULE = Rule(
    code="HB331",
    name="教学包的时间或案例对不上",
    scope=Scope.LINKS,
    why="讲师照着流程上课。时间加不起来，临场就要删；案例没有研讨题，讨论就空着。",
    bad="minutes: 45\nsegments: [{part: 导入, minutes: 10, text: …}, {part: 案例, minutes: 20, text: …}]",
    good="minutes: 45      # 5 + 14 + 16 + 6 + 4",
    check=check,
    proves=("Course.minutes", "Segment.minutes", "CourseCase.minutes"),
)
