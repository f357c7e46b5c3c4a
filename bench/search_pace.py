"""How large the index of many records is, and how the search box of a built page does with it in Chromium, from a server and from the
disk: when it is ready, how long an answer takes, how long the page is held, and how much memory it takes. Once with records of the
corpus of the other measurements, which repeats its sentences, and once with such as are like real ones (see `grown`)."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import statistics
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from handbook.catalog import read_catalog
from handbook.catalog.synonyms import everyday
from handbook.exports.search import write_index
from handbook.exports.search.engines import entries, told_of
from handbook.exports.search.index import PROSE, TEXTS
from handbook.pages.page import tell

from .corpus import write_corpus
from .grown import grown, heaps
from .serving import served

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "site"
ASKED = 100  # records of which a name, some words and a question are asked for
START = "about/index.html"  # a page of words, so that little but the search is in it
USED = ("HeapProfiler.collectGarbage", "Runtime.getHeapUsage")
TRY = """async queries => {
    const box = document.querySelector("[data-md-component=search-query]");
    const list = document.querySelector(".md-search-result__list");
    const held = [];
    new PerformanceObserver(seen => seen.getEntries().forEach(task => held.push(task.duration))).observe({type: "longtask"});
    const answered = words => new Promise(done => {
        const start = performance.now();
        const look = new MutationObserver(() => {
            if (list.getAttribute("data-asked") !== words || !list.children.length) return;
            look.disconnect();
            done(performance.now() - start);
        });
        look.observe(list, {attributes: true, childList: true});
    });
    box.value = queries[0];
    const first = answered(queries[0]);
    box.focus();
    const ready = await first, times = [];
    for (const words of queries.slice(1)) {
        const next = answered(words);
        box.value = words;
        box.dispatchEvent(new Event("input", {bubbles: true}));
        times.push(await next);
    }
    await new Promise(done => setTimeout(done, 0));
    return {ready, times, held};
}"""


def pace(browser: Browser, number: int) -> Iterator[str]:
    """The figures, line by line, beside what they may be at most."""
    if not (SITE / START).is_file():
        yield "没有 site/，快慢没有量：先运行 python3 scripts/handbook.py build"
        return
    yield f"site/ 自己的索引：{_sizes(SITE)}"
    with tempfile.TemporaryDirectory() as name:
        write_corpus(Path(name) / "docs", number)
        synthetic = list(told_of(read_catalog(Path(name) / "docs")))
        yield from _paces(browser, Path(name) / "a/site", f"{number} 条合成记录", synthetic)
        more, pairs, different = grown(entries(read_catalog(ROOT / "docs")), number)
        yield f"{number} 条仿真记录：{pairs} 个字对，{different} 种（照真实记录的增长规律应有 {heaps_of(pairs):.0f} 种）"
        yield from _paces(browser, Path(name) / "b/site", f"{number} 条仿真记录", more)


def heaps_of(pairs: int) -> float:
    """How many different pairs real text of so many pairs would have."""
    return heaps(entries(read_catalog(ROOT / "docs"))).different(pairs)


def _paces(browser: Browser, site: Path, label: str, told: list[dict[str, Any]]) -> Iterator[str]:
    """The figures with the index of these entries."""
    queries = _put(site, told)
    yield f"{label}：{_sizes(site)}（点进搜索框要读的，压缩后不超过 3 MB）"
    yield from _told("磁盘", browser, f"{site.as_uri()}/{START}", queries)
    with served(site) as base:
        yield from _told("服务器", browser, f"{base}{START}", queries)


def _put(site: Path, told: list[dict[str, Any]]) -> list[str]:
    """The built pages with an index of these entries in the place of their own; gives what is asked."""
    shutil.copytree(SITE, site, copy_function=os.link, ignore=shutil.ignore_patterns("search"))
    (site / "search").mkdir()
    (site / PROSE).write_text('{"docs": []}', encoding="utf-8")
    write_index(site, map(tell, told), list(everyday()))
    return list(dict.fromkeys(words for entry in told[:: max(1, len(told) // ASKED)] for words in _asked_of(entry)))


def _told(where: str, browser: Browser, address: str, queries: list[str]) -> Iterator[str]:
    """What one sees from a server, or from the disk."""
    page = browser.new_page()
    page.goto(address, wait_until="commit")
    page.wait_for_load_state()
    before = _private(browser)
    told = page.evaluate(TRY, queries)
    times = sorted(told["times"])
    median, slow = statistics.median(times), times[len(times) * 95 // 100]
    yield f"{where}：点进搜索框到头一次答出 {told['ready']:.0f} 毫秒（不超过 1000）；{len(times)} 问，中位数 {median:.1f} 毫秒（不超过 50），95% 在 {slow:.1f} 毫秒内"
    longest = max(told["held"], default=0)
    yield f"{where}：页面被占住超过 50 毫秒 {len(told['held'])} 次（不许有），最久 {longest:.0f} 毫秒；{_memory(page, _private(browser), before)}"
    page.close()


def _memory(page: Page, after: float, before: float) -> str:
    grown = f"，搜索使这一页的进程多占 {after - before:.0f} MB，共 {after:.0f} MB" if after else ""
    return f"页面和搜索脚本的数据占内存 {_heaps(page):.0f} MB（不超过 120）{grown}"


def _heaps(page: Page) -> float:
    """MB that the page and its workers hold, once what is no more needed has been thrown away."""
    session = page.context.new_cdp_session(page)
    workers: list[str] = []
    answers: list[dict[str, Any]] = []
    session.on("Target.attachedToTarget", lambda told: workers.append(told["sessionId"]))
    session.on("Target.receivedMessageFromTarget", lambda told: answers.append(json.loads(told["message"])))
    session.send("Target.setAutoAttach", {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False})
    for worker in workers:
        for number, method in enumerate(USED):
            told = {"sessionId": worker, "message": json.dumps({"id": number, "method": method})}
            session.send("Target.sendMessageToTarget", told)
    used = [session.send(method) for method in USED][-1:]
    while len(found := [answer["result"] for answer in answers if answer.get("id") == len(USED) - 1]) < len(workers):
        page.evaluate("0")  # until all have answered
    session.detach()
    return sum(each["usedSize"] + each.get("backingStorageSize", 0) for each in (*used, *found)) / 1e6


def _private(browser: Browser) -> float:
    """Memory in MB that nobody else has of the largest process in which a page is shown; 0 where the system does not tell."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return max((_private_of(each["id"]) for each in processes if each["type"] == "renderer"), default=0)


def _private_of(process: int) -> float:
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024


def _sizes(site: Path) -> str:
    """What is loaded when somebody begins to search, and the files of texts, of which those of the results shown are loaded."""
    files = {path.name: path.read_bytes() for path in (site / "search").glob("*.js")}
    texts = [content for name, content in files.items() if name.startswith(TEXTS)]
    index = [content for name, content in files.items() if not name.startswith(TEXTS)]
    largest = max(map(_packed, texts), default=0)
    return f"索引 {_megabytes(len, index):.2f} MB，压缩后 {_megabytes(_packed, index):.2f} MB；正文另在 {len(texts)} 个文件里，压缩后共 {_megabytes(_packed, texts):.2f} MB，最大的 {largest / 1e3:.0f} kB"


def _asked_of(entry: dict[str, Any]) -> Iterator[str]:
    yield entry["title"]
    yield entry["text"].split("\n")[0][:12]
    yield from entry.get("asks", ())[:1]


def _megabytes(of: Callable[[bytes], int], files: list[bytes]) -> float:
    return sum(map(of, files)) / 1e6


def _packed(content: bytes) -> int:
    return len(gzip.compress(content))
