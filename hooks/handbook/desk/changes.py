"""`changes`: what a change of the files means for readers, told from the records before and after, not from lines of YAML."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ..catalog import Catalog, Entry, read_catalog
from ..catalog.alike import Alike, Likeness
from ..catalog.edits import Reworded, Said, changed_fields, reworded
from ..catalog.ledger import record_id
from ..catalog.ledger_lines import Move, Place
from ..catalog.readings import Reading, readings_of
from ..model import WorkTemplate, walk
from .commits import CannotCompare, Unanswered, common, files_at
from .putting import put


@dataclass(frozen=True)
class Edited:
    """A page that says something else: the record, its sentences before and after, the titles of all fields that differ."""

    entry: Entry
    sentences: Sequence[Reworded]
    titles: Sequence[str]


@dataclass(frozen=True)
class Changes:
    """What readers will see: pages that are new, changed and gone; addresses that lead on from now on; addresses given out that
    have no answer; sayings that more people have to read; forms that are new or laid out anew; pairs that may be one thing twice."""

    new: Sequence[Entry] = ()
    edited: Sequence[Edited] = ()
    gone: Sequence[Entry] = ()
    moves: Sequence[Move] = ()
    unanswered: Sequence[str] = ()
    kept: int = 0
    to_read: Sequence[tuple[Entry, Reading]] = ()
    forms: Sequence[Entry] = ()
    alike: Sequence[Alike] = ()
    faulty: Sequence[str] = field(default_factory=tuple)

    @property
    def is_empty(self) -> bool:
        """Will readers see nothing else?"""
        return not any((self.new, self.edited, self.gone, self.moves, self.unanswered, self.faulty))


def compare(before: Catalog, after: Catalog) -> Changes:
    """What is different for readers between two states of a handbook."""
    pairs = Pairs(before, after)
    edited = list(_edited(pairs))
    touched = [*pairs.new, *(each.entry for each in edited)]
    faulty = [entry.path for entry in after.faulty]
    return Changes(
        new=pairs.new, edited=edited, gone=[entry for entry in pairs.gone if entry.path not in faulty],
        moves=[move for place, move in after.ledger.moves.items() if before.ledger.moves.get(place) != move and _differs(before, move)],
        unanswered=list(_unanswered(after)), kept=len(after.ledger.anchors),
        to_read=list(_to_read(pairs, touched)),
        forms=[entry for entry in touched if isinstance(entry.record, WorkTemplate)],
        alike=Likeness(after).pairs(touched) if touched else (), faulty=faulty,
    )  # fmt: skip


def _differs(before: Catalog, move: Move) -> bool:
    """Does the line say anything else than before? Its number does not count."""
    old = before.ledger.moves.get(move.old)
    return old is None or (old.to, old.reason) != (move.to, move.reason)


class Pairs:
    """Which record of the state before is which now: that of the same file, or that to which its address leads, if that is new."""

    def __init__(self, before: Catalog, after: Catalog) -> None:
        self.before, self.after = before, after
        there = {entry.path: entry for entry in before.valid}
        now = {entry.path for entry in after.valid}
        self._old = {entry.path: there[entry.path] for entry in after.valid if entry.path in there}
        for entry in before.valid:
            if entry.path not in now and (heir := self._heir(entry)) and heir.path not in there:
                self._old.setdefault(heir.path, entry)
        self.renamed = {old.id: Path(path).stem for path, old in self._old.items() if old.path != path}

    def _heir(self, entry: Entry) -> Entry | None:
        end = self.after.ledger.end(Place(f"/{entry.url}"))
        heir = self.after.get(record_id(end.address)) if end else None
        return heir if heir and heir.model is entry.model else None

    def old(self, entry: Entry) -> Entry | None:
        """The record as it was; None for one that is new."""
        return self._old.get(entry.path)

    @property
    def new(self) -> list[Entry]:
        """The records that were not there."""
        return [entry for entry in self.after.valid if entry.path not in self._old]

    @property
    def gone(self) -> list[Entry]:
        """The records that are no more."""
        kept = {entry.path for entry in self._old.values()}
        return [entry for entry in self.before.valid if entry.path not in kept]

    def said_now(self, said: Said) -> Said:
        """What was said then, with the ids of today."""
        return replace(said, text=self.as_named_now(said.text), cites=tuple(map(self.as_named_now, said.cites)))

    def as_named_now(self, text: str) -> str:
        """What was written then, with the ids of today: what names a renamed record says the same."""
        for old, new in self.renamed.items():
            text = re.sub(rf"(?<![\w-]){old}(?![\w-])", new, text) if old in text else text
        return text


def _edited(pairs: Pairs) -> Iterator[Edited]:
    for after in pairs.after.valid:
        before = pairs.old(after)
        if before is None or (before.file.text == after.file.text and before.path == after.path):
            continue
        keys = changed_fields(pairs.as_named_now(before.file.text or ""), after.file.text or "")
        titles = ["编号"] if before.path != after.path else []
        titles += [after.model.model_fields[key].title or key for key in keys if key in after.model.model_fields]
        if titles:
            yield Edited(after, reworded(map(pairs.said_now, said(before)), said(after)), titles)


def said(entry: Entry) -> list[Said]:
    """Every sentence of a record with what it rests on; ids, citations and numbers are no sentences."""
    cites = {each.statement.where: each.statement.cites for each in entry.cited}
    silent = {*(link.where for link in entry.links), *(where for where, _ in walk.written_citations(entry.record))}
    return [
        Said(str(where[0]), text, cites.get(where, ())) for where, text in entry.prose if where not in silent and not text.isdigit()
    ]


def _unanswered(after: Catalog) -> Iterator[str]:
    """The addresses of records that were given out and have neither a page nor a line."""
    there = {f"/{entry.url}" for entry in after.entries}
    for address in after.ledger.anchors:
        if record_id(address) and address not in there and not after.ledger.move_of(Place(address)):
            yield address


def _to_read(pairs: Pairs, touched: Iterable[Entry]) -> Iterator[tuple[Entry, Reading]]:
    """The sayings that are new or changed, that more than one person has to read, and that not enough have."""
    for entry in touched:
        old = pairs.old(entry)
        known = {(each.saying.texts, each.saying.cites) for each in readings_of(pairs.before).of(old)} if old else set()
        for reading in readings_of(pairs.after).of(entry):
            is_new = (reading.saying.texts, reading.saying.cites) not in known
            if is_new and reading.needed > 1 and not reading.is_signed:
                yield entry, reading


# --- the state before ---------------------------------------------------------------------------------------------


def changes_since(root: Path, revision: str) -> Changes:
    """What is different between a commit, or the last one that it has in common with this branch, and the files as they are now.
    Raises `CannotCompare`, and `Unanswered` when git does not give what was there."""
    with TemporaryDirectory(prefix="handbook-") as folder:
        files_at(root, common(root, revision), Path(folder))
        docs = Path(folder) / "docs"
        if not docs.is_dir():
            raise CannotCompare("那一次提交里还没有 docs 文件夹，没有可比的。")
        return compare(read_catalog(docs), read_catalog(root / "docs"))


def tell_changes(root: Path, revision: str, style: str, output: Path | None) -> int:
    """Print what readers will see, or write it to a file with the pictures of forms beside it. Returns the exit status."""
    from .changes_told import PRINTERS, pictures  # what it needs of the pages takes long to import

    if not (root / "docs").is_dir():
        print("这里没有 docs 文件夹：请在手册的文件夹里运行。", file=sys.stderr)
        return 2
    try:
        changes = changes_since(root, revision)
    except (CannotCompare, Unanswered) as fault:
        print(fault if isinstance(fault, CannotCompare) else f"git 没有给出那时的文件：{fault}", file=sys.stderr)
        return 2
    drawn = pictures(changes, output) if output else {}
    text = PRINTERS[style](changes, {entry: path.name for entry, path in drawn.items()})
    if output is None:
        print(text)
        return 0
    for entry, path in drawn.items():
        put(path, _svg(entry))
    put(output, f"{text}\n")
    print(f"已写好 {output}。")
    return 0


def _svg(entry: Entry) -> str:
    from ..forms import form_of, thumbnail

    drawn = form_of(entry)
    width, height = thumbnail.size(drawn)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-1 -1 {width + 2} {height + 2}" width="{4 * width}" height="{4 * height}">'
        f'<path fill="#fff" stroke="#333" stroke-width=".5" d="{thumbnail.path(drawn)}"/></svg>\n'
    )
