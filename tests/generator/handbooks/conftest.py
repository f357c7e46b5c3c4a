"""Handbooks that are nothing but content: one of another trade, and one without a record. Each is built once."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from made_once import made_once
from served import Site, Visitor, serve, visit
from stock_handbook import ROOT, Handbook

BESIDE = {"PYTHONPATH": str(ROOT / "hooks")}  # a folder of content is built with the generator beside this test
HOSPITAL = ROOT / "tests" / "handbooks" / "hospital"
EMPTY = {"mkdocs.yml": "site_name: 空手册\nplugins: [handbook]\n", "handbook.yml": "format: 3\nname: 还没有记录的手册\n"}
AUTHOR = dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"), "x")
DAY = {"GIT_AUTHOR_DATE": "2026-03-01T08:00:00Z", "GIT_COMMITTER_DATE": "2026-03-01T08:00:00Z"}


def build_hospital(root: Path) -> None:
    """The hospital's handbook with a history, built, packed, and the package unpacked."""
    shutil.copytree(HOSPITAL, root)
    handbook = Handbook(root)
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "x"]):
        subprocess.run(["git", *command], cwd=root, check=True, env=handbook.variables(**AUTHOR, **DAY))
    handbook.build_offline(**BESIDE)


def build_empty(root: Path) -> None:
    """A handbook of which no more is said than its name, built."""
    handbook = Handbook(root)
    (root / "docs").mkdir(parents=True)
    for name, text in EMPTY.items():
        handbook.write(name, text)
    handbook.build(**BESIDE)


@pytest.fixture(scope="session")
def hospital(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The hospital's handbook, built; tests only read it."""
    return Handbook(made_once(tmp_path_factory, "hospital", build_hospital))


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """The handbook without a record, built; tests only read it."""
    return Handbook(made_once(tmp_path_factory, "empty", build_empty))


@pytest.fixture
def at_hospital(hospital: Handbook, chromium: Browser) -> Iterator[Visitor]:
    """Somebody who opens pages of the hospital's handbook."""
    with serve(hospital.site) as base, visit(Site(hospital, base, hospital.catalog(), {}), chromium) as visitor:
        yield visitor


@pytest.fixture
def at_empty(empty: Handbook, chromium: Browser) -> Iterator[Visitor]:
    """Somebody who opens pages of the handbook without a record."""
    with serve(empty.site) as base, visit(Site(empty, base, empty.catalog(), {}), chromium) as visitor:
        yield visitor
