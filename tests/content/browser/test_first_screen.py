"""Pages answer first: what to do, and the form for it, stand where a reader looks without scrolling.

Every method, every problem and every practice that can be used at once is opened, and where things stand is measured in CSS
pixels from the top of the page, on a desk and on a telephone.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from handbook.model import Method, Practice, Problem
from handbook.model.vocabulary import Tier
from served import PHONE, Site, Watch, in_both, new_page

DESK: ViewportSize = {"width": 1440, "height": 900}
STEP, FORM = 700, 1000  # where the first step, the first form begins at the latest
MOST = 6_000  # CSS pixels that a page is long before its reader asks for more
SHARE = 0.95
PLACES = """() => {
    const ends = selector => Array.from(document.querySelectorAll(selector)).slice(0, 1)
        .map(one => one.getBoundingClientRect()).map(box => [box.top + scrollY, box.bottom + scrollY]);
    return {
        sentence: ends(".hb-lead"),
        step: ends("#steps + ol > li, #methods + .hb-rows > div, #best ~ .hb-cards > li, #practices ~ .hb-cards > li"),
        form: ends("a.hb-download"),
        sheet: ends(".hb-list a.hb-download"),
        page: [[0, document.documentElement.scrollHeight]],
        formless: ends("#templates + p > .hb-missing"),
        tools: ends(".hb-tools"),
    };
}"""

Ends = list[list[float]]  # top and bottom, where there is such a thing


@dataclass(frozen=True)
class Seen:
    """Where things stand on one page, by the window's name."""

    address: str
    desk: dict[str, Ends]
    phone: dict[str, Ends]

    def begins(self, name: str, within: float) -> bool:
        """Does it begin so near to the top on a desk?"""
        return any(top <= within for top, _ in self.desk[name])

    @property
    def lengths(self) -> list[float]:
        """How long the page is in each window."""
        return [window["page"][0][1] for window in (self.desk, self.phone)]

    def is_whole(self, name: str) -> bool:
        """Is it seen whole on the first screen of a telephone?"""
        return any(bottom <= PHONE["height"] for _, bottom in self.phone[name])


@pytest.fixture(scope="module")
def seen(site: Site, chromium: Browser) -> list[Seen]:
    """What was measured, page by page, in one tab."""
    watch = Watch(site.base)
    context = chromium.new_context(viewport=DESK, reduced_motion="reduce")
    page = new_page(context, watch)
    ready = [entry for entry in site.catalog.of(Practice) if entry.record.tier is Tier.READY]
    found = [look(page, site, entry.url) for entry in [*site.catalog.of(Method), *site.catalog.of(Problem), *ready]]
    context.close()
    assert watch.faults == []
    return found


def look(page: Page, site: Site, address: str) -> Seen:
    """Measure one page in both windows."""
    found = in_both(page, site.base + address, (DESK, PHONE), PLACES)
    return Seen(address, found[DESK["width"]], found[PHONE["width"]])


def lacking(pages: list[Seen], fine: list[Seen]) -> str:
    """The share in words, and the pages that are not among the fine ones."""
    rest = [each.address for each in pages if each not in fine]
    return f"{len(fine)} / {len(pages)}，没有的：{'、'.join(rest[:20])}"


def near_the_top(seen: list[Seen]) -> tuple[list[Seen], list[Seen]]:
    """The pages whose first step stands near the top, of all."""
    return [each for each in seen if each.begins("step", STEP)], seen


def form_or_word(seen: list[Seen]) -> tuple[list[Seen], list[Seen]]:
    """The pages whose first form stands near the top or that say there that none is needed, of all."""
    return [each for each in seen if each.begins("form", FORM) or each.begins("formless", FORM)], seen


def first_sheet(seen: list[Seen]) -> tuple[list[Seen], list[Seen]]:
    """The pages whose first form by itself, not in a kit, stands near the top, of those that have one."""
    pages = [each for each in seen if each.desk["sheet"]]
    return [each for each in pages if each.begins("sheet", FORM)], pages


def within_reach(seen: list[Seen]) -> tuple[list[Seen], list[Seen]]:
    """The pages on which 加入方案 stands as near to the top as the first form, of the methods and problems."""
    pages = [each for each in seen if not each.address.startswith("practices/")]
    return [each for each in pages if each.begins("tools", FORM)], pages


def at_once(seen: list[Seen]) -> tuple[list[Seen], list[Seen]]:
    """The pages that show sentence, step and form on a telephone's first screen, of the methods and practices with a form."""
    pages = [each for each in seen if not each.address.startswith("problems/") and each.phone["form"]]
    return [each for each in pages if all(map(each.is_whole, ("sentence", "step", "form")))], pages


def test_pages_answer_on_their_first_screen(seen: list[Seen]) -> None:
    """One test, so that the pages are opened once: it takes a minute, and buys the promise of every page that people act on."""
    assert {each.address: size for each in seen for size in each.lengths if size > MOST} == {}
    for rule in (near_the_top, form_or_word, first_sheet, within_reach, at_once):
        fine, pages = rule(seen)
        print(rule.__name__, lacking(pages, fine))
        assert len(fine) >= SHARE * len(pages), f"{rule.__name__}：{lacking(pages, fine)}"
