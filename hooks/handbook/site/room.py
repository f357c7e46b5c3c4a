"""Where a site may lie: it takes the place of nothing but a site, and what else stands there is told before anything is done."""

from __future__ import annotations

import os
import re
from pathlib import Path

from ..load.regular import read_some
from .looks import is_link

HOME, GIT = "index.html", ".git"  # what every site has, and what none has
OURS = re.compile(rb"assets/handbook\.[0-9a-f]{8}\.css")  # what the home page of every handbook asks for
LONGEST = 1_000_000  # bytes of a home page that are looked at


def real(site: Path) -> Path:
    """Where a site lies that is named by a link: the link stays, what it leads to is replaced."""
    try:
        return site.resolve() if is_link(site) else site
    except (OSError, ValueError, RuntimeError):  # no name for a file; a link that leads to itself
        return site


def refusal(site: Path, docs: Path) -> str | None:
    """Why no site made of the records in `docs` can take the place of what is there, said before anything is done; None when
    one can. What is there goes, so that it may be nothing else than a site."""
    try:
        if is_link(site) or (site.exists() and not site.is_dir()):
            return f"{site} 不是文件夹，网站没有生成：把它移走或改名，再运行一次。"
        fault = _precious(site, docs)
    except (OSError, ValueError) as error:
        return f"网站放不到 mkdocs.yml 的 site_dir 所写的地方，没有生成：换一个地方，再运行一次。（{error}）"
    if fault:
        return f"{site} {fault}，生成网站会把它整个换掉，所以没有生成，里面的没有动：把网站生成到另一个文件夹（site 是链接的，改链接；不是的，改 mkdocs.yml 的 site_dir）。"
    if _is_mount(site):
        return (
            f"{site} 是挂载点（例如容器的卷），或者里面有挂载点，整个文件夹换不下来，网站没有生成，里面的没有动：把卷挂在它的上一级文件夹，"
            f"或者在 mkdocs.yml 里写 site_dir: {site.name}/html，生成到卷里面的文件夹。"
        )
    return None


def refused_file(path: Path) -> str | None:
    """Why a file that goes with the site can have no place there, said before anything is done; None when it can."""
    return f"{path} 是文件夹，放不下这个文件，网站没有生成：把它移走或改名，再运行一次。" if path.is_dir() and not is_link(path) else None


def _precious(site: Path, docs: Path) -> str:
    """What a folder holds that no build has made and none may take away; empty when there is nothing of the kind."""
    place, records = Path(os.path.realpath(site)), Path(os.path.realpath(docs))
    if records.is_relative_to(place) or place.is_relative_to(records):
        return "里有手册的记录，或者在记录的文件夹里"
    names = {path.name for path in site.iterdir()} if site.is_dir() else set()
    if GIT in names:
        return f"里有 {GIT}，是一个仓库"
    if all(name.startswith(".") for name in names):
        return ""
    if HOME not in names:
        return f"里有东西，又没有 {HOME}，不是生成出来的网站"
    is_inside = place.is_relative_to(os.path.realpath(docs.parent))
    return "" if is_inside or _is_ours(place / HOME) else "不在手册的文件夹里，里面的网站又不是手册生成的"


def _is_ours(home: Path) -> bool:
    """Is it the home page of a handbook?"""
    try:
        return bool(OURS.search(read_some(home, LONGEST)))
    except OSError:
        return False


def _is_mount(folder: Path) -> bool:
    """Is another disk, or another folder, mounted there or below?"""
    if os.path.ismount(folder):
        return True
    try:  # a folder of the same disk, and one further below, are told by the list alone
        lines = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    place = os.path.realpath(folder).replace(" ", r"\040")
    return any(f"{line.split()[4]}/".startswith(f"{place}/") for line in lines)
