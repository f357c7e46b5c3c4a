"""The stock handbook: a small one of our own making, without faults, that tests copy, build, break and read.

`hooks/handbook/stock` holds a report written for this purpose and the records made from it; no content of the repository
comes into it. Its passage indexes are built on the fly; a copy that is to be built gets the program as it is now.
"""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zipfile import ZipFile

from handbook.catalog import PASSAGES, Catalog, read_catalog
from handbook.checks.engine import Outcome, run
from handbook.checks.rule import Context
from handbook.commands.check import read_originals
from handbook.desk.index import index_of
from handbook.evidence.index_file import write_index
from handbook.evidence.library import Library
from handbook.model import Source
from handbook.reports.reading import read_report
from handbook.settings.handbook import read_settings
from warm import can_run, warm

ROOT = Path(__file__).resolve().parents[1]
STOCK = ROOT / "hooks" / "handbook" / "stock"
ADDRESS, SEED = "https://example.org/handbook/", "1"  # of the site that tests only read, and of its build's hashing
REPORT = "青禾县调查.txt"
OWN = read_settings(STOCK).settings  # what the stock handbook says of itself
MKDOCS = """\
site_name: 做法手册
site_url: ""
theme: {name: material}
extra: {edit_base: ""}
hooks: [hooks/site.py]
watch: [hooks/handbook]
"""  # what it does not say, and pages that it does not write, are as in every handbook
UNPACKED = "解压 到这里"  # a folder as readers have them
PATIENCE = 600  # seconds: more than any command takes on a slow and busy machine
CLOCK = ("SOURCE_DATE_EPOCH", "HANDBOOK_EDIT_BASE", "HANDBOOK_COMMAND", "PYTHONPATH", "PYTHONHOME", "PYTHONHASHSEED",
         "PYTHONDONTWRITEBYTECODE")  # fmt: skip


def variables(**changes: str) -> dict[str, str]:
    """The environment that the launcher gives a command, free of what the person at this machine has set."""
    kept = {name: value for name, value in os.environ.items() if name not in CLOCK and not name.startswith("GIT_")}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "PYTHONUTF8": "1", **changes}


@dataclass(frozen=True)
class Handbook:
    """A handbook in a folder of its own."""

    root: Path

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def package(self) -> Path:
        """The offline package, if one was built."""
        return self.root / "site-offline.zip"

    @property
    def unpacked(self) -> Path:
        """The site in the unpacked package."""
        return self.root / UNPACKED / "handbook"

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    def command(self, *arguments: str) -> list[str]:
        """The command line that the launcher would run in this handbook."""
        return [sys.executable, "-P", "-m", "handbook", *arguments]

    def variables(self, **changes: str) -> dict[str, str]:
        """The environment of that command; a repository of git around the folder is not this handbook's."""
        beside = {"PYTHONPATH": str(self.root / "hooks"), "GIT_CEILING_DIRECTORIES": str(self.root.parent)}
        return variables(**{**beside, **changes})

    def run(self, *arguments: str, answers: str = "", **changes: str) -> subprocess.CompletedProcess[str]:
        """Run one of the handbook's commands; `answers` is what is typed, `changes` go to the environment."""
        command, environ = self.command(*arguments), self.variables(**changes)
        if can_run(self.root, environ):
            return subprocess.CompletedProcess(command, *warm().run(list(arguments), self.root, environ, answers))
        return run_program(command, self.root, environ, answers)

    def run_here(self, *arguments: str, answers: str = "") -> subprocess.CompletedProcess[str]:
        """The same with the program of this repository, for a handbook that has none beside it."""
        return self.run(*arguments, answers=answers, PYTHONPATH=str(ROOT / "hooks"))

    def build(self, *options: str, **changes: str) -> subprocess.CompletedProcess[str]:
        """Build the site; fails the test when that does not succeed."""
        done = self.run("build", *options, **changes)
        assert done.returncode == 0, done.stdout + done.stderr
        return done

    def build_offline(self, **changes: str) -> None:
        """Build the site and its offline package, and unpack that as a reader does."""
        self.build("--offline", **changes)
        with ZipFile(self.package) as package:
            package.extractall(self.root / UNPACKED)

    def page(self, address: str) -> str:
        """The HTML of a page of the built site."""
        return (self.site / address / "index.html").read_text(encoding="utf-8")

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace a text that stands in a file exactly once."""
        path = self.root / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    def write(self, name: str, text: str) -> Path:
        """Write a file, with the folders it needs."""
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        return path

    def settings(self, old: str, new: str) -> None:
        """Change mkdocs.yml."""
        self.replace("mkdocs.yml", old, new)

    def write_indexes(self) -> None:
        """Build the passage index of every source record from its report."""
        for name, text in indexes_of(self).items():
            self.write(name, text)

    def catalog(self, with_reports: bool = False) -> Catalog:
        """All records as they are now; with the originals, as `check --reports` reads them."""
        catalog = read_catalog(self.docs)
        if with_reports:
            catalog.library = Library(catalog.library.indexes, read_originals(catalog, self.reports))
        return catalog

    def check(self, with_reports: bool = False) -> Outcome:
        """What every rule finds in the records as they are now, without a process of its own."""
        reports = self.reports if with_reports else None
        return run(Context(self.catalog(with_reports), self.root, reports))

    def found(self, with_reports: bool = False) -> list[str]:
        """The findings as they are printed."""
        return [str(finding) for finding in self.check(with_reports).findings]


def indexes_of(handbook: Handbook) -> dict[str, str]:
    """The passage index of every source record, made from its report, by the name of its file."""
    return {
        f"docs/{PASSAGES}/{entry.id}.json": write_index(index_of(entry, read_report(handbook.reports / entry.record.file)))
        for entry in read_catalog(handbook.docs).of(Source)
    }


def run_program(
    command: list[str], folder: Path, environ: dict[str, str], answers: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run a program to its end and keep what it says."""
    return subprocess.run(
        command, cwd=folder, env=environ, input=answers, capture_output=True, text=True, encoding="utf-8",
        errors="backslashreplace", timeout=PATIENCE,
    )  # fmt: skip


def records_only(root: Path) -> Handbook:
    """The stock records, report and indexes at `root`: enough to check, index and add records."""
    shutil.copytree(STOCK, root, dirs_exist_ok=True)
    handbook = Handbook(root)
    for name, text in stock_indexes().items():
        handbook.write(name, text)
    return handbook


@cache
def stock_indexes() -> dict[str, str]:
    """The passage indexes of the stock reports, by the names of their files."""
    return indexes_of(Handbook(STOCK))


@cache
def program() -> Path:
    """The folder of the program, compiled: what is compiled is copied too, and a hundred builds need not do it anew."""
    compileall.compile_dir(ROOT / "hooks", quiet=2)
    return ROOT / "hooks"


def whole(root: Path) -> Handbook:
    """The stock handbook at `root` with settings of its own and the repository's hooks: ready to build."""
    handbook = records_only(root)
    shutil.copytree(program(), root / "hooks")
    handbook.write("mkdocs.yml", MKDOCS)
    return handbook


def snapshot(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }
