"""What a plan takes from a record, as a script beside its page: from the disk a page may load a script, but fetch no data.

The address of the script follows from that of the page, so a basket of years ago finds what is there today. What is stated
comes with its citations, what the editor says with none, and nothing loses the word that it was only proposed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from ..catalog import Catalog, Entry
from ..catalog.dated import Dated
from ..catalog.mentions import spoken
from ..catalog.offers import methods_for
from ..catalog.relations import Relations, in_force
from ..forms import form_for, kits
from ..model import Method, Practice, Problem, Term, WorkTemplate
from ..model.base import Claim
from ..model.practice import Result
from ..model.term import Basis
from ..model.vocabulary import Status
from ..settings.publication import Publication
from ..site.scripts import call
from .citing import cite_page, cite_report, page_caveat
from .comparison import ROWS, Cited
from .kinds.practice import untold
from .notes import describe

FILE = "planned.js"  # no script of the theme has this name: those are renamed wherever they are named

Said = list[Any]  # a text, its citations (None for the editor's), and the status that is its own


def script(entry: Entry, relations: Relations, book: Publication, changed: str) -> str:
    """The script that hands a record over, with the day of its last change if that is known; empty for kinds that no plan is made
    of."""
    if entry.kind not in _TOLD:
        return ""
    return call("handbookPlanned", _plain(planned(entry, relations, book, changed), relations.catalog)).decode()


def left(old: str, new: str, reason: str) -> str:
    """The script at the address of a record that has gone: where it leads now, why it was retired."""
    return call("handbookPlanned", {"at": old, "moved": new, "gone": reason}).decode()


def planned(entry: Entry, relations: Relations, book: Publication, changed: str) -> dict[str, Any]:
    """A record as a plan reads it: what all kinds have, and what is the kind's own."""
    catalog = relations.catalog
    return {
        "at": entry.url, "kind": entry.kind, "label": entry.model.label, "name": entry.name.strip("《》"),
        "page": cite_page(entry, (), book, changed).forms[2], "dated": [_dated(each) for each in relations.dated(entry)],
        "limits": [said for each in relations.limits(entry) for said in _own(f"{each.limit.text}（见“{each.term.name}”）")], "forms": _forms(entry, catalog),
        **_TOLD[entry.kind](entry, catalog), "reports": _reports(entry, catalog, book),
    }  # fmt: skip


# --- what is said ----------------------------------------------------------------------------------------------------


def _claim(claim: Claim) -> Said:
    return [claim.text, list(claim.cite), str(claim.status) if claim.status else ""]


def _stated(text: str, cite: Iterable[str] | None) -> Said:
    return [text, list(cite or ()), ""]


def _own(text: str | None) -> list[Said]:
    """The editor's words; none when there are none."""
    return [[text, None, ""]] if text else []


def _advice(editor: Any) -> dict[str, list[Said]]:
    """What the editor says beside a method or a practice, each with what it is about."""
    burden = f"{editor.burden}：{editor.burden_note or editor.burden.definition}" if editor.burden else None
    said = {"fits": editor.fits, "minimal": editor.minimal, "pitfalls": editor.pitfalls, "burden": burden, "merge": editor.merge}
    return {name: _own(text) for name, text in said.items()}


def _method(entry: Entry, catalog: Catalog) -> dict[str, Any]:
    r: Method = entry.record
    drawn = catalog.found(dict.fromkeys(practice for step in r.steps for practice in step.practices))
    steps = [[step.text, list(step.cite) if step.cite else None, str(step.status or "")] for step in r.steps]
    return {
        "rows": {"summary": _own(r.summary), "steps": steps, **_advice(r.editor)},
        "drawn": [[each.name, _status(each)] for each in drawn], "rules": [_rule(term) for term in in_force(catalog, r.rules)],
    }  # fmt: skip


def _practice(entry: Entry, catalog: Catalog) -> dict[str, Any]:
    r: Practice = entry.record
    compared = {row.key: [_cell(cell, row.editor) for cell in row.cells(r, catalog) if cell] for row in ROWS}
    return {
        "rows": {**compared, "results": [_result(result) for result in r.results]},
        "status": _status(entry), "notice": page_caveat(entry, ()), "limit": r.evidence.limit, "untold": list(untold(r)),
        "methods": [[link.entry.name, link.entry.url] for link in catalog.backlinks(entry.id, "practices", Method)],
    }  # fmt: skip


