"""The step sheet of a kit: what to do on Monday.

It holds every step, and of a situation every caution and the name of every method; of the rest what fits (`fitting`). Where all of a
list is the editor's, its heading bears the mark for all of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from ..catalog import Entry
from ..catalog.relations import Limited
from ..model import Method, Practice, Problem, Situation
from ..model.base import quoted, sentences, with_status
from . import docx, measures
from .fitting import Section, fitted, room_for
from .layout import Prefilled

Say = Callable[[str], str]  # running text as it is read, without the marks of its links

MOST_METHODS = 3  # against a problem; the sheet says that there are more
_FILLS = re.compile("[填写签]")


@dataclass(frozen=True)
class StepSheet:
    """What stands on the sheet; `left` are the headings under which something did not fit, `unit` is what whoever uses it writes
    above, as key and label like on forms, `where` says how its page is found."""

    title: str
    sections: tuple[Section, ...]
    closing: str
    left: tuple[str, ...]
    unit: tuple[tuple[str, str], ...] = ()
    where: str = ""

    @property
    def where_printed(self) -> tuple[Prefilled, ...]:
        """The same as what is printed until somebody says where the handbook is."""
        return (Prefilled(self.where, False),) if self.where else ()


def write(sheet: StepSheet) -> bytes:
    """The sheet as a Word document."""
    return docx.document("steps.xml", sheet=sheet, page=measures.PORTRAIT, numerals=docx.NUMERALS)


def _limits(limits: list[Limited]) -> Section:
    """What is restricted, before the steps."""
    return Section("先看现行规定", [f"【编者】{each.limit.text}（见“{each.term.name}”）" for each in limits], must=True)


def situation_sheet(entry: Entry, methods: list[Entry], forms: list[Entry], say: Say) -> StepSheet:
    """What to do first when something is due, and by which methods."""
    record = entry.record
    assert isinstance(record, Situation)
    return _sheet(
        f"{record.name}启动单",
        [
            Section("先办什么【编者】", [f"{number}. {each}" for number, each in enumerate(record.first, 1)], must=True),
            Section("照什么方法【编者】", list(_methods(methods)), names=_names(methods), at="怎么做"),
            Section("用哪几张表", list(_forms(forms)), must=True),
            Section("提醒", [f"【编者】{record.note}"] if record.note else [], must=True),
            Section("填表时【编者】", list(_hints(forms)), extra=True),
        ],
        f"方法的各步和出处见手册{quoted(record.name)}页。",
        say,
    )


def method_sheet(entry: Entry, limits: list[Limited], forms: list[Entry], say: Say) -> StepSheet:
    """How to go about something: what no report says is marked as the editor's."""
    record = entry.record
    assert isinstance(record, Method)
    editor = record.editor
    return _sheet(
        f"{record.name}启动单",
        [
            Section("做什么", [f"【编者】{record.summary}"]),
            _limits(limits),
            Section("步骤", _steps(entry), must=True),
            Section("先做最小的", [f"【编者】{editor.minimal}"] if editor.minimal else [], at="最小版本"),
            Section("用哪几张表", list(_forms(forms)), must=True),
            _pitfalls(editor.pitfalls),
            Section("填表时【编者】", list(_hints(forms)), extra=True),
        ],
        f"各步的出处、各家差别和报告说的成效见手册{quoted(record.name)}页。",
        say,
    )


def practice_sheet(entry: Entry, limits: list[Limited], methods: list[Entry], forms: list[Entry], say: Say) -> StepSheet:
    """How to begin with a practice, and by which methods others do the same; where the editor says nothing of the practice itself,
    what he says of its first method."""
    record = entry.record
    assert isinstance(record, Practice)
    advice = [record.editor, *(method.record.editor for method in methods[:1])]
    minimal = next((each.minimal for each in advice if each.minimal), None)
    pitfalls = next((each.pitfalls for each in advice if each.pitfalls), None)
    return _sheet(
        f"{entry.name.strip('《》')}启动单",
        [
            Section("做什么", [record.summary]),
            _limits(limits),
            Section("先做最小的", [f"【编者】{minimal}"] if minimal else [], at="最小版本"),
            Section("步骤", list(_steps_of_practice(record)), must=True),
            Section("用哪几张表", list(_forms(forms)), must=True),
            _pitfalls(pitfalls),
            Section("照什么方法【编者】", list(_methods(methods)), extra=True),
            Section("填表时【编者】", list(_hints(forms)), extra=True),
        ],
        f"状态：{record.status}。出处、成效和其余内容见手册{quoted(entry.name)}页。",
        say,
    )


def problem_sheet(entry: Entry, methods: list[Entry], practices: list[Entry], forms: list[Entry], say: Say) -> StepSheet:
    """How to begin with a problem: by the steps of its first method, and by which others; by practices where there is no method."""
    record = entry.record
    assert isinstance(record, Problem)
    begin = [f"{other.name}：{_first_step(other)}" for other in practices]
    return _sheet(
        f"{record.name.strip('《》')}启动单",
        [
            *(Section(f"先做：{method.name}", _steps(method), must=True) for method in methods[:1]),
            Section("先自查【编者】", list(record.editor.checks), at="自查"),
            Section("也可以照【编者】", list(_methods(methods[1:MOST_METHODS])), goes_on=len(methods) > MOST_METHODS, at="从这里做起"),
            *(() if methods else (Section("从这几条做法里选一条", begin, alone="用这条做法"),)),
            Section("用哪几张表", list(_forms(forms)), must=True),
            Section("填表时【编者】", list(_hints(forms)), extra=True),
        ],
        f"依据和其余做法见手册{quoted(record.name)}页。",
        say,
    )


def _pitfalls(told: str | None) -> Section:
    """How it degenerates, as far as there is room: already the first sentence warns."""
    return Section("防走样", sentences(f"【编者】{told}") if told else [], flows=bool(told), at="走样与负担")


def _steps(method: Entry) -> list[str]:
    steps = enumerate(method.record.steps, 1)
    return [f"{number}. {'【编者】' if step.origin.is_editors else ''}{with_status(step.text, step.status)}" for number, step in steps]


def _steps_of_practice(practice: Practice) -> Iterator[str]:
    return (f"{number}. {with_status(step.text, step.status, practice.status)}" for number, step in enumerate(practice.steps, 1))


def _first_step(practice: Entry) -> str:
    return str(practice.record.summary)


def _forms(forms: list[Entry]) -> Iterator[str]:
    for number, form in enumerate(forms, 1):
        yield f"{number}. {form.name}{_filled_by(form.record.editor.filled_by)}。"


def _filled_by(who: str | None) -> str:
    """Who fills in a form, after its name; a doer that comes with its verb (联络人填写) needs no second one."""
    if not who:
        return ""
    return f"，{who}" if _FILLS.search(who) else f"，谁填：{who}"


def _methods(methods: list[Entry]) -> Iterator[str]:
    return (f"{method.name}：{method.record.summary}" for method in methods)


def _names(methods: list[Entry]) -> list[str]:
    return [method.name for method in methods]


def _hints(forms: list[Entry]) -> Iterator[str]:
    """What the editor says about filling in, form by form."""
    return (f"{form.name}：{form.record.editor.tips}" for form in forms if form.record.editor.tips)


def _sheet(title: str, sections: Iterable[Section], closing: str, say: Say) -> StepSheet:
    sections = [replace(section, paragraphs=list(map(say, section.paragraphs)), names=list(map(say, section.names))) for section in sections]
    kept, left = fitted(sections, room_for(sections, title))
    return StepSheet(title, tuple(kept), closing, left)
