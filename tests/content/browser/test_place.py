"""A handbook that was built without an address: the reader says once where it is, and citations are whole, with a code for telephones."""

from __future__ import annotations

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
import segno
from playwright.sync_api import Browser, Page, expect

from handbook.model import WorkTemplate
from served import Open, Site, Watch, ready

SERVER = "http://10.1.2.3/"
FULL = 84  # letters that fill a code of version 5 and level M, so that it needs no padding, which programs choose as they like


def drawn(page: Page) -> set[tuple[int, int]]:
    path = page.locator("svg.hb-qr path").nth(1).get_attribute("d") or ""
    return {(int(x), int(y)) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", path)}


def codes(address: str) -> list[set[tuple[int, int]]]:
    """The code of an address under each of the eight masks; another program made it, and any will do."""
    made = (segno.make_qr(address, error="m", mask=mask, boost_error=False).matrix for mask in range(8))
    return [{(x, y) for y, row in enumerate(matrix, 4) for x, dark in enumerate(row, 4) if dark} for matrix in made]


@pytest.mark.parametrize("place", ["server", "disk"])
def test_what_is_said_once_makes_citations_whole(place: str, open_page: Open, site: Site, watch: Watch) -> None:
    page = open_page("关于")
    ready(page)
    base = site.base if place == "server" else f"{site.handbook.site.as_uri()}/"
    watch.base = base

    def go(address: str) -> None:
        page.goto(f"{base}{address}index.html" if place == "disk" else base + address)

    first, second = site.addresses["一条做法"], site.addresses["一个方法"]
    known = f"{SERVER}{'a' * (FULL - len(SERVER) - 1 - len(first))}/"
    go(first)
    assert page.locator(".hb-place").count() == 0
    page.locator("#cite > summary").click()
    page.locator("#place > summary").click()
    page.locator(".hb-place input").fill(f"{known}index.html?q=x")
    expect(page.locator("svg.hb-qr")).to_be_attached()
    assert drawn(page) in codes(known + first)
    texts = page.locator("#cite dd").all_text_contents()
    assert [known + first in text for text in texts] == [False, True, True, True, True]
    assert f"UR  - {known}{first}\n" in texts[4]
    assert f"url = {{{known}{first}}}" in texts[3]
    expect(page.locator(".hb-record > code").first).to_have_text(known + first)
    assert page.locator(".hb-unplaced:visible").count() == 0
    go(second)
    expect(page.locator(".hb-record > code").first).to_have_text(known + second)
    page.locator("#cite > summary").click()
    page.locator("#place > summary").click()
    page.locator(".hb-place input").fill("")
    expect(page.locator(".hb-record > code").first).to_have_text(second)
    assert page.locator("svg.hb-qr").count() == 0
    go(next(each.url for each in site.catalog.of(WorkTemplate) if b'id="unit"' in site.html(each.url)))
    page.locator(".hb-unit input").first.wait_for()
    assert page.locator(".hb-unit input[type=url]").count() == 0


def test_what_does_not_use_it_is_told(open_page: Open, site: Site, watch: Watch) -> None:
    """Files that were ready before the reader said it keep the address they have, and the page does not promise otherwise."""
    page = open_page("一个教学包")
    ready(page)
    page.locator("#cite > summary").click()
    page.locator("#place > summary").click()
    page.locator(".hb-place input").fill(f"{SERVER}shouce/")
    expect(page.locator(".hb-record > code").first).to_have_text(f"{SERVER}shouce/{site.addresses['一个教学包']}")
    with page.expect_download() as download:
        page.locator(".hb-lesson a[download$='.pptx']").first.click()
    with ZipFile(download.value.path()) as made:
        words = "".join(made.read(name).decode() for name in made.namelist() if name.startswith("ppt/slides/slide"))
    assert "在手册首页的网址后面加 " in words
    assert SERVER not in words
    expect(page.locator(".hb-place")).to_contain_text("各页的引用、二维码和在浏览器里做的、填的文件都用它")
    expect(page.locator(".hb-place")).to_contain_text("现成的幻灯、讲义和整包是建站时做好的，不用它")


@pytest.mark.parametrize("place", ["server", "disk"])
def test_slides_have_its_codes(place: str, open_page: Open, site: Site, watch: Watch, tmp_path: Path) -> None:
    page = open_page("关于")
    ready(page)
    base = site.base if place == "server" else f"{site.handbook.site.as_uri()}/"
    watch.base = base
    case = site.addresses["一条做法"]
    page.goto(f"{base}lesson/index.html")
    kept = {"format": 1, "title": "一课", "items": [{"at": case, "name": case, "seen": {}}]}
    page.evaluate("kept => localStorage.setItem('hb-plan', kept)", json.dumps(kept))
    page.reload()
    assert codes_on_slides(saved_slides(page, tmp_path)) == []
    known = f"{SERVER}{'a' * (FULL - len(SERVER) - 1 - len(case))}/"
    page.evaluate("site => localStorage.setItem('hb-unit', JSON.stringify({site: site}))", f"{known}index.html")
    ((address, dark),) = codes_on_slides(saved_slides(page, tmp_path))
    assert address == known + case
    assert dark in codes(address)


def saved_slides(page: Page, folder: Path) -> list[str]:
    """The slides that the page makes of what is in the basket, as XML."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载幻灯 16:9").click()
    waiting.value.save_as(folder / "slides.pptx")
    with ZipFile(folder / "slides.pptx") as archive:
        return [archive.read(name).decode() for name in sorted(archive.namelist()) if name.startswith("ppt/slides/slide")]


def codes_on_slides(slides: list[str]) -> list[tuple[str, set[tuple[int, int]]]]:
    """The addresses whose codes stand on slides, and the dark modules of each."""
    said = [re.search(r'name="二维码" descr="([^"]*)"', slide) for slide in slides]
    points = [re.findall(r'<a:moveTo><a:pt x="(\d+)" y="(\d+)"/>', slide) for slide in slides]
    return [(each[1], {(int(x), int(y)) for x, y in at}) for each, at in zip(said, points, strict=True) if each]


@pytest.mark.parametrize("place", ["server", "disk"])
def test_the_wall_says_how_the_address_becomes_whole_and_then_shows_it(place: str, open_page: Open, site: Site, watch: Watch) -> None:
    page = open_page("关于")
    ready(page)
    watch.base = base = site.base if place == "server" else f"{site.handbook.site.as_uri()}/"
    address = site.addresses["一条做法"]
    page.goto(f"{base}{address}index.html?view=projector#wall-address")
    wall = page.locator(".hb-walladdress")
    expect(wall).to_contain_text(f"在手册首页的网址后面加 {address}")
    page.goto(f"{base}{address}index.html#record")
    page.locator("#record .hb-unplaced a").click()
    page.get_by_label("手册放在什么网址").fill(SERVER)
    page.goto(f"{base}{address}index.html?view=projector#wall-address")
    expect(wall.locator("p")).to_have_text(SERVER + address)
    expect(wall.locator("svg.hb-qr")).to_be_visible()
    assert wall.locator("a").count() == 0


def test_a_server_that_others_reach_is_the_address(site: Site, chromium: Browser) -> None:
    """No name is looked up: the browser is told that this one is the machine itself."""
    served = f"http://shouce.example:{site.base.split(':')[2]}"
    page = chromium.new_page()
    page.route(f"{served}**", lambda route: route.fulfill(response=route.fetch(url=route.request.url.replace("shouce.example", "127.0.0.1"))))
    try:
        address = site.addresses["一条做法"]
        page.goto(f"{served}{address}")
        expect(page.locator(".hb-record > code").first).to_have_text(served + address)
        assert page.locator(".hb-unplaced:visible").count() == 0
        page.goto(f"{served}{address}?view=projector#wall-address")
        expect(page.locator(".hb-walladdress p")).to_have_text(served + address)
        page.goto(f"{served}lesson/")
        page.wait_for_selector(".hb-plan__actions button", state="attached")
        assert page.get_by_label("手册放在什么网址").count() == 0
    finally:
        page.close()


@pytest.mark.parametrize("address", ["lesson/", "plan/"])
def test_where_documents_are_made_the_address_is_asked_for(address: str, open_page: Open, site: Site) -> None:
    page = open_page(address)
    case = site.addresses["一条做法"]
    kept = {"format": 1, "title": "一课", "items": [{"at": case, "name": case, "seen": {}}]}
    page.evaluate("kept => localStorage.setItem('hb-plan', kept)", json.dumps(kept))
    page.reload()
    page.get_by_text("要在材料里写上网址时").click()
    page.get_by_label("手册放在什么网址").fill(f"{SERVER}index.html")
    assert page.evaluate("handbookBasket.addressOf('terms/x/')") == f"{SERVER}terms/x/"


# what was said → what is made of it; nothing where it is no address, or has no room in a code for telephones
SAID = {
    "http://10.1.2.3/$&/$1/": "http://10.1.2.3/$&/$1/",
    "http://10.1.2.3/手册/": "http://10.1.2.3/%E6%89%8B%E5%86%8C/",
    "http://10.1.2.3/\ud800/": "http://10.1.2.3/%EF%BF%BD/",
    f"http://{'a' * 4000}/": "",
    "http://[::1/": "",
}


@pytest.mark.parametrize("said", SAID, ids=range(len(SAID)))
def test_what_is_said_becomes_an_address_or_nothing(said: str, open_page: Open, site: Site) -> None:
    page, first = open_page("关于"), site.addresses["一条做法"]
    ready(page)
    page.evaluate("kept => localStorage.setItem('hb-unit', kept)", json.dumps({"site": said}))
    page.goto(site.base + first)
    page.wait_for_load_state("networkidle")
    assert page.locator(".hb-record > code").first.text_content() == SAID[said] + first
    if SAID[said]:
        expect(page.locator("svg.hb-qr")).to_be_attached()
    else:
        assert page.locator("svg.hb-qr").count() == 0
