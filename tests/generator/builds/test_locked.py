"""Folders that nobody lets us look into: what they hold would vanish from the site without a word."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

import stock_handbook
from stock_handbook import ROOT, Handbook, run_program, snapshot, variables

WITHOUT = "-dac_override,-dac_read_search"  # the rights by which root looks into everything
MODES = [0o000, 0o444, 0o111]
SITE = "site_name: 做法手册\ntheme: {name: material}\nplugins: [handbook]\nnav: [index.md, bie: bie/index.md]\n"


def build(handbook: Handbook) -> subprocess.CompletedProcess[str]:
    """Build as somebody who is held to the rights of files."""
    plain = [] if os.geteuid() else ["setpriv", f"--bounding-set={WITHOUT}", f"--inh-caps={WITHOUT}"]
    return run_program([*plain, *handbook.command("build")], handbook.root, variables(PYTHONPATH=str(ROOT / "hooks")))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """A handbook with an edition, and a page of its own."""
    if os.name != "posix" or (not os.geteuid() and not shutil.which("setpriv")):
        pytest.skip("这里没有能收起来的权限")
    handbook = stock_handbook.records_only(tmp_path_factory.mktemp("locked") / "handbook")
    handbook.write("mkdocs.yml", SITE)
    handbook.write("docs/bie/index.md", "# 别的\n\n一页。\n")
    done = run_program(handbook.command("release", "2026.11"), handbook.root, variables(PYTHONPATH=str(ROOT / "hooks")))
    assert done.returncode == 0, done.stdout + done.stderr
    return handbook


@pytest.mark.parametrize("mode", MODES, ids=oct)
@pytest.mark.parametrize("name", ["docs/courses", "docs/bie", "docs", "editions"])
def test_the_site_stays_and_the_folder_is_named(made: Handbook, tmp_path: Path, name: str, mode: int) -> None:
    shutil.copytree(made.root, tmp_path / "handbook", symlinks=True)
    handbook = Handbook(tmp_path / "handbook")
    before = snapshot(handbook.site)
    (handbook.root / name).chmod(mode)
    try:
        done = build(handbook)
    finally:
        (handbook.root / name).chmod(0o755)
    assert (done.returncode, "自己出错" in done.stderr + done.stdout) == (1, False), done.stderr + done.stdout
    assert name.partition("/")[0] in done.stderr + done.stdout
    assert snapshot(handbook.site) == before
