"""MkDocs itself, and its fork, build the same site from the same settings in an activated environment."""

from __future__ import annotations

import re
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import stock_handbook
from stock_handbook import Handbook, run_program, snapshot, variables

GENERATOR = re.compile(rb'\s*<meta name="generator" content="[^"]*">')


def test_mkdocs_builds_the_same_site(handbook: Handbook) -> None:
    handbook.build()
    ours = snapshot(handbook.site)
    done = run_program([sys.executable, "-m", "mkdocs", "build"], handbook.root, variables())
    assert done.returncode == 0, done.stderr
    assert "已生成" in done.stdout
    assert snapshot(handbook.site) == ours


def test_mkdocs_refuses_what_the_checks_refuse(handbook: Handbook) -> None:
    handbook.replace("docs/practices/sannuo-liangping.yml", "20%", "21%")
    done = run_program([sys.executable, "-m", "mkdocs", "build"], handbook.root, variables())
    assert done.returncode == 1
    assert "HB403" in done.stderr
    assert "Traceback" not in done.stderr
    assert not handbook.site.exists()


@pytest.fixture(scope="module")
def built_by_properdocs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if find_spec("properdocs") is None:
        pytest.skip("没有安装 properdocs（见 requirements-test.txt）")
    handbook = stock_handbook.whole(tmp_path_factory.mktemp("fork") / "handbook")
    handbook.settings('site_url: ""', "site_url: https://example.org/handbook/")
    done = run_program(
        [sys.executable, "-m", "properdocs", "build", "-f", "mkdocs.yml"], handbook.root, variables()
    )
    assert done.returncode == 0, done.stderr
    return handbook.site


def test_the_fork_makes_the_same_files(built_by_properdocs: Path, built: Handbook) -> None:
    theirs, ours = snapshot(built_by_properdocs), snapshot(built.site)
    assert sorted(theirs) == sorted(ours)
    different = [
        path for path in ours if GENERATOR.sub(b"", theirs[path]) != GENERATOR.sub(b"", ours[path])
    ]
    assert different == []


def test_under_the_fork_a_warning_keeps_a_strict_build_from_being_published(handbook: Handbook) -> None:
    if find_spec("properdocs") is None:
        pytest.skip("没有安装 properdocs（见 requirements-test.txt）")
    handbook.write("docs/about/extra.md", "# 不在导航里的一页\n")
    done = run_program(
        [sys.executable, "-m", "properdocs", "build", "-f", "mkdocs.yml"], handbook.root, variables()
    )
    assert done.returncode != 0
    assert not handbook.site.exists()
