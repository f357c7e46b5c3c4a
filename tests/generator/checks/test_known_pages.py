"""A page in which nothing was found is looked at again when what it leads to has changed, and only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from written_handbook import context_of, write_handbook

from handbook.checks.engine import run_site
from handbook.checks.known_pages import KnownPages
from handbook.checks.rule import Context
from handbook.site.kept import Store
from handbook.site.references import BuiltSite
from handbook.site.standing import digest_of
from stock_handbook import snapshot

PAGES = {
    "index.html": '<p id="top"> <a href="b/#x">b</a> <a href="form.docx">form</a></p>',
    "b/index.html": '<p id="x"> <a href="../">home</a> <a href="../c/">c</a></p>',
    "c/index.html": '<p id="y"> <a href="../">home</a></p>',
    "form.docx": "form",
    "search/one.js": "postings",
}


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Context:
    root = tmp_path_factory.mktemp("pages")
    write_handbook(root, {})
    return context_of(root, {})


def put(site: Path, path: str, text: str) -> None:
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text(text, encoding="utf-8")


@pytest.fixture
def site(tmp_path: Path, context: Context) -> Path:
    for path, text in PAGES.items():
        put(tmp_path / "site", path, text)
    assert looked(tmp_path / "site", context)[0] == sorted(path for path in PAGES if path.endswith(".html"))
    return tmp_path / "site"


def looked(folder: Path, context: Context) -> tuple[list[str], list[str], int]:
    """The pages that were looked at, what was found in all of them, and how many links there are: with what is known, which has to
    be the same as without."""
    contents = {path: digest_of(content) for path, content in snapshot(folder).items() if path.endswith(".html")}
    store = Store(folder.with_name("kept.sqlite"))
    known = KnownPages(site := BuiltSite(folder), contents, store)
    left = [path for path in site.pages() if known.links_in(path) is None]
    outcome = run_site(site, context, known)
    store.keep()
    assert outcome == run_site(BuiltSite(folder), context)
    return left, [finding.message for finding in outcome.findings], outcome.links


def test_nothing_is_looked_at_twice(site: Path, context: Context) -> None:
    assert looked(site, context) == ([], [], 5)


def test_other_words_in_a_page_are_looked_at_alone(site: Path, context: Context) -> None:
    put(site, "b/index.html", PAGES["b/index.html"].replace("home", "begin"))
    (site / "search/one.js").rename(site / "search/two.js")  # to which nobody leads
    assert looked(site, context) == (["b/index.html"], [], 5)
    assert looked(site, context) == ([], [], 5)


EDITS: dict[str, tuple[Callable[[Path], object], int]] = {
    "an id that is gone": (lambda site: put(site, "b/index.html", PAGES["b/index.html"].replace('id="x"', 'id="z"')), 1),
    "a page that is gone": (lambda site: (site / "c/index.html").unlink(), 1),
    "a file that is gone": (lambda site: (site / "form.docx").unlink(), 1),
    "a page more": (lambda site: put(site, "d/index.html", '<p id="d"></p>'), 0),
    "an id twice": (lambda site: put(site, "b/index.html", PAGES["b/index.html"] + '<p id="x"></p>'), 1),
    "a link that leads nowhere": (lambda site: put(site, "c/index.html", PAGES["c/index.html"] + ' <a href="../nowhere/">n</a>'), 1),
}


@pytest.mark.parametrize("edit", EDITS)
def test_whoever_leads_there_is_looked_at_again(site: Path, context: Context, edit: str) -> None:
    """And what was found is found each time, until it is put right."""
    change, number = EDITS[edit]
    change(site)
    for _ in range(2):
        assert len(looked(site, context)[1]) == number
    for path, text in PAGES.items():
        put(site, path, text)
    assert looked(site, context)[1:] == ([], 5)
