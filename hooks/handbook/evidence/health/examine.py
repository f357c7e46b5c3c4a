"""Runs every detector of this folder over a report."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from ...model.vocabulary import Flag
from ...reports.reading import Report
from ..passages import Span, visible
from .text import ReportText, Symptom, last_day

Detector = Callable[[ReportText], Iterator[Symptom]]


@cache
def detectors() -> dict[str, Detector]:
    """Every module of the folder that has a `detect`, by name."""
    package = importlib.import_module(__package__)
    modules = {found.name: importlib.import_module(f"{__package__}.{found.name}")
               for found in pkgutil.iter_modules(package.__path__)}
    return {name: module.detect for name, module in modules.items() if hasattr(module, "detect")}


def examine(
    report: Report, span: Span, boilerplate: Sequence[Span] = (), carrier_date: str | None = None
) -> list[Symptom]:
    """The symptoms of the report that lies at `span` of the file, by place; what is boilerplate shows none.

    `carrier_date` (2023-04-18, 2012-05 or 2012) is when the text was published at the latest: no date in it is later.
    """
    text = ReportText(visible(report.text, span, boilerplate), last_day(carrier_date))
    return distinct(symptom for detect in detectors().values() for symptom in detect(text))


def distinct(symptoms: Iterable[Symptom]) -> list[Symptom]:
    """The symptoms by place; of several with one flag that lie within each other, the widest."""
    kept: list[Symptom] = []
    reach: dict[Flag, int] = {}  # where the symptoms of each flag have got to; all began before
    for symptom in sorted(symptoms, key=lambda found: (found.start, -found.end, found.flag, found.note)):
        if symptom.end > reach.get(symptom.flag, 0):
            kept.append(symptom)
            reach[symptom.flag] = symptom.end
    return kept
