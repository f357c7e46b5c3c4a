"""What was looked at in a record by itself, and found, is kept from build to build: it holds while the record, the reports
and the code are the same. `check` does without: it looks at everything again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from ..catalog import Entry
from ..evidence.library import Library
from ..site.kept import Makers, Store
from .rule import Finding, Rule, Severity

PACKAGE = Path(__file__).resolve().parents[1]
# of findings: whatever a rule may call
MAKERS = Makers(tuple(sorted({path.parent for path in PACKAGE.rglob("*.py")})), ("pydantic", "pyyaml"))


class Looked(NamedTuple):
    """What rules found in a record, and how many figures they held against the reports."""

    findings: list[Finding]
    figures: int


class Known:
    """What these rules find in single records, from the store of the last build where it was kept.

    `library` must be all that the rules look at besides a record.
    """

    def __init__(self, store: Store, library: Library, rules: Iterable[Rule]) -> None:
        self._store = store
        self._ground = sha256(repr((library.digest, [rule.code for rule in rules])).encode()).hexdigest()

    def looked(self, entry: Entry, look: Callable[[], list[Finding]]) -> Looked:
        """What the rules find in a record; they `look` only if it was not kept."""
        kept = self._store.get((self._ground, entry.path, entry.file.text), lambda: _written(look(), entry))
        found, figures = json.loads(kept)
        return Looked([Finding(**item | {"severity": Severity(item["severity"])}) for item in found], figures)


def _written(found: list[Finding], entry: Entry) -> bytes:
    figures = sum(len(cited.figures) for cited in entry.cited)
    return json.dumps([[asdict(finding) for finding in found], figures]).encode()
