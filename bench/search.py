"""`python -m bench.search`: how well the search answers questions whose answers are written down, and how much of that is due to
what, in Chromium. The questions: part → category → question → id or ids, and `parts` that names the parts and says which are held
out (see tests/content/data/queries.yml); of those no more is told than the sums.
"""

from __future__ import annotations

import math
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import click
import yaml
from playwright.sync_api import Browser, Page, sync_playwright

from handbook.catalog import Catalog, read_catalog
from handbook.catalog.synonyms import everyday, synonyms, wordings
from handbook.commands.usage import Command
from handbook.commands.usage import run as run_command
from handbook.exports.search import worker, write_index
from handbook.exports.search.engines import told_of
from handbook.exports.search.index import PROSE
from handbook.pages.page import tell

from .pagefind import found_by_pagefind
from .related import lines as related_lines
from .related import related
from .search_pace import SITE, START, pace
from .serving import served

ROOT = Path(__file__).resolve().parents[1]
QUESTIONS = ROOT / "tests/content/data/queries.yml"
FIRST, TENTH = 5, 10
RECORDS = 10_000  # of the corpus on which it is tried how fast the search is
PROPOSED = 40  # pairs of words
ASK = """async queries => {
    const config = document.getElementById("__config");
    const worker = new Worker(config ? JSON.parse(config.textContent).search : "worker.js");
    const folder = config ? new URL(JSON.parse(config.textContent).base + "/search/", location.href) : new URL("search/", location.href);
    const say = message => new Promise(answer => { worker.onmessage = event => answer(event.data); worker.postMessage(message); });
    await say({type: 0, data: new URL("index.js", folder).href});
    const found = [], told = [];
    for (const query of queries) {
        const answer = (await say({type: 2, data: query})).data;
        found.push(answer.items.map(group => group[0].location));
        told.push(answer.confidence);
    }
    return {found, told};
}"""


class Case(NamedTuple):
    """A question, and the ids of the records that answer it."""

    part: str
    category: str
    query: str
    wanted: tuple[str, ...]


class Judged(NamedTuple):
    """How well a question is answered: recall among the first 5, 1 / place of the first right one of 10, nDCG of the first 5."""

    recall: float
    rank: float
    gain: float


