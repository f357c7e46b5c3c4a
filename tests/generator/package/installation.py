"""The package as people install it: packing it, and the commands of the environment in which it is installed."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from stock_handbook import ROOT, run_program, variables

# the tests' own environment has no pip; the Python it was made from is the one that people start the scripts with
PYTHON: str = getattr(sys, "_base_executable", sys.executable)
CLOSED = {"PIP_NO_INDEX": "1", "PIP_INDEX_URL": "http://127.0.0.1:9/simple"}


def pip(*arguments: str, **changes: str) -> None:
    """Run pip; fail the test with its words when it does not succeed."""
    done = run_program([PYTHON, "-m", "pip", *arguments, "-q"], ROOT, {**variables(), "PIP_DISABLE_PIP_VERSION_CHECK": "1", **changes})
    assert done.returncode == 0, done.stdout + done.stderr


def pack(folder: Path) -> Path:
    """The wheel of the repository as it is now."""
    pip("wheel", "--no-deps", "-w", str(folder), str(ROOT))
    return next(folder.glob("handbook_generator-*.whl"))


@dataclass(frozen=True)
class Installed:
    """An environment in which the wheel is installed, and nothing else but what it depends on."""

    environment: Path

    def program(self, name: str) -> str:
        """The path of a command in it."""
        return str(self.environment / ("Scripts" if sys.platform == "win32" else "bin") / name)

    def variables(self) -> dict[str, str]:
        """What is set where somebody has just installed it: nothing that leads to the repository, no notice silenced."""
        unset = ("NO_MKDOCS_2_WARNING", "DISABLE_MKDOCS_2_WARNING", "PYTHONUTF8", "VIRTUAL_ENV")
        return {name: value for name, value in variables().items() if name not in unset}

    def run(self, folder: Path, *arguments: str, program: str = "handbook", answers: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command in a folder."""
        return run_program([self.program(program), *arguments], folder, self.variables(), answers)

    def serve(self, folder: Path, port: int) -> subprocess.Popen[bytes]:
        """Start the preview of a handbook."""
        command = [self.program("handbook"), "serve", "--address", f"127.0.0.1:{port}"]
        return subprocess.Popen(command, cwd=folder, env=self.variables(), stdin=subprocess.DEVNULL)
