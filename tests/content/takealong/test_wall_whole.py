"""Whatever is meant for the wall is seen whole above the bar by going on with the arrow key: of every course, and of a page of
each other kind, at the sizes of the projectors that are met."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page
from taken import Open, Taken

SIZES = ((1024, 768), (1440, 900), (1920, 1080))

# What a slide has to say, whether or not it is on this sheet of it, and what of it is on this sheet and above the bar. A word is
# known by the element that holds it, so that words said twice are both looked for.
SLIDE = """() => {
    const root = document.documentElement, floor = document.querySelector(".hb-wallbar").getBoundingClientRect().top;
    const holders = Array.from(document.querySelectorAll("article *")).filter(one => one.namespaceURI.endsWith("xhtml") &&
        Array.from(one.childNodes).some(node => node.nodeType === 3 && node.data.trim()));
    holders.forEach((one, at) => one.dataset.said = at);
    const seen = holders.filter(one => one.getClientRects().length);
    const whole = seen.filter(one => one.getBoundingClientRect().bottom <= floor && one.getBoundingClientRect().top >= 0);
    const off = Array.from(document.querySelectorAll(".hb-offsheet"));
    off.forEach(one => one.classList.remove("hb-offsheet"));
    const meant = holders.filter(one => one.getClientRects().length);
    off.forEach(one => one.classList.add("hb-offsheet"));
    const told = list => list.map(one => one.dataset.said + " " + one.textContent.trim());
    return {meant: told(meant), seen: told(seen), whole: told(whole), heads: Array.from(document.querySelectorAll("article h2"))
        .filter(one => one.getClientRects().length).map(one => one.textContent.replace("#", ""))};
}"""


def sheets(page: Page) -> Iterator[str]:
    """Go on with the arrow key for as long as it leads to another sheet; what the bar says of each."""
    told = page.locator(".hb-wallbar [role=status]")
    before = ""
    while (said := told.inner_text()) != before:
        yield said
        before = said
        page.keyboard.press("ArrowRight")


def walk(page: Page) -> tuple[list[str], list[str], list[str]]:
    """The headings in their order, what the slides have to say and was never whole on the wall, what was there and cut."""
    heads: list[str] = []
    meant: set[str] = set()
    whole: set[str] = set()
    cut: set[str] = set()
    for said in sheets(page):
        slide = page.evaluate(SLIDE)
        heads += [head for head in slide["heads"] if head not in heads]
        meant |= set(slide["meant"])
        whole |= set(slide["whole"])
        cut |= {f"{said}: {words}" for words in set(slide["seen"]) - set(slide["whole"])}
    return heads, sorted(meant - whole), sorted(cut)


def sample(taken: Taken) -> list[str]:
    """Every course, and of methods, problems, practices and situations those whose records are the longest."""
    def longest(kind: str, number: int) -> list[str]:
        own = sorted((entry for entry in taken.catalog.valid if entry.kind == kind), key=lambda entry: len(taken.handbook.page(entry.url)))
        return [entry.url for entry in own[-number:]]

    return longest("course", 99) + longest("method", 2) + longest("problem", 2) + longest("practice", 2) + longest("situation", 2)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_all_that_is_for_the_wall_is_shown_by_the_arrow_key(size: tuple[int, int], taken: Taken, open_page: Open) -> None:
    unseen: dict[str, object] = {}
    for address in sample(taken):
        page = open_page(f"{address}?view=projector", viewport={"width": size[0], "height": size[1]})
        page.wait_for_selector(".hb-wallbar")
        _, missed, cut = walk(page)
        if missed or cut:
            unseen[address] = (missed, cut)
    assert unseen == {}


@pytest.mark.about("situations/nianmo-shuzhi")
def test_a_situation_shows_its_steps_and_the_reminder_before_the_methods(open_page: Open) -> None:
    address = "situations/nianmo-shuzhi/"
    own = open_page(address).locator("#first + .hb-by :is(li, p:not(.hb-by__label))").all_text_contents()
    page = open_page(f"{address}?view=projector", viewport={"width": 1024, "height": 768})
    shown = page.locator(".hb-by :is(li, p:not(.hb-by__label)):visible")
    assert [words for _ in sheets(page) for words in shown.all_text_contents()] == own
    page.keyboard.press("Home")
    heads, _, _ = walk(page)
    assert heads == ["先办什么", "怎么做", "这一页的地址"]


@pytest.mark.about("problems/liangzhangpi")
def test_a_problem_shows_its_questions(open_page: Open) -> None:
    page = open_page("problems/liangzhangpi/?view=projector#discussion", viewport={"width": 1440, "height": 900})
    page.wait_for_selector(".hb-wallbar")
    assert page.locator("article h2:visible").all_inner_texts() == ["研讨题"]
    assert page.locator(".hb-questions dd:visible").count() == page.locator(".hb-questions dd").count() > 0
    assert page.locator("article .hb-by__label:visible").count() == 1


@pytest.mark.about("courses/liangzhangpi-zenme-po")
def test_a_course_shows_its_run_and_every_question(open_page: Open) -> None:
    address = "courses/liangzhangpi-zenme-po/"
    questions = open_page(address).locator(".hb-questions dd").all_text_contents()
    page = open_page(f"{address}?view=projector", viewport={"width": 1440, "height": 900})
    shown = page.locator("article h3:visible"), page.locator(".hb-questions dd:visible")
    groups = [(shown[0].all_inner_texts(), shown[1].all_text_contents()) for _ in sheets(page)]
    assert [question for _, own in groups for question in own] == questions
    assert all(heads for heads, own in groups if own), "each sheet says of which case its questions are"
    page.keyboard.press("Home")
    heads, _, _ = walk(page)
    assert heads == ["这堂课给什么", "流程", "案例", "研讨题", "行动卡", "表单", "这一页的地址"]


def of_section(page: Page) -> list[tuple[list[str], int]]:
    """Of each sheet of the section on the wall: the headings of the third level, and how many items stand below."""
    found: list[tuple[list[str], int]] = []
    section = ""
    for said in sheets(page):
        named = said.partition("（")[0]
        if section not in ("", named):
            break
        section = named
        items = page.locator("article :is(li, dl > div, p:not(.hb-by__label, .hb-wallsource)):visible").count()
        found.append((page.locator("article h3:visible").all_inner_texts(), items))
    return found


@pytest.mark.about("courses/liangzhangpi-zenme-po")
def test_the_questions_of_a_case_stand_on_one_sheet(open_page: Open) -> None:
    page = open_page("courses/liangzhangpi-zenme-po/?view=projector#questions", viewport={"width": 1440, "height": 900})
    page.wait_for_selector(".hb-wallbar")
    heads = [head for heads, _ in of_section(page) for head in heads]
    assert len(heads) > 1
    assert heads == list(dict.fromkeys(heads))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.about("problems/liangzhangpi")
def test_no_item_of_a_list_stands_alone_on_its_last_sheet(size: tuple[int, int], open_page: Open) -> None:
    for section in ("signs", "causes", "checks"):
        page = open_page(f"problems/liangzhangpi/?view=projector#{section}", viewport={"width": size[0], "height": size[1]})
        page.wait_for_selector(".hb-wallbar")
        items = [number for _, number in of_section(page)]
        assert len(items) == 1 or items[-1] > 1, section
