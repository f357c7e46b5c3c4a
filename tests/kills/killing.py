"""Commands that are killed: how, and what must hold afterwards."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import stock_handbook
from handbook.site import staging
from stock_handbook import Handbook, snapshot

SYNONYMS = "groups:\n  - [没有钱, 经费不足]\n"
# put on the path of a command: ends its process at the n-th thing that it does to the disk; without a number it counts
KILLER = '''
import os, sys

LIMIT, PLACE = int(os.environ.get("KILL_AT", "0")), os.environ["KILL_ROOT"]
count = 0


def watch(event, details):
    global count
    if event == "open":
        path, mode, flags = details
        if not isinstance(path, str) or not path.startswith(PLACE) or not flags & (os.O_WRONLY | os.O_RDWR):
            return
    elif event not in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "os.chmod", "shutil.rmtree", "sqlite3.connect"):
        return
    elif not str(details[0]).startswith(PLACE) and not str(details[0]).startswith("."):
        return
    count += 1
    if count == LIMIT:
        os.kill(os.getpid(), 9)
    if not LIMIT:
        with_count(count)


def with_count(number):
    handle = os.open(os.environ["KILL_COUNT"], os.O_WRONLY | os.O_CREAT)
    os.write(handle, b"%9d" % number)
    os.close(handle)


sys.addaudithook(watch)
'''


@dataclass(frozen=True)
class Killed:
    """A command, what is changed before it, so that it has something to do, and what must hold of a killed one."""

    arguments: tuple[str, ...]
    prepare: Callable[[Handbook], None] = lambda _: None
    whole: Callable[[Handbook], object] = lambda _: None


def with_a_change(handbook: Handbook) -> None:
    handbook.write("docs/synonyms.yml", SYNONYMS)


def without_index(handbook: Handbook) -> None:
    (handbook.docs / "sources/passages/tushu-huifang.json").write_text("{}", encoding="utf-8")


COMMANDS = {
    "build": Killed(("build",), with_a_change),
    "build --offline": Killed(("build", "--offline"), with_a_change),
    "index": Killed(("index", f"reports/{stock_handbook.REPORT}"), without_index),
    "addresses --record": Killed(("addresses", "--record")),
    "new": Killed(("new", "term", "zuotanhui", "--set", "name=座谈会", "--set", "meaning=坐在一起谈的会。")),
    "schema": Killed(("schema",)),
    "upgrade": Killed(("upgrade",)),
}


class Scene:
    """A built handbook from which copies are taken, each to be worked on once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.start = stock_handbook.whole(folder / "start")
        self.start.build()
        self.killer = folder / "killer"
        self.killer.mkdir()
        (self.killer / "sitecustomize.py").write_text(KILLER, encoding="utf-8")

    def copy(self, name: str) -> Handbook:
        """The handbook as it is before a command; times are kept, by which some things are told apart."""
        shutil.rmtree(self.folder / name, ignore_errors=True)
        shutil.copytree(self.start.root, self.folder / name, symlinks=True)
        return Handbook(self.folder / name)

    def run(self, handbook: Handbook, killed: Killed, at: int) -> subprocess.CompletedProcess[str]:
        """Run a command that is killed at a moment; at 0 it runs to its end and its moments are counted."""
        path = os.pathsep.join((str(self.killer), str(handbook.root / "hooks")))
        told = {"KILL_AT": str(at), "KILL_ROOT": str(handbook.root), "KILL_COUNT": str(self.folder / "count"), "PYTHONDONTWRITEBYTECODE": "1"}
        return handbook.run(*killed.arguments, PYTHONPATH=path, **told)

    def moments(self, name: str) -> tuple[int, dict[str, bytes]]:
        """How many moments a command has, and what the handbook is like after it."""
        handbook = self.copy("whole")
        COMMANDS[name].prepare(handbook)
        (self.folder / "count").write_text("0", encoding="utf-8")
        done = self.run(handbook, COMMANDS[name], 0)
        assert done.returncode == 0, done.stdout + done.stderr
        return int((self.folder / "count").read_text(encoding="utf-8")), kept(handbook)


def kept(handbook: Handbook) -> dict[str, bytes]:
    """What must not be lost: site, package, records, indexes, ledgers, schemas; not what is kept from build to build."""
    return {
        path: content for path, content in snapshot(handbook.root).items()
        if path.partition("/")[0] in ("site", "docs", "schema", "site-offline.zip") and not path.endswith(".lock")
    }  # fmt: skip


def part(files: dict[str, bytes], top: str) -> dict[str, bytes]:
    return {path: content for path, content in files.items() if path.partition("/")[0] == top}


def faults(scene: Scene, name: str, at: int, after: dict[str, bytes]) -> Iterator[str]:
    """What is wrong after a command was killed at a moment, and after it was run once more."""
    handbook = scene.copy("killed")
    COMMANDS[name].prepare(handbook)
    before = kept(handbook)
    ended = scene.run(handbook, COMMANDS[name], at)
    if ended.returncode != -signal.SIGKILL:
        yield f"was not killed: {ended.returncode} {ended.stderr}"
    staging.recover(handbook.site)  # what every command does first that reads or writes a site
    found = kept(handbook)
    if part(found, "site") not in (part(before, "site"), part(after, "site")):
        yield "the site is neither the old nor the new one"
    for path, content in found.items():
        is_aside = path.rpartition("/")[2].startswith(".")  # it goes with the next run, which is seen below
        if not path.startswith("site/") and not is_aside and content not in (before.get(path), after.get(path)):
            yield f"{path} is neither as before nor as after"
    if lost := [path for path in before if path not in found and path in after and not path.startswith("site/")]:
        yield f"lost: {lost}"
    again = scene.run(handbook, COMMANDS[name], -1)
    if again.returncode and not (name == "new" and "已经有" in again.stderr):
        yield f"the next run fails: {again.stdout}{again.stderr}"
    if (end := kept(handbook)) != after:
        yield f"the next run makes something else: {sorted({path for path in end.keys() | after.keys() if end.get(path) != after.get(path)})[:5]}"
    if left := leftovers(handbook):
        yield f"left behind: {left}"


def leftovers(handbook: Handbook) -> list[str]:
    """Files aside that no finished command leaves."""
    return sorted(path.relative_to(handbook.root).as_posix() for path in handbook.root.rglob(".*") if path.name.startswith(".site-") or ".part" in path.name or path.suffix == ".tmp")


def moments_of(chance: random.Random, number: int) -> int:
    """A moment by chance; the last ones, in which things change places, as often as all others."""
    return chance.randint(max(1, number - 12), number) if chance.random() < 0.5 else chance.randint(1, number)
