"""Commands that are killed: how, and what must hold afterwards."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

import stock_handbook
from handbook.site import staging
from handbook.site.shelf import ATTRIBUTES
from ports import free_port
from stock_handbook import Handbook, variables

from .forking import TEMPORARY

SYNONYMS = "groups:\n  - [没有钱, 经费不足]\n"
EDITION = "2026.11"
THREE = Path(__file__).parents[1] / "generator/drafting/three_reports.txt"
OFFERS = {"format": "handbook-offers", "version": "1", "offers": [
    {"name": name, "named_by": "编者", "summary": "街道每半年开一次会，听结对单位的意见。", "sectors": "社区", "level": "县", "mechanism": "协同联动",
     "status": "已实践", "evidence": "仅描述", "actor": "街道。", "rhythm": "每半年开一次。", "steps": "开会，听结对单位的意见。",
     "report": "关于街道分馆结对共建的情况报告", "place": "5", "credit": "匿名", "agreed": "同意"}
    for name in ("联席会议事纪要", "街道议事例会")
]}  # fmt: skip
PUBLISHED = ("site", "site-offline.zip")  # what changes places together
TOP = ("site", "docs", "schema", "editions", "search-groonga", "handbook.yml", "site-offline.zip")


@dataclass(frozen=True)
class Killed:
    """A command, what is changed before it, so that it has something to do, and whether the site is what it makes."""

    arguments: tuple[str, ...]
    prepare: Callable[[Handbook], None] = lambda _: None
    makes_site: bool = False
    refused_again: str = ""  # what its next run says when it had been done
    then: tuple[str, ...] = ()  # what is run after it, for a command that itself changes nothing that is kept


def with_a_change(handbook: Handbook) -> None:
    handbook.write("docs/synonyms.yml", SYNONYMS)


def without_index(handbook: Handbook) -> None:
    (handbook.docs / "sources/passages/tushu-huifang.json").write_text("{}", encoding="utf-8")


def with_offers(handbook: Handbook) -> None:
    handbook.write("offers.json", json.dumps(OFFERS))


def with_reports(handbook: Handbook) -> None:
    shutil.copy(THREE, handbook.root / "three.txt")


COMMANDS = {
    "new": Killed(("new", "term", "zuotanhui", "--set", "name=座谈会", "--set", "meaning=坐在一起谈的会。"), refused_again="已经有"),
    "index": Killed(("index", f"reports/{stock_handbook.REPORT}"), without_index),
    "rename": Killed(("rename", "lianxihui", "lianxi-hui"), refused_again="没有编号或名称是"),
    "split": Killed(("split", "sanwen-sanbang", "fen-chu", "--take", "results.2", "--name", "帮助回收", "--summary", "图书馆员分户联系读者，帮助回收。"),
                    refused_again="已经是"),
    "merge": Killed(("merge", "sannuo-liangping", "sanwen-sanbang"), refused_again="没有编号或名称是"),
    "retire": Killed(("retire", "tushu-zongguan", "--reason", "来源已撤回。"), makes_site=True, refused_again="没有编号或名称是", then=("build",)),
    "export-search": Killed(("export-search", "groonga")),
    "import": Killed(("import", "offers.json"), with_offers, refused_again="已经有"),
    "draft": Killed(("draft", "three.txt", "--write"), with_reports, refused_again="已经有"),
    "addresses --record": Killed(("addresses", "--record")),
    "schema": Killed(("schema",)),
    "upgrade": Killed(("upgrade",)),
    "build": Killed(("build",), with_a_change, makes_site=True),
    "serve": Killed(("serve", "--address", f"127.0.0.1:{free_port()}"), with_a_change, makes_site=True, then=("build",)),
    "build --offline": Killed(("build", "--offline"), with_a_change, makes_site=True),
    "release": Killed(("release", EDITION), with_a_change, makes_site=True, refused_again="已经定下"),
}


@dataclass(frozen=True)
class Ended:
    """A command that has come to its end: its status (below 0: the signal), what it said, how much it did to the disk."""

    status: int
    said: str
    moments: int


@dataclass
class Forks:
    """A process that has the program loaded and runs each command in a copy of itself."""

    process: subprocess.Popen[str] = field(init=False)

    def __enter__(self) -> Self:
        path = os.pathsep.join((str(stock_handbook.ROOT / "hooks"), str(stock_handbook.ROOT / "scripts")))
        told = variables(PYTHONPATH=path, PYTHONDONTWRITEBYTECODE="1", PYTHONHASHSEED=stock_handbook.SEED)
        program = [sys.executable, "-P", str(Path(__file__).with_name("forking.py"))]
        self.process = subprocess.Popen(program, env=told, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.communicate()

    def run(self, folder: Path, arguments: tuple[str, ...], at: int | str) -> Ended:
        """Run a command in a folder, killed at a moment; at 0 it is not killed."""
        assert self.process.stdin
        assert self.process.stdout
        print(json.dumps({"folder": str(folder), "arguments": arguments, "at": at}), file=self.process.stdin, flush=True)
        return Ended(**json.loads(self.process.stdout.readline()))


class Scene:
    """A built handbook from which copies are taken, each to be worked on once."""

    def __init__(self, folder: Path, forks: Forks) -> None:
        self.folder = folder
        self.forks = forks
        self.start = stock_handbook.records_only(folder / "start")
        self.start.write("mkdocs.yml", stock_handbook.MKDOCS)
        (self.start.root / "hooks").symlink_to(stock_handbook.ROOT / "hooks")
        assert self.run(self.start, ("build",)).status == 0

    def copy(self, name: str, killed: Killed) -> Handbook:
        """The handbook as it is before a command; times are kept, by which some things are told apart. Whoever makes no site needs
        little of it, and who makes one writes over no file of the old."""
        shutil.rmtree(self.folder / name, ignore_errors=True)
        shutil.copytree(self.start.root, self.folder / name, symlinks=True, ignore=lambda *_: {"site"})
        shutil.copytree(self.start.site / ("" if killed.makes_site else "terms"), self.folder / name / "site", copy_function=os.link)
        handbook = Handbook(self.folder / name)
        killed.prepare(handbook)
        return handbook

    def run(self, handbook: Handbook, arguments: tuple[str, ...], at: int | str = 0) -> Ended:
        return self.forks.run(handbook.root, arguments, at)

    def whole(self, killed: Killed) -> tuple[int, dict[str, bytes]]:
        """How many moments a command has, and what the handbook is like after it."""
        handbook = self.copy("whole", killed)
        ended = self.run(handbook, killed.arguments)
        assert ended.status == 0, ended.said
        assert not killed.then or self.run(handbook, killed.then).status == 0
        return ended.moments, kept(handbook)


def kept(handbook: Handbook) -> dict[str, bytes]:
    """What must not be lost: site, package, editions, records, indexes, ledgers, schemas; not what is kept from build to build."""
    files = (path for top in TOP for path in ((handbook.root / top).rglob("*") if (handbook.root / top).is_dir() else [handbook.root / top]))
    return {path.relative_to(handbook.root).as_posix(): path.read_bytes() for path in files if path.is_file()}


def part(files: dict[str, bytes], top: str) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path.partition("/")[0] == top}


def faults(scene: Scene, name: str, at: int | str, after: dict[str, bytes]) -> Iterator[str]:
    """What is wrong after a command was killed at a moment, and after it was run once more."""
    killed = COMMANDS[name]
    handbook = scene.copy("killed", killed)
    before = kept(handbook)
    ended = scene.run(handbook, killed.arguments, at)
    if ended.status != -signal.SIGKILL:
        yield f"was not killed: {ended}"
    aside_of_package = handbook.package.with_name(f".{handbook.package.name}")
    staging.recover(handbook.site, {aside_of_package: handbook.package})  # what every command does first that reads or writes a site
    yield from lost(kept(handbook), before, after)
    left_aside = aside(handbook)  # a preview that was killed cannot take its own folder away; that of the system is emptied by the system
    again = scene.run(handbook, killed.arguments)
    if again.status and not (killed.refused_again and killed.refused_again in again.said):
        yield f"the next run fails: {again}"
    if killed.then or (again.status and killed.makes_site):
        scene.run(handbook, killed.then or ("build",))  # an edition that is there is not made twice; it is published by the next build
    if (end := kept(handbook)) != after:
        yield f"the next run makes something else: {sorted({path for path in end.keys() | after.keys() if end.get(path) != after.get(path)})[:5]}"
    if left := [*leftovers(handbook), *sorted(aside(handbook) - left_aside)]:
        yield f"left behind: {left}"


def lost(found: dict[str, bytes], before: dict[str, bytes], after: dict[str, bytes]) -> Iterator[str]:
    """What is neither as it was nor as it was to become."""
    if part(found, "site") not in (part(before, "site"), part(after, "site")):
        yield "the site is neither the old nor the new one"
    if not any(all(part(found, top) == part(of, top) for top in PUBLISHED) for of in (before, after)):
        yield "the site and its package are of different versions"
    for path, content in found.items():
        is_aside = any(piece.startswith(".") for piece in path.split("/"))  # it goes with the next run, which is seen below
        if not path.startswith("site/") and not is_aside and content not in (before.get(path), after.get(path)):
            yield f"{path} is neither as before nor as after"
    if gone := [path for path in before if path not in found and path in after and not path.startswith("site/")]:
        yield f"lost: {gone}"


def leftovers(handbook: Handbook) -> list[str]:
    """Files aside that no finished command leaves."""
    places = [handbook.root, *(handbook.root / top for top in TOP)]
    found = (path.name for place in places for path in (place.rglob if place != handbook.root else place.glob)(".*"))
    return sorted(name for name in found if name not in (".cache", ATTRIBUTES))


def aside(handbook: Handbook) -> set[str]:
    """What stands in the folder for temporary files."""
    return {path.name for path in (handbook.root / TEMPORARY).glob("*")}


def moments_of(chance: random.Random, number: int) -> int:
    """A moment by chance; the last ones, in which things change places, as often as all others."""
    return chance.randint(max(1, number - 12), number) if chance.random() < 0.5 else chance.randint(1, number)


def moments(number: int) -> list[int]:
    """A few moments, the same in each run: the last ones, in which things change places, and the first and the middle."""
    return sorted({1, (number + 1) // 2, number - 1, number} - {0}) if number else []

