"""Installs a lock file into an environment with pip, and shows how far it is."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from . import problems

OLDEST_PIP = (22, 3)  # the first one that knows --python
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
MENTIONED = re.compile(r"^(?:Collecting|Requirement already satisfied:) ([A-Za-z0-9._-]+)==")


def outer_pip() -> tuple[int, int] | None:
    """Return the version of the pip beside the Python that runs this script, or None when there is none."""
    try:
        major, minor = importlib.metadata.version("pip").split(".")[:2]
        return int(major), int(minor)
    except (importlib.metadata.PackageNotFoundError, ValueError):
        return None


def needs_inner_pip(pip: tuple[int, int] | None, has_ensurepip: bool) -> bool:
    """Say whether the environment must get a pip of its own, because the outer one is absent or too old.

    Raises SetupProblem when there is no way to get one: Debian's python3 has no ensurepip, others may lack pip.
    """
    if pip is not None and pip >= OLDEST_PIP:
        return False
    if not has_ensurepip:
        raise problems.SetupProblem(problems.NO_PIP)
    return True


def has_ensurepip() -> bool:
    """Say whether this Python can put a pip into a new environment."""
    return importlib.util.find_spec("ensurepip") is not None


def install(python: Path, lock: Path, inner_pip: bool) -> None:
    """Install what `lock` pins, hashes checked, into the environment of `python`; raises SetupProblem."""
    wheels = lock.parent / "wheels"
    command = [*pip_command(python, inner_pip), *pip_options(lock, wheels)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL,
        env=pip_environment(), text=True, encoding="utf-8", errors="replace",
    ) as process:  # fmt: skip
        output = "".join(shown(process.stdout or (), lock))
    if process.returncode:
        raise problems.of_pip(output, lock.name, wheels.is_dir())


def pip_command(python: Path, inner_pip: bool) -> list[str]:
    """Return the words that start pip so that it acts on the environment of `python`."""
    if inner_pip:
        return [str(python), "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", str(python)]


def pip_options(lock: Path, wheels: Path) -> list[str]:
    """Return the options of the installation; a folder `wheels` takes the place of the network."""
    offline = ["--no-index", "--find-links", str(wheels)] if wheels.is_dir() else []
    return ["install", "--require-hashes", "--progress-bar", "off", *offline, "-r", str(lock)]


def pip_environment() -> dict[str, str]:
    """Return the caller's variables without those that would lead pip to another place than our environment."""
    diverting = {"PYTHONHOME", "PYTHONPATH", "PIP_TARGET", "PIP_PREFIX", "PIP_ROOT", "PIP_QUIET", "PIP_LOG"}
    kept = {name: value for name, value in os.environ.items() if name not in diverting}
    return {**kept, "PIP_USER": "0", "PIP_NO_INPUT": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PYTHONUTF8": "1"}


def shown(lines: Iterable[str], lock: Path) -> Iterator[str]:
    """Pass on pip's output line by line and tell the person at the terminal in Chinese what it is about."""
    total = len(set(PINNED.findall(lock.read_text(encoding="utf-8", errors="replace"))))
    seen: set[str] = set()
    for line in lines:
        if package := MENTIONED.match(line):
            seen.add(package[1])
            report(f"  下载 {len(seen)}/{total}  {package[1]}")
        elif line.startswith("Installing collected packages"):
            report("  下载完毕，正在安装……")
        yield line
    report("")


def report(text: str) -> None:
    """Show `text` in place of the last one; a log file, which keeps every line, is spared these."""
    if sys.stderr.isatty():
        print(f"\r{text:<60}", end="" if text else "\r", file=sys.stderr, flush=True)
