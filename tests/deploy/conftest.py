"""For the tests of `deploy/`: the built stock site, compressed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from servers import DEPLOY

from made_once import made_once
from stock_handbook import Handbook


@pytest.fixture(scope="session")
def site(built: Handbook, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The stock site with what is compressed beside its files; with an edition of long ago beside it."""

    def make(folder: Path) -> None:
        shutil.copytree(built.site, folder)
        (folder / "list.ics").write_text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n")
        (folder / ".secret").write_text("secret")
        subprocess.run([sys.executable, str(DEPLOY / "compress.py"), str(folder)], check=True)

    folder = made_once(tmp_path_factory, "deployed", make)
    folder.chmod(0o755)
    for parent in folder.parents:
        if parent.is_relative_to(tmp_path_factory.getbasetemp().parent):
            parent.chmod(parent.stat().st_mode | 0o055)  # the server may run as somebody else
    return folder
