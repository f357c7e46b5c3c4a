"""Faults of a field: status, links, parts of a name, summaries, results, citations, bases, names, terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from handbook.catalog import Entry
from handbook.model import Method, Practice, Problem, Term, WorkTemplate
from handbook.model.vocabulary import Evidence, FieldOrigin, LinkBasis, NamedBy, Status, StepOrigin, Telling

from ..edit import Edit, Fault, by_half, digest, one
from ..world import World, sources_of, texts
from .words import ADDED, DROPPED, NOT_DROPPED, UNTOLD, replaced

FAR = 3  # passages: nearer ones often tell of the same thing
TELLING_BASIS = re.compile("全[县市校院国省]|机关|大学|医院|院区|[0-9一二三四五六]年")
COINED = (("三步法", "直通车", "先锋行", "一点通"), ("一本通", "连心桥", "大篷车", "四步走"))
SHORTEST = 10  # characters of a statement that says enough to be false elsewhere


def _practices(entry: Entry) -> list[Practice]:
    return [entry.record] if isinstance(entry.record, Practice) else []


def status(entry: Entry, _: World) -> Iterator[Edit]:
    """What is recommended, relayed or only issued counts as done."""
    for record in _practices(entry):
        if record.status is not Status.DONE:
            yield one(entry, ("status",), str(record.status), str(Status.DONE))


def evidence(entry: Entry, _: World) -> Iterator[Edit]:
    """A practice is said to have been measured before and after."""
    for record in _practices(entry):
        if record.evidence is not Evidence.COMPARISON:
            yield one(entry, ("evidence",), str(record.evidence), str(Evidence.COMPARISON))


def link_basis(entry: Entry, world: World) -> Iterator[Edit]:
    """A link that the editor made counts as the report's own; the problem is told by other reports only."""
    for record in _practices(entry):
        for number, solve in enumerate(record.solves):
            problem = world.catalog.get(solve.problem)
            elsewhere = problem and not set(sources_of(problem.citations)) & set(sources_of(record.cites))
            if problem and elsewhere and solve.basis is LinkBasis.EDITOR:
                value = {"problem": solve.problem, "basis": str(LinkBasis.SOURCE), "cite": list(record.cites)}
                yield Edit(entry, ((("solves", number), value),), f"{problem.name}（编者关联）", f"{problem.name}（原文对应）")


def part(entry: Entry, world: World) -> Iterator[Edit]:
    """A part of a shorthand stands under another sign, or is one of another shorthand of the same report."""
    for record in _practices(entry):
        parts = record.shorthand.parts if record.shorthand else {}
        for (first, ones), (second, others) in pairwise(parts.items()):
            if ones and others and ones[0] != others[0]:
                where = ("shorthand", "parts")
                yield Edit(entry, (((*where, first, 0), others[0]), ((*where, second, 0), ones[0])), ones[0], others[0])
        for key, listed in parts.items():
            for other in _parts_beside(entry, world):
                if listed and other not in listed:
                    yield one(entry, ("shorthand", "parts", key, 0), listed[0], other)


def _parts_beside(entry: Entry, world: World) -> Iterator[str]:
    own = set(sources_of(entry.record.cites))
    for other in world.of(Practice):
        if other is not entry and other.record.shorthand and own & set(sources_of(other.record.cites)):
            yield from other.record.shorthand.listed[:1]


def summary_clause(entry: Entry, world: World) -> Iterator[Edit]:
    """The summary says one thing more, which another report tells of another practice."""
    for record in _practices(entry):
        room = world.settings.limits.summary - len(record.summary) - 1
        for other in _strangers(entry, world):
            for step in other.record.steps:
                said = step.text.rstrip("。")
                if SHORTEST <= len(said) <= room and not re.search("[，；：]", said):
                    yield one(entry, ("summary",), record.summary, f"{record.summary.rstrip('。')}，{said}。")


def _strangers(entry: Entry, world: World) -> Iterator[Entry]:
    """Practices of other reports that this one is not linked to."""
    own = set(sources_of(entry.citations))
    known = world.of(Practice)
    start = digest(entry.id)[0] % max(len(known), 1)
    for other in (*known[start:], *known[:start]):
        if not own & set(sources_of(other.citations)) and other.id not in entry.record.related:
            yield other


def borrowed(entry: Entry, world: World) -> Iterator[Edit]:
    """A result with its own citation, which another practice of the same report had."""
    for record in _practices(entry):
        own = set(entry.citations)
        for other in world.of(Practice):
            if other is entry or not set(sources_of(record.cites)) & set(sources_of(other.record.cites)):
                continue
            for number, result in enumerate(other.record.results):
                if not own & set(result.cite) and record.results and other.id not in record.related:
                    value = other.file.data["results"][number]
                    yield Edit(entry, ((("results", 0), value),), record.results[0].text, result.text)


def elsewhere(entry: Entry, world: World) -> Iterator[Edit]:
    """A statement rests on another passage of the report, far away, that the record does not cite."""
    used = {int(citation.partition("#")[2]) for citation in entry.citations}
    for statement in texts(entry):
        if statement.where[-1] != "text" or len(statement.text) < SHORTEST or len(sources_of(statement.cites)) > 1:
            continue
        source = sources_of(statement.cites)[0]
        index = world.library.indexes.get(source)
        for passage in index.passages if index else ():
            if passage.kind == "text" and all(abs(passage.number - number) >= FAR for number in used):
                place = f"{source}#{passage.number}"
                was = f"{statement.text}（{'、'.join(statement.cites)}）"
                yield Edit(entry, (((*statement.where[:-1], "cite"), place),), was, place)


