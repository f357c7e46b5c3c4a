"""The text of a synthetic handbook as Markdown pages, for generators that start from Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from handbook.catalog import Catalog, Entry, solved_by
from handbook.model import KINDS, Practice, Problem, Source, Term, WorkTemplate

Link = Callable[[Entry], str]


def write_pages(catalog: Catalog, folder: Path, link: Link) -> int:
    """Write one Markdown page for each record and a list for each kind. Returns the number of pages."""
    pages = 0
    for model in KINDS.values():
        entries = catalog.of(model)
        for entry in entries:
            _write(folder / model.folder / f"{entry.id}.md", "\n".join(page(entry, catalog, link)))
        listed = (f"- [{entry.name}]({entry.id}{'.md' if link is material_link else '/'})" for entry in entries)
        index = "_index.md" if link is hugo_link else "index.md"
        _write(folder / model.folder / index, "\n".join([f"# {model.label}", "", *listed]))
        pages += len(entries) + 1
    return pages


def material_link(entry: Entry) -> str:
    """A link from one record's Markdown file to another's."""
    return f"[{entry.name}](../{entry.model.folder}/{entry.id}.md)"


def hugo_link(entry: Entry) -> str:
    """A link from one record's address to another's."""
    return f"[{entry.name}](../../{entry.url})"


def page(entry: Entry, catalog: Catalog, link: Link) -> Iterator[str]:
    """The lines of a record's page: the same words and links as in the handbook."""
    yield from (f"# {entry.name}", "")
    record = entry.record
    if isinstance(record, Practice):
        yield from _practice(record, catalog, link)
    elif isinstance(record, Problem):
        yield from _problem(entry, record, catalog, link)
    elif isinstance(record, WorkTemplate):
        yield from _template(entry, record, catalog, link)
    elif isinstance(record, Source):
        yield from _source(entry, record, catalog, link)
    elif isinstance(record, Term):
        yield from (record.meaning, "", "## 依据", "", *(f"- {basis.document} {basis.state}" for basis in record.basis))
        yield from ("", "## 旧说法", "", *(f"- {item.wording}：{item.note}" for item in record.former))


def _cited(cites: tuple[str, ...], catalog: Catalog, link: Link) -> str:
    sources = (catalog.get(cite.partition("#")[0]) for cite in cites)
    return " ".join(f"{link(source)}第{cite.partition('#')[2]}段" for source, cite in zip(sources, cites, strict=True) if source)


def _practice(record: Practice, catalog: Catalog, link: Link) -> Iterator[str]:
    yield from (record.summary + " " + _cited(record.cites, catalog, link), "")
    yield " ".join(map(str, (*record.sectors, record.level, record.mechanism, *record.stages, record.status, record.evidence)))
    yield from ("", "## 机制结构", "", "| 零件 | 内容 |", "| --- | --- |")
    for label in ("actor", "object", "rhythm", "record", "feedback"):
        item = getattr(record.structure, label)
        yield f"| {label} | {item.text + ' ' + _cited(item.cite, catalog, link) if item else '来源未载'} |"
    yield from ("", "## 简称拆解", "", *_shorthand(record), "", "## 操作要点", "")
    yield from (f"1. {step.text} {_cited(step.cite, catalog, link)}" for step in record.steps)
    yield from ("", "## 成效与出处", "", "| 说法 | 数值 | 出处 |", "| --- | --- | --- |")
    yield from (f"| {r.text} | {'、'.join(r.figures)} | {_cited(r.cite, catalog, link)} |" for r in record.results)
    yield from ("", "## 最小版本", "", str(record.editor.minimal), "", str(record.editor.fits), "", "## 走样与负担", "")
    yield from (str(record.editor.pitfalls), "", str(record.editor.merge), "", "## 解决的问题与表单", "")
    ids = [*(solve.problem for solve in record.solves), *record.templates, *record.related]
    yield from (f"- {link(found)}" for found in map(catalog.get, ids) if found)


def _shorthand(record: Practice) -> Iterator[str]:
    for key, items in record.shorthand.parts.items() if record.shorthand else ():
        yield from (f"### {key}", "", *(f"1. {item}" for item in items), "")


def _problem(entry: Entry, record: Problem, catalog: Catalog, link: Link) -> Iterator[str]:
    yield from (record.summary + " " + _cited(record.cites, catalog, link), "", "## 表现", "")
    yield from (f"- {sign.text} {_cited(sign.cite, catalog, link)}" for sign in record.signs)
    yield from ("", "## 成因", "")
    yield from (f"- {cause.group}：{cause.text} {_cited(cause.cite, catalog, link)}" for cause in record.causes)
    yield from ("", "## 可用的做法", "")
    yield from (f"- {link(other)} {other.record.summary}" for other, _ in solved_by(catalog, entry.id))
    yield from ("", "## 自查", "", *(f"- {check}" for check in record.editor.checks), "", str(record.editor.advice))


def _template(entry: Entry, record: WorkTemplate, catalog: Catalog, link: Link) -> Iterator[str]:
    yield from (record.purpose, "", str(record.editor.replace), "", str(record.editor.tips), "", "| 栏目 | 说明 | 出处 |", "| --- | --- | --- |")
    yield from (f"| {f.label} | {f.note or ''} | {f.origin} {_cited(f.cite or (), catalog, link)} |" for f in record.fields)
    yield from ("", "## 用它的做法", "")
    yield from (f"- {link(back.entry)}" for back in catalog.backlinks(entry.id, "templates"))


def _source(entry: Entry, record: Source, catalog: Catalog, link: Link) -> Iterator[str]:
    yield from (record.summary, "", "| 段 | 字符 | 引用它的记录 |", "| --- | --- | --- |")
    citing = catalog.citing.get(entry.id, {})
    for passage in catalog.library.indexes[entry.id].passages:
        who = "、".join(map(link, citing.get(passage.number, ())))
        yield f"| {passage.number} | {passage.start}—{passage.end} | {who} |"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8", newline="\n")
