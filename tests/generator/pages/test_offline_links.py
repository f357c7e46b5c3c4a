"""Links of the offline package name their files, and nothing else of a page is changed."""

from __future__ import annotations

import pytest

from handbook.site.offline import index_texts, name_page, name_pages

ADDRESSES = {
    "practices/": "practices/index.html",
    "../../problems/liangzhangpi/": "../../problems/liangzhangpi/index.html",
    "../../problems/liangzhangpi/#signs": "../../problems/liangzhangpi/index.html#signs",
    "compare/?ids=a,b&amp;x=1#top": "compare/index.html?ids=a,b&amp;x=1#top",
    ".": "./index.html",
    "./": "./index.html",
    "..": "../index.html",
    "../": "../index.html",
    "../..": "../../index.html",
    "../..#top": "../../index.html#top",
    "": "",
    "#top": "#top",
    "?view=projector": "?view=projector",
    "../assets/handbook.css": "../assets/handbook.css",
    "qr.svg": "qr.svg",
    "a/index.html#b": "a/index.html#b",
    "https://example.org/": "https://example.org/",
    "//example.org/a/": "//example.org/a/",
    "mailto:a@example.org": "mailto:a@example.org",
    "data:image/gif;base64,R0/": "data:image/gif;base64,R0/",
    "%E5%81%9A/": "%E5%81%9A/index.html",
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_names_its_file(address: str) -> None:
    assert name_page(address) == ADDRESSES[address]
    assert name_page(name_page(address)) == name_page(address)


def test_only_addresses_in_tags_are_changed() -> None:
    page = (
        '<!doctype html><a class="x" href="../a/">href="../a/"</a><form action="./" data-href="b/">'
        '<img src="c/d.png" alt="a/"> <code>&lt;a href="e/"&gt;</code></form><a title="f/" href="g/#h">g/</a>'
    )
    assert name_pages(page) == (
        '<!doctype html><a class="x" href="../a/index.html">href="../a/"</a><form action="./index.html" data-href="b/">'
        '<img src="c/d.png" alt="a/"> <code>&lt;a href="e/"&gt;</code></form><a title="f/" href="g/index.html#h">g/</a>'
    )


def test_search_results_name_their_files() -> None:
    index = '{"config":{},"docs":[{"location":"","text":"\u2028"},{"location":"a/"},{"location":"about/#what"}]}'
    texts = index_texts(index)
    data, script = texts["search/search_index.json"], texts["search/search_index.js"]
    assert '"location":"index.html"' in data
    assert '"location":"a/index.html"' in data
    assert '"location":"about/index.html#what"' in data
    assert script.startswith("var handbookIndex={")
    assert "\u2028" not in script
