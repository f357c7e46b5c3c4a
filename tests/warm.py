"""Commands of a handbook as children of one process that has imported all they need: to import takes longer than to build.

A child has the folder, environment, arguments and streams that a program of its own would have; what it leaves behind ends with
it. Programs started from nothing are run by many other tests (`stock_handbook.run_program`), and where something depends on the
start: another folder of code than this repository's, or a variable that Python reads when it begins.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import subprocess
import sys
import tempfile
import traceback
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HOOKS = Path(__file__).resolve().parents[1] / "hooks"
BESIDE = (
    "mkdocs.commands.build", "material.plugins.search.plugin", "material.templates", "xlsxwriter", "pygments.lexers",
    "pygments.formatters", "markdown.extensions.admonition", "markdown.extensions.attr_list", "markdown.extensions.codehilite",
    "markdown.extensions.fenced_code", "markdown.extensions.tables", "markdown.extensions.toc",
)  # fmt: skip
OF_THE_START = ("PYTHON", "LANG", "LC_", "TZ")
GIVEN = {"PYTHONPATH", "PYTHONUTF8"}  # variables that every command has


@dataclass(frozen=True)
class Order:
    """A command: its arguments, folder, environment, and where its streams are."""

    arguments: list[str]
    folder: str
    environ: dict[str, str]
    streams: list[str]


def can_run(folder: Path, environ: dict[str, str]) -> bool:
    """Would a program that begins with this environment be just as the warm one?"""
    special = {name for name in environ if name.startswith(OF_THE_START)} - GIVEN
    start = {name for name in special if environ[name] != os.environ.get(name)}
    return hasattr(os, "fork") and not start and not special & {"PYTHONHASHSEED"} and is_own(Path(environ.get("PYTHONPATH", folder)))


def is_own(hooks: Path) -> bool:
    """Is this the code of the repository, or a copy of it that nobody has touched?"""
    return hooks == HOOKS or (hooks.is_dir() and files(hooks) == own_files())


def files(folder: Path) -> dict[str, tuple[int, int]]:
    """Size and time of every file of a folder of code, but of what Python compiled."""
    found = {}
    for path, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if name != "__pycache__"]
        for name in names:
            about = os.stat(os.path.join(path, name))  # noqa: PTH116, PTH118  # a thousand times for each command
            found[os.path.relpath(os.path.join(path, name), folder)] = (about.st_size, about.st_mtime_ns)  # noqa: PTH118
    return found


@cache
def own_files() -> dict[str, tuple[int, int]]:
    return files(HOOKS)


class Warm:
    """The warm process, begun when first needed."""

    def __init__(self) -> None:
        environ = {**os.environ, "PYTHONPATH": str(HOOKS), "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
        command = [sys.executable, "-P", str(Path(__file__).resolve())]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environ, text=True, encoding="utf-8")
        atexit.register(self.process.kill)

    def run(self, arguments: list[str], folder: Path, environ: dict[str, str], answers: str) -> tuple[int, str, str]:
        """Run a command to its end; gives its status and what it said."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        with tempfile.TemporaryDirectory() as beside:
            streams = [Path(beside, name) for name in ("in", "out", "err")]
            streams[0].write_text(answers, encoding="utf-8")
            order = Order(arguments, str(folder), environ, list(map(str, streams)))
            print(json.dumps(vars(order)), file=self.process.stdin, flush=True)
            status = int(self.process.stdout.readline())
            said = [stream.read_text(encoding="utf-8", errors="backslashreplace") for stream in streams[1:]]
        return status, *said


@cache
def warm() -> Warm:
    return Warm()


# In the warm process


def main() -> None:
    """Import what commands need, then run one after the other until nobody asks any more."""
    import handbook
    from handbook.commands.entry import offer_plugin

    offer_plugin()  # MkDocs looks for plugins once, as soon as it is imported
    own = [found.name for found in pkgutil.walk_packages(handbook.__path__, "handbook.")]
    for name in (*BESIDE, *own):
        if not name.endswith("__main__"):
            importlib.import_module(name)
    del sys.modules["handbook.build"]  # by which a command tells how far it has come
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            carry_out(Order(**json.loads(line)))
        print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)


def carry_out(order: Order) -> None:
    """Become the command, and end with its status."""
    for number, path in enumerate(order.streams):
        os.dup2(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  # the one before has read ahead
    os.chdir(order.folder)
    os.environ.clear()
    os.environ.update(order.environ)
    sys.path = [order.environ["PYTHONPATH"] if path == str(HOOKS) else path for path in sys.path]
    sys.argv = ["handbook", *order.arguments]
    status = 1
    try:
        runpy.run_module("handbook", run_name="__main__", alter_sys=True)
        status = 0
    except SystemExit as end:
        status = told(end.code)
    except BaseException:
        traceback.print_exc()
    finally:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def told(code: str | int | None) -> int:
    """The exit status of a program that ends with this, which it prints when it is a text."""
    if isinstance(code, str):
        print(code, file=sys.stderr)
        return 1
    return code or 0


if __name__ == "__main__":
    main()
