"""What both ways of reviewing share: what there is to read of a record, the words beside it, and signing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from ...catalog import Catalog, Entry, read_catalog
from ...catalog.mentions import spoken
from ...catalog.readings import Reading, Readings, Void
from ...catalog.signed import LONGEST_NAME, Read, Signature, read_signed
from ...checks.rule import UNSEEN
from ...model.base import Location, Saying
from ...model.describe import field_at
from .ledger import LedgerFault, add
from .originals import Originals, Passage


@dataclass(frozen=True)
class Item:
    """One saying as it is shown: what it is called, its texts with what they are called, the passages beside it, its
    signatures, and the digests of all this."""

    title: str
    texts: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]
    reading: Reading
    about: Read | None

    @property
    def at(self) -> str:
        """Its place in the record."""
        return self.reading.saying.at

    @property
    def missing(self) -> str:
        """Why it cannot be read against the original now; empty when it can."""
        return next((passage.missing for passage in self.passages if passage.missing), "")

    @property
    def state(self) -> str:
        """Who has signed, and how many more are needed, in words."""
        readers, more = self.reading.readers, self.reading.needed - len(self.reading.readers)
        signed = f"{'、'.join(readers)} 签过" if readers else "还没有人签"
        return signed if more <= 0 else f"{signed}，还要 {more} 个人"


class ReviewDesk:
    """A handbook as it is on the disk when this is made, with the originals in a folder, if there is one."""

    def __init__(self, docs: Path, reports: Path | None = None) -> None:
        self.docs = docs
        self.catalog: Catalog = read_catalog(docs)
        self.originals = Originals(self.catalog, reports)
        self.readings = Readings(self.catalog)

    def look_again(self) -> None:
        """Read the ledger anew: others write it too."""
        self.catalog.signed = read_signed(self.docs)
        self.readings = Readings(self.catalog)

    @property
    def entries(self) -> list[Entry]:
        """The records that say something of their reports, in the order of their files."""
        return [entry for entry in self.catalog.valid if self.readings.of(entry)]

    def find(self, name: str) -> Entry | None:
        """The record of an id, of an address or of a file's path."""
        return self.catalog.get(name.strip("/").rpartition("/")[2].removesuffix(".yml"))

    def items(self, entry: Entry) -> list[Item]:
        """All that a record says of its reports, in order."""
        return [self._item(entry, reading) for reading in self.readings.of(entry)]

    def voids(self, entry: Entry) -> list[Void]:
        """The signatures of a record that no longer hold."""
        return self.readings.voids(entry)

    def _item(self, entry: Entry, reading: Reading) -> Item:
        saying = reading.saying
        said = [text for _, text in saying.texts]
        return Item(
            title=title_of(entry, saying.where), texts=tuple(self._texts(entry, saying)),
            passages=tuple(self.originals.passage(citation, said) for citation in saying.cites),
            reading=reading, about=self.readings.about(saying),
        )  # fmt: skip

    def _texts(self, entry: Entry, saying: Saying) -> Iterator[tuple[str, str]]:
        """Each text with the title of its field; what the saying itself is called needs none."""
        first = saying.texts[0][0]
        for name, text in saying.texts:
            field = field_at(entry.model, _steps(name, saying.where))
            yield "" if name == first else (field.title or name) if field else name, spoken(text, self.catalog)

    def sign(self, entry: Entry, item: Item, reader: str) -> str:
        """Write that a reader has read this against the original, today. Returns the path of the ledger's file.

        Raises LedgerFault when that cannot be: the original is not at hand, the name is none, the file is not to be written.
        """
        if item.missing or item.about is None:
            raise LedgerFault(f"没有签，{item.missing}")
        said, cites, rests = item.about
        name = proper_name(reader)
        try:
            signature = Signature(at=item.at, said=said, cites=cites, rests=rests, reader=name, date=date.today().isoformat())
        except ValidationError as error:
            raise LedgerFault(NO_NAME) from error
        holding = [about for each in self.readings.of(entry) if (about := self.readings.about(each.saying))]
        return add(self.docs, entry, signature, holding)


NO_NAME = f"没有签，先写签读人：1 到 {LONGEST_NAME} 个字的名字。"


def proper_name(reader: str) -> str:
    """A name without spaces around it. Raises LedgerFault when it is empty, too long or has letters that nobody sees."""
    name = " ".join(reader.split())
    if not 1 <= len(name) <= LONGEST_NAME or UNSEEN.search(name):
        raise LedgerFault(NO_NAME)
    return name


def title_of(entry: Entry, where: Location) -> str:
    """What a saying is called: 一句话, 机制结构·主体, 成效第 2 条."""
    steps = where[:-1] if len(where) > 1 else where
    words: list[str] = []
    for depth, step in enumerate(steps, 1):
        if isinstance(step, int):
            words[-1] += f"第 {step + 1} 条"
        elif field := field_at(entry.model, steps[:depth]):
            words.append(field.title or step)
        else:
            words.append(step)
    return "·".join(words)


def _steps(name: str, where: Location) -> Location:
    """The way to a field that is named without numbers (`results.basis`), with the numbers of a place beside it."""
    numbers = iter([step for step in where if isinstance(step, int)])
    names = name.split(".")
    found: list[str | int] = []
    for depth, step in enumerate(names):
        found.append(step)
        if depth < len(names) - 1 and len(where) > len(found) and isinstance(where[len(found)], int):
            found.append(next(numbers))
    return tuple(found)
