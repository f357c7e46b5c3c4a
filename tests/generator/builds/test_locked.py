"""Folders that nobody lets us look into: what they hold would vanish from the site without a word. And masks that would keep us
from what we wrote ourselves."""

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


def run(handbook: Handbook, *arguments: str, mask: str = "022") -> subprocess.CompletedProcess[str]:
    """Run a command as somebody who is held to the rights of files."""
    plain = [] if os.geteuid() else ["setpriv", f"--bounding-set={WITHOUT}", f"--inh-caps={WITHOUT}"]
    masked = ["sh", "-c", 'umask "$0"; exec "$@"', mask]
    return run_program([*plain, *masked, *handbook.command(*arguments)], handbook.root, variables(PYTHONPATH=str(ROOT / "hooks")))


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
        done = run(handbook, "build")
    finally:
        (handbook.root / name).chmod(0o755)
    assert (done.returncode, "自己出错" in done.stderr + done.stdout) == (1, False), done.stderr + done.stdout
    assert name.partition("/")[0] in done.stderr + done.stdout
    assert snapshot(handbook.site) == before


@pytest.mark.parametrize("mask", ["777", "277", "077"])
def test_what_was_written_under_a_mask_is_read_by_who_wrote_it_and_the_site_by_all(made: Handbook, tmp_path: Path, mask: str) -> None:
    shutil.copytree(made.root, tmp_path / "handbook", symlinks=True)
    handbook = Handbook(tmp_path / "handbook")
    shutil.rmtree(handbook.root / ".cache")
    new = ("new", "term", "pianqu-hui", "--set", "name=片区会", "--set", "meaning=几个分馆一起开的会。")
    for arguments in (("check",), ("schema",), ("build", "--offline"), ("release", "2026.12"), ("build",), ("addresses", "--record"), new):
        done = run(handbook, *arguments, mask=mask)
        assert done.returncode == 0, (arguments, done.stdout + done.stderr)
    assert "片区会" in (handbook.docs / "terms/pianqu-hui.yml").read_text(encoding="utf-8")
    assert [path for path in handbook.root.rglob("*") if path.stat().st_mode & 0o600 != 0o600] == []
    assert [path for path in (handbook.site, *handbook.site.rglob("*")) if path.stat().st_mode & 0o044 != 0o044] == []
