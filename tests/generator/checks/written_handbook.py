"""Handbooks on disk for tests of the checks: a stock one without faults, and what a case does to it."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import handbook
from handbook.catalog import read_catalog
from handbook.checks.engine import run, run_site
from handbook.checks.rule import Context, Finding, Rule, Scope
from handbook.commands.check import read_originals
from handbook.desk.index import index_of
from handbook.evidence.index_file import write_index
from handbook.evidence.library import Library
from handbook.model.source import Source
from handbook.reports.reading import read_report
from handbook.site.references import BuiltSite

STOCK = Path(__file__).with_name("stock")
SETTINGS = Path(handbook.__file__).parent / "stock" / "handbook.yml"  # one for all stocks
PRACTICE = "docs/practices/shuanglian-shuangban.yml"
OF_SITE = (Scope.SITE, Scope.WHOLE)
TODAY = date(2026, 11, 21)


def write_handbook(root: Path, case: Mapping[str, Any]) -> None:
    """The stock handbook at `root`, changed as the case says; see `test_rules` for its keys."""
    if case.get("stock", True):
        shutil.copytree(STOCK, root, dirs_exist_ok=True)
    if case.get("stock", True) or case.get("settings", True):
        root.mkdir(parents=True, exist_ok=True)
        shutil.copy(SETTINGS, root)
    for name in case.get("folders", ()):
        (root / name).mkdir(parents=True)
    codecs = case.get("encode", {})
    for name, text in case.get("files", {}).items():
        write_file(root / name, text, codecs.get(name, "utf-8"))
    for name, changes in case.get("replace", {}).items():
        replace_text(root / name, changes, codecs.get(name, "utf-8"))
    for name, text in case.get("reports", {}).items():
        write_file(root / "reports" / name, text)
    write_indexes(root)
    for name, text in case.get("after_index", {}).items():
        write_file(root / name, text)
    for name, text in case.get("site", {}).items():
        write_file(root / "site" / name, text)


def write_file(path: Path, text: str, codec: str = "utf-8") -> None:
    """Write a file byte for byte, with the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode(codec))


def replace_text(path: Path, changes: Mapping[str, str], codec: str = "utf-8") -> None:
    """Replace texts that stand in a file exactly once."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path.name}"
        text = text.replace(old, new)
    write_file(path, text, codec)


def write_indexes(root: Path) -> None:
    """The passage index of every valid source record whose report is there and which has none yet."""
    for entry in read_catalog(root / "docs").of(Source):
        assert isinstance(entry.record, Source)
        report = root / "reports" / entry.record.file
        path = root / "docs/sources/passages" / f"{entry.id}.json"
        if report.is_file() and not path.exists():
            write_file(path, write_index(index_of(entry, read_report(report))))


def context_of(root: Path, case: Mapping[str, Any]) -> Context:
    """What the rules look at: the handbook at `root`, with the original reports when the case asks for them."""
    catalog = read_catalog(root / "docs")
    today = date.fromisoformat(case["today"]) if "today" in case else TODAY
    if not case.get("with_reports"):
        return Context(catalog, root, today=today)
    reports = root / "reports"
    catalog.library = Library(catalog.library.indexes, read_originals(catalog, reports))
    return Context(catalog, root, reports, today)


def findings_of(root: Path, case: Mapping[str, Any], rules: Iterable[Rule]) -> list[Finding]:
    """What some rules find in the handbook at `root`, or in the built site of the case."""
    chosen, context = list(rules), context_of(root, case)
    if any(rule.scope in OF_SITE for rule in chosen):
        return list(run_site(BuiltSite(root / "site"), context).findings)
    return list(run(context, chosen).findings)
