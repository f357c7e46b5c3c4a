"""What a rule is, what it reports, and what becomes of it: a finding with file, line and column."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from ..catalog import Catalog, Entry
from ..catalog.of_catalog import OfCatalog
from ..catalog.questions import Part
from ..evidence.library import Library
from ..load import Position
from ..load.lint import CONTROL, INVISIBLE
from ..load.patterns import when_used
from ..model.base import Location
from ..settings.handbook import NEUTRAL, Settings
from .handwritten import Handwritten
from .lying import Lying

UNSEEN = when_used(f"[\t\n{CONTROL}{INVISIBLE}]")


class Severity(StrEnum):
    """An error stops the build; a warning is shown and counted."""

    ERROR = "错误"
    WARNING = "提醒"


class Scope(StrEnum):
    """What a rule looks at: a file's name, a file that could not be read whole, a record by itself, a record among the others,
    all of them, a page of the built site, all of that site."""

    NAME = "name"
    FILE = "file"
    RECORD = "record"
    LINKS = "links"
    CATALOG = "catalog"
    SITE = "site"
    WHOLE = "whole"


class Remark(NamedTuple):
    """What a rule says: the fault, the way out, and where.

    `where` is a position in the file or the path of a field; `entry` is needed only in rules over the whole catalog;
    `path` names a file that is no record; `key` points at the field's name instead of its value. What a rule is not sure of
    is `doubtful`: shown as a reminder, though the rule's other remarks are errors.
    """

    message: str
    remedy: str
    where: Location | Position = ()
    entry: Entry | None = None
    path: str | None = None
    key: bool = False
    doubtful: bool = False


@dataclass(frozen=True)
class Ground:
    """What a record by itself is held against: the settings, the reports, and the folder of the original files when there is one.

    It shows nothing of other records or of the day, so what a rule found in a record holds as long as these are the same.
    """

    library: Library
    reports: Path | None = None
    settings: Settings = NEUTRAL

    @property
    def digest(self) -> str:
        """Tells apart all that is held against records; the originals are not in it, as nothing found in them is kept."""
        return repr((self.library.digest, self.settings.model_dump_json()))


class Context(OfCatalog):
    """What every other rule may look at besides its target.

    `reports` is the folder of the original files when `check --reports` names one; `today` decides what has expired. Whoever
    asks for them, for the `root` or for what is `lying` in its folder of documents looks at more than the records: what it found is
    no longer known when these are the same.
    """

    root = Part[Path]()
    reports = Part[Path | None]()
    today = Part[date]()
    lying = Part[Lying]()

    def __init__(self, catalog: Catalog, root: Path, reports: Path | None = None, today: date | None = None) -> None:
        super().__init__(catalog)
        self.root, self.reports, self.today = root, reports, today or date.today()
        self.lying = Lying(root / "docs")

    @cached_property
    def handwritten(self) -> Handwritten:
        """What is published as somebody wrote it. To look at that is not to look at the rest of the `root`."""
        return Handwritten(self.catalog, vars(self)["root"], vars(self)["lying"])

    @property
    def ground(self) -> Ground:
        """What single records are held against."""
        return Ground(self.catalog.library, self.reports, self.catalog.settings)


# A file that cannot be read or would be published, a record that would be left out, a check that did not run, a page that does not
# work, a text shown that may not be: no reason makes these right. Nor what pages and forms are made on the strength of: ids and
# links (HB301, HB302, HB304), what runs in a browser (HB325), formulas, columns and parts of a form (HB311, HB312, HB314, HB317, HB323).
PROTECTED = (
    "HB1", "HB2", "HB301", "HB302", "HB304", "HB311", "HB312", "HB314", "HB317", "HB323", "HB325", "HB708", "HB710", "HB8", "HB9",
)  # fmt: skip

Check = Callable[[Any, Any], Iterable[Remark]]  # a rule of scope RECORD is given a `Ground`, any other the `Context`


@dataclass(frozen=True)
class Rule:
    """One rule: its code and name, why it exists, a bad and a good example, and how it is checked. `doubts`: some of its
    remarks may be doubtful. `proves`: what it holds to what bears it out, as the slug of a ground, or a model, or a field of
    one (`proved`, `PracticeEditor`, `Practice.summary`)."""

    code: str
    name: str
    scope: Scope
    why: str
    bad: str
    good: str
    check: Check
    severity: Severity = Severity.ERROR
    doubts: bool = False
    proves: tuple[str, ...] = ()

    @property
    def levels(self) -> str:
        """How grave what it says is, and whether no waiver takes it away, as readers are told."""
        doubts = f"，拿不准的{Severity.WARNING.value}" if self.doubts else ""
        return f"{self.severity.value}{doubts}{'，不能例外' if self.code.startswith(PROTECTED) else ''}"

    def severity_of(self, remark: Remark) -> Severity:
        """How grave one of its remarks is."""
        return Severity.WARNING if remark.doubtful else self.severity


@dataclass(frozen=True, order=True)
class Finding:
    """One fault, ready to be shown. Sorts by file and place."""

    path: str
    line: int
    column: int
    code: str
    message: str
    remedy: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        return f"{visible(self.path)}:{self.line}:{self.column} {self.severity.value} {self.code} {self.message}"


def visible(text: str) -> str:
    """A text with what nobody sees written out: what a record or the name of a file holds must not steer a terminal or a forge."""
    return UNSEEN.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)
