"""The pages of records: one function per kind makes the context of its template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from ..catalog import Catalog, Entry, solved_by, sources_of
from ..catalog.history import NO_HISTORY, History
from ..catalog.mentions import spoken
from ..catalog.relations import Relations, rank, relations_of
from ..diagrams import Neighbourhood, mechanism_drawing, write_svg
from ..evidence.shorthand import read_shorthand
from ..forms import downloads, form_of, kits, paper
from ..model import Practice, Problem, Source, Term, WorkTemplate
from ..model.source import Written
from ..model.vocabulary import CauseGroup
from ..settings.publication import Publication
from .citing import Citation, cite_page, cite_report
from .offers import offer_for
from .page import Anchors, Page, SearchEntry
from .writer import Writer

Context = dict[str, Any]

STRUCTURE = (("actor", "主体"), ("object", "对象"), ("rhythm", "频次"), ("record", "记录"), ("feedback", "反馈与运用"))

PREVIEW_ROWS = 6  # as many empty rows as show what the table is like; the files have a pageful

TOC: dict[str, Anchors] = {
    "practice": (
        ("structure", "机制结构"), ("shorthand", "简称拆解"), ("steps", "操作要点"), ("minimal", "最小版本"),
        ("templates", "所需表单"), ("results", "成效与出处"), ("problems", "解决的问题"), ("cautions", "走样与负担"),
        ("related", "相关做法"), ("sources", "来源"), ("record", "本条记录"),
    ),
    "problem": (
        ("signs", "表现"), ("causes", "成因"), ("practices", "可用的做法"), ("forms", "表单"), ("checks", "自查"), ("related", "相关问题"),
        ("sources", "来源"), ("record", "本条记录"),
    ),
    "template": (
        ("replace", "先看能否不另立"), ("use", "用途与填写"), ("preview", "预览"), ("fields", "栏目"),
        ("practices", "用它的做法"), ("sources", "来源"), ("record", "本条记录"),
    ),
    "source": (
        ("about", "基本信息"), ("quality", "质量提示"), ("records", "引用它的记录"), ("passages", "段落"),
        ("record", "本条记录"),
    ),
    "term": (
        ("meaning", "要点"), ("basis", "依据"), ("former", "旧说法与误写"), ("used", "用到它的记录"), ("record", "本条记录"),
    ),
}


def record_pages(catalog: Catalog, book: Publication, history: History = NO_HISTORY) -> Iterator[Page]:
    """One page for each valid record, in the order of their files."""
    writer = Writer(catalog, book=book)
    relations = relations_of(catalog)
    for entry in catalog.valid:
        if catalog.get(entry.id) is entry:
            yield record_page(entry, writer, relations, history)


def record_page(entry: Entry, writer: Writer, relations: Relations, history: History = NO_HISTORY) -> Page:
    """The page of one record."""
    context = _CONTEXTS[entry.kind](entry, relations)
    context["terms"] = _found(writer.catalog, relations.terms[entry.id])
    context["dated"] = relations.dated(entry)
    context["days"] = history.of(entry.path)
    context["cited"] = cited(entry, context, writer.book)
    body = writer.render(f"{entry.kind}.html", entry=entry, r=entry.record, **context)
    return Page(
        section=entry.model.folder, url=entry.url, title=entry.name, description=lead(entry),
        body=body, toc=TOC[entry.kind], record=entry.path, search=search_entry(entry, writer.catalog),
        beside=tuple(beside(entry, writer.book)),
    )


def beside(entry: Entry, book: Publication) -> Iterator[tuple[str, str]]:
    """What stands beside the page: the code of its address, once it has one."""
    if book.address:
        from .qr import qr_svg  # takes long to import

        yield "qr.svg", qr_svg(book.page(entry.url))


def cited(entry: Entry, context: Context, book: Publication) -> Citation | None:
    """How to cite the page; on a source's page, the report. Terms are not cited from here but from their rules."""
    if isinstance(entry.record, Source):
        return cite_report(entry, book)
    return None if isinstance(entry.record, Term) else cite_page(entry, context["sources"], book)


def lead(entry: Entry) -> str:
    """The line that describes a record in lists and in search results."""
    record = entry.record
    if isinstance(record, WorkTemplate):
        return record.purpose
    return record.meaning if isinstance(record, Term) else record.summary


def search_entry(entry: Entry, catalog: Catalog) -> SearchEntry:
    """Names first, then everything the record says in its own words, its line first."""
    record = entry.record
    assert record is not None
    said = {text: None for where, text in entry.prose if where[0] not in _NOT_SAID and not _is_reference(text)}
    return SearchEntry(
        title=record.name, aliases=(*record.aliases, entry.id), asks=record.asks, parts=_parts(record),
        text="\n".join(dict.fromkeys((lead(entry), *said))), tags=tuple(tags(entry)), leads=tuple(_leads(entry, catalog)),
    )


def _leads(entry: Entry, catalog: Catalog) -> Iterator[str]:
    """From a problem to the practices against it, from a practice to its forms."""
    if isinstance(entry.record, Problem):
        yield from (practice.id for practice, _ in solved_by(catalog, entry.id))
    elif isinstance(entry.record, Practice):
        yield from entry.record.templates


_NOT_SAID = frozenset({"name", "aliases", "asks", "cites", "cite"})


