"""What is written by hand in pages, settings, the self-check and the ledgers that are published, and drawn in pictures, keeps to the rules about persons and praise,
as records do."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from pathlib import PurePosixPath

from ...catalog import Catalog, Entry
from ...catalog.ledger import Ledger
from ...load import Position, RecordFile
from ...load.patterns import when_used
from ...model.base import Location, Model, Record
from ..rule import Context, Ground, Remark, Rule, Scope, Severity
from . import likely_personal_data, marketing_words, person_named, personal_data, sensitive_matter

RULES = (personal_data.RULE, likely_personal_data.RULE, marketing_words.RULE, sensitive_matter.RULE, person_named.RULE)
ADDRESS = when_used(r"https?://[^\s)>\]]+")  # digits in it are no telephone

TAG = when_used("<[^>]*>")  # of a picture only what is read is text, not the numbers in its lines
NOT_SHOWN = {"format", "trade", "colours", "assets", "corrections", "search", "pages", "home", "limits", "signatures"}  # of the settings


class Lines(Model):
    """A page as its lines, or the texts of another file: what rules about records look at."""

    lines: tuple[str, ...]


def check(catalog: Catalog, context: Context) -> Iterator[Remark]:
    """A remark for each thing that those rules have against a line of a page."""
    ground, written = Ground(catalog.library, settings=catalog.settings), context.handwritten
    for page in written.pages.values():
        yield from _in_page(page, (page.text or "").split("\n"), ground)
    for picture in written.pictures.values():
        yield from _in_page(picture, _blank(picture.text or "").split("\n"), ground)
    settings = catalog.settings_book.file
    yield from _in_file(settings, {name: value for name, value in (settings.data or {}).items() if name not in NOT_SHOWN}, ground)
    if selfcheck := catalog.selfcheck.document:
        yield from _in_file(selfcheck.file, selfcheck.file.data, ground)
    if synonyms := written.synonyms:  # they stand in the index of the search
        yield from _in_file(synonyms, synonyms.data, ground)
    yield from _in_reasons(catalog.ledger, ground)


def _in_reasons(ledger: Ledger, ground: Ground) -> Iterator[Remark]:
    """The same of why places were retired, which stands where they were."""
    retired = [move for move in ledger.moves.values() if move.is_retired]
    for number, remark in _told(ledger.file, [move.reason for move in retired], ground):
        yield remark._replace(where=Position(retired[number].line, 1))


def _in_file(file: RecordFile, data: object, ground: Ground) -> Iterator[Remark]:
    """The same of the texts in a file that is no record, each at its place."""
    texts = list(_texts(data))
    for line, remark in _told(file, [text for _, text in texts], ground):
        yield remark._replace(where=file.position(texts[line][0]))


def _texts(data: object, where: Location = ()) -> Iterator[tuple[Location, str]]:
    """Place and text of everything that is written in a tree."""
    if isinstance(data, str):
        yield where, data
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield from _texts(value, (*where, key))


def _told(file: RecordFile, lines: list[str], ground: Ground) -> Iterator[tuple[int, Remark]]:
    """What those rules have against these lines, each with its number."""
    page = Entry(file, Record, PurePosixPath(file.path).stem, Lines(lines=tuple(ADDRESS.sub("", line) for line in lines)))
    for rule in RULES:
        for remark in rule.check(page, ground):
            doubtful = rule.severity_of(remark) is Severity.WARNING
            line = next((step for step in remark.where if isinstance(step, int)), 0)
            yield line, Remark(remark.message, remark.remedy, path=file.path, doubtful=doubtful)


def _in_page(file: RecordFile, lines: list[str], ground: Ground) -> Iterator[Remark]:
    for line, remark in _told(file, lines, ground):
        yield remark._replace(where=Position(line + 1, 1))


def _blank(picture: str) -> str:
    """What of a picture is read, each word in its line."""
    return unescape(TAG.sub(lambda tag: "\n" * tag[0].count("\n"), picture))


RULE = Rule(
    code="HB324",
    name="页面、设置、自查表、账和图里有个人信息或褒扬用语",
    scope=Scope.CATALOG,
    why="首页、各栏目引言、设置里的说法、自查表的条目、同义词、地址停用的理由和记录一样公开出去，证件号码、电话写在那里也收不回来。",
    bad="有事找馆员，手机 13800001111。",
    good="有事找值班馆员。",
    check=check,
)
