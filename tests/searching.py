"""Reads the index of the search, and puts queries to its script in the browser, in its worker, as a page does."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

DRIVE = """async ({queries, passages}) => {
    const config = JSON.parse(document.getElementById("__config").textContent);
    const folder = new URL("search/", new URL(config.base, location.href) + "/");
    const worker = new Worker(new URL(config.search, location.href));
    const say = message => new Promise(answer => {
        worker.onmessage = event => answer(event.data);
        worker.postMessage(message);
    });
    const read = async name => JSON.parse((await (await fetch(new URL(name, folder))).text()).replace(/^\\w+\\(|\\);\\s*$/g, ""));
    const start = performance.now();
    let hello;
    if (passages) hello = await say({type: 0, data: new URL("index.js", folder).href});
    else {
        const told = {...await read("index.js"), passages: []};
        const parts = [];
        for (const of of ["read", "desk"]) for (const name of told[of]) parts.push({type: 4, of, data: await read(name)});
        worker.postMessage({type: 0, data: told});
        parts.slice(0, -1).forEach(part => worker.postMessage(part));
        hello = await say(parts[parts.length - 1]);
    }
    const ready = performance.now() - start;
    const found = [], told = [], missing = [], times = [];
    for (const query of queries) {
        const start = performance.now();
        const answer = await say({type: 2, data: query});
        times.push(performance.now() - start);
        found.push([].concat(...answer.data.items.map(group => [group[0].location, ...group[0].twins.map(twin => twin.location)])));
        told.push(answer.data.confidence);
        missing.push(answer.data.missing);
    }
    worker.terminate();
    return {hello: hello.type, ready, found, told, missing, times};
}"""


def drive(page: Page, queries: list[str], passages: bool = True) -> dict[str, Any]:
    """Set up the search script with the site's own index, and put the queries to it.

    Without `passages` it knows nothing of reports. Gives for each query the addresses that were found (a record of the same name
    right after the one below which it is told), how sure the script is of them and what it says is missing, and the milliseconds
    of setting up and of each query.
    """
    answers: dict[str, Any] = page.evaluate(DRIVE, {"queries": queries, "passages": passages})
    assert answers["hello"] == 1
    return answers


def index_text(site: Path) -> str:
    """All that is written of the index."""
    return "".join(path.read_text(encoding="utf-8") for path in sorted((site / "search").glob("*.js")))


def told_in(site: Path) -> dict[str, Any]:
    """What the index tells of itself: the words that mean the same, and its parts."""
    told: dict[str, Any] = _read(site / "search/index.js")
    return told


def indexed(site: Path, groups: tuple[str, ...] = ("read", "desk", "passages")) -> list[dict[str, Any]]:
    """All that the search knows, each document with its text."""
    told = told_in(site)
    return [doc for group in groups for name in told[group] for doc in _documents(_read(site / "search" / name))]


def _documents(part: dict[str, Any]) -> list[dict[str, Any]]:
    units = part["texts"].encode("utf-16-le")
    ends = [0]
    for sizes in part["sizes"]:
        ends.append(ends[-1] + 2 * sizes[-1])
    texts = (units[start:end].decode("utf-16-le") for start, end in pairwise(ends))
    return [{**head, "text": text} for head, text in zip(part["heads"], texts, strict=True)]


def _read(path: Path) -> Any:
    """What a script of the index hands over."""
    return json.loads(path.read_text(encoding="utf-8").partition("(")[2].rstrip().removesuffix(");"))