def _parts(record: Any) -> tuple[str, ...]:
    """What a shorthand stands for."""
    if not isinstance(record, Practice) or not record.shorthand:
        return ()
    return tuple(item for items in record.shorthand.parts.values() for item in items)


def _is_reference(text: str) -> bool:
    """Ids, citations and offsets are no words that anyone searches for."""
    return text.isascii()


def tags(entry: Entry) -> list[str]:
    """The labels shown beside a search result: the kind, and for a practice its status."""
    record = entry.record
    return [entry.model.label, *([record.status.value] if isinstance(record, Practice) else [])]


def _found(catalog: Catalog, ids: list[str] | tuple[str, ...]) -> list[Entry]:
    return [entry for entry in map(catalog.get, ids) if entry is not None]


def practice_context(entry: Entry, relations: Relations) -> Context:
    """Structure with its gaps, shorthand, links both ways, sources with what is known of their dates."""
    catalog = relations.catalog
    record = entry.record
    assert isinstance(record, Practice)
    drawing = mechanism_drawing(record, lambda text: spoken(text, catalog))
    problems = [(problem, solve) for solve in record.solves if (problem := catalog.get(solve.problem))]
    return {
        "drawing": drawing,
        "diagram": write_svg(drawing, "diagram"),
        "structure": [(label, getattr(record.structure, field)) for field, label in STRUCTURE],
        "counts": dict(read_shorthand(record.short_form)) if record.shorthand else {},
        "problems": problems,
        "neighbourhood": _neighbourhood(entry, [problem for problem, _ in problems], relations),
        **form_links(catalog, entry),
        "related": _found(catalog, record.related),
        "namesakes": _found(catalog, record.namesakes),
        "elsewhere": relations.elsewhere(entry),
        "sources": sources_of(catalog, entry),
    }


def _neighbourhood(entry: Entry, problems: list[Entry], relations: Relations) -> Neighbourhood:
    """What the relation map of a practice shows; it stands on the page as lists too."""
    forms, terms = (_found(relations.catalog, ids) for ids in (entry.record.templates, relations.terms[entry.id]))
    return Neighbourhood(entry.record.short_form, *([each.name for each in group] for group in (problems, forms, terms)))


def problem_context(entry: Entry, relations: Relations) -> Context:
    """Causes by group, practices by fit and evidence with their forms, sources."""
    catalog = relations.catalog
    record = entry.record
    assert isinstance(record, Problem)
    causes = [(group, [cause for cause in record.causes if cause.group is group]) for group in CauseGroup]
    return {
        "causes": [(group, found) for group, found in causes if found],
        "offer": offer_for(entry, catalog),
        **form_links(catalog, entry),
        "related": _found(catalog, record.related),
        "sources": sources_of(catalog, entry),
    }


def form_links(catalog: Catalog, entry: Entry) -> Context:
    """The forms of a practice or a problem with their files, and the kit: address, name, how many forms there are."""
    found = kits.forms_of(catalog, entry)
    kit = (kits.address(entry), kits.download_name(entry), len(found)) if found else None
    return {"forms": [(form, downloads(form)) for form in found], "kit": kit}


def template_context(entry: Entry, relations: Relations) -> Context:
    """The form as it is printed, its files, the practices that use it, and its sources."""
    catalog = relations.catalog
    practices = [link.entry for link in catalog.backlinks(entry.id, "templates")]
    form = form_of(entry)
    return {
        "form": form, "files": downloads(entry), "rows": PREVIEW_ROWS,
        "numbered": paper.has_numbers(form), "weights": paper.has_weights(form),
        "practices": sorted(practices, key=rank), "sources": sources_of(catalog, entry),
    }  # fmt: skip


def source_context(entry: Entry, relations: Relations) -> Context:
    """Passages with who cites them; the records that rest on this report, by kind; damaged stretches by flag."""
    catalog = relations.catalog
    index = catalog.library.indexes.get(entry.id)
    citing = catalog.citing.get(entry.id, {})
    records = dict.fromkeys(other for who in citing.values() for other in who)
    record = entry.record
    assert isinstance(record, Source)
    return {
        "passages": [(passage, citing.get(passage.number, ())) for passage in (index.passages if index else ())],
        "digest": index.sha256 if index else "",
        "damaged": Counter(damage.flag for damage in record.damage),
        "records": sorted(records, key=lambda other: (other.kind, other.id)),
        "written": write_date(record.written),
    }


def write_date(written: Written) -> str | None:
    """When a report was written, as far as it can be told; None when it cannot."""
    if written.stated:
        return f"{written.stated}（正文明载）"
    if written.earliest or written.latest:
        span = "—".join(dict.fromkeys(year for year in (written.earliest, written.latest) if year))
        return f"{span}（据内证推断：{written.reason}）"
    return None


def term_context(entry: Entry, relations: Relations) -> Context:
    """The records that mention the term."""
    catalog = relations.catalog
    record = entry.record
    assert isinstance(record, Term)
    return {"used": relations.term_users.get(entry.id, []), "related": _found(catalog, record.related)}


_CONTEXTS: dict[str, Callable[[Entry, Relations], Context]] = {
    "practice": practice_context,
    "problem": problem_context,
    "template": template_context,
    "source": source_context,
    "term": term_context,
}