@click.command("search-report", cls=Command, context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("questions", metavar="[问法文件]", type=click.Path(path_type=Path, exists=True), default=QUESTIONS)
@click.option("--pagefind", metavar="程序", help="同一些问法也问 Pagefind（它要先装好，写完整路径），只给它 site/ 里各条记录的网页。")
@click.option("--records", metavar="记录数", type=int, help="改为量一量这么多条合成记录、仿真记录要多久、多大，从服务器打开和从磁盘打开各量一遍。")
@click.option("--all", "everything", is_flag=True, help=f"都量：答对多少，没有的说没有，近义词，{RECORDS} 条记录的快慢大小，Pagefind。")
def main(questions: Path, pagefind: str | None, records: int | None, everything: bool) -> None:
    """用写好答案的问法量搜索：光有引擎、加上日常说法、加上术语的各种写法、加上编者写的问法，各答对多少。"""
    with browser() as started:
        if everything or not records:
            _print(report(started.new_page(), questions, pagefind or (shutil.which("pagefind") if everything else None)))
        if everything and not (pagefind or shutil.which("pagefind")):
            _print(["没有装 Pagefind，没有同它比：npm install pagefind 以后，用 --pagefind 写明程序的完整路径（node_modules/.bin/pagefind）。"])
        if everything or records:
            _print(pace(started, records or RECORDS))


def _print(lines: Iterable[str]) -> None:
    for each in lines:
        print(each, flush=True)


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium. Ends the program where there is none."""
    program = os.environ.get("HANDBOOK_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        sys.exit("没有找到 Chromium；装好以后用环境变量 HANDBOOK_BROWSER 写明它在哪里。")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program)
        yield started
        started.close()


# --- how well --------------------------------------------------------------------------------------------------------------


def report(page: Page, questions: Path, pagefind: str | None) -> Iterator[str]:
    """The table, line by line."""
    told = yaml.safe_load(questions.read_text(encoding="utf-8"))
    cases = list(cases_of(told))
    catalog = read_catalog(ROOT / "docs")
    recalls: dict[str, float] = {}
    for label, (asked, groups) in ways(catalog).items():
        judged = judge_all(cases, found_by(page, catalog, cases, asked, groups))
        recalls[label] = mean(judged.values()).recall
        yield line(label, judged.values())
        if asked:
            yield from by_category(told["parts"], judged)
    *_, cold, full = recalls.values()
    yield f"没有人写过问法时的 recall@5 是写过时的 {cold / full:.0%}"
    yield from told_lacking(page, told, cases)
    yield from related_lines(related(told_of(catalog), synonyms(catalog, ROOT)), PROPOSED)
    if pagefind:
        folders = sorted({entry.url.partition("/")[0] for entry in catalog.valid})
        found = found_by_pagefind(page, [case.query for case in cases], pagefind, folders)
        yield line("Pagefind", judge_all(cases, found).values())


def ways(catalog: Catalog) -> dict[str, tuple[bool, list[tuple[str, ...]]]]:
    """Label → whether the records have their questions, and the words that mean the same."""
    return {
        "光有引擎": (False, []),
        "加日常说法": (False, list(everyday())),
        "加术语的写法": (False, [*wordings(catalog), *everyday()]),
        "加编者写的": (True, synonyms(catalog, ROOT)),
    }


def cases_of(told: dict[str, Any]) -> Iterator[Case]:
    """Every question of the file."""
    for part in told["parts"]:
        for category, queries in told[part].items():
            for query, ids in queries.items():
                yield Case(part, category, query, (ids,) if isinstance(ids, str) else tuple(ids))


def found_by(page: Page, catalog: Catalog, cases: list[Case], asked: bool, groups: list[tuple[str, ...]]) -> list[list[str]]:
    """Addresses found for each question in an index of the records alone."""
    entries = [entry if asked else {**entry, "asks": ()} for entry in told_of(catalog)]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_search(folder, entries, groups)
        with served(folder) as base:
            page.goto(base)
            found: list[list[str]] = page.evaluate(ASK, [case.query for case in cases])["found"]
    return found


def write_search(folder: Path, entries: list[dict[str, Any]], groups: list[tuple[str, ...]]) -> None:
    """All that is needed to search."""
    (folder / "search").mkdir()
    (folder / PROSE).write_text('{"docs": []}', encoding="utf-8")
    write_index(folder, map(tell, entries), groups)
    (folder / "worker.js").write_text(worker(), encoding="utf-8")
    (folder / "index.html").write_text("<!doctype html><meta charset=utf-8><title>-</title>", encoding="utf-8")


def told_lacking(page: Page, told: dict[str, Any], cases: list[Case]) -> Iterator[str]:
    """Of how many questions it is told that there may be no answer here, as the built pages search: of those that have none it
    should be, of those that have one not."""
    if not (SITE / START).is_file():
        yield "没有 site/，没有量手册里没有的说没说没有：先运行 python3 scripts/handbook.py build"
        return
    asked = {f"{kind} {half}": queries for kind in ("lacking", "noise") for half, queries in told.get(kind, {}).items()}
    held = {f"有答案的 {part}": [case.query for case in cases if case.part == part] for part in told["parts"]}
    with served(SITE) as base:
        page.goto(f"{base}{START}")
        for label, queries in {**asked, **held}.items():
            doubted = sum(said != "known" for said in page.evaluate(ASK, queries)["told"])
            yield f"{label}：{len(queries)} 问，说没有查到的 {doubted} 问（{doubted / len(queries):.1%}）"


def judge_all(cases: list[Case], found: list[list[str]]) -> dict[Case, Judged]:
    """Each question with how well it is answered."""
    return {case: judge(case, addresses) for case, addresses in zip(cases, found, strict=True)}


def judge(case: Case, addresses: list[str]) -> Judged:
    """Methods and situations count where they are wanted and are passed over where not: the first questions knew of none."""
    ids = [name for folder, name in map(_place, addresses) if folder not in ("methods", "situations") or name in case.wanted]
    right = [place for place, name in enumerate(ids, 1) if name in case.wanted]
    most = min(FIRST, len(case.wanted))
    gain = sum(_worth(place) for place in right if place <= FIRST) / sum(map(_worth, range(1, most + 1)))
    return Judged(sum(place <= FIRST for place in right) / most, 1 / right[0] if right and right[0] <= TENTH else 0, gain)


def _place(address: str) -> tuple[str, str]:
    folder, _, name = address.rstrip("/").rpartition("/")
    return folder, name


def _worth(place: int) -> float:
    return 1 / math.log2(place + 1)


def by_category(parts: dict[str, Any], judged: dict[Case, Judged]) -> Iterator[str]:
    """A line for each category of each part that may be looked at, and the sum of each part."""
    for part, told in parts.items():
        of_part = {case: one for case, one in judged.items() if case.part == part}
        if not told.get("held_out"):
            for category in dict.fromkeys(case.category for case in of_part):
                yield line(f"　　{category}", (one for case, one in of_part.items() if case.category == category))
        yield line(f"　{told['label']}", of_part.values())


def mean(judged: Iterable[Judged]) -> Judged:
    """The means of all."""
    return Judged(*map(statistics.mean, zip(*judged, strict=True)))


def line(label: str, judged: Iterable[Judged]) -> str:
    """One line of the table."""
    several = list(judged)
    told = mean(several)
    return f"{label:　<9}{len(several):4} 问  recall@5 {told.recall:.3f}  MRR@10 {told.rank:.3f}  nDCG@5 {told.gain:.3f}"


if __name__ == "__main__":
    run_command(main, "python3 scripts/handbook.py search-report")
