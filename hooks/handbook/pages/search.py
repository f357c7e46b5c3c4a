"""What the search is told of a record: its names first, then everything it says in its own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from ..catalog import Catalog, Entry
from ..catalog.mentions import spoken
from ..forms.addresses import downloads
from ..forms.kits import forms_of
from ..model import Method, Practice, WorkTemplate
from ..model.base import Location
from ..model.vocabulary import Sector
from .downloads import lender_of
from .kinds import kind_pages
from .page import SearchEntry

MOST_FORMS = 3
MOST_SECTORS = 3  # of a form: what is used in more is for everybody
_NOT_SAID = frozenset({"name", "reading", "aliases", "asks", "cites", "cite"})
_READ = "read"  # who reprints a rule: nobody who asks for a school wants the terms whose rules a school reprinted


def search_entry(entry: Entry, catalog: Catalog) -> SearchEntry:
    """A record as the search finds it; its line comes first in the text, where records are mentioned by their names. It leads to what
    there is."""
    kind, record = kind_pages()[entry.kind], entry.record
    lines = {kind.lead(record): ""}
    for where, text in entry.prose:
        if where[0] not in _NOT_SAID and where[-1] != _READ and not _is_reference(text):
            lines.setdefault(text, _section(where, kind.sections))
    printed = () if entry.name == record.name else (record.name,)
    return SearchEntry(
        title=entry.name, aliases=(*printed, *record.aliases, entry.id), asks=record.asks, parts=tuple(kind.parts(record)),
        text=spoken("\n".join(lines), catalog), tags=(entry.model.label, *kind.labels(record)), leads=tuple(filter(catalog.link, kind.leads(entry, catalog))),
        kind=entry.kind, sectors=_sectors(entry, catalog),
        status=str(getattr(record, "status", "")), forms=tuple(_forms(entry, catalog)),
        files=tuple(_files(entry)), kit=bool(forms_of(catalog, entry)), at=tuple(_begins(lines.items())),
    )  # fmt: skip


def _is_reference(text: str) -> bool:
    """Ids, citations and offsets are no words that anyone searches for."""
    return text.isascii()


def _section(where: Location, sections: Mapping[str, str]) -> str:
    """The anchor under which a field stands on the page: that of the field itself, else of what it is a part of."""
    fields = [step for step in where if isinstance(step, str)]
    paths = (".".join(fields[:length]) for length in range(len(fields), 0, -1))
    return next((sections[path] for path in paths if path in sections), "")


def _begins(lines: Iterable[tuple[str, str]]) -> Iterator[tuple[str, int]]:
    """Anchor and number of the line with which its lines begin, wherever another anchor begins."""
    last, number = "", 0
    for text, anchor in lines:
        if anchor != last:
            yield anchor, number
        last, number = anchor, number + text.count("\n") + 1


def _sectors(entry: Entry, catalog: Catalog) -> tuple[str, ...]:
    """The sectors that a record names; of a form those of what is done with it, as far as they are few enough to say something."""
    if entry.kind != WorkTemplate.kind:
        return tuple(map(str, getattr(entry.record, "sectors", ())))
    links = [link for model in (Method, Practice) for link in catalog.backlinks(entry.id, "templates", model)]
    used = {sector for link in links for sector in link.entry.record.sectors}
    found = [str(sector) for sector in catalog.settings.values(Sector) if sector in used]
    return tuple(found) if len(found) <= MOST_SECTORS else ()


def _files(entry: Entry) -> Iterator[str]:
    """The kinds of files that a form has, by the ends of their names."""
    if entry.kind == WorkTemplate.kind:
        yield from (address.rpartition(".")[2] for _, address, _ in downloads(entry))


def _forms(entry: Entry, catalog: Catalog) -> Iterator[str]:
    """The first forms for a record: its own, else those of the first method that names it and has some."""
    lenders = [link.entry for link in catalog.backlinks(entry.id, "practices", Method)] if entry.kind == Practice.kind else []
    lender = lender_of(catalog, lenders)
    needed = forms_of(catalog, entry) or (forms_of(catalog, lender) if lender else [])
    yield from (form.id for form in islice(needed, MOST_FORMS))
