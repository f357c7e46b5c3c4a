"""Puts queries to the search script in the browser, in its worker, as a page does."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

DRIVE = """async ({queries, records}) => {
    const config = JSON.parse(document.getElementById("__config").textContent);
    const base = new URL(config.base, location.href);
    const index = await (await fetch(new URL("search/search_index.json", base + "/"))).json();
    const docs = index.docs.slice(0, records || index.docs.length);
    while (docs.length < records) docs.push(index.docs[docs.length % index.docs.length]);
    const worker = new Worker(new URL(config.search, location.href));
    const say = message => new Promise(answer => {
        worker.onmessage = event => answer(event.data);
        worker.postMessage(message);
    });
    let start = performance.now();
    const hello = await say({type: 0, data: {config: index.config, docs, options: {suggest: false}}});
    const ready = performance.now() - start;
    const found = [], told = [], times = [];
    for (const query of queries) {
        start = performance.now();
        const answer = await say({type: 2, data: query});
        times.push(performance.now() - start);
        found.push([].concat(...answer.data.items.map(group => [group[0].location, ...group[0].twins.map(twin => twin.location)])));
        told.push(answer.data.confidence);
    }
    worker.terminate();
    return {hello: hello.type, ready, found, told, times};
}"""


def drive(page: Page, queries: list[str], records: int = 0) -> dict[str, Any]:
    """Set up the search script with the page's own index, and put the queries to it.

    With `records` the index is cut or repeated to so many. Gives for each query the addresses that were found (a record of the
    same name right after the one below which it is told) and how sure the script is of them, and the milliseconds of setting
    up and of each query.
    """
    answers: dict[str, Any] = page.evaluate(DRIVE, {"queries": queries, "records": records})
    assert answers["hello"] == 1
    return answers
