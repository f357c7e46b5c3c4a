"""Records that are there, righted as a form: what is different is written into their files, and nothing else of them changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from ...catalog import Catalog, Entry, read_catalog
from ...checks.rule import Remark, Rule
from ...load import load_text
from ...load.document import validated
from ...model.base import Record
from ...reports.reading import Report
from ..putting import put
from .edits import CannotEdit, edited
from .fields import Group, form_of, keys_of, written
from .judging import Judged, Told, is_error, page_of, remarks_of, where_of, with_record


class RecordBench:
    """One record beside the handbook as it is on the disk, and the reports that are at hand by their sources."""

    def __init__(self, docs: Path, identifier: str, reports: Mapping[str, Report] | None = None, catalog: Catalog | None = None) -> None:
        self.docs = docs
        self.catalog = catalog or read_catalog(docs)
        self.reports = dict(reports or {})
        found = [entry for entry in self.catalog.entries if entry.id == identifier]
        if len(found) != 1:
            raise CannotEdit(f"没有编号为“{identifier}”的记录")
        if found[0].file.data is None or not found[0].file.text:
            raise CannotEdit(f"{found[0].path} 读不出来，先用编辑器照 check 的提示改好")
        self.entry: Entry = found[0]

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The form."""
        return tuple(form_of(self.model, self.entry.file.data or {}, self.catalog.settings))

    @property
    def model(self) -> type[Record]:
        """Its kind."""
        return self.entry.model

    @property
    def text(self) -> str:
        """Its file."""
        return self.entry.file.text or ""

    @property
    def digest(self) -> str:
        """Tells the state of the file from which the form was made."""
        return sha256(self.text.encode()).hexdigest()

    @property
    def cites(self) -> tuple[str, ...]:
        """The passages that it cites."""
        return tuple(dict.fromkeys(self.entry.citations))

    def edited(self, answers: Mapping[str, str]) -> str:
        """The text of its file with the answers. Raises `CannotEdit`."""
        if answers.get("digest") != self.digest:
            raise CannotEdit("文件在别处改过了：重新打开这一页再改")
        return edited(self.model, self.text, keys_of(self.groups), answers)

    def judged(self, answers: Mapping[str, str]) -> Judged:
        """What is said of the record with the answers, and its page."""
        text = self.edited(answers)
        read = validated(load_text(text.encode(), self.entry.path), self.model, self.catalog.settings.context)
        entry = Entry(read.file, self.model, self.entry.id, read.value, read.errors)
        catalog = with_record(self.catalog, entry, self.reports)
        told = [_told(entry, rule, remark) for rule, remark in remarks_of(entry, catalog, self.docs.parent)]
        return Judged(tuple(dict.fromkeys(told)), page_of(entry, catalog), text)

    def save(self, text: str) -> None:
        """Write its file."""
        put(self.docs.parent / self.entry.path, text)


def _told(entry: Entry, rule: Rule, remark: Remark) -> Told:
    """A field that is missing is told at its own place to write, if it is the only one."""
    where = where_of(remark) or (entry.errors[0]["loc"] if len(entry.errors) == 1 else ())
    return Told(written(where), remark.message, remark.remedy, is_error(rule, remark))


def listed(entries: Sequence[Entry]) -> Iterator[tuple[str, str]]:
    """The records from which one is chosen: id, and what it is."""
    for entry in sorted(entries, key=lambda entry: (entry.model.folder, entry.id)):
        yield entry.id, f"{entry.model.label}：{entry.name}"
