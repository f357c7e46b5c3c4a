"""The ledger of addresses: what has been given out, and where it leads when it is not there any more.

The file may only grow. `ledger_lines` says how its lines are written.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar

from ..load import Position, RecordFile, load_lines
from ..model import FOLDERS
from ..model.base import Model
from .ledger_lines import MOST_ANCHORS, BadLine, Given, Move, Place, Wrong, read_line

LEDGER = "addresses.txt"
MAX_BYTES = 16 << 20
MAX_BAD_LINES = 200


@dataclass(frozen=True)
class Ledger:
    """The lines of the ledger in the order of the file.

    Rules about files take it for an `Entry`: it has the same `file`, `path`, `errors` and `model`; its lines have no fields.
    """

    file: RecordFile = field(default_factory=lambda: RecordFile(f"docs/{LEDGER}", None))
    given: tuple[Given, ...] = ()
    moves: Mapping[Place, Move] = field(default_factory=dict)
    bad: tuple[BadLine, ...] = ()
    errors: list[Any] = field(default_factory=list)
    model: ClassVar[type[Model]] = Model

    @property
    def made_from(self) -> str:
        """What tells it apart."""
        return self.file.made_from

    @property
    def path(self) -> str:
        """Where the file is, as findings name it."""
        return self.file.path

    @cached_property
    def moved_ids(self) -> Mapping[str, Move]:
        """Id of a record → the line that leads its page on or retires it."""
        return {name: move for place, move in self.moves.items() if not place.anchor and (name := record_id(place.address))}

    @cached_property
    def moved_anchors(self) -> Mapping[str, tuple[Move, ...]]:
        """Address → the lines about single anchors in its page."""
        grouped: dict[str, list[Move]] = defaultdict(list)
        for place, move in self.moves.items():
            if place.anchor:
                grouped[place.address].append(move)
        return {address: tuple(moves) for address, moves in grouped.items()}

    @cached_property
    def anchors(self) -> Mapping[str, Mapping[str, Position]]:
        """Address → the anchors given out in its page, each with its place in the file."""
        found: dict[str, dict[str, Position]] = defaultdict(dict)
        for line in self.given:
            found[line.address].update(line.anchors())
        return found

    def move_of(self, place: Place) -> Move | None:
        """The line that says where a place has gone: its own, or that of its page."""
        return self.moves.get(place) or (self.moves.get(Place(place.address)) if place.anchor else None)

    def end(self, place: Place) -> Place | None:
        """Where a place leads in the end: itself when nothing leads it on or it is retired; None when it goes in a circle."""
        passed: set[Place] = set()
        while place not in passed and place not in self._ends and (move := self.move_of(place)) and move.to and not move.is_retired:
            passed.add(place)
            place = _carried(place, move)
        end = None if place in passed else self._ends.get(place, place)
        self._ends.update(dict.fromkeys(passed, end))  # whoever comes this way again need not walk to the end
        return end

    @cached_property
    def _ends(self) -> dict[Place, Place | None]:
        return {}

    def successor(self, move: Move) -> Place | None:
        """Where the line leads in the end; None for a retirement without successor and for a circle."""
        return self.end(move.to) if move.to else None


def _carried(place: Place, move: Move) -> Place:
    """The next place: where a page as a whole is led to another page, its anchors go with it."""
    assert move.to is not None
    stays = move.old.anchor or move.to.anchor or not place.anchor
    return move.to if stays else Place(move.to.address, place.anchor)


def record_id(address: str) -> str:
    """The id of the record whose page has that address; empty for the address of another page."""
    folder, _, rest = address.strip("/").partition("/")
    return rest if folder in FOLDERS and "/" not in rest else ""


def read_ledger(docs: Path, former: Ledger | None = None) -> Ledger:
    """The ledger beside the records; empty when there is none. Never raises on its content. It is a `former` one, with all that was
    found out of that, when its file says the same."""
    path = docs / LEDGER
    if not path.exists():
        return Ledger()
    file = load_lines(path, docs.parent, MAX_BYTES)
    return former if former and former.file == file else _read(file)


def _read(file: RecordFile) -> Ledger:
    given: list[Given] = []
    moves: dict[Place, Move] = {}
    bad: list[BadLine] = []
    anchors = 0
    for line in _lines(file.text or ""):
        if isinstance(line, Given):
            anchors += line.size
            if anchors > MOST_ANCHORS:
                bad.append(BadLine(Wrong.MANY, Position(line.line, 1)))
                break
            given.append(line)
        elif isinstance(line, BadLine):
            bad.append(line)
        elif other := _otherwise(moves.setdefault(line.old, line), line):
            bad.append(other)
    return Ledger(file, tuple(given), moves, tuple(bad[:MAX_BAD_LINES]))


def _lines(text: str) -> Iterator[Given | Move | BadLine]:
    for number, line in enumerate(text.split("\n"), 1):
        if read := read_line(number, line):
            yield read


def _otherwise(first: Move, move: Move) -> BadLine | None:
    """A second line about a place may only repeat the first, as when two branches are merged."""
    same = (first.to, first.reason) == (move.to, move.reason)
    return None if same else BadLine(Wrong.TWICE, Position(move.line, 1), str(first.line))
