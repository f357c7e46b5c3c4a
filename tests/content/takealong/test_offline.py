"""C10, on a machine in a closed network: one zip, unpacked and opened by double-click, in which everything works."""

from __future__ import annotations

import os
import subprocess
from collections import Counter
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import expect
from taken import Open, Taken

from handbook.checks.engine import run_site
from handbook.checks.rule import Context
from handbook.model import Practice, Problem
from handbook.site import offline
from handbook.site.offline import name_page
from handbook.site.references import BuiltSite
from served import ask, ready, serve
from stock_handbook import Handbook

# The package


def test_the_link_walker_passes_on_the_package(taken: Taken) -> None:
    outcome = run_site(BuiltSite(taken.handbook.unpacked, "/handbook/"), Context(taken.catalog, taken.handbook.root))
    assert [str(finding) for finding in outcome.findings] == []
    assert outcome.pages > len(taken.catalog.entries)


def test_every_link_names_a_file(taken: Taken) -> None:
    site = BuiltSite(taken.handbook.unpacked, "/handbook/")
    for document in map(site.document, site.pages()):
        ending = [link for link in document.written if link.partition("?")[0].partition("#")[0].endswith(("/", "."))]
        assert [link for link in ending if not link.startswith("https:")] == []
        files = {link.target for link in site.links(document)}
        assert [name for name in files if not (taken.handbook.unpacked / name).is_file()] == []


def test_it_is_small_and_says_how_to_open_it(taken: Taken) -> None:
    assert taken.handbook.package.stat().st_size <= 30_000_000
    with ZipFile(taken.handbook.package) as archive:
        assert "先把整个压缩包解压" in archive.read("README.txt").decode("utf-8-sig")
        assert {name.partition("/")[0] for name in archive.namelist()} == {"README.txt", "handbook"}


def test_what_only_servers_and_developers_use_is_left_out(taken: Taken) -> None:
    names = {path.name for path in taken.handbook.unpacked.rglob("*")}
    assert not names & {"404.html", "sitemap.xml", "sitemap.xml.gz"}
    assert not [name for name in names if name.endswith(".map")]


def test_the_published_site_stays_as_it_is(taken: Taken) -> None:
    page = taken.handbook.page("practices")
    assert "index.html" not in page


def test_the_same_site_gives_the_same_bytes(taken: Taken, tmp_path: Path) -> None:
    path = tmp_path / "again.zip"
    assert offline.pack(taken.handbook.site, path, taken.catalog.settings.name) is None
    assert path.read_bytes() == taken.handbook.package.read_bytes()


