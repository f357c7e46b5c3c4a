"""The reused frame is the theme's own rendering, byte for byte.

The stock handbook is built twice: as always, and with a further hook that lets MkDocs render a page of each kind as it
renders every written page. Nothing but the way may differ.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import stock_handbook
from handbook.pages.frame import CONTENT_MARK, MARKS
from searching import index_text
from stock_handbook import Handbook

SAMPLE = (
    "practices/sanwen-sanbang/", "practices/qingdan-1-3/", "problems/dengji-daitian/", "templates/xuqiu-qingdan/",
    "sources/tushu-huifang/", "terms/lianxihui/", "facets/sector/office/", "facets/form/ledger/",
)  # fmt: skip

ORDINARY = '''
"""Hands the pages named in PAGES to MkDocs as ordinary pages, with the content that they have."""
import sys

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

PAGES = {pages!r}


def on_env(env, config, files):
    build = config.extra["handbook_build"]
    for made in sys.modules["handbook.pages"].all_pages(build.handbook):
        if made.url in PAGES:
            page = Page(made.title, File.generated(config, made.url + "index.md", content=""), config)
            page.content = made.body
            page.meta = {{"description": made.description, "hide": ["navigation"]}}
            page.toc = TableOfContents([AnchorLink(label, anchor, 2) for anchor, label in made.toc])
            page.edit_url = f"{{build.edit_base}}/{{made.record}}" if build.edit_base and made.record else None
            sections = [item for item in build.nav.items if isinstance(item, Section)]
            page.parent = next((it for it in sections if it.children[0].url == made.section + "/"), None)
            page.file.inclusion = InclusionLevel.NOT_IN_NAV
            files.append(page.file)
    return env
'''


@pytest.fixture(scope="module", params=["", "https://example.org/edit/main"], ids=["no forge", "with a forge"])
def two_ways(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Handbook, Handbook]:
    ours = stock_handbook.whole(tmp_path_factory.mktemp("frames") / "ours")
    theirs = stock_handbook.whole(ours.root.with_name("theirs"))
    theirs.write("ordinary.py", ORDINARY.format(pages=SAMPLE))
    theirs.settings("hooks: [hooks/site.py]", "hooks: [hooks/site.py, ordinary.py]")
    for handbook in (ours, theirs):
        handbook.settings('site_url: ""', "site_url: https://example.org/handbook/")
        handbook.build(HANDBOOK_EDIT_BASE=request.param)
    return ours, theirs


@pytest.mark.parametrize("address", SAMPLE)
def test_a_framed_page_is_the_ordinary_page(two_ways: tuple[Handbook, Handbook], address: str) -> None:
    ours, theirs = two_ways
    assert ours.page(address) == theirs.page(address)


def test_no_mark_is_left_in_any_page(two_ways: tuple[Handbook, Handbook]) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in two_ways[0].site.rglob("*.html")}
    assert [path for path, text in pages.items() if any(mark in text for mark in (*MARKS.values(), CONTENT_MARK))] == []


def test_the_ordinary_pages_went_the_ordinary_way(two_ways: tuple[Handbook, Handbook]) -> None:
    """Else the comparison would prove nothing: MkDocs puts ordinary pages into the search index by itself."""
    counted = [index_text(Path(book.site)).count('"practices/sanwen-sanbang/#results"') for book in two_ways]
    assert counted[0] == 0
    assert counted[1] > 0
