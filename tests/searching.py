"""Reads the index of the search, and puts queries to its script in the browser, in its worker, as a page does."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from handbook.exports.search.signs import FIELD, ITEM, PAGE, SIGNS

DRIVE = """async ({queries, passages}) => {
    const config = JSON.parse(document.getElementById("__config").textContent);
    const folder = new URL("search/", new URL(config.base, location.href) + "/");
    const worker = new Worker(new URL(config.search, location.href));
    const say = message => new Promise(answer => {
        worker.onmessage = event => answer(event.data);
        worker.postMessage(message);
    });
    const read = async name => JSON.parse((await (await fetch(new URL(name, folder))).text()).replace(/^\\w+\\(|\\);\\s*$/g, ""));
    const written = async name => (await (await fetch(new URL(name, folder))).text()).replace(/^\\w+\\('|'\\);\\s*$/g, "").replace(/\\\\(.)/g, "$1");
    const start = performance.now();
    let hello;
    if (passages) hello = await say({type: 0, data: new URL("index.js", folder).href});
    else {
        const told = {...await read("index.js"), passages: []};
        const parts = [];
        for (const of of ["read", "desk"]) for (const name of told[of]) parts.push({type: 4, of, data: await written(name)});
        worker.postMessage({type: 0, data: told});
        parts.slice(0, -1).forEach(part => worker.postMessage(part));
        hello = await say(parts[parts.length - 1]);
    }
    const ready = performance.now() - start;
    const found = [], told = [], missing = [], times = [], more = [];
    for (const query of queries) {
        const start = performance.now();
        const answer = await say({type: 2, data: query});
        times.push(performance.now() - start);
        found.push([].concat(...answer.data.items.map(group => [group[0].location, ...group[0].twins.map(twin => twin.location)])));
        told.push(answer.data.confidence);
        missing.push(answer.data.missing);
        const {unfit, corrected, sector, where, nearest} = answer.data;
        more.push({unfit, corrected, sector, where, nearest: nearest.map(record => record.title)});
    }
    worker.terminate();
    return {hello: hello.type, ready, found, told, missing, times, more};
}"""


def drive(page: Page, queries: list[str], passages: bool = True) -> dict[str, Any]:
    """Set up the search script with the site's own index, and put the queries to it.

    Without `passages` it knows nothing of reports. Gives for each query the addresses that were found (a record of the same name
    right after the one below which it is told), how sure the script is of them and what it says is missing, what else it tells
    (`more`: of what no answer is, as what it was read, for which sector nothing is, where it is found, the nearest names), and the
    milliseconds of setting up and of each query.
    """
    answers: dict[str, Any] = page.evaluate(DRIVE, {"queries": queries, "passages": passages})
    assert answers["hello"] == 1
    return answers


def written_text(site: Path) -> str:
    """All that is written of the index, as it is written."""
    return "".join(path.read_text(encoding="utf-8") for path in sorted((site / "search").glob("*.js")))


def index_text(site: Path) -> str:
    """The same, and the names in it as they are read."""
    told = told_in(site)
    names = [_letters(_read(site / "search" / name)) for group in ("read", "desk", "passages") for name in told[group]]
    return "".join([written_text(site), *names])


def told_in(site: Path) -> dict[str, Any]:
    """What the index tells of itself: the words that mean the same, and its parts."""
    told: dict[str, Any] = _read(site / "search/index.js")
    return told


def indexed(site: Path, groups: tuple[str, ...] = ("read", "desk", "passages")) -> list[dict[str, Any]]:
    """All that the search knows, each document with its text."""
    told = told_in(site)
    return [doc for group in groups for name in told[group] for doc in _documents(site / "search", _read(site / "search" / name))]


def _documents(search: Path, part: dict[str, Any]) -> list[dict[str, Any]]:
    """The documents of a part, each with its names, and its text from the file in which that stands."""
    texts = [text for _, name in part["shown"] for text in _read(search / name)]
    names = [[field.split(ITEM) if field else [] for field in page.split(FIELD)] for page in _letters(part).split(PAGE)]
    fields = part["heads"]
    heads = [{field: values[at] for field, values in fields.items() if values[at]} for at in range(len(names))]
    return [_document(*told) for told in zip(heads, names, texts, strict=True)]


def _document(head: dict[str, Any], names: list[list[str]], text: dict[str, Any]) -> dict[str, Any]:
    title, aliases, asks, parts = names
    told = {"aliases": [*aliases, head["location"].split("/")[-2]] if "record" in head else [], "asks": asks, "parts": parts}
    return {**head, "title": "".join(title), **{field: several for field, several in told.items() if several}, **text}


def _letters(part: dict[str, Any]) -> str:
    """The names of a part, from the signs in which they are written."""
    signs, single = iter(map(SIGNS.index, part["names"])), part["single"]
    places = (sign if sign < single else single + (sign - single) * len(SIGNS) + next(signs) for sign in signs)
    return "".join(part["alphabet"][place] for place in places)


def _read(path: Path) -> Any:
    """What a script of the index hands over."""
    return handed_over(path.read_text(encoding="utf-8"))


def handed_over(script: str) -> Any:
    """The same of its text: JSON, or JSON in single quotes."""
    told = script.partition("(")[2].rstrip().removesuffix(");")
    return json.loads(re.sub(r"\\(.)", r"\1", told[1:-1]) if told.startswith("'") else told)
