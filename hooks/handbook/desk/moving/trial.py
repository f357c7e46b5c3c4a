"""A step tried out on a copy: what the checks say of it that they did not say before, and which anchors it would lose."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from ...catalog import Catalog, Entry, read_catalog
from ...catalog.coverage import coverage_of
from ...catalog.ledger_lines import Place
from ...checks.engine import run
from ...checks.rule import Context, Finding, Severity
from ...model import Source
from ...pages.handbook import Handbook
from ...pages.records import record_page
from ...pages.writer import Writer
from ...settings.handbook import SETTINGS as HANDBOOK
from ...settings.mkdocs_yml import SETTINGS as MKDOCS
from ..addresses import ids_in
from ..step import Step


class Trial:
    """A copy of the handbook in a folder of its own, as long as it is open."""

    def __init__(self, root: Path, folder: Path) -> None:
        self._root = root
        self.root = folder

    def __enter__(self) -> Self:
        shutil.copytree(self._root / "docs", self.root / "docs", ignore=no_files)
        for name in (HANDBOOK, MKDOCS):
            if (self._root / name).is_file():
                shutil.copyfile(self._root / name, self.root / name)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        shutil.rmtree(self.root, ignore_errors=True)

    def put(self, step: Step) -> Catalog:
        """The records after a step."""
        inside = {path: text for path, text in step.texts.items() if path.startswith("docs/") or path in (HANDBOOK, MKDOCS)}
        Step(inside, step.gone).put(self.root)
        return read_catalog(self.root / "docs")

    def found(self, after: Catalog) -> list[Finding]:
        """What the checks say of the copy."""
        return list(run(Context(after, self.root)).findings)


def no_files(folder: str, names: Iterable[str]) -> list[str]:
    """What in a folder is neither a file nor a folder and cannot be copied: a pipe would be waited for; a link that leads nowhere."""
    return [name for name in names if not ((path := Path(folder, name)).is_file() or path.is_dir())]


def errors_of(findings: Iterable[Finding]) -> list[Finding]:
    """Those that keep the site from being built."""
    return [finding for finding in findings if finding.severity is Severity.ERROR]


def new_findings(after: Iterable[Finding], before: Catalog, root: Path, renamed: dict[str, str]) -> list[Finding]:
    """The findings that were not there before, told of the same rule and file; `renamed` gives the names of files that have another
    now. The checks run on what was only when there is anything to compare."""
    found = list(after)
    known = {(each.code, renamed.get(each.path, each.path)) for each in run(Context(before, root)).findings} if found else set()
    return [each for each in found if (each.code, each.path) not in known]


def newly_open(before: Catalog, after: Catalog) -> Iterator[tuple[Entry, tuple[int, ...]]]:
    """Each source with the passages that no record cites any more and that nobody has classed."""
    for entry in after.of(Source):
        if (old := before.source(entry.id)) is not None and after.library.indexes.get(entry.id):
            was = set(coverage_of(old, before).open)
            if now := tuple(number for number in coverage_of(entry, after).open if number not in was):
                yield entry, now


def lost_anchors(after: Catalog, entries: Iterable[Entry]) -> Iterator[tuple[Place, frozenset[str]]]:
    """The anchors given out in the pages of these records, and those that old ones lead to, that the pages no longer give and no
    line leads on, each with the anchors that its page has."""
    writer = Writer(Handbook(after))
    led_to = {move.to for move in after.ledger.moves.values() if move.to and move.to.anchor}
    for entry in entries:
        page = f"/{entry.url}"
        promised = {*(Place(page, anchor) for anchor in after.ledger.anchors.get(page, ())), *(to for to in led_to if to.address == page)}
        if promised:
            ids = ids_in(record_page(entry, writer).body)
            lost = (place for place in sorted(promised) if place.anchor not in ids)
            yield from ((place, ids) for place in lost if not after.ledger.move_of(place))
