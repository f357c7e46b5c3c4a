"""The wheel of this repository, installed from a folder of wheels into an empty environment, without a network.

It costs about half a minute once, and shows what no test in the repository's own environment can: that the wheel holds all
that the package needs, and nothing of the repository is needed beside it.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from installation import CLOSED, PYTHON, Installed, pack, pip

from stock_handbook import PATIENCE, ROOT


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the repository, alone in its folder."""
    return pack(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """The wheel in an environment of its own; the others come from where the repository's own come from, pip keeps them."""
    folder = tmp_path_factory.mktemp("installed")
    beside = ["--find-links", str(ROOT / "wheels"), "--no-index"] if (ROOT / "wheels").is_dir() else []
    pip("download", "--no-deps", "-r", str(ROOT / "requirements.txt"), "-d", str(wheel.parent), *beside)
    environment = folder / "environment"
    made = subprocess.run([PYTHON, "-m", "venv", "--without-pip", str(environment)], timeout=PATIENCE, env=dict(os.environ))
    assert made.returncode == 0
    python = Installed(environment).program("python")
    pip("--python", python, "install", "--no-index", "--find-links", str(wheel.parent), "handbook-generator", **CLOSED)
    return Installed(environment)


@pytest.fixture(scope="session")
def begun(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handbook that the installed command began; tests here only read it, or build it."""
    folder = tmp_path_factory.mktemp("begun")
    named = ["--name", "社区图书室做法手册", "--organisation", "青山社区", "--address", ""]
    done = installed.run(folder, "init", "新手册", *named)
    assert (done.returncode, done.stderr) == (0, "")
    return folder / "新手册"
