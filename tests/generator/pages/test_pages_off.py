"""A handbook goes without a family of pages: neither the page is there, nor what stands beside it, nor a link to it."""

from __future__ import annotations

import re

import pytest

import stock_handbook
from handbook import exports
from handbook.catalog import Catalog
from handbook.pages import Handbook, all_pages, listings
from handbook.pages.lists import families, pages_off
from handbook.site.kept import Store
from handbook.site.navigation import unlinked, without

OPTIONAL = [family.name for family in families().values() if not family.needed]


def links(handbook: Handbook) -> set[str]:
    """The first folders of all addresses in links, as seen from the site's root."""
    pages = {page.url: page.body for page in all_pages(handbook)} | listings(handbook)
    found: set[str] = set()
    for url, html in pages.items():
        root = "../" * url.count("/")
        found |= {link.removeprefix(root).partition("/")[0] for link in re.findall(r'<a [^>]*?href="([^"#]*/)', html) if link.startswith(root)}
    return found


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    return stock_handbook.records_only(tmp_path_factory.mktemp("pages") / "handbook").catalog()


@pytest.fixture(scope="module")
def linked(catalog: Catalog) -> set[str]:
    return links(Handbook(catalog))


def test_records_and_the_front_page_are_not_optional() -> None:
    needed = {"home", "search", "situations", "methods", "practices", "problems", "templates", "sources", "terms", "courses"}
    assert {family.name for family in families().values() if family.needed} == needed


def test_pages_lead_to_most_families(linked: set[str]) -> None:
    """Otherwise the next test would hold whatever templates do."""
    assert linked >= {"shorthands", "compare", "evidence", "coverage", "contribute", "rules"}


def test_nothing_leads_to_what_a_handbook_goes_without(catalog: Catalog, linked: set[str]) -> None:
    assert links(Handbook(catalog, off=frozenset(OPTIONAL))) == linked - set(OPTIONAL)


@pytest.mark.parametrize("name", OPTIONAL)
def test_its_page_and_its_files_are_not_made(catalog: Catalog, name: str) -> None:
    handbook = Handbook(catalog, off=frozenset({name}))
    assert set(listings(Handbook(catalog))) - set(listings(handbook)) == {f"{name}/"}
    assert pages_off(handbook) == {f"{name}/index.md"}
    assert [path for path, _ in exports.files(handbook, Store()) if path.startswith(f"{name}/")] == []


def test_the_navigation_loses_the_page_and_a_section_that_is_left_empty() -> None:
    nav = ["index.md", {"问题": ["problems/index.md", {"总览图": "map/index.md"}]}, {"参与": ["contribute/index.md", {"规则": "rules/index.md"}]}]
    off = {"map/index.md", "contribute/index.md", "rules/index.md"}
    assert without(nav, off) == ["index.md", {"问题": ["problems/index.md"]}]
    assert without(None, off) is None


@pytest.mark.parametrize(("written", "left"), [
    ("用[比较](../compare/index.md)，", "用比较，"), ("[纠错单](../contribute/index.md#slip)", "纠错单"),
    ("[证据](../evidence/index.md)", "[证据](../evidence/index.md)"), ("[上面](#verify)", "[上面](#verify)"),
    ("[a](https://example.org/compare/index.md)", "[a](https://example.org/compare/index.md)"),
])  # fmt: skip
def test_stock_words_lead_nowhere_either(written: str, left: str) -> None:
    assert unlinked(written, "about/index.md", {"compare/index.md", "contribute/index.md"}) == left