def _problem(entry: Entry, catalog: Catalog) -> dict[str, Any]:
    r: Problem = entry.record
    checks = [said for check in r.editor.checks for said in _own(check)]
    return {
        "rows": {"summary": [_stated(r.summary, r.cites)], "signs": [_claim(sign) for sign in r.signs], "checks": checks, "advice": _own(r.editor.advice)},
        "methods": [[method.name, method.url] for method in methods_for(entry, catalog)],
    }  # fmt: skip


def _template(entry: Entry, catalog: Catalog) -> dict[str, Any]:
    r: WorkTemplate = entry.record
    rows = {
        "summary": [_stated(r.purpose, r.cites)] if r.cites else _own(r.purpose),
        "who": [_claim(r.filled_by)] if r.filled_by else _own(r.editor.filled_by),
        "when": [_claim(r.when)] if r.when else _own(r.editor.when),
        "replace": _own(r.editor.replace), "tips": _own(r.editor.tips),
    }  # fmt: skip
    return {"rows": rows, "title": form_for(entry, catalog).title}


_TOLD: Mapping[str, Callable[[Entry, Catalog], dict[str, Any]]] = {
    Method.kind: _method, Practice.kind: _practice, Problem.kind: _problem, WorkTemplate.kind: _template,
}  # fmt: skip


def _forms(entry: Entry, catalog: Catalog) -> list[list[str]]:
    """The forms that a record needs, as id and title; the form itself is one."""
    if entry.kind == Problem.kind:
        return []  # those of every practice against it are too many: who chooses a practice has its forms
    forms = [entry] if entry.kind == WorkTemplate.kind else kits.forms_of(catalog, entry)
    return [[form.id, form_for(form, catalog).title] for form in forms]


def _result(result: Result) -> Said:
    """A result with whose it is: its figures stand in its text."""
    text, *rest = _claim(result)
    return [f"{text}（口径：{result.basis}）" if result.basis else text, *rest]


def _cell(cell: Any, editors: bool) -> Said:
    if isinstance(cell, Cited):
        return [cell.text, list(cell.cite), cell.status]
    return [cell[0] if isinstance(cell, tuple) else str(cell), None if editors else [], ""]


def _status(entry: Entry) -> str:
    """The status of a practice where it was not simply done."""
    status = entry.record.status if isinstance(entry.record, Practice) else Status.DONE
    return "" if status is Status.DONE else str(status)


def _rule(term: Entry) -> list[Any]:
    record: Term = term.record
    return [term.name, term.url, [_basis(basis) for basis in record.basis]]


def _basis(basis: Basis) -> str:
    """「文件，条款（待核对）」."""
    where = "，".join(filter(None, (basis.document, basis.article)))
    return f"{where}（{'，'.join(filter(None, (str(basis.state), basis.checked)))}）"


def _dated(each: Dated) -> list[Any]:
    """A former wording, what is said now, what differs, and the rules."""
    return [each.former.wording, each.term.name, each.former.note or "", [_basis(basis) for basis in each.term.record.basis]]


# --- what it rests on ------------------------------------------------------------------------------------------------


def _reports(entry: Entry, catalog: Catalog, book: Publication) -> dict[str, Any]:
    """Id of each report that is cited → its entry in a list of references, what must be known of it, where the passages stand."""
    cited: dict[str, dict[str, Any]] = {}
    for citation in dict.fromkeys(entry.citations):
        source, _, number = citation.partition("#")
        report = cited.setdefault(source, _report(catalog.source(source), source, book))
        report["places"][number] = [part for part in describe(catalog, citation) if part]
    return cited


def _report(source: Entry | None, identifier: str, book: Publication) -> dict[str, Any]:
    if source is None:
        return {"entry": identifier, "caveat": "", "from": "", "places": {}}
    cited = cite_report(source, book)
    return {"entry": cited.forms[2], "caveat": cited.caveat, "from": f"{source.record.short}|{book.page(source.url)}", "places": {}}


def _plain(value: Any, catalog: Catalog) -> Any:
    """The same with mentions of records as plain words."""
    if isinstance(value, str):
        return spoken(value, catalog)
    if isinstance(value, dict):
        return {name: _plain(each, catalog) for name, each in value.items()}
    return [_plain(each, catalog) for each in value] if isinstance(value, (list, tuple)) else value

