"""Links of the offline package name their files, and nothing else of a page is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook.site.offline import OFFERED, as_packed, name_page, name_pages, offer

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


@pytest.mark.parametrize("words", ["", "没有附", '<a href="../handbook-offline.zip" download="册.zip">下载</a>（1.0 MB）'])
def test_the_package_does_not_offer_itself(words: str) -> None:
    assert as_packed(f'<p class="hb-offline">{words}</p><p>后</p>') == '<p class="hb-offline">您看的就是离线包。</p><p>后</p>'


@pytest.mark.parametrize(("date", "told"), [("2026-11-29", "1.2 MB，内容到 2026-11-29"), ("", "1.2 MB")])
def test_the_site_offers_it_where_its_pages_have_a_place(date: str, told: str, tmp_path: Path) -> None:
    site, package = tmp_path / "site", tmp_path / "packed.zip"
    package.write_bytes(bytes(1_200_000))
    for path, html in (("index.html", '<div class="hb-offline"></div>'), ("about/index.html", '<p class="hb-offline">没有附</p>')):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(html, encoding="utf-8")
    offer(site, package, "册&录", date)
    after = f'" download="册&amp;录-离线包.zip">下载离线包</a>（{told}）：解压后双击 index.html，不联网也能看、能搜、能取表单。'
    assert (site / "index.html").read_text("utf-8") == f'<div class="hb-offline"><a href="{OFFERED}{after}</div>'
    assert (site / "about/index.html").read_text("utf-8") == f'<p class="hb-offline"><a href="../{OFFERED}{after}</p>'
    assert (site / OFFERED).read_bytes() == package.read_bytes()
