"""One record file as the catalog holds it: its record, its statements, its citations."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import quote

from ..evidence.figures import Figure, read_figures
from ..evidence.normalise import normalise
from ..load import RecordFile
from ..model import Practice, Record, Source, Term, WorkTemplate, walk
from ..model.base import Location, Statement
from .digests import hashed
from .sketch import Line as Line
from .sketch import Link as Link
from .sketch import Often, Short, Sketch, Told

_BARE = str.maketrans("", "", "《》〈〉")


def made_from(path: str, text: str | None) -> bytes:
    """The digest that tells apart a record's file, where it is and what stands in it; a text is None that could not be decoded."""
    return hashed("\0".join([path, *([] if text is None else [text])]).encode("utf-8", "surrogatepass"))


@dataclass(frozen=True)
class Cited:
    """A statement with the figures it states, read when first asked for and used by every rule."""

    statement: Statement

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """The figures in its text."""
        return tuple(read_figures(self.statement.text))


@dataclass(eq=False)
class Entry:
    """One record file: what was read, the record made of it, and the errors that kept it from becoming one.

    `record` is an instance of `model`, or None while the file holds no valid record. Which kind it is depends on the
    folder, so it is typed where it is used (`isinstance(entry.record, Practice)`).
    """

    file: RecordFile
    model: type[Record]
    id: str
    record: Any = None
    errors: list[Any] = field(default_factory=list)

    @cached_property
    def path(self) -> str:
        """The file's path from the handbook's folder."""
        return self.file.path

    @property
    def kind(self) -> str:
        """The kind of record that the folder holds: practice, problem …"""
        return self.model.kind

    @property
    def is_valid(self) -> bool:
        """Does its file hold a valid record?"""
        return self.record is not None

    @cached_property
    def made_from(self) -> bytes:
        """What tells it apart: where the file is and what stands in it."""
        return made_from(self.path, self.file.text)

    @cached_property
    def name(self) -> str:
        """The record's name, a misprinted one as it is meant; its id while it cannot be read."""
        return str(getattr(self.record, "reading", None) or self.record.name) if self.record else self.id

    @cached_property
    def other_names(self) -> tuple[str, ...]:
        """What else the record is called, for people: what differs from its name, or from one of these, in quotation marks,
        brackets of titles, spaces or width only is there for the search."""
        names = {normalise(self.name.translate(_BARE)): ""}
        for alias in self.record.aliases:
            names.setdefault(normalise(alias.translate(_BARE)), alias)
        return tuple(filter(None, names.values()))

    @cached_property
    def url(self) -> str:
        """Address of the record's page, relative to the site's root; also of a file whose name is not in UTF-8, which no page is for."""
        return f"{self.model.folder}/{quote(self.id, errors='surrogateescape')}/"

    @cached_property
    def link(self) -> Link:
        """What a link to it shows."""
        return Link(self.id, self.kind, self.name, self.url)

    @cached_property
    def line(self) -> Line:
        """What a list shows of a practice."""
        assert self.sketch.told
        return Line(self.id, self.kind, self.name, self.url, self.sketch.told, lambda: self.told)

    @cached_property
    def told(self) -> Any:
        """What lists say of a practice, as `Told`; None of other kinds."""
        return _told(self.record)

    @cached_property
    def sketch(self) -> Sketch:
        """What is looked for among all records, as a valid one tells it."""
        said = self.record
        short = [said.short] if isinstance(said, Source) else []
        names, links = (self.name, said.name, *said.aliases, *short), ((link.target, str(link.where[0])) for link in self.links)
        sayings, former = sum(1 for _ in walk.sayings(said)), tuple(each.wording for each in said.former) if isinstance(said, Term) else ()
        whose = getattr(said, "organisation", None)
        told = self.told and self.told.written()
        return Sketch(self.name, names, tuple(links), self.citations, whose, sayings, _short(said), former, _often(said), told)

    @cached_property
    def prose(self) -> tuple[tuple[Location, str], ...]:
        """All running text of the record with its place, gathered once for every rule and page."""
        return tuple(walk.prose(self.record)) if self.record else ()

    @cached_property
    def text(self) -> str:
        """All running text in one piece, one field a line, for a first look before the fields are read one by one."""
        return "\n".join(text for _, text in self.prose)

    @cached_property
    def citations(self) -> tuple[str, ...]:
        """Every citation of the record, repeated as often as it is made."""
        if not self.record:
            return ()
        stated = (citation for cited in self.cited for citation in cited.statement.cites)
        return (*stated, *walk.lone_citations(self.record))

    @cached_property
    def links(self) -> tuple[walk.Link, ...]:
        """Every link that the record makes to another by id."""
        return tuple(walk.links(self.record)) if self.record else ()

    @cached_property
    def cited(self) -> tuple[Cited, ...]:
        """Every statement of the record that rests on a report."""
        return tuple(map(Cited, walk.statements(self.record))) if self.record else ()


def _told(record: Record) -> Told | None:
    """What lists say of a practice; None of other kinds."""
    if not isinstance(record, Practice):
        return None
    return Told(
        record.summary, record.sectors, record.mechanism, record.tier, record.status, record.evidence, record.level, record.also, record.stages,
        record.burdens,
    )  # fmt: skip


def _short(record: Record) -> Short | None:
    """The shorthand that a practice takes apart, or of which it says that its source does not."""
    if not isinstance(record, Practice) or record.shorthand is None:
        return None
    return Short(record.short_form, bool(record.shorthand.parts), bool(record.shorthand.gap))


def _often(record: Record) -> Often | None:
    """How often something is done: a practice by its report, a form by its report or else its editor, what a term with a basis means."""
    claim, own = None, None
    if isinstance(record, Practice):
        claim = record.structure.rhythm
    elif isinstance(record, WorkTemplate):
        claim, own = record.when, record.editor.when
    elif isinstance(record, Term) and record.basis:
        return Often(record.meaning)
    if claim:
        return Often(claim.text, claim.cite)
    return Often(own, is_own=True) if own else None


Listed = Entry | Line  # what lists hold
