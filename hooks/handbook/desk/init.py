"""`init`: a small, complete handbook to begin with, from the files in `beginning`; it checks and builds at first try."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Template

from .. import DISTRIBUTION, __version__
from ..catalog import PASSAGES
from ..evidence.index_file import write_index
from ..load.lint import CONTROL, INVISIBLE
from ..load.scalars import quoted
from ..reports.reading import read_report
from ..settings.mkdocs_yml import ADDRESS
from .index import index_of, source_entries
from .putting import put

BEGINNING = Path(__file__).resolve().parent / "beginning"
REPORTS = "reports"
LONGEST = 40
UNSEEN = re.compile(f"[\n\t\ud800-\udfff{CONTROL}{INVISIBLE}]")


@dataclass(frozen=True)
class Beginning:
    """What a new handbook is called, who makes it, and where it will be found; that may be empty."""

    name: str
    organisation: str
    address: str = ""

    def fault(self) -> str | None:
        """What is wrong with it and how to write it; None when nothing is."""
        if not 2 <= len(self.name) <= LONGEST:
            return f"名称要有 2 到 {LONGEST} 个字，如 社区图书室做法手册。"
        if not 2 <= len(self.organisation) <= LONGEST:
            return f"由谁来编，要写 2 到 {LONGEST} 个字，如 青山社区图书室。"
        if UNSEEN.search(self.name + self.organisation + self.address):
            return "名称、单位或网址里有看不见的字符：用键盘重新打一遍。"
        if self.address and not ADDRESS.fullmatch(self.address):
            return f"网址“{self.address}”要写全，如 https://example.org/handbook/；还没有就不写。"
        return None

    @property
    def words(self) -> dict[str, str]:
        """What stands in the files for $name and the like; in YAML, where anything may be in a name, for $yaml_name."""
        told = {"name": self.name, "organisation": self.organisation, "address": self.address}
        in_yaml = {f"yaml_{key}": quoted(value) for key, value in told.items()}
        release = __version__.rpartition(".")[0]
        return {**told, **in_yaml, "package": DISTRIBUTION, "pinned": f'"{DISTRIBUTION}=={release}.*"'}


def closed(folder: Path) -> str | None:
    """Why no handbook can be begun in a folder; None when one can."""
    if folder.is_dir():
        held = [path.name for path in folder.iterdir() if path.name != ".git"]
        return f"{folder} 里已经有文件（{held[0]} 等 {len(held)} 个），没有动它。换一个空文件夹。" if held else None
    if folder.exists():
        return f"{folder} 是一个文件，没有动它。换一个名字。"
    return None if folder.absolute().parent.is_dir() else f"{folder.parent} 这个文件夹不存在。先建好它，或者换一个地方。"


def begin(folder: Path, beginning: Beginning) -> None:
    """Write the handbook into a folder that is new or empty. Raises OSError when the disk does not take it; then nothing of
    it is left.
    """
    is_new = not folder.exists()
    try:
        folder.mkdir(exist_ok=True)
        for path, text in files(beginning):
            put(folder / path, text)
        write_indexes(folder)
    except BaseException:
        clear(folder, is_new)
        raise


def files(beginning: Beginning) -> Iterator[tuple[str, str]]:
    """Path and text of every file of a new handbook, but for the passage indexes."""
    for path in sorted(path for path in BEGINNING.rglob("*") if path.is_file()):
        text = path.read_text(encoding="utf-8")
        yield path.relative_to(BEGINNING).as_posix(), Template(text).substitute(beginning.words)


def write_indexes(folder: Path) -> None:
    """The passage index of each source of a new handbook."""
    docs = folder / "docs"
    for path in sorted((folder / REPORTS).iterdir()):
        report = read_report(path)
        for entry in source_entries(docs, report.name):
            put(docs / PASSAGES / f"{entry.id}.json", write_index(index_of(entry, report)))


def clear(folder: Path, is_new: bool) -> None:
    """Take away what was written into a folder that was new or empty."""
    if is_new:
        shutil.rmtree(folder, ignore_errors=True)
        return
    for path in folder.iterdir():
        if path.name == ".git":
            continue
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
