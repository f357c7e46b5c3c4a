"""Runs a command as a whole process and reads what the operating system says it used."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Usage:
    """CPU and wall seconds; peak memory of the largest process and size of the output in MiB."""

    cpu: float
    wall: float
    memory: float
    output: float


class Failed(Exception):
    """The command ended with an error; the message holds what it printed."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str], made: Path) -> Usage:
    """Run a command that fills the folder `made`, and wait for it. Raises Failed when it does not exit with 0.

    CPU time is that of the process and of all children it waited for (wait4, POSIX only).
    """
    log = folder / "bench.log"
    began = time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, env={**os.environ, **environment}, stdout=output, stderr=output)
        _, status, used = os.wait4(process.pid, 0)
    wall = time.monotonic() - began
    if os.waitstatus_to_exitcode(status) != 0:
        raise Failed(log.read_text(encoding="utf-8", errors="replace")[-2000:])
    return Usage(used.ru_utime + used.ru_stime, wall, used.ru_maxrss / 1024, _size_of(made))


def _size_of(folder: Path) -> float:
    """Size of all files below a folder in MiB."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 2**20
