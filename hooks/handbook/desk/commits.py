"""What git says of the commits with which the files are compared: the one in common, and the lines that are different since."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..catalog.edits import versions
from ..catalog.history import variables
from ..settings.handbook import SETTINGS as HANDBOOK
from .step import is_within

PATIENCE = 60  # seconds for a question to git
# whatever the person at this machine, or a file of attributes, has set for what is shown to people
_SETTINGS = ("-c", "core.quotePath=false")
_LINES = ("-U0", "--inter-hunk-context=0", "--text", "--no-textconv", "--no-color", "--no-ext-diff", "--no-renames", "-O/dev/null",
          "--relative", "--src-prefix=a/", "--dst-prefix=b/")  # fmt: skip
_FILE = re.compile(r"\+\+\+ b/(.*?)\t?$")
_HUNK = re.compile(r"@@ -\S+ \+([0-9]{1,6})(?:,([0-9]{1,6}))? @@")
_PLACES = ("docs", HANDBOOK)
_FILES = ("100644", "100755", "100664")  # the modes of files, also those of old
NOT_ALL = "它的回答读不出来：用 git fsck 看看仓库，运行 git --version 看看是不是 git。"
_COMMIT = re.compile("[0-9a-f]{40,64}")


class CannotCompare(Exception):
    """Why there is nothing to compare with, in words for who asked."""


class Unanswered(Exception):
    """Git has no answer."""


def lines_since(root: Path, revision: str) -> Mapping[str, frozenset[int]]:
    """File, named from the handbook's folder → the lines of it that are different since a commit; where lines were taken out, the
    ones beside them. Raises `CannotCompare`."""
    try:
        told = git(root, *_SETTINGS, "diff", *_LINES, common(root, revision)).decode("utf-8", "replace")
    except Unanswered as fault:
        raise CannotCompare(f"git 没有给出改了哪几行：{fault}") from fault
    found: dict[str, set[int]] = {}
    lines: set[int] = set()
    for line in told.splitlines():
        if line.startswith("+++ "):  # of a file that is gone it names none
            file = _FILE.match(line)
            lines = found.setdefault(file[1], set()) if file else set()
        elif hunk := _HUNK.match(line):
            start, length = int(hunk[1]), int(hunk[2] or 1)
            lines.update(range(start, start + length) if length else (max(start, 1), start + 1))
    return {name: frozenset(numbers) for name, numbers in found.items()}


def common(root: Path, revision: str) -> str:
    """The last commit that a revision has in common with this branch, or the commit itself. Raises `CannotCompare`."""
    if revision.startswith("-"):
        raise CannotCompare(f"“{revision}”不是提交：写 main、origin/main 或提交的编号。")
    found = _try(root, "merge-base", revision, "HEAD") or _try(root, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if not _COMMIT.fullmatch(found):
        shallow = _try(root, "rev-parse", "--is-shallow-repository") == "true"
        more = "这里只取了最近的提交：取全历史再来（GitHub 写 fetch-depth: 0，GitLab 写 GIT_DEPTH: 0）。" if shallow else ""
        raise CannotCompare(f"没有“{revision}”这个提交或分支。{more or '写 main、origin/main 或提交的编号；git log --oneline 列出提交。'}")
    return found


def _try(root: Path, *arguments: str) -> str:
    try:
        return git(root, *arguments).decode("utf-8", "replace").strip()
    except Unanswered:
        return ""


def files_at(root: Path, commit: str, folder: Path) -> None:
    """Put what a commit has of the handbook into a folder as git keeps it: what attributes do to files that are given out or checked
    out is no change of them. Links and other repositories are no files. Raises `Unanswered` when git does not give all of it."""
    answer = git(root, "ls-tree", "-r", "-z", commit, "--", *_PLACES).decode("utf-8", "surrogateescape")
    blobs = dict(_listed(answer, folder))
    asked = "".join(f"{blob}\n" for blob in blobs.values()).encode()
    texts = list(versions(git(root, "cat-file", "--batch", said=asked))) if blobs else []
    if len(texts) != len(blobs) or answer[-1:] not in ("", "\0"):
        raise Unanswered(NOT_ALL)
    for path, text in zip(blobs, texts, strict=True):
        if text is None:
            raise Unanswered(NOT_ALL)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text)
        except (OSError, ValueError) as error:  # what is no name of a file here, or a file where there is a folder
            raise Unanswered(NOT_ALL) from error


def _listed(answer: str, folder: Path) -> Iterator[tuple[Path, str]]:
    """Where each file goes, and the name of its text; a tree may have been made by hand, and hold any name."""
    for line in answer.split("\0"):
        about, _, name = line.partition("\t")
        mode, _, blob = about.partition(" blob ")
        if mode in _FILES and _COMMIT.fullmatch(blob) and is_within(folder, name):
            yield folder / name, blob


def git(root: Path, *arguments: str, said: bytes = b"") -> bytes:
    """What git says to what it is told. Raises `CannotCompare` without git, `Unanswered` when it says no."""
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=PATIENCE, env=variables(), input=said)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise CannotCompare("这台电脑上没有 git，或者它没有应答。") from error
    if done.returncode:
        raise Unanswered(done.stderr.decode("utf-8", "replace"))
    return done.stdout
