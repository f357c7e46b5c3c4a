"""Addresses that were given out go on answering: built handbooks in which records moved, and what readers then see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Page, expect

import stock_handbook
from handbook.catalog.ledger import read_ledger
from handbook.catalog.ledger_lines import Place
from handbook.desk.addresses import HEADER, answering, recorded
from handbook.desk.moving import command
from handbook.site.references import BuiltSite
from searching import index_text
from served import WIDE, Watch, new_page, serve
from stock_handbook import Handbook, snapshot

LEDGER = "docs/addresses.txt"
ADDRESS = "https://example.org/handbook/"
LINES = """\
# 地址账
/about/ #data
/about/#jiu-shuju → #data
/facets/sector/office/ #records
/practices/lianxi-nonghu/ #cite #steps
/practices/lianxi-nonghu/ → /practices/rumen-lianhu/
/practices/lianxi-nonghu/#biaodan → /templates/xuqiu-qingdan/#fields
/practices/rumen-lianhu/ → /practices/sanwen-sanbang/
/practices/sannuo-liangping/#caozuo → #steps
/practices/sannuo-liangping/#dierbu → #steps
/practices/sannuo-liangping/#biaodan → /templates/xuqiu-qingdan/#fields
/practices/sannuo-liangping/#qita 停用：另立<b>一条</b>"&amp;"。
/practices/tuixiu/ #results
/practices/tuixiu/ 停用：<script>alert(1)</script>来源已撤回 [[sanwen-sanbang]]。 → /practices/lianxi-nonghu/
/sources/tushu-huifang/ #p1..4
/sources/tushu-huifang/#duanluo-3 → #p3
/terms/jiu-ci/ 停用：已经没有人用。
"""


def moved_handbook(root: Path) -> Handbook:
    """A handbook of whose records some had other ids and some have gone."""
    handbook = stock_handbook.whole(root)
    handbook.settings('site_url: ""', f"site_url: {ADDRESS}")
    handbook.write(LEDGER, LINES)
    return handbook


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Handbook:
    """That handbook, built with its offline package."""
    handbook = moved_handbook(tmp_path_factory.mktemp("moved") / "handbook")
    handbook.build_offline()
    return handbook


# What the site holds


def head_of(page: str) -> list[str]:
    return re.findall(r'<link rel="canonical"[^>]*>|<meta http-equiv="refresh"[^>]*>|<meta name="robots"[^>]*>', page)


def test_an_old_address_leads_to_the_end_at_once(moved: Handbook) -> None:
    page = moved.page("practices/lianxi-nonghu")
    assert head_of(page) == [
        f'<link rel="canonical" href="{ADDRESS}practices/sanwen-sanbang/">',
        '<meta http-equiv="refresh" content="0; url=../../practices/sanwen-sanbang/">',
    ]
    assert '现在在这里：<a class="hb-moved" data-go href="../../practices/sanwen-sanbang/">三问三帮</a>' in page
    assert '<a id="steps" class="hb-moved" data-go href="../../practices/sanwen-sanbang/#steps">#steps</a>' in page
    assert '<a id="biaodan" class="hb-moved" data-go href="../../templates/xuqiu-qingdan/#fields">#biaodan</a>' in page


def test_a_retired_address_says_why_and_what_to_read_instead(moved: Handbook) -> None:
    page = moved.page("practices/tuixiu")
    assert head_of(page) == ['<meta name="robots" content="noindex">']
    assert '<h1 id="top">这一页已停用</h1>' in page
    assert "原因：&lt;script&gt;alert(1)&lt;/script&gt;来源已撤回 [[sanwen-sanbang]]。" in page
    assert '可看：<a class="hb-moved" href="../../practices/sanwen-sanbang/">三问三帮</a>' in page
    assert "原因：已经没有人用。" in moved.page("terms/jiu-ci")


def test_old_addresses_are_in_no_list(moved: Handbook) -> None:
    sitemap = ElementTree.parse(moved.site / "sitemap.xml")
    assert [each.text for each in sitemap.iter() if "lianxi-nonghu" in (each.text or "") or "tuixiu" in (each.text or "")] == []
    assert "lianxi-nonghu" not in index_text(moved.site)
    linking = [path for path in moved.site.rglob("*.html") if re.search(r'href="[^"]*(?:tuixiu|jiu-ci)/', path.read_text("utf-8"))]
    assert linking == []


def test_an_anchor_renamed_answers_where_it_is_now(moved: Handbook) -> None:
    page = moved.page("practices/sannuo-liangping")
    assert '<span id="steps"><span id="dierbu"></span><span id="caozuo"></span></span>' in page
    assert '<h2 id="data"><span id="jiu-shuju"></span>' in moved.page("about")
    assert re.search(r'<(\w+)[^>]* id="p3"[^>]*>\s*(?:<t[dh][^>]*>)?<span id="duanluo-3"></span>', moved.page("sources/tushu-huifang"))


def test_an_anchor_that_went_elsewhere_says_so_in_its_page(moved: Handbook) -> None:
    page = moved.page("practices/sannuo-liangping")
    assert (
        '<p class="hb-notice" id="biaodan">这里原有的一节已移走。 可看<a href="../../templates/xuqiu-qingdan/#fields">需求清单</a>。</p>'
    ) in page
    assert (
        '<p class="hb-notice" id="qita">这里原有的一节已停用：另立&lt;b&gt;一条&lt;/b&gt;&#34;&amp;amp;&#34;。</p>'
    ) in page


def test_the_ledger_itself_is_not_published(moved: Handbook) -> None:
    assert not (moved.site / "addresses.txt").exists()


def test_in_the_package_old_addresses_name_files(moved: Handbook) -> None:
    page = (moved.unpacked / "practices/lianxi-nonghu/index.html").read_text(encoding="utf-8")
    assert 'content="0; url=../../practices/sanwen-sanbang/index.html"' in page
    assert 'href="../../practices/sanwen-sanbang/index.html#steps"' in page


def test_two_builds_give_the_same_bytes(moved: Handbook, tmp_path: Path) -> None:
    other = moved_handbook(tmp_path / "别处")
    done = other.run("build", "--offline", PYTHONHASHSEED="2")
    assert done.returncode == 0, done.stdout + done.stderr
    assert snapshot(other.site) == snapshot(moved.site)


# What the browser does


@pytest.fixture(scope="module")
def base(moved: Handbook) -> Iterator[str]:
    """The site on a server, for as long as a page may ask it for something."""
    with serve(moved.site) as address:
        yield address


@pytest.fixture
def edited(handbook: Handbook) -> Iterator[str]:
    """The site of a handbook that a test builds, on a server for as long as a page may ask it for something."""
    with serve(handbook.site) as address:
        yield address


@pytest.fixture
def visit(chromium: Browser) -> Iterator[Callable[..., Page]]:
    contexts, watches = [], []

    def open_page(base: str, address: str, **options: object) -> Page:
        watches.append(Watch(base))
        contexts.append(chromium.new_context(**{"viewport": WIDE, **options}))
        page = new_page(contexts[-1], watches[-1])
        page.goto(base + address)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [fault for watch in watches for fault in watch.faults] == []


LEADS = {
    "practices/lianxi-nonghu/": "practices/sanwen-sanbang/",
    "practices/lianxi-nonghu/#steps": "practices/sanwen-sanbang/#steps",
    "practices/lianxi-nonghu/#biaodan": "templates/xuqiu-qingdan/#fields",
    "practices/rumen-lianhu/#results": "practices/sanwen-sanbang/#results",
}


@pytest.mark.parametrize("old", LEADS)
def test_an_old_address_leads_on(moved: Handbook, base: str, visit: Callable[..., Page], old: str) -> None:
    expect(visit(base, old)).to_have_url(base + LEADS[old])
    disk = f"{moved.unpacked.as_uri()}/"
    address, _, anchor = LEADS[old].partition("#")
    named = f"{address}index.html{'#' if anchor else ''}{anchor}"
    page = visit(disk, old.replace("/#", "/index.html#") if "#" in old else f"{old}index.html")
    expect(page).to_have_url(disk + named)


def test_without_scripts_it_leads_on_too(base: str, visit: Callable[..., Page]) -> None:
    page = visit(base, "practices/lianxi-nonghu/", java_script_enabled=False)
    expect(page).to_have_url(f"{base}practices/sanwen-sanbang/")


def test_a_retired_page_stays(base: str, visit: Callable[..., Page]) -> None:
    page = visit(base, "practices/tuixiu/#results")
    expect(page.locator("h1")).to_have_text("这一页已停用")
    expect(page).to_have_title(re.compile("^已停用：/practices/tuixiu/ - "))
    page.get_by_role("link", name="三问三帮").click()
    expect(page).to_have_url(f"{base}practices/sanwen-sanbang/")


def test_an_old_anchor_is_seen_where_it_is_now(base: str, visit: Callable[..., Page]) -> None:
    page = visit(base, "practices/sannuo-liangping/#caozuo")
    expect(page.locator("#steps")).to_be_in_viewport()
    top = page.locator("#steps").evaluate("place => place.getBoundingClientRect().top")
    assert top >= page.locator(".md-header").evaluate("header => header.getBoundingClientRect().bottom")


# Records that are moved by the commands, from the site that was given out to the one after


def finish(path: Path) -> None:
    """What a split leaves to a person: on which passage the new record rests, and what is not its own."""
    text = path.read_text(encoding="utf-8").replace("evidence: 规模或产出", "evidence: 无成效表述").replace("organisation: 图书总馆\n", "")
    text = re.sub(r"^cites: .*$", "cites: tushu-huifang#9", text, flags=re.MULTILINE)
    path.write_text(re.sub(r"^ +- \{problem: jiaoban.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")


def test_after_a_rename_a_merge_a_split_and_a_retirement_all_that_was_given_out_answers(
    built: Handbook, handbook: Handbook, edited: str, visit: Callable[..., Page]
) -> None:
    """One build, because only the site shows that pages, anchors and files answer; over HTTP and from the disk."""
    given = answering(built.site)
    handbook.write(LEDGER, recorded(HEADER, given))
    assert command.rename(handbook.root, "xuqiu-qingdan", "duzhe-xuqiu") == 0
    assert command.rename(handbook.root, "duzhe-xuqiu", "duzhe-qingdan") == 0
    assert command.merge(handbook.root, "qingdan-1-3", "sanwen-sanbang", ["steps"]) == 0
    assert command.split(handbook.root, "sanwen-sanbang", "lianxiri-bangong", ["steps.1"], "联系日", "分馆干部在联系日到村里现场办公。") == 0
    finish(handbook.docs / "practices/lianxiri-bangong.yml")
    assert command.retire(handbook.root, "lianxihui", "词义已并到别处。", "", "") == 0
    assert [line for line in handbook.found() if "错误" in line] == []
    handbook.build()
    site = BuiltSite(handbook.site)
    leading = read_ledger(handbook.docs).moves
    for address, anchors in given.items():
        page = site.document(f"{address[1:]}index.html")
        moved = Place(address) in leading
        assert moved or {each for each in anchors if Place(address, each) not in leading} <= page.known_ids, address
    files = [f"templates/xuqiu-qingdan/xuqiu-qingdan{ending}" for ending in (".docx", "-batch.xlsx")]
    for name in files:
        assert (handbook.site / name).read_bytes() == (handbook.site / name.replace("xuqiu-qingdan", "duzhe-qingdan")).read_bytes()
        assert (handbook.site / name.replace("xuqiu-qingdan", "duzhe-xuqiu")).is_file()
    ends = {"templates/xuqiu-qingdan/#fields": "templates/duzhe-qingdan/#fields", "practices/qingdan-1-3/#steps": "practices/sanwen-sanbang/#steps"}
    for address in (*given, *(f"/{name}" for name in files)):
        assert urlopen(edited + address[1:]).status == 200
    for old, end in ends.items():
        expect(visit(edited, old)).to_have_url(edited + end)
        disk = f"{handbook.site.as_uri()}/"
        expect(visit(disk, old.replace("/#", "/index.html#"))).to_have_url(re.compile(re.escape(disk + end).replace("/\\#", "/(index.html)?\\#")))
    expect(visit(edited, "terms/lianxihui/").locator("h1")).to_have_text("这一页已停用")


# Builds that fail


def rename(handbook: Handbook) -> None:
    """三问三帮 gets another id, in its file and wherever it is named."""
    (handbook.docs / "practices/sanwen-sanbang.yml").rename(handbook.docs / "practices/sanwen.yml")
    handbook.replace("docs/practices/sannuo-liangping.yml", "related: [sanwen-sanbang]", "related: [sanwen]")
    method = handbook.docs / "methods/lianxi-duzhe.yml"
    method.write_text(method.read_text(encoding="utf-8").replace("sanwen-sanbang", "sanwen"), encoding="utf-8")
    handbook.replace("docs/courses/fenhu-lianxi.yml", "practice: sanwen-sanbang", "practice: sanwen")
    handbook.replace("docs/situations/lianxiri.yml", "practices: [sanwen-sanbang]", "practices: [sanwen]")


def test_a_renamed_record_needs_its_line(handbook: Handbook) -> None:
    handbook.write(LEDGER, "/practices/sanwen-sanbang/ #steps\n")
    rename(handbook)
    done = handbook.run("build")
    assert done.returncode == 1
    assert (
        "docs/addresses.txt:1:1 错误 HB319 /practices/sanwen-sanbang/ 已经给出去，现在没有这条记录\n"
        "    → 三条路：放回 docs/practices/sanwen-sanbang.yml，要改名、合并、停用就用 rename、merge、retire；已经改了名或并入别条，在 docs/addresses.txt 加一行"
        "“/practices/sanwen-sanbang/ → /practices/sanwen/”；不再收，加一行“/practices/sanwen-sanbang/ 停用：理由”。\n"
    ) in done.stderr
    handbook.write(LEDGER, "/practices/sanwen-sanbang/ #steps\n/practices/sanwen-sanbang/ → /practices/sanwen/\n")
    handbook.build()
    assert 'href="../../practices/sanwen/#steps"' in handbook.page("practices/sanwen-sanbang")


def test_an_anchor_that_has_gone_keeps_the_site_from_being_published(handbook: Handbook) -> None:
    handbook.write(LEDGER, "/practices/sanwen-sanbang/ #jiu-ming #steps\n/facets/sector/wu-guan/\n")
    done = handbook.run("build")
    assert done.returncode == 1
    assert "docs/addresses.txt:1:28 错误 HB804 /practices/sanwen-sanbang/#jiu-ming 已经给出去，那一页现在没有这个锚点" in done.stderr
    assert "docs/addresses.txt:2:1 错误 HB804 /facets/sector/wu-guan/ 已经给出去，生成的网站里没有这一页" in done.stderr
    assert not handbook.site.exists()


def test_the_line_of_what_is_new_answers_where_no_history_says_what_is(handbook: Handbook) -> None:
    handbook.write(LEDGER, "/ #news\n")
    handbook.build()
    assert "看更新" not in handbook.page("")


# Recording


def test_what_the_site_has_is_recorded_and_only_added(handbook: Handbook) -> None:
    assert handbook.run("addresses", "--record").stderr == "还没有生成网站：先运行 build。\n"
    handbook.write(LEDGER, "# 说明\n/practices/jiu/ → /practices/sanwen-sanbang/\n/practices/sanwen-sanbang/ #steps\n")
    handbook.build()
    shown = handbook.run("addresses")
    assert shown.returncode == 0
    assert "\n  /practices/sanwen-sanbang/ #" in shown.stdout
    assert shown.stdout.endswith("\n发布前运行 addresses --record 记下。\n")
    handbook.run("addresses", "--record")
    text = (handbook.root / LEDGER).read_text(encoding="utf-8")
    assert text.startswith("# 说明\n/ #")
    assert "\n/practices/jiu/ → /practices/sanwen-sanbang/\n" in text
    assert "#steps" in next(line for line in text.splitlines() if line.startswith("/practices/sanwen-sanbang/ #"))
    ledger = read_ledger(handbook.docs)
    assert {f"{address[1:]}index.html" for address in ledger.anchors} <= BuiltSite(handbook.site).files
    assert "/practices/jiu/" not in ledger.anchors
    assert handbook.run("addresses", "--record").stdout.endswith("\n网站上的地址和锚点都已记下。\n")
    assert (handbook.root / LEDGER).read_text(encoding="utf-8") == text
    handbook.build()


def test_a_ledger_with_faults_is_not_written_over(handbook: Handbook) -> None:
    handbook.write("site/index.html", "")
    handbook.write(LEDGER, "practices/jiu/\n")
    done = handbook.run("addresses", "--record")
    assert (done.returncode, done.stderr) == (1, "docs/addresses.txt 有写错的行：先运行 check，照它说的改好。\n")
    assert (handbook.root / LEDGER).read_text(encoding="utf-8") == "practices/jiu/\n"
