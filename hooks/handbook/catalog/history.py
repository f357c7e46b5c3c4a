"""What became of the records over time, from git: one pass over the history of `docs`, newest commit first.

Only commits count, so the answer is the same wherever one commit is built. A copy without git, or one that holds only
the last commits, has no history and says so.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path, PurePosixPath

from ..model import FOLDERS
from .edits import UNSEEN, Edit, Span, changed_fields, reasons, versions, wanted

# a commit that touches more records than this changed them in bulk, say a wording in all of them
BULK = 30

# whatever the person at this machine has set for themselves
_SETTINGS = ("-c", "core.quotePath=false", "-c", "log.showSignature=false", "-c", "log.showRoot=true")
_KEPT = ("GIT_CONFIG", "GIT_CEILING", "GIT_DISCOVERY", "GIT_EXEC_PATH")
# seconds: more than git takes on a busy machine, where a site that lacks its history would be another; the first question costs
# git nothing, so that one that hangs is told soon
PATIENCE, SOON = 60.0, 15.0
# the committer's time in seconds, the commit, its message; between them what no message can hold
_FORMAT, _PARTS = "%x00%ct%x00%H%x00%b%x00", 4
LATEST = 253_402_300_799  # seconds: the end of the year 9999, after which no calendar here tells a day
EDITS = 400  # so many records are looked into, the last ones changed


@dataclass(frozen=True)
class Day:
    """What one day's commits added to the records, changed in them and took away, as paths of files in order.

    `bulk` are those of `changed` that no commit of the day changed but as one of very many; `edits` says of others of
    `changed` what is different in them.
    """

    date: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    bulk: frozenset[str] = frozenset()
    edits: Mapping[str, Edit] = field(default_factory=dict)


@dataclass(frozen=True)
class History:
    """The days on which records changed, the newest first, and when each file was added and changed last.

    `missing` says in words why there is no history; empty when there is one. `untold` is how many records were changed on a day
    without git having the texts that would tell what is different in them.
    """

    days: tuple[Day, ...] = ()
    changed: dict[str, str] = field(default_factory=dict)  # path → time of the last commit, RFC 3339
    added: dict[str, str] = field(default_factory=dict)  # path → time of the first one
    missing: str = ""
    untold: int = 0

    @property
    def date(self) -> str:
        """The last day with a change; empty when there is no history."""
        return self.days[0].date if self.days else ""

    def of(self, path: str) -> tuple[str, str] | None:
        """The days on which a record was added and changed last; None when git does not know it."""
        return (self.added[path][:10], self.changed[path][:10]) if path in self.added else None


@dataclass(frozen=True)
class Told:
    """What git told, and of which commit of which repository: see `commit_of`; empty when that is not known."""

    commit: str
    history: History

    def holds(self, commit: str) -> bool:
        """Would it tell the same of this commit? What it did not tell in whole it may tell by now."""
        return bool(commit) and commit == self.commit and not self.history.missing and not self.history.untold


NO_HISTORY = History(missing="这份手册不是从 git 仓库生成的，没有更新记录。")
REFUSED = History(missing="git 不肯读这个仓库（多半是文件夹属于别的用户，或者仓库、设置坏了），没有列出更新记录；运行 git status 看它怎么说。")


def read_history(docs: Path) -> History:
    """The history of the record files below a docs folder. Raises OSError when the system is too short of something to start git: a
    site without its history would take the place of one that has it."""
    try:
        return _history(docs)
    except subprocess.TimeoutExpired:
        return History(missing="git 没有应答，这一次没有列出更新记录。")


def _history(docs: Path) -> History:
    root = docs.parent
    said = _git(root, "rev-parse", "--is-shallow-repository", patience=SOON)
    if said is None:
        return REFUSED if shutil.which("git") and _lies_in_repository(root) else NO_HISTORY
    if said.strip() == "true":
        return History(missing="生成时只取了仓库最近的提交，更新记录不全，没有列出。")
    log = _git(root, *_SETTINGS, "log", "--relative", "--no-renames", "--encoding=UTF-8", "-O/dev/null", f"--format={_FORMAT}", "--name-status", "--", docs.name)
    if log is None and _git(root, "rev-parse", "--quiet", "--verify", "HEAD"):
        return History(missing="git 读不全仓库的历史（只取了一部分，或有损坏），没有列出更新记录；取全以后再生成。")
    changes = list(read_log(log or ""))
    history = history_of(changes)
    asked = _asked(history.days, changes)
    edits = _edits(root, asked)
    return replace(history, days=tuple(replace(day, edits=edits.get(day.date, {})) for day in history.days),
                   untold=len(asked) - sum(map(len, edits.values())))  # fmt: skip


def _lies_in_repository(root: Path) -> bool:
    """Is there a repository where git looks for one, whatever it says of it?"""
    folders = [root.resolve(), *root.resolve().parents]
    ceilings = {Path(each).resolve() for each in os.environ.get("GIT_CEILING_DIRECTORIES", "").split(os.pathsep) if each}
    below = next((number for number, each in enumerate(folders) if number and each in ceilings), len(folders))
    return any((each / ".git").exists() for each in folders[:below])


def _asked(days: tuple[Day, ...], changes: list[Change]) -> list[tuple[str, str, Span]]:
    """Date, path and commits of the records that were changed last, one by one: those are looked into."""
    singly = [(day.date, path) for day in days for path in day.changed if path not in day.bulk][:EDITS]
    found = spans(changes)
    return [(date, path, found[date, path]) for date, path in singly]


def _edits(root: Path, asked: list[tuple[str, str, Span]]) -> Mapping[str, dict[str, Edit]]:
    """Date → path → what is different, of those of which git has both texts."""
    wish = wanted((path, span) for _, path, span in asked).encode()
    texts = list(versions((_ask(root, wish, "cat-file", "--batch") if asked else b"") or b""))
    edits: dict[str, dict[str, Edit]] = {}
    for (date, path, span), before, after in zip(asked, texts[::2], texts[1::2], strict=False):
        if before is not None and after is not None:
            fields = changed_fields(before.decode("utf-8", "replace"), after.decode("utf-8", "replace"))
            edits.setdefault(date, {})[path] = Edit(fields, span.why)
    return edits


def spans(changes: Iterable[Change]) -> dict[tuple[str, str], Span]:
    """Date and path → the commits of that day that touched the file; `changes` come newest first."""
    touched: dict[tuple[str, str], list[Change]] = {}
    for change in sorted(changes, key=lambda change: change.time):
        touched.setdefault((moment(change.time)[:10], change.path), []).append(change)
    return {key: Span(found[0].commit, found[-1].commit, reasons(each.message for each in found)) for key, found in touched.items()}


def _git(folder: Path, *arguments: str, patience: float = PATIENCE) -> str | None:
    """What git answers as text; see `_ask`."""
    answer = _ask(folder, b"", *arguments, patience=patience)
    return None if answer is None else answer.decode("utf-8", "replace")


def _ask(folder: Path, said: bytes, *arguments: str, patience: float = PATIENCE) -> bytes | None:
    """What git answers to what it is told; None when there is no git, no repository or no commit. Raises TimeoutExpired when it
    does not answer, OSError when the system cannot start it now."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=patience, env=variables(), input=said)
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return None
    return done.stdout if done.returncode == 0 else None


