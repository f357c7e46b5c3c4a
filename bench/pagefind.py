"""The anchor of the measurement: the same questions put to Pagefind, of the npm registry, in the same browser."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from playwright.sync_api import Page

from .search_pace import SITE
from .serving import served

ASK = """async queries => {
    const pagefind = await import("/pagefind/pagefind.js");
    const found = [];
    for (const query of queries) {
        const results = (await pagefind.search(query)).results.slice(0, 20);
        found.push((await Promise.all(results.map(result => result.data()))).map(data => data.url.replace(/^\\//, "")));
    }
    return {found};
}"""


def found_by_pagefind(page: Page, queries: list[str], program: str, folders: list[str]) -> list[list[str]]:
    """Addresses found for each query among the built pages of records, which stand in these folders: lists of records answer nothing
    and would only stand in their way."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "site"
        shutil.copytree(SITE, folder)
        pages = f"{{{','.join(folders)}}}/*/index.html"
        subprocess.run([program, "--site", str(folder), "--force-language", "zh", "--glob", pages], check=True, capture_output=True)
        with served(folder) as base:
            page.goto(f"{base}404.html")
            found: list[list[str]] = page.evaluate(ASK, queries)["found"]
    return found
