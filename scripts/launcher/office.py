"""Finds LibreOffice, in which the forms are opened and calculated, or installs Debian's where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from .browser import administrator
from .problems import SetupProblem

PROGRAMS = ("soffice", "libreoffice")
PLACES = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "win32": ("C:/Program Files/LibreOffice/program/soffice.com", "C:/Program Files (x86)/LibreOffice/program/soffice.com"),
}
PACKAGES = ("libreoffice-writer", "libreoffice-calc", "fonts-noto-cjk")

NOT_FOUND = """\
没有找到 LibreOffice，表单打不开、公式算不出，测试无法进行。请安装后再运行一次同样的命令：
  Debian： sudo apt install libreoffice-writer libreoffice-calc fonts-noto-cjk
  Windows、macOS： 从 LibreOffice 官网安装
装在别处时，用环境变量 HANDBOOK_OFFICE 写明 soffice 的完整路径。"""
NAMED_BUT_MISSING = "环境变量 HANDBOOK_OFFICE 指定的程序不存在：{}"


def ensure_office(variables: Mapping[str, str]) -> Path:
    """Return LibreOffice's program, installing it when it is missing and may be; raises SetupProblem."""
    found = find_office(variables)
    if found is None and install_office():
        found = find_office(variables)
    if found is None:
        raise SetupProblem(NOT_FOUND)
    return found


def find_office(variables: Mapping[str, str]) -> Path | None:
    """Return the program that HANDBOOK_OFFICE names, else the first in the usual places; None when there is none.

    Raises SetupProblem when the named one is not there.
    """
    if named := variables.get("HANDBOOK_OFFICE"):
        path = shutil.which(named)
        if path is None:
            raise SetupProblem(NAMED_BUT_MISSING.format(named))
        return Path(path).absolute()
    return next((path for path in usual_places(variables) if path.is_file()), None)


def usual_places(variables: Mapping[str, str]) -> Iterator[Path]:
    """Yield where LibreOffice usually stands, whether or not it does."""
    search = variables.get("PATH", os.defpath)
    yield from (Path(path) for name in PROGRAMS if (path := shutil.which(name, path=search)))
    yield from map(Path, PLACES.get(sys.platform, ()))


def install_office() -> bool:
    """Install Debian's LibreOffice if there is apt-get and we may use it; return whether it worked."""
    prefix = administrator()
    if prefix is None or not shutil.which("apt-get"):
        return False
    print("没有找到 LibreOffice，正在用 apt-get 安装（下载约 150 MB）……", file=sys.stderr, flush=True)
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    steps = ([*apt, "update", "-q"], [*apt, "install", "-y", "-q", "--no-install-recommends", *PACKAGES])
    return all(subprocess.run(step, stdout=sys.stderr, stdin=subprocess.DEVNULL).returncode == 0 for step in steps)
