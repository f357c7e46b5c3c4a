"""`check` and `explain`: run the rules and print what they found, or what one of them is for."""

from __future__ import annotations

import sys
from pathlib import Path

from ..catalog import Catalog, read_catalog
from ..checks import printers
from ..checks.engine import all_rules, run
from ..checks.explain import explain, written_out
from ..checks.rule import Context
from ..desk.commits import CannotCompare, lines_since
from ..evidence.library import Library, original
from ..model import Source
from ..reports.reading import Report, ReportError, read_report
from ..site.kept import FILE, Store


def check_records(docs: Path, reports: Path | None, style: str, since: str = "") -> int:
    """Check all records, against the originals too when their folder is given; `since` keeps annotations inside what is different
    since a commit. Returns the exit status."""
    if not docs.is_dir():
        print("这里没有 docs 文件夹：请在手册的文件夹里运行。", file=sys.stderr)
        return 2
    try:
        changed = lines_since(docs.parent, since) if since else None
    except CannotCompare as fault:
        print(fault, file=sys.stderr)
        return 2
    catalog = read_catalog(docs)
    if reports is not None:
        catalog.library = Library(catalog.library.indexes, read_originals(catalog, reports))
    outcome = run(Context(catalog, docs.parent, reports))
    inside = changed is not None and style == "github"
    print(printers.github_inside(outcome, changed or {}) if inside else printers.PRINTERS[style](outcome))
    return printers.exit_code(outcome)


def checked_catalog(docs: Path) -> Catalog | None:
    """The records, for whoever gives them out without building a site, which would check them; what was found out before need not be
    found out again. None when something is wrong with them: then it is told."""
    store = Store(docs.parent / FILE)
    catalog = read_catalog(docs, kept=store)
    outcome = run(Context(catalog, docs.parent), store=store)
    store.close()
    if not outcome.errors:
        return catalog
    print(f"{printers.text(outcome)}\n\n什么也没有写：照上面说的改好错误，再运行一次。", file=sys.stderr)
    return None


def read_originals(catalog: Catalog, reports: Path) -> dict[str, Report]:
    """The original report of each source, as its index knows it: those that can be read; the others are reported by a rule."""
    read: dict[str, Report] = {}
    for entry in catalog.of(Source):
        assert isinstance(entry.record, Source)
        try:
            report = read_report(reports / entry.record.file)
        except ReportError:
            continue
        index = catalog.library.indexes.get(entry.id)
        read[entry.id] = original(index, report) if index else report
    return read


def explain_rule(code: str) -> int:
    """Print why a rule exists, with examples. Returns the exit status: 2 when there is no such rule."""
    known = written_out(code) in {rule.code for rule in all_rules()}
    print(explain(code, all_rules()), file=sys.stdout if known else sys.stderr)
    return 0 if known else 2
