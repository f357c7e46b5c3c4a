"""The reused frame is the theme's own rendering, byte for byte.

The stock handbook is built twice: as always, and with a further hook that lets MkDocs render a page of each kind as it
renders every written page. Nothing but the way may differ.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import stock_handbook
from handbook.pages.frame import CONTENT_MARK, ENTRIES_MARK, MARKS, FramePlan, Frames, cut
from handbook.pages.page import Anchors, Page
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
    assert [path for path, text in pages.items() if any(mark in text for mark in (*MARKS.values(), CONTENT_MARK, ENTRIES_MARK))] == []


def test_the_ordinary_pages_went_the_ordinary_way(two_ways: tuple[Handbook, Handbook]) -> None:
    """Else the comparison would prove nothing: MkDocs puts ordinary pages into the search index by itself."""
    counted = [index_text(Path(book.site)).count('"practices/sanwen-sanbang/#results"') for book in two_ways]
    assert counted[0] == 0
    assert counted[1] > 0


def entries_of(toc: Anchors) -> str:
    """A table of contents as a theme may write it."""
    return "".join(f'<li><a href="#{anchor}">{label}</a></li>' for anchor, label in toc)


def test_the_theme_is_asked_once_for_pages_that_differ_in_what_they_contain() -> None:
    asked: list[FramePlan] = []

    def render(plan: FramePlan) -> str:
        asked.append(plan)
        return f"<a href='#{plan.toc[0][0]}'>跳过</a><ul>{entries_of(plan.toc)}</ul>{plan.content}"

    frames = Frames(render)
    tables: list[Anchors] = [(("steps", "怎么做"),), (("results", "成效 <b>"), ("forms", "表单")), (("a", MARKS["label"]), ("b", "乙"))]
    found = [frames.page(Page("terms", f"terms/{number}/", "", "", "正文", toc)) for number, toc in enumerate(tables)]
    assert found[:2] == [
        '<a href=\'#steps\'>跳过</a><ul><li><a href="#steps">怎么做</a></li></ul>正文',
        '<a href=\'#results\'>跳过</a><ul><li><a href="#results">成效 &lt;b&gt;</a></li><li><a href="#forms">表单</a></li></ul>正文',
    ]
    assert found[2].count("<li>") == 2  # a mark in a heading is a text
    assert len(asked) == 1


@pytest.mark.parametrize("shown", ["{label}（#{anchor}）", "<li>#{anchor} {label}</li><li>{label} #{anchor}</li>", '<li>#{anchor}</li><li>{label}</li>'])
def test_a_theme_that_shows_contents_otherwise_than_as_a_list_is_refused(shown: str) -> None:
    with pytest.raises(ValueError, match="does not show the table of contents as a list"):
        cut(shown.format(**MARKS) + CONTENT_MARK)
