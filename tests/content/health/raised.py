"""What the original files raise, written as the golden file writes it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from ours import DOCS

from handbook.catalog import Catalog, Entry, read_catalog
from handbook.checks.rules.symptom_undeclared import symptoms_of
from handbook.evidence.health import ReportText, Symptom, site_words
from handbook.evidence.health.examine import distinct
from handbook.evidence.passages import Span, visible
from handbook.model import Source
from handbook.reports.reading import Report, read_report

WHOLE_FILE = "全文"
SHOWN = 12


@cache
def catalog() -> Catalog:
    """The records of this repository."""
    return read_catalog(DOCS)


def sources() -> list[Entry]:
    """The source records, by file and range."""
    return sorted(catalog().of(Source), key=lambda entry: (entry.record.file, entry.record.range))


def raised(folder: Path) -> dict[str, dict[str, list[str]]]:
    """File → words of the site in the whole of it; and source → every symptom of its text."""
    found: dict[str, dict[str, list[str]]] = {}
    for entry in sources():
        report = read_report(folder / entry.record.file)
        if report.name not in found:
            found[report.name] = {WHOLE_FILE: written(site_symptoms(report), report)}
        found[report.name][entry.id] = written(symptoms_of(entry.record, report), report)
    return found


def site_symptoms(report: Report) -> list[Symptom]:
    """The words of the hosting site in a file, those outside all reports and in declared boilerplate too."""
    return distinct(site_words.detect(ReportText(visible(report.text, Span(0, len(report.text))))))


def written(symptoms: Iterable[Symptom], report: Report) -> list[str]:
    return [line(symptom, report.text[symptom.start : symptom.end]) for symptom in symptoms]


def line(symptom: Symptom, words: str) -> str:
    """`start-end flag words`: long words cut short, long numbers (contact data) left out."""
    flat = re.sub(r"\d{6,}", "…", re.sub(r"[ \u3000]+", " ", words.strip().replace("\n", "⏎")))
    short = flat if len(flat) <= SHOWN else f"{flat[: SHOWN - 1]}…"
    return f"{symptom.start}-{symptom.end} {symptom.flag.value} {short}"
