"""The process that runs commands: each in a copy of itself, which is ended at the n-th thing that it does to the disk.

A line of JSON asks for a command, a line of JSON says what became of it. Nothing is loaded twice, so that a command takes no
longer than its work.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import tempfile
from fnmatch import fnmatchcase
from pathlib import Path
from typing import IO, Any

import mkdocs.commands.serve  # noqa: F401  # so that no copy has to

import handbook.build
import handbook.desk.draft.drafting
import handbook.desk.importing
import handbook.desk.moving.command
import handbook.desk.schema  # noqa: F401
from handbook.commands.main import main

TEMPORARY = "temporary"  # the folder for temporary files of a preview, so that what it does there is counted, too
WRITES = os.O_WRONLY | os.O_RDWR
NAMED = {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.link", "shutil.rmtree"}


class Watch:
    """Counts what a command does below its folder; at the moment that is asked for, a number or a pattern of what is done and to which
    path, such as `os.rename */a`, the process is no more."""

    def __init__(self, at: int | str, counted: IO[str]) -> None:
        self.at = at
        self.place = str(Path.cwd()) + os.sep
        self.count = 0
        self.counted = counted

    def __call__(self, event: str, details: tuple[Any, ...]) -> None:
        if event == "socket.bind":
            raise KeyboardInterrupt  # a preview has built its pages, and would serve them until somebody presses Ctrl-C
        if event in NAMED or (event == "open" and isinstance(details[0], str) and details[2] & WRITES):
            path = str(details[1 if event == "os.link" else 0])
            if path.startswith(self.place):
                self._seen(event, path)

    def _seen(self, event: str, path: str) -> None:
        self.count += 1
        if self.count == self.at or (isinstance(self.at, str) and fnmatchcase(f"{event} {path}", self.at)):
            os.kill(os.getpid(), signal.SIGKILL)
        os.pwrite(self.counted.fileno(), b"%9d" % self.count, 0)


def carry_out(asked: dict[str, Any], said: IO[str], counted: IO[str]) -> None:
    """In the copy: be the command. It does not return."""
    os.chdir(asked["folder"])
    os.environ["PWD"] = asked["folder"]
    for stream in (1, 2):
        os.dup2(said.fileno(), stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    if asked["arguments"][0] == "serve":
        Path(TEMPORARY).mkdir(exist_ok=True)
        tempfile.tempdir = str(Path(TEMPORARY).absolute())
    sys.argv = ["handbook", *asked["arguments"]]
    sys.addaudithook(Watch(asked["at"], counted))
    main("handbook")


def serve() -> None:
    """Run what is asked for, one after the other, to the end of the input."""
    for line in sys.stdin:
        with tempfile.TemporaryFile("w+", encoding="utf-8") as said, tempfile.TemporaryFile("w+", encoding="utf-8") as counted:
            child = os.fork()
            if not child:
                try:
                    carry_out(json.loads(line), said, counted)
                except SystemExit as ended:
                    sys.stdout.flush()
                    sys.stderr.flush()
                    os._exit(int(ended.code or 0))
                finally:
                    os._exit(70)
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            said.seek(0)
            moments = int(os.pread(counted.fileno(), 9, 0) or 0)
            print(json.dumps({"status": status, "said": said.read()[-2000:], "moments": moments}), flush=True)


if __name__ == "__main__":
    serve()
