"""The builders that are compared: the handbook, Material on Markdown of the same text, Hugo with a bare theme."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path

from handbook.catalog import read_catalog

from .corpus import write_corpus
from .markdown import hugo_link, material_link, write_pages

ROOT = Path(__file__).resolve().parent.parent
MATERIAL = """\
site_name: bench
theme: {name: material, language: zh, font: false}
plugins: [search]
markdown_extensions: [tables]
nav: [index.md, practices/index.md, problems/index.md, templates/index.md, sources/index.md, terms/index.md]
exclude_docs: "!/templates/"
"""
RUN_MKDOCS = "import runpy, sys; sys.argv = ['mkdocs', 'build', '-q']; runpy.run_module('mkdocs', run_name='__main__')"
WITHOUT_JIEBA = "import sys; sys.modules['jieba'] = None; "
RUN_HANDBOOK = WITHOUT_JIEBA + "sys.argv[1:] = ['build']; from handbook.commands.main import main; main()"
FIRST, AGAIN = "手册，第一次", "手册，再次"
HUGO = 'baseURL = "https://example.invalid/"\ntitle = "bench"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
HUGO_PAGE = """\
<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<nav><a href="/practices/">做法</a> <a href="/problems/">问题</a></nav><main>{{ .Content }}</main></body></html>
"""


@dataclass(frozen=True)
class Builder:
    """A prepared build: the command, where it runs, where its output lies."""

    name: str
    folder: Path
    command: Sequence[str]
    output: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    kept: Path | None = None  # what a build leaves for the next one

    def clean(self) -> None:
        """Remove the output and what an earlier build left, so that every run starts from nothing."""
        for path in (self.output, self.kept):
            if path:
                shutil.rmtree(path, ignore_errors=True)


def prepare(folder: Path, size: int, slow: bool) -> list[Builder]:
    """The builders of one size, each with the same text before it; ours, first and again, come first."""
    ours = handbook(folder / "handbook", size)
    docs = ours[0].folder / "docs"
    fast = hugo(folder / "hugo", docs)
    return [*ours, *([fast] if fast else []), *(material(folder / "material", docs) if slow else [])]


def handbook(folder: Path, size: int) -> list[Builder]:
    """The handbook itself, on a synthetic corpus, checks included: the first time, and again into an empty folder.

    Where jieba happens to be installed, Material's search would take words apart for an index that ours replaces; users
    do not have it, so it is left out here.
    """
    folder.mkdir(parents=True)
    for path in (ROOT / "docs").glob("**/*.md"):
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    write_corpus(folder / "docs", size)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))
    environment = {"PYTHONPATH": str(folder / "hooks"), "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    first = Builder(FIRST, folder, [sys.executable, "-P", "-c", RUN_HANDBOOK], folder / "site", environment, folder / ".cache")
    return [first, replace(first, name=AGAIN, kept=None)]


def material(folder: Path, docs: Path) -> list[Builder]:
    """Material on pre-rendered Markdown, record pages out of the navigation.

    As it comes, its search finds Chinese only at the beginning of clauses; with jieba it finds words, and takes longer.
    The second builder is there only where jieba is installed.
    """
    write_pages(read_catalog(docs), folder / "docs", material_link, "index.md")
    (folder / "docs" / "index.md").write_text("# bench\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(MATERIAL, encoding="utf-8")
    variants = {"Material": WITHOUT_JIEBA}
    if find_spec("jieba"):
        variants["Material 加 jieba"] = ""
    return [
        Builder(name, folder, [sys.executable, "-c", first + RUN_MKDOCS], folder / "site", {"NO_MKDOCS_2_WARNING": "1"})
        for name, first in variants.items()
    ]


def hugo(folder: Path, docs: Path) -> Builder | None:
    """Hugo with a one-page theme and no search; None when it is not installed."""
    program = shutil.which("hugo")
    if program is None:
        return None
    write_pages(read_catalog(docs), folder / "content", hugo_link, "_index.md")
    (folder / "config.toml").write_text(HUGO, encoding="utf-8")
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(HUGO_PAGE, encoding="utf-8")
    (folder / "layouts" / "index.html").write_text(HUGO_PAGE, encoding="utf-8")
    return Builder("Hugo", folder, [program, "--quiet"], folder / "public")
