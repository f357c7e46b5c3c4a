"""On a telephone citations can be hit with a finger, tables are read without guessing, and the drawer holds what the tabs hold."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from served import PHONE, TABLET, WIDE, Open, heading

FINGER = 24  # CSS pixels either way: WCAG 2.2, 2.5.8


@pytest.mark.about("templates/dangjian-zerenshu")
@pytest.mark.parametrize("name", ["一条做法", "最长的一条做法", "最长的一个问题", "templates/dangjian-zerenshu/"])
def test_citations_can_be_hit_with_a_finger(name: str, open_page: Open) -> None:
    page = open_page(name, viewport=PHONE, has_touch=True, is_mobile=True)
    sizes = page.locator("a.hb-cite:visible").evaluate_all(
        "links => links.map(link => link.getClientRects()).map(boxes => [boxes.length, boxes[0].width, boxes[0].height])"
    )
    assert sizes
    assert [size for size in sizes if min(size[1:]) < FINGER] == []


def test_the_drawer_holds_every_section(open_page: Open) -> None:
    page = open_page("一条做法", viewport=PHONE, has_touch=True, is_mobile=True)
    page.get_by_role("button", name="全部栏目").tap()
    page.get_by_role("navigation", name="全部栏目").get_by_role("link", name="表单").tap()
    page.wait_for_url("**/templates/")
    assert heading(page) == "表单"


STACKED = """table => Array.from(table.tBodies[0].rows, row => Array.from(row.cells).slice(1)
    .filter(cell => cell.offsetParent)
    .map(cell => [table.tHead.rows[0].cells[cell.cellIndex].textContent, cell.tagName === "TH" ? cell.textContent
      : getComputedStyle(cell, "::before").content.slice(1, -1)])).reduce((all, row) => all.concat(row), [])"""
OWN_HEAD = {"由哪些项组成": "组成", "被引用的段落": "被引用"}  # shorter words in a narrow cell


def unfold(page: Page) -> None:
    """Open what is folded."""
    page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")


@pytest.mark.parametrize("name", ["最长的一份表单", "来源", "数字简称", "栏目说明", "证据怎样定"])
def test_rows_stand_as_cards_with_the_heads_of_their_cells(name: str, open_page: Open) -> None:
    page = open_page(name, viewport=PHONE)
    unfold(page)
    table = page.locator("table.hb-stack").first
    cells = [(head, shown) for head, shown in table.evaluate(STACKED) if head != "栏目"]
    assert cells
    assert [(head, shown) for head, shown in cells if OWN_HEAD.get(head, head) != shown] == []
    assert table.evaluate("table => table.parentNode.scrollWidth <= table.parentNode.clientWidth")


@pytest.mark.about("methods/qian-zerenshu")
def test_the_head_of_a_cell_stands_apart_from_what_it_says(open_page: Open) -> None:
    page = open_page("methods/qian-zerenshu/", viewport=PHONE)
    unfold(page)
    rooms = page.locator(".hb-ways td[data-label]:not(:empty)").evaluate_all(ROOM)
    assert rooms
    assert min(rooms) >= 0.4


# what is left between the head and the words of a cell, in its letters; the signs of a head are one letter wide
ROOM = """cells => cells.map(cell => {
    const letter = parseFloat(getComputedStyle(cell).fontSize);
    const head = parseFloat(getComputedStyle(cell, "::before").left) / letter + cell.dataset.label.length;
    return parseFloat(getComputedStyle(cell).paddingLeft) / letter - head;
})"""


@pytest.mark.about("templates/shuangxiang-peiyang-taizhang", "templates/dangjian-zerenshu")
@pytest.mark.parametrize(("address", "width"), [
    ("templates/shuangxiang-peiyang-taizhang/", 1024), ("templates/dangjian-zerenshu/", 390), ("templates/dangjian-zerenshu/", 320),
])  # fmt: skip
def test_a_label_of_a_blank_is_one_piece(address: str, width: int, open_page: Open) -> None:
    page = open_page(address, viewport={"width": width, "height": 800})
    labels = page.locator(".hb-given__label:visible")
    assert "经费：" in labels.all_text_contents() or "入党走到：" in labels.all_text_contents()
    lines = labels.evaluate_all("all => all.map(one => one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight))")
    assert max(lines) < 1.5
    assert page.locator(".hb-sheet").first.evaluate("sheet => sheet.scrollWidth <= sheet.clientWidth")


@pytest.mark.parametrize(("name", "called"), [
    ("总览图", "问题 × 领域：做法条数"), ("覆盖情况", "各篇来源"), ("证据怎样定", "状态与证据对照"),
])  # fmt: skip
def test_a_table_that_scrolls_says_so_and_has_a_name(name: str, called: str, open_page: Open) -> None:
    page = open_page(name, viewport=PHONE)
    unfold(page)
    box = page.get_by_role("region", name=called)
    box.focus()
    assert box.evaluate("box => document.activeElement === box && box.scrollWidth > box.clientWidth")
    assert "左右滑动" in box.evaluate("box => getComputedStyle(box, '::before').content")
    head = box.locator("tbody th").first
    before = head.bounding_box()
    box.evaluate("box => { box.scrollLeft = 200 }")
    after = head.bounding_box()
    assert before
    assert after
    assert abs(after["x"] - box.evaluate("box => box.getBoundingClientRect().left")) < 2


@pytest.mark.about("practices/liulian-liujian", "practices/sanlian-sanwei", "practices/sibu-sika")
@pytest.mark.parametrize(("address", "table"), [
    ("总览图", "#sectors-table"), ("覆盖情况", ".hb-coverage"), ("compare/?ids=sanlian-sanwei,liulian-liujian,sibu-sika", ".hb-compare--3"),
])  # fmt: skip
def test_on_a_tablet_a_table_of_many_columns_is_seen_whole(address: str, table: str, open_page: Open) -> None:
    page = open_page(address, viewport=TABLET)
    unfold(page)
    page.locator(table).wait_for()
    assert page.locator(table).evaluate("table => table.parentNode.scrollWidth <= table.parentNode.clientWidth")


@pytest.mark.about("sources/changsha-kaocha")
def test_a_cited_passage_shows_who_cites_it_without_scrolling_aside(open_page: Open) -> None:
    page = open_page("sources/changsha-kaocha/#p9", viewport=PHONE)
    row = page.locator("#p9")
    expect(row).to_be_in_viewport()
    assert row.get_by_role("link").count() > 1
    tables = page.locator(".hb-passages:visible")
    assert tables.evaluate_all("tables => tables.every(table => table.parentNode.scrollWidth <= table.parentNode.clientWidth)")
    assert tables.count()
    assert row.get_by_role("link").evaluate_all("links => Math.max(...links.map(link => link.getBoundingClientRect().right))") <= PHONE["width"]


@pytest.mark.about("practices/liulian-liujian", "practices/sanlian-sanwei", "practices/sibu-sika")
def test_the_words_above_a_wide_table_are_read_without_scrolling(open_page: Open) -> None:
    page = open_page("compare/?ids=sanlian-sanwei,liulian-liujian,sibu-sika", viewport=PHONE)
    words = page.locator("#compare caption > span")
    page.locator(".hb-scroll[tabindex]").wait_for()
    assert words.evaluate("words => words.getBoundingClientRect().right") <= PHONE["width"]


# signs that may not begin a line; those that a picture or a script draws stand elsewhere
BEGUN = """() => {
  const marks = /[，。、；：！？）】》”]/, found = [], range = document.createRange();
  const texts = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  let before = null, blockBefore = null;
  const blockOf = part => /^inline/.test(getComputedStyle(part).display) ? blockOf(part.parentElement) : part;
  while (texts.nextNode()) {
    const text = texts.currentNode, block = blockOf(text.parentElement);
    Array.from(text.data).forEach((sign, at) => {
      range.setStart(text, at);
      range.setEnd(text, at + 1);
      const box = range.getBoundingClientRect();
      if (!sign.trim() || !box.width) return;
      if (marks.test(sign) && block === blockBefore && box.top >= before.bottom - 4) found.push(block.textContent.slice(0, 40));
      before = box;
      blockBefore = block;
    });
  }
  return found;
}"""


@pytest.mark.about(
    "practices/dangyuan-fenlei-guanli",
    "practices/wuhuan-gongzuofa",
    "practices/yi-jia-shisan",
    "problems/dangyuan-jiaoyu-guanli-nan",
    "sources/huaxian-fuwuxing",
    "sources/sinan-yancao",
)
@pytest.mark.parametrize(("address", "window"), [
    ("practices/yi-jia-shisan/", PHONE), ("practices/wuhuan-gongzuofa/", PHONE), ("practices/dangyuan-fenlei-guanli/", TABLET),
    ("problems/dangyuan-jiaoyu-guanli-nan/", TABLET), ("sources/sinan-yancao/", TABLET), ("sources/huaxian-fuwuxing/", WIDE),
    ("覆盖情况", PHONE),
])  # fmt: skip
def test_no_line_begins_with_a_comma(address: str, window: ViewportSize, open_page: Open) -> None:
    assert open_page(address, viewport=window).evaluate(BEGUN) == []


def test_numbers_of_passages_stand_close(open_page: Open) -> None:
    wide = open_page("覆盖情况").locator("#overview ~ details .hb-list a").evaluate_all(
        "links => links.filter(link => getComputedStyle(link).marginRight !== '0px' || link.offsetWidth > 30).map(link => link.textContent)"
    )
    assert wide == []


# marks that begin a line while what they stand behind ends the line above
PARTED = """marks => marks.filter(mark => {
    const before = document.createRange(), text = mark.previousSibling;
    if (!text || text.nodeType !== Node.TEXT_NODE || !text.data.trim()) return false;
    before.setStart(text, text.data.trimEnd().length - 1);
    before.setEnd(text, text.data.trimEnd().length);
    return before.getBoundingClientRect().bottom <= mark.getBoundingClientRect().top + 8;
}).map(mark => mark.parentNode.textContent)"""


@pytest.mark.about("templates/dangjian-zerenshu")
def test_a_citation_is_neither_broken_nor_parted_from_its_statement(open_page: Open) -> None:
    marks = open_page("templates/dangjian-zerenshu/", viewport=PHONE).locator("a.hb-cite:visible")
    assert marks.count()
    assert set(marks.evaluate_all("all => all.map(one => one.getClientRects().length)")) == {1}
    assert marks.evaluate_all(PARTED) == []


LAST_ROW = """links => links.map(link => Math.round(link.getBoundingClientRect().top))
    .reduce((rows, top) => Object.assign(rows, { [top]: (rows[top] || 0) + 1 }), {})"""


@pytest.mark.parametrize("name", ["来源", "关于"])
def test_no_page_of_a_section_stands_alone_in_its_second_row(name: str, open_page: Open) -> None:
    page = open_page(name)
    links = page.locator(".hb-subnav li")
    assert links.count() > 2
    for width in range(320, 1000, 20):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_function("width => innerWidth === width", arg=width)
        rows = links.evaluate_all(LAST_ROW)
        assert len(rows) == 1 or rows[max(rows, key=int)] > 1, (width, rows)


@pytest.mark.parametrize("width", [320, 390, 768, 1024])
@pytest.mark.parametrize("name", ["一个方法", "一个问题"])
def test_what_a_button_gives_is_said_in_one_piece(name: str, width: int, open_page: Open) -> None:
    page = open_page(name, viewport={"width": width, "height": 800})
    said = page.locator(".hb-kit > .hb-note").first
    expect(said).to_contain_text("压缩包：")
    lines = "one => { const words = document.createRange(); words.setStart(one.firstChild, 0); words.setEnd(one.firstChild, 4); return words.getClientRects().length }"
    assert said.evaluate(lines) == 1
