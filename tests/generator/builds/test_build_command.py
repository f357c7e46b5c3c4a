"""`build`: what it says, what it publishes, what it keeps to itself."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import pytest

from searching import indexed
from stock_handbook import Handbook

KINDS = ("situations", "methods", "practices", "problems", "templates", "sources", "terms", "courses")
NAMES = {
    "practices/sanwen-sanbang/": "三问三帮",
    "practices/sannuo-liangping/": "三诺两评",
    "practices/qingdan-1-3/": "1+3清单",
    "problems/dengji-daitian/": "到户次数少、登记表代填",
    "problems/jiaoban-wu-shixian/": "交办事项没有时限",
    "templates/xuqiu-qingdan/": "需求清单",
    "templates/lianxihui-jiyao/": "联席会纪要",
    "sources/tushu-huifang/": "关于图书分馆联系读者情况的调查",
    "sources/jiedao-jiedui/": "关于街道分馆结对共建的情况报告",
    "terms/tushu-zongguan/": "图书总馆",
    "terms/lianxihui/": "联席会",
}


def search_entries(handbook: Handbook) -> dict[str, dict[str, object]]:
    return {entry["location"]: entry for entry in indexed(handbook.site)}


def test_build_says_two_lines(handbook: Handbook) -> None:
    done = handbook.run("build")
    assert (done.returncode, done.stderr) == (0, "")
    built, checked = done.stdout.splitlines()
    pages = len(list(handbook.site.rglob("*.html")))
    assert built == f"已生成 {pages} 个页面到 site/，用浏览器打开 {handbook.site / 'index.html'}"
    assert re.fullmatch(
        r"检查了 14 条记录（要办的事 1、方法 1、做法 3、问题 2、表单 2、来源 2、术语 2、教学包 1）、27 句有出处的话、30 处引用、19 个数字，"
        r"用 \d+ 条规则；发现 0 个错误、0 个提醒；站内链接 \d+ 处",
        checked,
    )


def test_a_second_build_replaces_the_first(handbook: Handbook) -> None:
    handbook.build()
    handbook.write("site/left-over.html", "旧页面")
    handbook.replace("docs/terms/lianxihui.yml", "几个单位", "几家单位")
    handbook.build()
    assert "几家单位" in handbook.page("terms/lianxihui")
    assert not (handbook.site / "left-over.html").exists()
    assert [path.name for path in handbook.root.glob(".site*")] == []


def test_every_record_has_a_page(built: Handbook) -> None:
    for address, name in NAMES.items():
        assert f">{name}</h1>" in built.page(address)


def test_the_folder_named_templates_is_published(built: Handbook) -> None:
    """MkDocs leaves a folder of that name out unless told otherwise, and strict mode does not mind."""
    index = built.page("templates")
    assert '<a href="./xuqiu-qingdan/">' in index
    assert "报告列出的" in built.page("templates/lianxihui-jiyao")


def test_records_and_passages_are_not_published(built: Handbook) -> None:
    published = [path.relative_to(built.site).as_posix() for path in built.site.rglob("*") if path.is_file()]
    assert [path for path in published if path.endswith((".yml", ".yaml", ".md", ".py"))] == []
    assert [path for path in published if "passages" in path] == ["sources/tushu-huifang/passages.js"]  # places and marks, no words
    index = json.loads((built.docs / "sources/passages/tushu-huifang.json").read_text(encoding="utf-8"))
    grams = max((passage["grams"][0] for passage in index["passages"]), key=len)
    assert len(grams) > 100
    shown = [path for path in built.site.rglob("*") if path.suffix in {".html", ".js"}]
    assert not any(grams[:40] in path.read_text("utf-8") for path in shown)


def test_record_pages_stand_outside_the_navigation(built: Handbook) -> None:
    """With thousands of records in it, the navigation would outweigh the page."""
    bars = re.findall(r"<nav\b.*?</nav>", built.page("practices/sannuo-liangping"), re.DOTALL)
    bars = [bar for bar in bars if "hb-crumbs" not in bar]
    assert bars
    for bar in bars:
        assert "sanwen-sanbang" not in bar
        assert "xuqiu-qingdan" not in bar


def test_search_knows_every_record_by_name(built: Handbook) -> None:
    entries = search_entries(built)
    assert {address: entries[address]["title"] for address in NAMES} == NAMES
    assert "入户三问" in entries["practices/sanwen-sanbang/"]["aliases"]
    assert "帮荐书" in entries["practices/sanwen-sanbang/"]["parts"]
    assert "1+3" in entries["practices/qingdan-1-3/"]["title"]


def test_search_knows_the_written_pages_too(built: Handbook) -> None:
    assert "about/" in {address.partition("#")[0] for address in search_entries(built)}


@pytest.mark.parametrize("variable", ["environment", "handbook.yml"])
def test_with_a_forge_every_record_page_leads_to_its_file(handbook: Handbook, variable: str) -> None:
    base = "https://example.org/name/handbook/edit/main"
    if variable == "environment":
        handbook.build(HANDBOOK_EDIT_BASE=base + "/")
    else:
        handbook.replace("handbook.yml", 'edit_base: ""', f"edit_base: {base}")
        handbook.build()
    for address in NAMES:
        assert f'href="{base}/docs/{address.rstrip("/")}.yml"' in handbook.page(address)


def test_without_a_forge_every_record_page_names_its_file(built: Handbook) -> None:
    for address in NAMES:
        page = built.page(address)
        assert f"<code>docs/{address.rstrip('/')}.yml</code>" in page
        assert 'rel="edit"' not in page


def test_the_sitemap_lists_every_page(built: Handbook) -> None:
    text = (built.site / "sitemap.xml").read_text(encoding="utf-8")
    listed = {unquote(address) for address in re.findall("<loc>(.*?)</loc>", text)}
    pages = {path.parent.relative_to(built.site).as_posix() for path in built.site.rglob("index.html")}
    assert {f"https://example.org/handbook/{page}/".replace("/./", "/") for page in pages} == listed


def test_records_link_each_other_both_ways(built: Handbook) -> None:
    practice, problem = built.page("practices/sanwen-sanbang"), built.page("problems/dengji-daitian")
    template, source = built.page("templates/xuqiu-qingdan"), built.page("sources/tushu-huifang")
    term = built.page("terms/tushu-zongguan")
    others = ("problems/dengji-daitian", "templates/xuqiu-qingdan", "sources/tushu-huifang", "terms/tushu-zongguan")
    for address in others:
        assert f'href="../../{address}/"' in practice
    for page in (problem, template, source, term):
        assert 'href="../../practices/sanwen-sanbang/"' in page
    assert 'href="../../sources/tushu-huifang/#p11"' in practice
    assert '<tr id="p11">' in source


def test_what_a_report_does_not_say_is_said_to_be_missing(built: Handbook) -> None:
    page = built.page("practices/sannuo-liangping")
    assert re.search(r'<p class="hb-untold">来源没有写：[^<]*实施单位', page)
    assert "名称说 3 项，这里列出 2 项" in page
    assert "名称里的数与列出的项不一样，来源没有写全。" in page