def basis(entry: Entry, world: World) -> Iterator[Edit]:
    """Where or among whom something was counted: as another result says, of another report."""
    for record in _practices(entry):
        for number, result in enumerate(record.results):
            for other in _strangers(entry, world) if result.basis else ():
                for each in other.record.results:
                    said = each.basis or ""
                    if said != result.basis and TELLING_BASIS.search(said) and not UNTOLD.search(said):
                        yield one(entry, ("results", number, "basis"), str(result.basis), said)


def field_origin(entry: Entry, world: World) -> Iterator[Edit]:
    """A field of a form that the editor thought of counts as one that the report lists."""
    record = entry.record
    for number, field in enumerate(record.fields if isinstance(record, WorkTemplate) else ()):
        if field.origin is FieldOrigin.EDITOR and not field.cite and record.cites and world.lacks(record.cites, [field.label]):
            where = ("fields", number)
            changes = (((*where, "origin"), str(FieldOrigin.STATED)), ((*where, "cite"), list(record.cites)))
            yield Edit(entry, changes, f"{field.label}（编者拟）", f"{field.label}（原文所列）")


def coined(entry: Entry, world: World) -> Iterator[Edit]:
    """A name that the editor made up counts as the report's, or a catchy name is added that no report uses."""
    record = entry.record
    if isinstance(record, (Practice, WorkTemplate)) and record.named_by is NamedBy.EDITOR:
        if record.cites and world.lacks(record.cites, [record.name]):
            yield one(entry, ("named_by",), f"{record.name}（编者）", str(NamedBy.SOURCE))
        endings = by_half("coined-name", entry.id, COINED)
        name = f"“{record.name[:2]}{endings[digest(entry.id)[2] % len(endings)]}”"
        yield one(entry, ("name",), record.name, name)


def alias(entry: Entry, world: World) -> Iterator[Edit]:
    """The name of another practice of the same report counts as one more name of this one."""
    for record in _practices(entry):
        for other in world.of(Practice):
            same = other is not entry and set(sources_of(record.cites)) & set(sources_of(other.record.cites))
            if same and other.record.named_by is NamedBy.SOURCE and world.lacks(record.cites, [other.name]):
                yield Edit(entry, ((("aliases",), [*record.aliases, f"{other.name}活动"]),), record.name, other.name)


def term(entry: Entry, world: World) -> Iterator[Edit]:
    """The meaning of a term is that of another one, or denies what it said."""
    record = entry.record
    if not isinstance(record, Term):
        return
    for table, spared in ((DROPPED, NOT_DROPPED), (ADDED, None)):
        for pattern, other in table:
            if (now := replaced(record.meaning, pattern, other, spared)) is not None:
                yield one(entry, ("meaning",), record.meaning, now)
    strangers = [each for each in world.of(Term) if each is not entry and each.id not in record.related]
    if strangers:
        other = strangers[digest(entry.id)[6] % len(strangers)]
        yield one(entry, ("meaning",), record.meaning, other.record.meaning)


def recommended(entry: Entry, world: World) -> Iterator[Edit]:
    """A sentence of a done practice rests on a passage that recommends, in a section of the same report."""
    for record in _practices(entry):
        for number, claim in enumerate(record.steps if record.status is Status.DONE else ()):
            source = sources_of(claim.cite)[0]
            index = world.library.indexes.get(source)
            for passage in index.passages if index and claim.status is None else ():
                if passage.telling is Telling.PROPOSAL and passage.kind == "text":
                    place = f"{source}#{passage.number}"
                    yield Edit(entry, ((("steps", number, "cite"), place),), f"{claim.text}（{claim.cite[0]}）", place)


def sign_as_result(entry: Entry, world: World) -> Iterator[Edit]:
    """What came of a practice counts as a sign of a problem."""
    record = entry.record
    if isinstance(record, Problem) and record.signs:
        own = set(sources_of(record.cites))
        for practice in world.of(Practice):
            for result in practice.record.results:
                if own & set(sources_of(result.cite)) and len(result.text) >= SHORTEST:
                    value = {"text": result.text, "cite": list(result.cite)}
                    yield Edit(entry, ((("signs", 0), value),), record.signs[0].text, result.text)


def step_origin(entry: Entry, world: World) -> Iterator[Edit]:
    """A step of a method that the editor thought of counts as one that a practice tells."""
    record = entry.record
    for number, step in enumerate(record.steps if isinstance(record, Method) else ()):
        for practice in world.catalog.found(record.practices) if step.origin is StepOrigin.EDITOR else ():
            where = ("steps", number)
            told = {"origin": str(StepOrigin.PRACTICES), "practices": [practice.id], "cite": list(practice.record.cites)}
            yield Edit(entry, tuple(((*where, name), value) for name, value in told.items()), step.text, f"{step.text}（{practice.name}）")


FAULTS = (
    Fault("status-done", "状态当已实践", status),
    Fault("evidence-raised", "证据抬高", evidence),
    Fault("link-basis", "关联当原文", link_basis),
    Fault("part-swapped", "简称换了项", part),
    Fault("summary-clause", "一句话多一句", summary_clause),
    Fault("result-borrowed", "借来的成效", borrowed),
    Fault("citation-moved", "引到别段", elsewhere),
    Fault("citation-proposal", "引到建议段", recommended),
    Fault("basis-changed", "口径换了", basis),
    Fault("field-origin", "栏目当原文", field_origin),
    Fault("step-origin", "步骤当做法", step_origin),
    Fault("coined-name", "编者造名", coined),
    Fault("alias-borrowed", "借来的别名", alias),
    Fault("term-meaning", "术语要点改", term, wide=("HB478",)),
    Fault("result-as-sign", "成效当表现", sign_as_result),
)