def variables() -> dict[str, str]:
    """The environment without what names another repository than the one that the folder lies in, as git itself sets it for
    what it calls; nobody is asked for a password, and the history is the one that was committed: what a copy has grafted onto it or
    put in its place is left aside."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT)}
    return {**kept, "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0",
            "GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull}  # fmt: skip


@dataclass(frozen=True)
class Change:
    """One file in one commit: when (seconds), what (A, M, D), which, whether the commit touched very many; the commit and the
    text of its message."""

    time: int
    kind: str
    path: str
    bulk: bool = False
    commit: str = ""
    message: str = ""


def read_log(log: str) -> Iterator[Change]:
    """The changes of record files in git's log. A commit whose time is none tells of no day."""
    pieces = log.split("\0")[1:]
    for said, commit, message, names in zip(*(pieces[part::_PARTS] for part in range(_PARTS)), strict=False):
        if (time := _seconds(said)) is None:
            continue
        touched = [(line[0], line.partition("\t")[2]) for line in names.split("\n") if "\t" in line]
        records = [(kind, path) for kind, path in touched if is_record(path)]
        yield from (Change(time, kind, path, len(records) > BULK, commit, message) for kind, path in records)


def _seconds(said: str) -> int | None:
    """A commit's time: any number may stand in one, or none."""
    time = int(said) if said.isascii() and said.isdigit() and len(said) <= len(str(LATEST)) else -1
    return time if 0 <= time <= LATEST else None


def is_record(path: str) -> bool:
    """Is this the path of a record file? No record's name has letters that nobody sees, though a commit may hold any name."""
    parts = PurePosixPath(path).parts
    return len(parts) == 3 and parts[1] in FOLDERS and parts[2].endswith((".yml", ".yaml")) and not UNSEEN.search(path)


def history_of(changes: Iterable[Change]) -> History:
    """Days with what they brought, and the last change of each file; `changes` come newest first."""
    listed = sorted(changes, key=lambda change: -change.time)
    last: dict[str, str] = {}
    for change in listed:
        last.setdefault(change.path, moment(change.time))
    first = {change.path: moment(change.time) for change in listed}
    by_day = groupby(listed, key=lambda change: moment(change.time)[:10])
    return History(tuple(_day(date, list(found)) for date, found in by_day), last, first)


def _day(date: str, changes: list[Change]) -> Day:
    """What is different at the end of a day; a file that came and went within it is left out."""
    kinds: dict[str, list[str]] = {}
    for change in reversed(changes):
        kinds.setdefault(change.path, []).append(change.kind)
    found: dict[tuple[bool, bool], list[str]] = {}
    for path in sorted(kinds):
        found.setdefault((kinds[path][0] == "A", kinds[path][-1] == "D"), []).append(path)
    added, changed, removed = (tuple(found.get(key, ())) for key in ((True, False), (False, False), (False, True)))
    singly = {change.path for change in changes if not change.bulk}
    return Day(date, added, changed, removed, frozenset(changed) - singly)


def moment(seconds: int) -> str:
    """A time as RFC 3339 writes it, in UTC."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
