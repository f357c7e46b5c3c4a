"""The builders that are compared: the handbook, Material on Markdown of the same text, Hugo with a bare theme."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from handbook.catalog import read_catalog
from handbook.site.again import AGAIN
from handbook.site.noticed import START

from .corpus import write_corpus
from .markdown import hugo_link, material_link, to_data, write_pages

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
IMPORTS = "import handbook.build, handbook.commands.main, handbook.plugin; from handbook.checks.engine import all_rules; all_rules()"
FIRST, SAME, RECORD, LISTED, THEME = "手册，第一次", "手册，没有改动", "手册，改一条记录", "手册，改一句清单里的话", "手册，改一个主题文件"
# words of a record, and others in their place: of its page, and of the summary, which lists show too
TURNED, SUMMARY = ("先从内部联系做起", "先从身边联系做起"), ("登记销号、上门走访。", "上门走访、登记销号。")
MARK = "{# 量一次 #}\n"
PAUSES = (0, 0, 1, START / 1e9)  # seconds before each build; the last where the system does not tell when Python started
HUGO = 'baseURL = "https://example.invalid/"\ntitle = "bench"\ndisableKinds = ["taxonomy", "term", "RSS"]\n'
HUGO_FRAME = """\
<!doctype html><html lang="zh"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body>
<nav><a href="/practices/">做法</a> <a href="/problems/">问题</a></nav><main>MAIN</main></body></html>
"""
HUGO_BLOCKS = """\
{{ range .Params.blocks }}{{ printf "<%s>" .tag | safeHTML }}{{ range .words }}{{ with .href }}<a href="{{ . }}">{{ end -}}
{{ .text }}{{ if .href }}</a>{{ end }}{{ end }}{{ printf "</%s>" .tag | safeHTML }}
{{ end }}"""
LACKS = {
    "Hugo": "不检查记录、不核对链接，没有搜索、表单、启动包、机制图；主题只有一个模板；正文已是写好的 Markdown。",
    "Hugo，数据": "同上；正文是数据，由模板写成网页，不经 Markdown。",
    "Material": "不检查记录，没有表单、启动包、机制图，记录页不进导航；搜索不分词，中文里只找得到各句开头。",
    "Material 加 jieba": "同上；搜索分词。",
}


@dataclass(frozen=True)
class Builder:
    """A prepared build: the command, where it runs, where its output lies."""

    name: str
    folder: Path
    command: Sequence[str]
    output: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    kept: Path | None = None  # what a build leaves for the next one
    change: Callable[[Builder], None] | None = None  # what is edited since the build before, or else awaited

    def begin(self) -> None:
        """Edit what is to be edited, or else remove the output and what an earlier build left, so that it starts from nothing."""
        if self.change:
            self.change(self)
        else:
            for path in (self.output, self.kept):
                if path:
                    shutil.rmtree(path, ignore_errors=True)

    def build(self) -> None:
        """Run it once, unmeasured. Raises CalledProcessError when it fails."""
        subprocess.run(self.command, cwd=self.folder, env={**os.environ, **self.environment}, check=True, stdout=subprocess.DEVNULL)


def prepare(folder: Path, size: int, slow: bool) -> list[Builder]:
    """The builders of one size, each with the same text before it; ours come first, in the order in which one goes on from the
    other."""
    ours = handbook(folder / "handbook", size)
    docs = ours[0].folder / "docs"
    return [*ours, *hugo(folder, docs), *(material(folder / "material", docs) if slow else [])]


def handbook(folder: Path, size: int) -> list[Builder]:
    """The handbook itself, on a synthetic corpus, checks included: the first time, with nothing changed, after edits of a
    record and of a file of the theme.

    Where jieba happens to be installed, Material's search would take words apart for an index that ours replaces; users
    do not have it, so it is left out here.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for path in (ROOT / "docs").glob("**/*.md"):
        target = folder / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    write_corpus(folder / "docs", size)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    if not (folder / "hooks").exists():
        lay_program(folder)
    environment = {"PYTHONPATH": str(folder / "hooks"), "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **code_kept(folder.parent)}
    # no other builder brings its code as text
    subprocess.run([sys.executable, "-P", "-c", IMPORTS], cwd=folder, env={**os.environ, **environment}, check=True)
    first = Builder(FIRST, folder, [sys.executable, "-P", "-c", RUN_HANDBOOK], folder / "site", environment, folder / ".cache")
    changes = {SAME: settle, RECORD: partial(edit_record, TURNED), LISTED: partial(edit_record, SUMMARY), THEME: edit_theme}
    return [first, *(replace(first, name=name, change=change) for name, change in changes.items())]


def code_kept(folder: Path) -> dict[str, str]:
    """What makes Python keep the code that it compiles in a folder, as our command does, whatever this shell says."""
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def lay_program(folder: Path) -> None:
    """The program at work, in the folder of a handbook."""
    shutil.copytree(ROOT / "hooks", folder / "hooks", ignore=shutil.ignore_patterns("__pycache__"))


def settle(builder: Builder) -> None:
    """Nothing is edited; build until a build can tell that nothing was edited since, which it can once nothing
    is as young as the build before. Raises RuntimeError when none ever can."""
    for pause in PAUSES:
        if (builder.folder / AGAIN).exists():
            return
        time.sleep(pause)
        builder.build()
    if not (builder.folder / AGAIN).exists():
        raise RuntimeError(f"after {len(PAUSES)} builds none can tell that nothing has changed")


def edit_record(words: tuple[str, str], builder: Builder) -> None:
    """Other words in one practice; the next time they are the old ones."""
    path = builder.folder / "docs" / "practices" / "practice-0.yml"
    text = path.read_text(encoding="utf-8")
    old, new = words if words[0] in text else reversed(words)
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def edit_theme(builder: Builder) -> None:
    """A remark in the template of practices; the next time it is gone."""
    path = builder.folder / "hooks" / "handbook" / "theme" / "pages" / "practice.html"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.removesuffix(MARK) if text.endswith(MARK) else text + MARK, encoding="utf-8", newline="\n")


