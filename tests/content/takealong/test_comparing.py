"""C8: two to four practices side by side; which ones stands in the address; works from the disk; prints on A4 landscape."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from taken import Open, Taken

from handbook.exports.compare import ROWS
from handbook.model import Practice
from handbook.pages.comparison import bundle_of
from served import Watch, findings, new_page

IDS = ["sanlian-sanwei", "liulian-liujian", "sibu-sika"]
LANDSCAPE = (842, 595)  # points
PHONE = {"width": 390, "height": 844}


def heads(page: Page) -> list[str]:
    return page.locator("#compare thead th a[href*='practices/']").all_inner_texts()


def opened(page: Page, number: int) -> Page:
    """The page, once so many columns stand in it."""
    page.wait_for_function(f"document.querySelectorAll('#compare thead th').length === {number + 1}")
    return page


def names(taken: Taken, ids: list[str]) -> list[str]:
    return [entry.name for entry in map(taken.catalog.get, ids) if entry]


def row(page: Page, label: str) -> list[str]:
    return page.locator("#compare tbody tr", has=page.get_by_role("rowheader", name=label)).locator("td").all_inner_texts()


def called_with(script: str, function: str) -> Any:
    return json.loads(script.removeprefix(f"{function}(").removesuffix(");\n"))


def bundles(taken: Taken) -> list[Path]:
    return sorted(taken.handbook.site.glob("compare/columns-*.js"))


def name_by_name(page: Page) -> None:
    """All names are there to choose from as soon as somebody begins to write one."""
    page.locator("#compare-name").focus()
    page.wait_for_function("document.querySelector('#compare-names').options.length > 100")


# The columns


def test_every_practice_has_a_column_with_a_cell_for_each_row(taken: Taken) -> None:
    folder = taken.handbook.site / "compare"
    listed = called_with((folder / "names.js").read_text("utf-8"), "handbookNames")
    assert listed == [[entry.id, entry.name] for entry in taken.catalog.of(Practice)]
    columns = {path.name: called_with(path.read_text("utf-8"), "handbookCompare") for path in bundles(taken)}
    for identifier, name in listed:
        (written,) = (each for each in columns[f"columns-{bundle_of(identifier, len(columns))}.js"] if each["id"] == identifier)
        assert (written["id"], written["name"]) == (identifier, name)
        assert len(written["rows"]) == len(ROWS) + 1
        assert all(isinstance(cell, (str, list)) for cells in written["rows"] for cell in cells)


def test_a_bundle_is_small(taken: Taken) -> None:
    sizes = sorted(path.stat().st_size for path in bundles(taken))
    assert sizes[len(sizes) // 2] < 10_000


def test_mentions_are_plain_words(taken: Taken) -> None:
    for path in bundles(taken):
        assert not re.search(r"\[\[[a-z0-9-]+[|\]]", path.read_text("utf-8")), path.name


# In the browser


@pytest.mark.about("practices/liulian-liujian", "practices/sanlian-sanwei", "practices/sibu-sika")
@pytest.mark.parametrize("where", ["server", "disk"])
def test_three_side_by_side(where: str, taken: Taken, open_page: Open, open_file: Open) -> None:
    address = f"?ids={','.join(IDS)}"
    page = opened(open_page(f"compare/{address}") if where == "server" else open_file(f"compare/index.html{address}"), 3)
    assert heads(page) == names(taken, IDS)
    records = [entry.record for entry in map(taken.catalog.get, IDS) if entry]
    assert row(page, "状态") == [str(record.status) for record in records]
    assert row(page, "频次") == [record.structure.rhythm.text if record.structure.rhythm else "来源未载" for record in records]
    assert page.locator("#compare tbody th[scope=row]").count() == len(ROWS) + 1
    page.locator("#compare tbody a[href*='templates/']").first.click()
    page.wait_for_url("**/templates/*/*" if where == "disk" else "**/templates/*/")


@pytest.mark.about("practices/liulian-liujian", "practices/sanlian-sanwei", "practices/sibu-sika")
def test_a_column_is_taken_out_and_the_address_follows(taken: Taken, open_page: Open) -> None:
    page = opened(open_page(f"compare/?ids={','.join(IDS)}"), 3)
    page.get_by_role("link", name=f"移出 {names(taken, IDS)[1]}").click()
    opened(page, 2)
    page.wait_for_url(f"**?ids={IDS[0]},{IDS[2]}")
    page.go_back()
    assert heads(opened(page, 3)) == names(taken, IDS)


@pytest.mark.about("practices/bada-gongcheng", "practices/yi-jia-shisan")
@pytest.mark.parametrize(("typed", "found"), [("1＋13工作机制", "yi-jia-shisan"), ("推行目标管理，实施八大工程", "bada-gongcheng"), ("1+13", "yi-jia-shisan")])
def test_a_name_is_known_without_its_quotation_marks(typed: str, found: str, taken: Taken, open_page: Open) -> None:
    page = open_page("compare/")
    name_by_name(page)
    page.get_by_label("加一条做法").fill(typed)
    page.get_by_role("button", name="加入").click()
    assert heads(opened(page, 1)) == names(taken, [found])


def test_words_that_many_names_have_choose_none(open_page: Open) -> None:
    page = open_page("compare/")
    name_by_name(page)
    page.get_by_label("加一条做法").fill("支部")
    page.get_by_role("button", name="加入").click()
    expect(page.locator("#compare-add [role=status]")).to_have_text("没有叫“支部”的做法，请从列出的名称里选。")


@pytest.mark.about("practices/liulian-liujian", "practices/sanlian-sanwei", "practices/sibu-sika")
@pytest.mark.parametrize("where", ["server", "disk"])
def test_a_column_is_added_by_name(where: str, taken: Taken, open_page: Open, open_file: Open) -> None:
    page = open_page("compare/") if where == "server" else open_file("compare/index.html")
    expect(page.locator("#compare-none")).to_be_visible()
    for number, name in enumerate(names(taken, IDS), 1):
        name_by_name(page)
        page.get_by_label("加一条做法").fill(name)
        page.get_by_role("button", name="加入").click()
        opened(page, number)
    page.wait_for_url(f"**?ids={','.join(IDS)}")


@pytest.mark.about(
    "practices/liulian-liujian",
    "practices/sanlian-sanwei",
    "practices/sibu-sika",
    "practices/minying-jibao",
    "practices/wuzhua-zhibu",
)
def test_what_cannot_be_added_is_said(taken: Taken, open_page: Open) -> None:
    page = opened(open_page(f"compare/?ids={','.join(IDS)},minying-jibao"), 4)
    name_by_name(page)
    for name, words in {
        "绝无此事": "没有叫“绝无此事”的做法", names(taken, IDS)[0]: "已经在表里了", "": "先写一个名称",
        names(taken, ["wuzhua-zhibu"])[0]: "最多比四条",
    }.items():  # fmt: skip
        page.get_by_label("加一条做法").fill(name)
        page.get_by_role("button", name="加入").click()
        expect(page.locator("#compare-add [role=status]")).to_contain_text(words)


@pytest.mark.parametrize("ids", ["", "../x", "%22%3E%3Cb%3E", "a b", "__proto__"])
def test_a_strange_address_shows_an_empty_table(ids: str, open_page: Open) -> None:
    page = open_page(f"compare/?ids={ids}")
    name_by_name(page)  # the script is done
    expect(page.locator("#compare-none")).to_be_visible()
    expect(page.locator("#compare")).to_be_hidden()


@pytest.mark.about("practices/sanlian-sanwei")
def test_an_id_that_is_none_is_said_and_the_others_stand(chromium: Browser, server: str) -> None:
    context = chromium.new_context()
    page = new_page(context, Watch(server))  # the browser complains of the script that is not there
    page.goto(f"{server}compare/?ids=sanlian-sanwei,meiyou-zhetiao")
    opened(page, 1)
    page.get_by_text("没有编号为 meiyou-zhetiao 的做法").wait_for()
    context.close()


@pytest.mark.about(
    "practices/liulian-liujian",
    "practices/sanlian-sanwei",
    "practices/sibu-sika",
    "practices/minying-jibao",
    "practices/wuzhua-zhibu",
)
def test_at_most_four(open_page: Open) -> None:
    page = opened(open_page(f"compare/?ids={','.join(IDS)},minying-jibao,wuzhua-zhibu"), 4)
    assert len(heads(page)) == 4


@pytest.mark.about(
    "practices/liulian-liujian",
    "practices/sanlian-sanwei",
    "practices/sibu-sika",
    "practices/minying-jibao",
)
def test_it_prints_on_a4_landscape_with_row_headers(open_page: Open) -> None:
    page = opened(open_page(f"compare/?ids={','.join(IDS)},minying-jibao"), 4)
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = {tuple(round(float(edge)) for edge in box.split()[2:]) for box in re.findall(rb"/MediaBox\s*\[([^\]]+)", pdf)}
    assert boxes == {LANDSCAPE}
    page.emulate_media(media="print")
    expect(page.locator("#compare-add")).to_be_hidden()
    expect(page.get_by_role("link", name="移出")).to_have_count(0)
    table = "document.querySelector('#compare')"
    page.wait_for_function(f"{table}.scrollWidth <= {table}.parentNode.clientWidth + 1")


@pytest.mark.about("practices/liulian-liujian", "practices/sanlian-sanwei", "practices/sibu-sika")
def test_without_scripts_it_says_what_to_do(open_page: Open) -> None:
    page = open_page(f"compare/?ids={IDS[0]}", java_script_enabled=False)
    assert "并排比较要用脚本" in page.locator("article").inner_text()
    assert not page.locator("#compare-add").is_visible()


# Choosing on the way


@pytest.mark.about("practices/liulian-liujian", "practices/sanlian-sanwei", "practices/sibu-sika")
@pytest.mark.parametrize("where", ["server", "disk"])
def test_practices_are_chosen_on_their_cards_and_pages(where: str, taken: Taken, open_page: Open, open_file: Open) -> None:
    page = open_page("practices/") if where == "server" else open_file("practices/index.html")
    expect(page.locator(".hb-picks")).to_be_hidden()
    page.get_by_label("名称、内容里有").fill(names(taken, IDS)[0])
    first = page.locator(".hb-lines > li", has=page.get_by_role("link", name=names(taken, IDS)[0], exact=True))
    first.get_by_role("button", name="加入比较").click()
    expect(first.get_by_role("button", name="已加入比较")).to_have_attribute("aria-pressed", "true")
    page.goto(page.url.partition("?")[0].replace("practices/", "practices/liulian-liujian/"))
    page.get_by_role("button", name="加入比较").click()
    expect(page.locator(".hb-picks")).to_contain_text("已选 2 条")
    page.get_by_role("link", name="去比较").click()
    assert heads(opened(page, 2)) == names(taken, IDS[:2])


def test_a_fifth_is_refused_and_all_are_cleared(open_page: Open) -> None:
    page = open_page("practices/")
    for number in range(5):
        page.locator("#cards .hb-pick:visible").nth(number).click()
    expect(page.locator(".hb-pick[aria-pressed=true]")).to_have_count(4)
    expect(page.locator(".hb-picks")).to_contain_text("最多比四条")
    page.get_by_role("button", name="清空所选").click()
    expect(page.locator(".hb-pick[aria-pressed=true]")).to_have_count(0)
    expect(page.locator(".hb-picks")).to_be_hidden()


def test_where_nothing_can_be_compared_the_line_is_not_shown(open_page: Open) -> None:
    page = opened(open_page(f"compare/?ids={','.join(IDS)}"), 3)
    root = page.url.partition("compare/")[0]
    for address, count in (("practices/", 1), ("templates/", 0)):
        page.goto(root + address)
        page.locator(".hb-picks").wait_for(state="attached")
        expect(page.locator(".hb-picks:visible")).to_have_count(count)


@pytest.mark.about("practices/sanlian-sanwei")
def test_what_a_shorthand_stands_for_is_told_below_the_sentence(taken: Taken, open_page: Open) -> None:
    page = open_page("practices/sanlian-sanwei/", viewport=PHONE)
    entry = taken.catalog.get("sanlian-sanwei")
    assert entry
    told = page.locator(".hb-lead + .hb-spelled")
    lines = [f"{key}：{'、'.join(items)}" for key, items in entry.record.shorthand.parts.items()]
    expect(told.locator("li")).to_have_text([*lines[:-1], f"{lines[-1]} 拆解和出处"])
    box = told.bounding_box()
    assert box and box["y"] + box["height"] < PHONE["height"]


@pytest.mark.about("problems/liangzhangpi")
def test_on_the_cards_of_a_problem_too(open_page: Open) -> None:
    page = open_page("problems/liangzhangpi/")
    assert page.locator(".hb-cards .hb-pick").count() == page.locator(".hb-cards > li").count() > 1


@pytest.mark.about("practices/sanlian-sanwei")
def test_without_scripts_or_memory_the_link_leads_on(open_page: Open) -> None:
    page = open_page("practices/sanlian-sanwei/", java_script_enabled=False)
    page.get_by_role("link", name="加入比较").click()
    page.wait_for_url("**/compare/?ids=sanlian-sanwei")


@pytest.mark.about("practices/liulian-liujian", "practices/sanlian-sanwei", "practices/sibu-sika")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", [{"width": 1280, "height": 800}, PHONE], ids=["wide", "phone"])
def test_everyone_can_use_it(scheme: str, window: dict[str, int], open_page: Open) -> None:
    page = opened(open_page(f"compare/?ids={','.join(IDS)}", color_scheme=scheme, viewport=window), 3)
    assert findings(page) == []
    page.goto(page.url.replace("compare/", "practices/").partition("?")[0])
    expect(page.locator(".hb-picks")).to_be_visible()
    assert findings(page) == []
