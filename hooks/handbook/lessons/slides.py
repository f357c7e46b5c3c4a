"""What stands on the slides of a lesson: those of a record that is a case, and those around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ..catalog import Catalog, Entry
from ..catalog.mentions import spoken
from ..diagrams import mechanism_drawing
from ..diagrams.measure import wrap
from ..model import Course, Method, Practice, Problem
from ..model.base import Claim, quoted, with_status
from ..settings.publication import Publication
from . import picture
from .cases import cases_of, questions_of
from .deck import Slide

EMS = 26.0  # of 24 points across the narrower slide
HIGH = 345.0  # points of the body
LEADING, BEFORE = 26.4, 6.0
OWN = "【编者】"
CARD = ("我们的问题：", "选用哪一条：", "第一步，哪天做：", "用哪张表：", "何时看结果，看什么：")
FIRST_SIGNS = 6


def of_record(entry: Entry, catalog: Catalog, book: Publication) -> list[Slide]:
    """The slides of a method, a practice or a problem: what it is, its picture, how it is done, what came of it, how it
    degenerates, what to discuss."""
    of = {Method.kind: _method, Practice.kind: _practice, Problem.kind: _problem}[entry.kind]
    slides = [_opening(entry, catalog, book), *of(entry, catalog), *_discussion(entry)]
    return [_spoken(slide, catalog) for slide in slides]


def of_course(entry: Entry, catalog: Catalog, book: Publication) -> list[Slide]:
    """All slides of a ready lesson."""
    course: Course = entry.record
    cover = Slide(entry.name, (course.summary, f"讲给：{course.audience}", f"{course.minutes} 分钟"), f"依《{book.name}》做成；一句话、流程、研讨题是编者的话", cover=True)
    run = [f"{segment.part}　{segment.minutes} 分钟" for segment in course.segments]
    cases = [slide for case in cases_of(course, catalog) for slide in of_record(case.entry, catalog, book)]
    around = [cover, *paged("这堂课给什么", [f"{OWN}{goal}" for goal in course.goals]), *paged("流程", run)]
    closing = [*paged("小结", [f"{OWN}{course.closing}"]), *paged("行动卡", [*CARD, f"{OWN}第一步可以从这里起：{course.first}"]), _address(entry, book)]
    return [*(_spoken(slide, catalog) for slide in around), *cases, *(_spoken(slide, catalog) for slide in closing)]


def _spoken(slide: Slide, catalog: Catalog) -> Slide:
    """The same with mentions of records as plain words."""
    return slide._replace(lines=tuple(spoken(line, catalog) for line in slide.lines))


def paged(title: str, lines: Sequence[str], note: str = "") -> Iterator[Slide]:
    """The lines on as many slides as they need; none for no lines."""
    pages = list(_filled(lines))
    for number, page in enumerate(pages, 1):
        yield Slide(f"{title}（{number}/{len(pages)}）" if len(pages) > 1 else title, tuple(page), note)


def _filled(lines: Iterable[str]) -> Iterator[list[str]]:
    page: list[str] = []
    used = 0.0
    for line in lines:
        need = LEADING * len(wrap(line, EMS)) + BEFORE
        if page and used + need > HIGH:
            yield page
            page, used = [], 0.0
        page.append(line)
        used += need
    if page:
        yield page


def _opening(entry: Entry, catalog: Catalog, book: Publication) -> Slide:
    record = entry.record
    lines = [f"{OWN if isinstance(record, Method) else ''}{record.summary}"]
    if isinstance(record, Practice):
        lines += [f"状态：{record.status}。证据：{record.evidence}。{record.evidence.limit}"]
    told = f"{entry.model.label}{quoted(_bare(entry.name))}，编号 {entry.id}，{book.where(entry.url)}"
    note = "；".join(filter(None, (sources(record.cites, catalog) if not isinstance(record, Method) else "", told)))
    return Slide(_bare(entry.name), tuple(lines), note, picture.qr_shape(book.page(entry.url)) if book.address else "")


def _bare(name: str) -> str:
    return name.strip("《》")


def _method(entry: Entry, catalog: Catalog) -> Iterator[Slide]:
    record: Method = entry.record
    steps = [f"{number}. {OWN if step.origin.is_editors else ''}{with_status(step.text, step.status)}" for number, step in enumerate(record.steps, 1)]
    yield from paged("怎么做", steps, sources([cite for step in record.steps for cite in step.cite or ()], catalog))
    yield from paged("最小版本", _own(record.editor.minimal))
    yield from paged("走样的样子", _own(record.editor.pitfalls))


def _practice(entry: Entry, catalog: Catalog) -> Iterator[Slide]:
    record: Practice = entry.record
    if drawing := mechanism_drawing(record, lambda text: spoken(text, catalog)):
        cites = record.shorthand.cite if record.shorthand and record.shorthand.parts else [cite for claim in _structure(record) for cite in claim.cite]
        yield Slide(drawing.title, (), f"{drawing.note}{sources(cites, catalog)}", picture.group(drawing))
    yield from paged("怎么做", [f"{number}. {_told(step, record)}" for number, step in enumerate(record.steps, 1)], _cited(record.steps, catalog))
    results = [f"{_told(result, record)}{f'（口径：{result.basis}）' if result.basis else ''}" for result in record.results]
    yield from paged("报告自述的成效", results, f"{record.evidence.limit}{_cited(record.results, catalog)}")
    yield from paged("走样的样子", _own(record.editor.pitfalls))


def _structure(record: Practice) -> list[Claim]:
    return [claim for name in type(record.structure).model_fields if (claim := getattr(record.structure, name))]


def _problem(entry: Entry, catalog: Catalog) -> Iterator[Slide]:
    record: Problem = entry.record
    signs = record.signs[:FIRST_SIGNS]
    yield from paged("表现", [sign.text for sign in signs], _cited(signs, catalog))
    yield from paged("自查", [f"{OWN}{check}" for check in record.editor.checks])


def _discussion(entry: Entry) -> Iterator[Slide]:
    return paged(f"研讨题{OWN}", [f"{question.level}　{question.ask}" for question in questions_of(entry)])


def _own(text: str | None) -> list[str]:
    return [f"{OWN}{text}"] if text else []


def _told(claim: Claim, record: Practice) -> str:
    """A statement with its status, where that is not the record's."""
    return with_status(claim.text, claim.status, record.status)


def _cited(claims: Iterable[Claim], catalog: Catalog) -> str:
    return sources([cite for claim in claims for cite in claim.cite], catalog)


def sources(citations: Iterable[str], catalog: Catalog) -> str:
    """「来源：《短名》第3、4段」."""
    cited = sorted({(source, int(number)) for source, _, number in (each.partition("#") for each in citations)})
    told = [f"《{_short(source, catalog)}》第{'、'.join(str(number) for _, number in found)}段" for source, found in groupby(cited, key=lambda each: each[0])]
    return f"来源：{'，'.join(told)}" if told else ""


def _short(source: str, catalog: Catalog) -> str:
    entry = catalog.source(source)
    return entry.record.short if entry else source


def _address(entry: Entry, book: Publication) -> Slide:
    address = book.page(entry.url)
    return Slide("这堂课的页面", (book.where(entry.url), f"编号 {entry.id}，在手册里搜编号也找得到"), "", picture.qr_shape(address, 3_200_000) if book.address else "")
