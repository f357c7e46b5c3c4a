"""What git would be asked for the history of the records, told apart without asking for the history itself."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from .looks import look_at

PATIENCE = 15.0  # seconds; git answers these questions in milliseconds
_KEPT = ("GIT_CONFIG", "GIT_CEILING", "GIT_DISCOVERY", "GIT_EXEC_PATH")  # the others name another repository than the folder's


def commit_of(root: Path) -> str:
    """The commit, and whatever else of a repository, its settings and git itself may change what its log says; empty when there is
    no repository, or no commit. Raises SubprocessError when git does not answer."""
    said = _ask(root, "rev-parse", "--is-shallow-repository", "--show-prefix", "--git-path", "info/grafts", "HEAD")
    if "\0" in said or len(said.splitlines()) < 2:  # or it is no git that answers
        return ""
    *_, grafts, _ = said.splitlines()
    replaced = _ask(root, "for-each-ref", "refs/replace")
    return repr((said, look_at(f"{root}/{grafts}"), replaced, _ask(root, "config", "--list", "-z"), look_at(shutil.which("git") or "")))


def _ask(root: Path, *arguments: str) -> str:
    """What git answers; empty when it refuses, or is not there."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name.startswith(_KEPT)}
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, check=False, timeout=PATIENCE, env=kept | {"GIT_OPTIONAL_LOCKS": "0"})
    except OSError:
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
