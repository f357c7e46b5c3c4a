"""What several tests of builds need of the machine."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """An empty small disk of its own; only the superuser of a Linux machine can have one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    made = sys.platform == "linux" and os.geteuid() == 0 and mount and subprocess.run(
        [mount, "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(folder)], capture_output=True
    ).returncode == 0  # fmt: skip
    if not made:
        pytest.skip("这里不能挂载临时磁盘（需要 Linux 和超级用户权限）")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)
