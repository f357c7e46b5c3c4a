"""The handbook's sentences are its own: by the text of the reports where it is at hand, else by the fingerprints of what is cited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial

from ...catalog import Entry
from ...evidence.copying import copied_runs, fingerprinted_runs, grams_of
from ...evidence.fingerprints import marks_of
from ...load.patterns import when_used
from ...model import Source
from ...model.vocabulary import NamedBy
from ..places import known_citations
from ..rule import Ground, Remark, Rule, Scope

SHOWN = 30
_SEAMS = 6  # letters more that fingerprints ask for: a run of names may be put together of a passage's pieces, and none so long is
_TITLE = when_used("《[^》]*》")  # titles of documents are names; nobody may reword them


def check(entry: Entry, ground: Ground) -> Iterator[Remark]:
    """A remark for each run of characters, longer than the settings allow, that a report has to the letter."""
    if entry.record is None:
        return
    runs = list(_known_runs(entry, ground))
    exempt = _own_names(entry)
    for where, text in entry.prose if runs else ():
        if where[0] not in exempt and not _is_list_item(where):
            for run in dict.fromkeys(run for found in runs for run in found(_TITLE.sub("\n", text))):
                start = run if len(run) <= SHOWN else f"{run[:SHOWN]}…"
                message = f"有 {len(run)} 个字与来源一字不差：“{start}”"
                yield Remark(message, "用自己的话写；名称、各项和数字可以照原文。", where)


def _known_runs(entry: Entry, ground: Ground) -> Iterator[Callable[[str], Iterable[str]]]:
    """What finds copied runs in a text: one for all reports whose text is at hand, one for each cited passage of another."""
    size, texts = ground.settings.limits.copied + 1, ground.library.texts
    if texts:
        yield partial(copied_runs, known=_grams(tuple(report.text for report in texts.values()), size - 1), size=size)
    for place in known_citations(dict.fromkeys(entry.citations), ground.library):
        passage = ground.library.passage(*place) if place[0] not in texts else None
        if passage:
            yield partial(fingerprinted_runs, marks=marks_of(passage.sound, passage.doubtful), size=size + _SEAMS)


def _own_names(entry: Entry) -> tuple[str, ...]:
    """Fields that must be the report's own words: titles of reports, names and organisations that the report gives."""
    if isinstance(entry.record, Source):
        return "name", "file", "organisation"
    named = ("name", "aliases") if getattr(entry.record, "named_by", None) is NamedBy.SOURCE else ()
    return (*named, "organisation")


def _is_list_item(where: tuple[str | int, ...]) -> bool:
    """A shorthand, its parts and labels of a form are facts and must be the report's own words."""
    return where[:2] in (("shorthand", "parts"), ("shorthand", "form")) or where[-1] in ("label", "document")


@lru_cache(maxsize=1)
def _grams(texts: tuple[str, ...], longest: int) -> frozenset[str]:
    return grams_of(texts, longest + 1)


RULE = Rule(
    code="HB608",
    name="照抄来源的句子",
    scope=Scope.RECORD,
    why="来源的文字不是我们的。手册只取事实：名称、各项、数字；句子要自己写，短而中性。",
    bad="summary: （与来源连续十八字以上相同的一句）",
    good="summary: 馆员分户联系读者，到户问三件事、帮三件事。",
    check=check,
)
