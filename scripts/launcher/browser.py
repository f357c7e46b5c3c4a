"""Finds the browser in which the site is tested, or installs Debian's Chromium where that is allowed."""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from .problems import SetupProblem

LEAN = ("chromium-headless-shell", "chrome-headless-shell")  # the same engine without windows: a page opens in a third of the time
PROGRAMS = (
    *LEAN, "google-chrome-stable", "google-chrome", "chromium", "chromium-browser", "microsoft-edge-stable", "microsoft-edge",
)  # fmt: skip
MAC_APPLICATIONS = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS_PROGRAMS = ("Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe",
                    "Microsoft/Edge/Application/msedge.exe")  # fmt: skip
WINDOWS_FOLDERS = ("ProgramFiles", "ProgramFiles(x86)", "LOCALAPPDATA")
PACKAGES = ("chromium-headless-shell", "chromium")  # the first is Debian's alone
FONT = "fonts-noto-cjk"

NOT_FOUND = """\
没有找到可用的浏览器，界面测试无法进行。请安装 Chrome、Edge 或 Chromium 中的任意一个，再运行一次同样的命令：
  Debian： sudo apt install chromium-headless-shell fonts-noto-cjk
  Windows、macOS： 安装 Chrome 或 Edge 即可
浏览器装在别处时，用环境变量 HANDBOOK_BROWSER 写明它的完整路径。"""
NAMED_BUT_UNUSABLE = "环境变量 HANDBOOK_BROWSER 指定的浏览器不存在或不能运行：{}"


def ensure_browser(variables: Mapping[str, str]) -> Path:
    """Return a browser that runs, installing one when there is none and it may be; raises SetupProblem.

    A machine that is there to run tests (CI) is given the lean one beside what it has, where its system has it.
    """
    found = find_browser(variables)
    if found is None:
        install_chromium(*PACKAGES)
    elif variables.get("CI") and not variables.get("HANDBOOK_BROWSER") and found.name not in LEAN:
        install_chromium(PACKAGES[0])
    if found := find_browser(variables):
        return found
    raise SetupProblem(NOT_FOUND)


def find_browser(variables: Mapping[str, str]) -> Path | None:
    """Return the browser that HANDBOOK_BROWSER names, else the first one in the usual places; None when there is none.

    Raises SetupProblem when the named one does not run: whoever names a browser does not want another one.
    """
    if named := variables.get("HANDBOOK_BROWSER"):
        path = shutil.which(named)
        if path is None or not answers(Path(path)):
            raise SetupProblem(NAMED_BUT_UNUSABLE.format(named))
        return Path(path).absolute()
    return next((path for path in usual_places(variables) if path.is_file() and answers(path)), None)


def usual_places(variables: Mapping[str, str]) -> Iterator[Path]:
    """Yield where this system's browsers usually stand, whether or not they do."""
    search = variables.get("PATH", os.defpath)
    yield from (Path(path) for name in PROGRAMS if (path := shutil.which(name, path=search)))
    if sys.platform == "darwin":
        folders = (Path("/Applications"), Path.home() / "Applications")
        yield from (folder / f"{name}.app/Contents/MacOS/{name}" for folder in folders for name in MAC_APPLICATIONS)
    if sys.platform == "win32":
        bases = (Path(variables[name]) for name in WINDOWS_FOLDERS if name in variables)
        yield from (base / program for base in bases for program in WINDOWS_PROGRAMS)


def answers(path: Path) -> bool:
    """Say whether the browser starts: on Ubuntu the command may be there only to say that a snap is missing."""
    if sys.platform == "win32":  # there, --version opens a window
        return True
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=30).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def install_chromium(*packages: str) -> bool:
    """Install the first of these packages that the system has, and a Chinese font, if there is apt-get and we may use it;
    return whether it worked.
    """
    prefix = administrator()
    if prefix is None or not shutil.which("apt-get"):
        return False
    print("正在用 apt-get 安装测试用的浏览器和中文字体（下载约 150 MB）……", file=sys.stderr, flush=True)
    apt = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]
    done = functools.partial(subprocess.call, stdout=sys.stderr, stdin=subprocess.DEVNULL)
    install = [*apt, "install", "-y", "-q", "--no-install-recommends", FONT]
    return done([*apt, "update", "-q"]) == 0 and any(done([*install, package]) == 0 for package in packages)


def administrator() -> list[str] | None:
    """Return what must stand before an administrator's command; None when we may not give any without a password."""
    if sys.platform == "win32":
        return None
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    sudo = ["sudo", "-n"]
    return sudo if subprocess.run([*sudo, "true"], capture_output=True).returncode == 0 else None
