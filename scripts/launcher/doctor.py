"""`doctor`: looks at an installation, and with `--url` at a site on its server, and says what is missing and what to do.

It uses the standard library only and changes nothing, so that it also answers where nothing else does.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from . import browser, installer, office
from .environment import RUNTIME, Environment
from .packages import damaged_packages
from .problems import SetupProblem
from .served import of_server
from .told import GOOD, LACK, NOTE, Told

SPACE = 400_000_000  # bytes that the environment and a build may take
LONGEST = 20  # seconds for an answer


def examine(root: Path, address: str = "") -> list[Told]:
    """Everything about the installation at `root`; with an address also what a server sends there."""
    parts = (of_python(root), of_git(root), of_programs(os.environ), of_rights(root), of_settings(root), of_site(root))
    return [told for part in parts for told in part] + (list(of_server(root, address)) if address else [])


def of_python(root: Path) -> Iterator[Told]:
    """This Python, pip, and the environment."""
    yield Told(GOOD, f"Python {sys.version.split()[0]}")
    pip = installer.outer_pip()
    if pip and pip >= installer.OLDEST_PIP:
        yield Told(GOOD, f"pip {pip[0]}.{pip[1]}")
    elif installer.has_ensurepip():
        yield Told(GOOD, "pip 没有或太旧，准备环境时会自带一个")
    else:
        yield Told(LACK, "pip", "Debian、Ubuntu：sudo apt install python3-pip；Windows、macOS：重装 Python 时勾选 pip。")
    environment = Environment(root)
    if not (root / RUNTIME).is_file():
        yield Told(LACK, f"软件包清单 {RUNTIME}", "从仓库里取回它，或者重新下载本项目。")
    elif environment.agrees((RUNTIME,)) and (damaged := sorted(damaged_packages(environment.folder))):
        yield Told(LACK, f"运行环境 .venv 里的软件包坏了：{'、'.join(damaged)}", f"删掉文件夹 {environment.folder}，再运行一个命令，会重新准备。")
    elif environment.has((RUNTIME,)):
        yield Told(GOOD, "运行环境 .venv 和清单相符，装的时候核对过每个软件包的指纹")
    else:
        wheels = "会从 wheels 文件夹装，不用联网" if (root / "wheels").is_dir() else "要联网下载约 30 MB；不能联网的见 README 的“wheels”"
        yield Told(NOTE, "运行环境 .venv 还没有准备好，或者清单变了", f"随便运行一个命令就会准备，{wheels}。")


def git(root: Path, *arguments: str) -> str | None:
    """What git answers; None when it does not."""
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], capture_output=True, text=True, encoding="utf-8", errors="replace", timeout=LONGEST)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def of_git(root: Path) -> Iterator[Told]:
    """git, and whether it knows the history of the records."""
    if not shutil.which("git"):
        yield Told(NOTE, "没有 git，各页上没有修改日期，“更新”页是空的", "要这些就装 git，并且用 git clone 取得本项目。")
    elif git(root, "rev-parse", "--is-inside-work-tree") != "true":
        yield Told(NOTE, "这个文件夹不是 git 仓库（或者 git 不认它的主人），各页上没有修改日期", f"用 git clone 取得；说主人不对的：git config --global --add safe.directory {root}")
    elif git(root, "rev-parse", "--is-shallow-repository") == "true":
        yield Told(NOTE, "仓库只取了最近的历史，修改日期不准", "运行 git fetch --unshallow；在 CI 里写 fetch-depth: 0。")
    else:
        yield Told(GOOD, "git 和全部历史")


def of_programs(variables: Mapping[str, str]) -> Iterator[Told]:
    """What only the tests need."""
    for name, find, needed in (("浏览器", browser.find_browser, "界面"), ("LibreOffice", office.find_office, "表单")):
        try:
            found = find(variables)
        except SetupProblem as problem:
            yield Told(NOTE, str(problem), "改好或者去掉这个环境变量。")
            continue
        if found:
            yield Told(GOOD, f"{name}：{found}")
        else:
            yield Told(NOTE, f"没有{name}，只有测试{needed}时要用", "生成网站不用它；要跑全部测试再装。")


def of_rights(root: Path) -> Iterator[Told]:
    """Whether the folder can be written, and is large enough."""
    for folder in (root, root / "docs"):
        if not folder.is_dir():
            yield Told(LACK, f"文件夹 {folder}", "请在手册的文件夹里运行。")
        elif fault := unwritable(folder):
            yield Told(LACK, f"{folder} 写不进去（{fault}）", "把整个文件夹放到自己有权修改的位置，或者请管理员给权限。")
        else:
            yield Told(GOOD, f"{folder} 可以写")
    free = shutil.disk_usage(root).free
    if free < SPACE:
        yield Told(LACK, f"磁盘只剩 {free / 1e6:.0f} MB", f"腾出 {SPACE / 1e6:.0f} MB 再运行。")


def unwritable(folder: Path) -> str:
    """Why nothing can be written into a folder; empty when something can. What is tried leaves nothing."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return ""
    except OSError as error:
        return error.strerror or str(error)


def site_url(root: Path) -> str | None:
    """The address in mkdocs.yml; empty where it is left open, None where the file cannot be read."""
    try:
        text = (root / "mkdocs.yml").read_text(encoding="utf-8")
    except (OSError, ValueError):
        return None
    found = re.search(r"^site_url:[ \t]*[\"']?([^\"'\s#]*)", text, re.MULTILINE)
    return found[1] if found else ""


def of_settings(root: Path) -> Iterator[Told]:
    """The address under which the site will be found."""
    address = site_url(root)
    if address is None:
        yield Told(LACK, "mkdocs.yml", "从仓库里取回它。")
    elif not address:
        yield Told(NOTE, "mkdocs.yml 没有写 site_url：没有站点地图、订阅和二维码", "知道网址以后写上，再生成一次。")
    elif not re.fullmatch(r"https?://[^\s/]+/(?:\S*/)?", address):
        yield Told(NOTE, f"site_url 写的是 {address}", "要写全，以 https:// 开头，以 / 结尾。")
    else:
        yield Told(GOOD, f"网址 {address}")


def of_site(root: Path) -> Iterator[Told]:
    """Whether there is a site, and whether it is newer than what it is made from."""
    page = root / "site" / "index.html"
    if not page.is_file():
        yield Told(NOTE, "网站还没有生成", "运行 python3 scripts/handbook.py build。")
        return
    changed = max((path.stat().st_mtime for path in (root / "docs").rglob("*") if path.is_file()), default=0)
    if changed > page.stat().st_mtime:
        yield Told(NOTE, "site/ 比记录旧", "运行 python3 scripts/handbook.py build，再放到服务器上。")
    else:
        yield Told(GOOD, "site/ 已经生成，不比记录旧")


def tell(root: Path, address: str) -> tuple[str, int]:
    """Everything in words, and the exit status: 1 when something is missing."""
    told = examine(root, address)
    counts = {state: sum(each.state == state for each in told) for state in (LACK, NOTE)}
    said = "\n".join(map(str, told))
    return f"{said}\n\n看了 {len(told)} 处：缺 {counts[LACK]}，要注意 {counts[NOTE]}。", 1 if counts[LACK] else 0
