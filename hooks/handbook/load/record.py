"""One record file: its data, what is wrong with its text, and where each field stands."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, islice
from pathlib import Path, PurePath
from typing import Any

from yaml import YAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from .compose import PureComposer, compose, quick_data
from .decode import MAX_BYTES, decode
from .diagnose import diagnose
from .faults import START, Fault, FaultKind, Position
from .lint import MAX_FAULTS, UNSEEN, Linted, lint, suspicious, unseen_characters
from .regular import NotRegularError, read_some
from .repair import Line, Mended
from .structure import lenient_data, reference_faults, tree_faults

Step = str | int
Parse = Callable[[str], dict[str, Any] | None]
REASONS = (
    (FileNotFoundError, "missing"), (IsADirectoryError, "directory"), (PermissionError, "permission"),
    (NotRegularError, "special"),
)  # fmt: skip


@dataclass
class RecordFile:
    """A loaded file. `data` is None when it could not be parsed, `text` when it could not even be decoded.

    The node tree is not kept: 10,000 of them would take more memory than all pages. Asking for a position
    composes it again, once per file, and only files with findings are asked.
    """

    path: str
    data: dict[str, Any] | None
    faults: list[Fault] = field(default_factory=list)
    text: str | None = None

    @property
    def made_from(self) -> str:
        """What tells it apart: what stands in it, or why that could not be read."""
        return repr(self.faults) if self.text is None else self.text

    def position(self, loc: Sequence[Step], key: bool = False) -> Position:
        """Place of the value at `loc`, or of its key.

        Steps that are not in the file are skipped, as pydantic's loc also names union members and validators;
        a missing field answers with the nearest parent that exists. With `key`, an item of a list answers
        with its value.
        """
        mended, node = self._tree
        if node is None:
            return START
        name, value = node, node
        for step in loc:
            name, value = child_of(value, step) or (name, value)
        if key:
            return mended.position(name.start_mark)
        return mended.position(name.end_mark if is_empty(value) else value.start_mark)

    def written(self, loc: Sequence[Step]) -> str:
        """The value at `loc` as its characters stand in the file, without quotation marks; empty for what is no single value."""
        node = self._tree[1]
        for step in loc:
            node = (child_of(node, step) or (node, node))[1] if node else None
        return str(node.value) if isinstance(node, ScalarNode) else ""

    @cached_property
    def _tree(self) -> tuple[Mended, Node | None]:
        mended = lint(self.text or "").mended
        try:
            return mended, compose(mended.text)
        except YAMLError:
            return mended, None


def is_empty(node: Node) -> bool:
    """Whether nothing is written for a value: then it stands behind its key, wherever the parser looked for it."""
    return isinstance(node, ScalarNode) and not node.value and not node.style


def child_of(node: Node, step: Step) -> tuple[Node, Node] | None:
    """(key, value) of the field or (item, item) of the list entry that `step` names; None when there is none."""
    if isinstance(node, MappingNode):
        pairs = (pair for pair in node.value if isinstance(pair[0], ScalarNode) and pair[0].value == step)
        return next(pairs, None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and 0 <= step < len(node.value):
        return node.value[step], node.value[step]
    return None


def load_file(path: Path, root: Path, parse: Parse | None = None) -> RecordFile:
    """Load a file below `root`. Never raises: a file that cannot be read is a fault of kind UNREADABLE."""
    name = relative_name(path, root)
    raw = _read(path, MAX_BYTES)
    return load_text(raw, name, parse) if isinstance(raw, bytes) else RecordFile(name, None, [raw])


def load_lines(path: Path, root: Path, limit: int) -> RecordFile:
    """Load a file of plain lines, at most `limit` bytes of it: its text, and what is wrong with its encoding and characters."""
    name = relative_name(path, root)
    raw = _read(path, limit)
    if not isinstance(raw, bytes):
        return RecordFile(name, None, [raw])
    text, faults = decode(raw, limit)
    unseen = text is not None and any(pattern.search(text) for pattern in UNSEEN.values())
    return RecordFile(name, None, [*faults, *(unseen_in(text or "") if unseen else ())], text)


def unseen_in(text: str) -> list[Fault]:
    """The characters of a text that nobody sees, at most `MAX_FAULTS`."""
    lines = (Line(number, line) for number, line in enumerate(text.split("\n"), 1))
    return list(islice(chain.from_iterable(map(unseen_characters, lines)), MAX_FAULTS))


def _read(path: Path, limit: int) -> bytes | Fault:
    """One byte more than `limit` at most, so that too much can be told; a fault when the file cannot be read."""
    try:
        return read_some(path, limit)
    except (OSError, ValueError) as error:
        return Fault(FaultKind.UNREADABLE, START, {"reason": reason(path, error)})


def relative_name(path: PurePath, root: PurePath) -> str:
    """POSIX path of a file from `root`; as given when it is not below it."""
    folder = root.as_posix().rstrip("/")  # of a drive, as of a disk, the root ends in a slash
    return path.as_posix().removeprefix(f"{folder}/")


def reason(path: Path, error: Exception) -> str:
    """Why a file cannot be read, as one of a few words."""
    if isinstance(error, FileNotFoundError) and path.is_symlink():
        return "broken-symlink"
    if isinstance(error, PermissionError) and os.path.isdir(path):  # noqa: PTH112  # the other asks no folder that is locked
        return "directory"  # what Windows calls it
    return next((word for kind, word in REASONS if isinstance(error, kind)), "other")


def load_text(text_bytes: bytes, path: str, parse: Parse | None = None) -> RecordFile:
    """Load the bytes of a file; `path` is only its name. Never raises; gives at most `MAX_FAULTS` faults. Whoever has kept
    what `unsuspicious` gives may `parse` in its place."""
    text, faults = decode(text_bytes)
    if text is None:
        return RecordFile(path, None, faults)
    data = (parse or unsuspicious)(text)
    if data is not None:
        return RecordFile(path, data, faults, text)
    data, found = examine(text)
    faults = sorted([*faults, *found], key=lambda fault: fault.order)[:MAX_FAULTS]
    return RecordFile(path, data, faults, text)


def unsuspicious(text: str) -> dict[str, Any] | None:
    """Data of a text in which nothing is wrong; None when it needs to be examined."""
    return None if suspicious(text) else quick_data(text)


def examine(text: str) -> tuple[dict[str, Any] | None, list[Fault]]:
    """Data and all faults of a text, the slow way."""
    linted = lint(text)
    try:
        node = compose(linted.mended.text)
    except YAMLError as error:
        return None, rejected(linted, error)
    references = list(reference_faults(linted.mended))
    faults = [*linted.faults, *references]
    if not isinstance(node, MappingNode):
        return None, [*faults, no_mapping(node, linted.mended)]
    faults += tree_faults(node, linted.mended)
    return None if references else lenient_data(node), faults


def rejected(linted: Linted, error: YAMLError) -> list[Fault]:
    """The faults of a text that the parser rejects."""
    references = list(reference_faults(linted.mended, PureComposer))
    verdict = diagnose(linted.mended, error)
    known = [*linted.faults, *references]
    if linted.guessed or follows(verdict, known, references):
        return known
    return [*known, verdict]


def follows(verdict: Fault, known: list[Fault], references: list[Fault]) -> bool:
    """Whether a parser's verdict only repeats a fault already found on its line.

    An alias without its anchor is an error to the parser, and the parsers differ on how a tag may be spelt.
    """
    if any(fault.position.line == verdict.position.line for fault in known):
        return True
    tagged = any(fault.kind is FaultKind.TAG for fault in references)
    return tagged or (bool(references) and verdict.kind is FaultKind.SYNTAX)


def no_mapping(node: Node | None, mended: Mended) -> Fault:
    """The fault of a file without any `key: value`."""
    if node is None or is_empty(node):
        return Fault(FaultKind.EMPTY, START)
    found = "list" if isinstance(node, SequenceNode) else "text"
    return Fault(FaultKind.NOT_MAPPING, mended.position(node.start_mark), {"found": found})