def material(folder: Path, docs: Path) -> list[Builder]:
    """Material on pre-rendered Markdown, record pages out of the navigation.

    As it comes, its search finds Chinese only at the beginning of clauses; with jieba it finds words, and takes longer.
    The second builder is there only where jieba is installed.
    """
    write_pages(read_catalog(docs), folder / "docs", material_link, "index.md")
    (folder / "docs" / "index.md").write_text("# bench\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(MATERIAL, encoding="utf-8")
    variants = {"Material": WITHOUT_JIEBA}
    environment = {"NO_MKDOCS_2_WARNING": "1", **code_kept(folder.parent)}
    if find_spec("jieba"):
        variants["Material 加 jieba"] = ""
    return [
        Builder(name, folder, [sys.executable, "-c", first + RUN_MKDOCS], folder / "site", environment)
        for name, first in variants.items()
    ]


def hugo(folder: Path, docs: Path) -> list[Builder]:
    """Hugo in two ways, with a one-page theme and no search: from Markdown, and from data that its templates write out. None
    when it is not installed."""
    program = shutil.which("hugo")
    if program is None:
        return []
    catalog = read_catalog(docs)
    ways = (("Hugo", "{{ .Content }}", None), ("Hugo，数据", HUGO_BLOCKS, to_data))
    built = []
    for number, (name, main, written) in enumerate(ways):
        place = folder / f"hugo-{number}"
        write_pages(catalog, place / "content", hugo_link, "_index.md", written)
        (place / "config.toml").write_text(HUGO, encoding="utf-8")
        for layout in ("_default/single.html", "_default/list.html", "index.html"):
            path = place / "layouts" / layout
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(HUGO_FRAME.replace("MAIN", main), encoding="utf-8")
        built.append(Builder(name, place, [program, "--quiet"], place / "public"))
    return built
