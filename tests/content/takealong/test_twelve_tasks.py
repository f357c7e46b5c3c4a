"""Twelve Mondays: how many clicks from the home page to the answer, and how far down its page the answer stands.

The bounds are the promise: the first thing to do within 700 px of a page's head at 1440 × 900, the first form within
1,000 px; the numbers that a run got stand in its report (`-rP`).
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from playwright.sync_api import Locator, Page, expect
from taken import Open

from served import ask

DESK = {"viewport": {"width": 1440, "height": 900}}
FIRST_STEP, FIRST_FORM = 700, 1000  # px from the head of the page
STEP = "#steps ~ ol > li, #first ~ * ol > li"
KIT = "a[href$='.zip']"
FORM = "a[href$='.docx']"


@dataclass
class Walk:
    """A reader's way from the home page: what was clicked, and how far down the answer stands."""

    page: Page
    clicks: int = 0

    def follow(self, name: str) -> Walk:
        """Click the first link of that name in the page's own words."""
        return self._click(self.page.get_by_role("article").get_by_role("link", name=name, exact=True).first)

    def search(self, words: str) -> Walk:
        """Ask the search and take its first answer."""
        ask(self.page, words)
        return self._click(self.page.locator(".md-search-result__link").first)

    def height(self, what: str) -> int:
        """How far below the head of the page the first of these stands, in px."""
        return round(top_of(self.page.locator(f"article {what}").first))

    def answers(self, title: str, clicks: int, step: int = FIRST_STEP, form: int = FIRST_FORM, offer: str = KIT) -> None:
        """The page has this title, the first step and the first form stand high enough, in no more clicks."""
        expect(self.page.locator("h1")).to_contain_text(title)
        found = self.height(STEP), self.height(offer)
        print(f"{title}: {self.clicks} clicks, first step at {found[0]} px, form or kit at {found[1]} px")
        assert self.clicks <= clicks
        assert found[0] <= step and found[1] <= form

    def _click(self, link: Locator) -> Walk:
        """What a page shows is measured once it is whole, and not the page before."""
        with self.page.expect_navigation():
            link.click()
        self.clicks += 1
        return self


def top_of(place: Locator) -> float:
    """The distance from the head of the page; it must be there to be seen."""
    expect(place).to_be_visible()
    return float(place.evaluate("each => each.getBoundingClientRect().top + window.scrollY"))


@pytest.fixture
def walk(open_page: Open) -> Walk:
    """A reader who has just opened the home page at a desk."""
    return Walk(open_page(**DESK))


@pytest.mark.about("situations/xiazhou-zhuti-dangri")
def test_1_next_week_is_the_day_of_the_branch(walk: Walk) -> None:
    walk.follow("下周要开主题党日").answers("下周要开主题党日", clicks=1)


@pytest.mark.about("situations/nianmo-shuzhi")
def test_2_the_secretary_reports_at_the_end_of_the_year(walk: Walk) -> None:
    walk.follow("年底书记要述职").answers("年底书记要述职", clicks=1)


@pytest.mark.about("situations/xinren-shuji")
def test_3_the_first_month_of_a_new_secretary(walk: Walk) -> None:
    walk.follow("新任支部书记，头一个月").answers("新任支部书记", clicks=1)


@pytest.mark.about("situations/he-shequ-shuangxiang", "methods/he-shequ-jiedui")
def test_4_a_pact_with_the_neighbourhood(walk: Walk) -> None:
    walk.follow("要和社区结对").follow("怎样和社区结对、组织在职党员服务居民").answers("怎样和社区结对", clicks=2)


@pytest.mark.about("situations/feigong-mei-shuji")
def test_5_a_private_firm_without_a_secretary(walk: Walk) -> None:
    walk.follow("非公企业没人当书记").answers("非公企业没人当书记", clicks=1)


@pytest.mark.about("situations/yingjie-jiancha")
def test_6_somebody_comes_to_inspect(walk: Walk) -> None:
    walk.follow("上级要来检查支部").answers("上级要来检查支部", clicks=1)


@pytest.mark.about("problems/liangzhangpi")
def test_7_two_skins_in_an_office(walk: Walk) -> None:
    """The problem answers with methods; the first of them has the steps."""
    walk.follow("党建与业务“两张皮”")
    expect(walk.page.locator("h1")).to_contain_text("两张皮")
    assert walk.height("#methods + dl a") <= FIRST_STEP
    assert walk.height(KIT) <= FIRST_FORM
    assert walk.clicks == 1


@pytest.mark.about("practices/sanlian-sanwei")
def test_8_the_chief_spoke_of_a_shorthand(walk: Walk) -> None:
    walk.search("三联三为").answers("三联三为", clicks=1)


@pytest.mark.about("methods/qian-zerenshu")
def test_9_a_letter_of_duties_to_be_signed(walk: Walk) -> None:
    """What present rules say of such letters stands before the steps, so the form begins a few lines lower than elsewhere."""
    expect(walk.search("责任书怎么签").page.locator("article .hb-notice").first).to_contain_text("先看现行规定")
    walk.answers("怎样签党建责任书", clicks=1, form=FIRST_FORM + 100, offer=FORM)


@pytest.mark.about("templates/qiandao-biao")
def test_10_nothing_but_a_sheet_to_sign_in(walk: Walk) -> None:
    walk.search("签到表")
    expect(walk.page.locator("h1")).to_contain_text("签到表")
    assert walk.height(FORM) <= FIRST_STEP
    assert walk.clicks == 1


@pytest.mark.about("practices/sanlian-sanwei", "sources/changsha-kaocha")
def test_11_where_does_that_stand(walk: Walk) -> None:
    """From a sentence to the words of the report in two clicks: the mark, then the passage that it names."""
    walk.search("三联三为")
    walk.page.locator("article .hb-steps .hb-cite").first.click()
    walk.page.locator("a[href*='sources/changsha-kaocha/#p']:visible").first.click()
    expect(walk.page.locator("h1")).to_contain_text("机关党建工作调查报告")
    expect(walk.page.locator("tr:target")).to_be_visible()


@pytest.mark.about("methods/kai-zhuti-dangri")
def test_12_on_a_computer_without_a_network(open_file: Open) -> None:
    walk = Walk(open_file(**DESK)).follow("下周要开主题党日").follow("怎样开主题党日")
    walk.answers("怎样开主题党日", clicks=2)
