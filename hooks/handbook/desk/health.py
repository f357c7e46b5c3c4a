"""`index --health`: the damage that a report shows, as it is written into its source record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..catalog import Entry
from ..checks.rules.symptom_undeclared import damage_line, is_declared, symptoms_of
from ..evidence.health import Symptom
from ..model import Source
from ..model.vocabulary import Flag
from ..reports.reading import Report

DECLARED = "  # 已标出"


def health_lines(entry: Entry, report: Report) -> Iterator[str]:
    """The symptoms of a source as YAML: stretches under their field, what the flag alone declares as a comment."""
    source = entry.record
    assert isinstance(source, Source)
    found = symptoms_of(source, report)
    yield f"# {entry.path}：{len(found)} 处"
    site = [symptom for symptom in found if symptom.flag is Flag.SITE_TEXT]
    rest = [symptom for symptom in found if symptom.flag is not Flag.SITE_TEXT]
    yield from _field("boilerplate", source, ((symptom, f"[{symptom.start}, {symptom.end}]") for symptom in site))
    yield from _field("damage", source, ((symptom, damage_line(symptom)) for symptom in rest if not symptom.general))
    if found:
        yield f"flags: [{', '.join(dict.fromkeys(symptom.flag.value for symptom in found))}]"
    for symptom in rest:
        if symptom.general:
            yield f"# {symptom.flag}，第 {symptom.start}—{symptom.end} 字符：{symptom.note}{_state(symptom, source)}"


def _field(name: str, source: Source, items: Iterable[tuple[Symptom, str]]) -> Iterator[str]:
    lines = [f"  - {item}{_state(symptom, source)}" for symptom, item in items]
    if lines:
        yield from (f"{name}:", *lines)


def _state(symptom: Symptom, source: Source) -> str:
    return DECLARED if is_declared(symptom, source) else ""