def test_a_package_that_is_too_large_is_refused(taken: Taken, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(offline, "MOST", 1_000_000)
    fault = offline.pack(taken.handbook.site, tmp_path / "big.zip", "做法手册")
    assert fault is not None
    assert "超过 1 MB" in fault
    assert not list(tmp_path.iterdir())


def test_the_command_says_where_it_is(handbook: Handbook) -> None:
    done = handbook.run("build", "--offline")
    package = handbook.root / "site-offline.zip"
    assert done.stdout.splitlines()[2].startswith(f"离线包 {package}，")
    assert done.returncode == 0
    assert package.exists()
    assert [path.name for path in handbook.root.glob(".site*")] == []


def test_a_build_that_fails_leaves_the_last_package_alone(handbook: Handbook) -> None:
    package = handbook.write("site-offline.zip", "旧的离线包")
    handbook.write("hooks/handbook/theme/pages/term.html", '<a href="../none/">x</a>')
    assert handbook.run("build", "--offline").returncode == 1
    assert package.read_text("utf-8") == "旧的离线包"
    assert [path.name for path in handbook.root.glob(".site*")] == []


def test_a_build_without_the_option_packs_nothing(handbook: Handbook) -> None:
    handbook.build()
    assert not (handbook.root / "site-offline.zip").exists()


@pytest.mark.parametrize("path", ["", "about"])
def test_the_site_offers_it_but_the_package_does_not(path: str, taken: Taken) -> None:
    assert (taken.handbook.site / offline.OFFERED).read_bytes() == taken.handbook.package.read_bytes()
    offer = taken.handbook.page(path).partition('class="hb-offline">')[2]
    assert f">下载离线包</a>（{taken.handbook.package.stat().st_size / 1e6:.1f} MB" in offer
    packed = (taken.handbook.unpacked / path / "index.html").read_text("utf-8")
    assert "您看的就是离线包。" in packed
    assert "下载离线包" not in packed


# In the browser, from the disk, with the network off


def test_pages_lead_on(taken: Taken, open_file: Open) -> None:
    page = open_file()
    page.get_by_role("link", name="我遇到问题").click()
    page.wait_for_url("**/problems/index.html")
    page.locator(".hb-lines > li > a").first.click()
    page.wait_for_url("**/problems/*/index.html")
    page.locator("#practices ~ .hb-cards > li > a").first.click()
    page.wait_for_url("**/practices/*/index.html")
    assert page.locator("h1").inner_text()
    page.locator("a.hb-cite").first.click()
    page.locator(".hb-peek a").first.click()
    page.wait_for_url("**/sources/*/index.html#p*")
    page.locator("a.md-logo").click()
    page.wait_for_url(f"{taken.disk}index.html")


@pytest.mark.about("practices/sanlian-sanwei")
def test_styles_apply(open_file: Open) -> None:
    page = open_file("practices/sanlian-sanwei/index.html")
    assert page.locator(".hb-parts").first.evaluate("element => getComputedStyle(element).display") == "flex"


@pytest.mark.about("practices/sanlian-sanwei", "practices/minying-jibao")
@pytest.mark.parametrize("path", ["index.html", "practices/minying-jibao/index.html", "facets/sector/office/index.html"])
def test_the_search_finds_a_practice_by_its_name(path: str, taken: Taken, open_file: Open) -> None:
    page = open_file(path)
    found = ask(page, "三联三为")
    assert found[0].endswith("/handbook/practices/sanlian-sanwei/index.html")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/practices/sanlian-sanwei/index.html*")
    assert page.locator("h1").inner_text().startswith("三联三为")


def test_the_search_finds_the_same_as_on_a_server(open_file: Open, open_page: Open) -> None:
    disk, server = open_file(), open_page()
    for words in ("两张皮", "1+13", "流动党员"):
        # the theme shows ten at once, and more when the list is scrolled
        here = [address.rpartition("/handbook/")[2] for address in ask(disk, words)[:10]]
        there = [name_page(address).lstrip("/") for address in ask(server, words)[:10]]
        assert here == there
        assert here


def test_the_filter_works(taken: Taken, open_file: Open) -> None:
    page = open_file("practices/index.html")
    sectors = Counter(sector.slug for entry in taken.catalog.of(Practice) for sector in entry.record.sectors)
    page.locator("input[name=sector][value=office]").check()
    expect(page.locator("#cards [data-f]:visible")).to_have_count(sectors["office"])
    page.get_by_label("名称、内容里有").fill("绝无此事")
    expect(page.locator(".hb-none")).to_be_visible()


def test_every_problem_is_listed(taken: Taken, open_file: Open) -> None:
    assert open_file("problems/index.html").locator(".hb-lines > li").count() == len(taken.catalog.of(Problem))


@pytest.mark.about("practices/sanlian-sanwei")
def test_the_unpacked_folder_works_on_a_server_too(taken: Taken, watched: Open) -> None:
    with serve(taken.handbook.unpacked) as base:
        page = watched(base, "index.html", False)
        assert ask(page, "三联三为")[0] == "/practices/sanlian-sanwei/"
        ready(page)  # what results show comes after them


def test_a_zip_program_of_the_system_reads_it(taken: Taken) -> None:
    program = next((path for name in ("/usr/bin/unzip", "/bin/unzip") if (path := Path(name)).exists()), None)
    if program is None:
        pytest.skip("没有 unzip")
    done = subprocess.run([program, "-tq", taken.handbook.package], capture_output=True, env=os.environ, check=False)
    assert done.returncode == 0
