"""The results of a search: a page whose address says what was asked, forms one click away, what is remembered and what is not;
from a server and from the disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, ViewportSize, expect

from handbook.catalog.offers import by_offer
from served import PHONE, SEARCH_BOX, WIDE, Open, Site, Watch, ask, new_page

HITS = "#hb-hits > li"
FURTHER = "#hb-further"
LARGE: ViewportSize = {"width": 1440, "height": 900}
LONGEST = 6000  # pixels of the page before more results are asked for
COMMONEST = 20  # searches that are tried
MARKS = "element => Array.from(element.querySelectorAll('mark'), mark => [mark.textContent, mark.className])"


@pytest.fixture(params=["server", "disk"])
def front(request: pytest.FixtureRequest, site: Site, chromium: Browser) -> Iterator[Page]:
    """The front page, from a server or from the disk with the network off."""
    disk = request.param == "disk"
    watch = Watch("file://" if disk else site.base)
    context = chromium.new_context(viewport=WIDE, reduced_motion="reduce", accept_downloads=True, offline=disk)
    page = new_page(context, watch)
    page.goto(f"{site.handbook.site.as_uri()}/index.html" if disk else site.base, wait_until="commit")
    page.wait_for_load_state()
    yield page
    context.close()
    assert watch.faults == []


def asked(page: Page) -> dict[str, str]:
    """What the address asks for."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def results(page: Page) -> int:
    """How many results there are, once there are any: all of them are shown then."""
    page.locator(HITS).first.wait_for()
    while page.locator(FURTHER).is_visible():
        page.locator(FURTHER).click()
    return page.locator(HITS).count()


@pytest.mark.about("practices/sanlian-sanwei")
def test_what_is_asked_stands_in_the_address_and_one_can_go_back(front: Page) -> None:
    page = front
    page.keyboard.press("Control+k")
    page.keyboard.insert_text("党建")
    page.locator("[data-asked=党建] [role=row]").first.wait_for()
    page.locator(SEARCH_BOX).select_text()
    page.keyboard.insert_text("三联三为")  # pasted, and sent off before it is answered
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/*")
    every = results(page)
    assert asked(page) == {"q": "三联三为"}
    assert page.title().startswith("三联三为 - 搜索")
    expect(page.locator("#hb-told")).to_have_text(f"找到 {every} 条")

    counts = page.locator("#hb-kinds .hb-count").all_inner_texts()
    assert int(counts[0]) == every == sum(map(int, counts[1:]))
    page.locator("#hb-kinds a", has_text="做法").click()
    assert asked(page) == {"q": "三联三为", "kind": "practice"}
    assert {line.partition("\n")[0] for line in page.locator(f"{HITS} .md-tag:first-child").all_inner_texts()} == {"做法"}
    expect(page.locator("#hb-told")).to_have_text(f"找到 {every} 条，这一类 {results(page)} 条")
    page.go_back()
    expect(page.locator(HITS)).to_have_count(every)
    assert asked(page) == {"q": "三联三为"}

    with page.expect_download() as form:
        page.locator(HITS).first.get_by_role("link", name="Word").first.click()
    with page.expect_download() as kit:
        page.locator(HITS).first.get_by_role("link", name="下载周一启动包").click()
    assert form.value.suggested_filename.endswith(".docx")
    assert kit.value.suggested_filename == "周一启动包-三联三为.zip"

    page.locator(f"{HITS} h2 a").first.click()
    page.wait_for_url("**/practices/sanlian-sanwei/*")
    page.locator("article mark", has_text="三联三为").first.wait_for()
    assert asked(page) == {}
    page.get_by_role("button", name="去掉标记").click()
    expect(page.locator("article mark")).to_have_count(0)
    page.go_back()
    assert results(page) == every


def test_searches_are_remembered_in_this_browser_and_can_be_forgotten(front: Page, site: Site) -> None:
    page = front
    page.keyboard.press("/")
    rows = page.locator("#hb-found [role=row]")
    expect(rows).to_have_text(["可以这样搜", *site.catalog.settings.words.searches])
    page.locator(SEARCH_BOX).fill("结对")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/*")
    results(page)
    with page.expect_navigation():  # else the key is pressed in the page before
        page.locator(".md-logo").click()
    page.keyboard.press("/")
    expect(rows.nth(0)).to_have_text("最近搜过（只记在这个浏览器里）")
    rows.get_by_text("结对", exact=True).click()
    page.locator("[data-asked=结对] [role=row]").first.wait_for()
    page.locator(SEARCH_BOX).fill("")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(rows.nth(0)).to_have_text("可以这样搜")
    assert page.evaluate("localStorage.getItem('hb-searches')") == "[]"


@pytest.mark.about("practices/sanlian-sanwei")
def test_the_box_says_what_the_arrow_keys_have_chosen(open_page: Open) -> None:
    page = open_page()
    box = page.get_by_role("combobox", name="搜索")
    expect(box).to_have_attribute("aria-expanded", "false")
    ask(page, "三联三为")
    expect(box).to_have_attribute("aria-expanded", "true")
    assert page.locator(f"#{box.get_attribute('aria-controls')}").get_attribute("role") == "grid"
    expect(page.locator(".md-search-result__meta[role=status]")).to_contain_text("找到")
    page.keyboard.press("ArrowDown")
    first = box.get_attribute("aria-activedescendant")
    assert page.locator(f"#{first}").inner_text().startswith("三联三为")
    expect(page.locator("[role=row][aria-selected=true]")).to_have_count(1)
    page.keyboard.press("ArrowRight")
    assert page.locator(f"#{box.get_attribute('aria-activedescendant')}").inner_text().startswith("表单：")
    page.keyboard.press("ArrowLeft")
    assert box.get_attribute("aria-activedescendant") == first
    expect(box).to_be_focused()


def test_a_word_of_the_same_meaning_is_marked_otherwise(open_page: Open) -> None:
    page = open_page("search/?q=党员在外面打工")
    results(page)
    marks = dict(page.locator("#hb-hits").evaluate(MARKS))
    assert marks["打工"] == "hb-match--exact"
    assert marks["流动"] == "hb-match--synonym"
    expect(page.locator("#hb-legend")).to_be_visible()


def test_on_a_telephone_the_sentence_that_matches_comes_first_in_two_lines(open_page: Open) -> None:
    page = open_page("search/?q=党员在外面打工", viewport=PHONE)
    results(page)
    told = page.locator(f"{HITS} .hb-hit__text").evaluate_all("""all => all.map(one => {
        const box = one.getBoundingClientRect(), tags = one.closest("li").querySelector(".hb-hit__tags").getBoundingClientRect();
        const [said, lead] = [".hb-hit__said", ".hb-hit__lead"].map(kind => one.querySelector(kind));
        const begins = said.getClientRects()[0], goesOn = lead ? lead.getClientRects()[0] : null;
        return [box.height / parseFloat(getComputedStyle(one).lineHeight), box.bottom <= tags.top + 1, begins.top < box.top + 5,
            !goesOn || goesOn.top > begins.top + 5 || goesOn.left > begins.left];
    })""")
    assert [line for line in told if line[0] > 2.1 or not all(line[1:])] == []


def test_what_the_handbook_lacks_is_told(open_page: Open) -> None:
    page = open_page("search/?q=世界杯赛程")
    lacks = page.locator("#hb-lacks")
    expect(lacks).to_contain_text("手册里没有查到：世界杯赛程。")
    expect(lacks).to_contain_text("换个说法")
    expect(page.get_by_text("规定的正式文本不在手册里")).to_be_hidden()  # nobody asked for one
    assert page.locator(HITS).count() <= 5
    assert page.locator("[data-hb-elsewhere]:visible").count() == 0


def test_where_it_is_found_is_told_of_what_the_settings_know_to_be_elsewhere(open_page: Open) -> None:
    page = open_page("search/?q=差旅费怎么报销")
    expect(page.locator("#hb-lacks")).to_contain_text("手册里没有查到：")
    assert page.locator("[data-hb-elsewhere]:visible").all_inner_texts() == ["【编者】报销、采购、资产、预算和税务，照本单位的财务制度，问财务部门。"]
    page.get_by_role("searchbox", name="搜什么").fill("三会一课")
    page.keyboard.press("Enter")
    expect(page.locator("[data-hb-elsewhere]:visible")).to_have_count(0)


def test_where_official_texts_are_is_told_to_who_asks_for_a_rule(open_page: Open) -> None:
    page = open_page("search/?q=地方法规原文条款")
    expect(page.locator("#hb-lacks")).to_be_visible()
    expect(page.get_by_text("规定的正式文本不在手册里")).to_be_visible()
    page.get_by_role("searchbox", name="搜什么").fill("居民楼加装电梯怎么弄")
    page.keyboard.press("Enter")
    expect(page.locator("#hb-lacks")).to_contain_text("加装电梯")
    expect(page.get_by_text("规定的正式文本不在手册里")).to_be_hidden()


@pytest.mark.parametrize(("words", "told"), [
    ("项目工期紧 党支部能做点什么", "手册里没有查到：工期紧。"),
    ("去世后追悼会谁来办", "手册里没有查到：追悼会。"),
    ("快递小哥 怎么管起来", "手册里没有查到：快递小哥。"),
])  # fmt: skip
def test_what_is_lacking_is_told_in_whole_words_never_as_a_sentence(open_page: Open, words: str, told: str) -> None:
    page = open_page(f"search/?q={words}")
    expect(page.locator(".hb-lacks__what")).to_have_text(told)


@pytest.mark.parametrize("window", [PHONE, LARGE], ids=["telephone", "desk"])
def test_results_stand_on_the_first_screen(open_page: Open, window: ViewportSize) -> None:
    """Below what is told of what the handbook lacks, too; and on a desk five of them where nothing is lacking."""
    page = open_page("search/?q=去世后追悼会谁来办", viewport=window)
    page.locator(HITS).first.wait_for()
    assert page.locator(HITS).first.evaluate("hit => hit.getBoundingClientRect().top") <= window["height"] / 2
    expect(page.locator("#hb-told")).to_contain_text("相近的")
    page = open_page("search/?q=不来开会怎么办", viewport=window)
    results(page)
    least = 5 if window is LARGE else 3
    assert page.locator(HITS).nth(least - 1).evaluate("hit => hit.getBoundingClientRect().bottom") <= window["height"]


def test_kinds_stand_in_one_order_whatever_is_asked(open_page: Open) -> None:
    orders = []
    for words in ("三会一课", "述职评议打分表", "和社区结对"):
        page = open_page(f"search/?q={words}")
        results(page)
        orders.append([name.rstrip("0123456789") for name in page.locator("#hb-kinds a").all_text_contents()])
    for one, other in combinations(orders, 2):
        assert [name for name in one if name in other] == [name for name in other if name in one]


def test_further_forms_of_a_result_wait_behind_a_word(open_page: Open) -> None:
    page = open_page("search/?q=重业务、轻党建")
    results(page)
    more = page.locator(f"{HITS} details").first
    expect(more.get_by_role("link").first).to_be_hidden()
    more.locator("summary").click()
    expect(more.get_by_role("link").first).to_be_visible()


def test_a_hit_leads_to_the_section_that_matches_and_opens_what_is_folded(open_page: Open, site: Site) -> None:
    page = open_page()
    practice = site.catalog.get("sanlian-sanwei")
    assert practice
    sentence = practice.record.editor.burden_note.partition("。")[0]
    page.goto(f"{site.base}search/?q={sentence}")
    link = page.locator(f"{HITS} h2 a").first
    link.wait_for()
    assert str(link.get_attribute("href")).endswith("#cautions")
    link.click()
    expect(page.locator("article mark").first).to_be_in_viewport()


def test_rules_are_found_from_the_contributors_page_only(front: Page) -> None:
    page = front
    assert [address for address in ask(page, "HB203") if "/rules/" in address] == []
    page.keyboard.press("Escape")
    page.get_by_role("link", name="参与", exact=True).first.click()
    page.get_by_role("searchbox", name="查规则和栏目").fill("HB203")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/*")
    results(page)
    assert asked(page) == {"in": "desk", "q": "HB203"}
    expect(page.locator(f"{HITS} h2").first).to_contain_text("HB203")


def test_a_form_is_printed_from_its_result(open_page: Open, site: Site) -> None:
    page = open_page()
    page.add_init_script("window.print = () => { window.printed = document.documentElement.className; };")
    page.goto(f"{site.base}search/?q=走访记录&kind=template")
    results(page)
    page.locator(HITS).first.get_by_role("link", name="打印").click()
    page.wait_for_function("window.printed && window.printed.indexOf('hb-only-sheet') >= 0")


def test_without_scripts_the_page_leads_to_the_sections(open_page: Open) -> None:
    page = open_page("search/?q=结对", java_script_enabled=False)
    expect(page.locator("noscript").get_by_role("link", name="表单")).to_be_visible()
    expect(page.locator("#hb-results")).to_be_hidden()


@pytest.mark.about("problems/liangzhangpi", "terms/liangzhangpi-shuofa")
def test_a_term_and_the_problem_of_its_name_are_one_result(site: Site, open_page: Open) -> None:
    page = open_page("search/?q=两张皮")
    results(page)
    twins = page.locator(".hb-hit__twins a").evaluate_all("links => links.map(link => link.pathname)")
    named = page.locator(f"{HITS} h2 a").evaluate_all("links => links.map(link => link.pathname)")
    assert len({"/problems/liangzhangpi/", "/terms/liangzhangpi-shuofa/"} & set(twins)) == 1
    assert set(twins).isdisjoint(named)
    for kind, address in (("problem", "/problems/liangzhangpi/"), ("term", "/terms/liangzhangpi-shuofa/")):
        page.goto(f"{site.base}search/?q=两张皮&kind={kind}")
        results(page)
        assert address in page.locator(f"{HITS} h2 a").evaluate_all("links => links.map(link => link.pathname)")
        assert page.locator(HITS).count() == int(page.locator("[aria-current] .hb-count").inner_text())


@pytest.mark.about("problems/liangzhangpi", "terms/liangzhangpi-shuofa")
@pytest.mark.parametrize(
    ("asked", "first"),
    [("两张皮", "/problems/liangzhangpi/"), ("两张皮怎么办", "/problems/liangzhangpi/"), ("两张皮是什么意思", "/terms/liangzhangpi-shuofa/")],
)
def test_what_is_done_leads_where_a_word_is_not_asked_about_as_a_word(open_page: Open, asked: str, first: str) -> None:
    page = open_page(f"search/?q={asked}")
    results(page)
    assert page.locator(f"{HITS} h2 a").first.evaluate("link => link.pathname") == first


def test_how_a_word_is_not_to_be_used_is_told_as_that(site: Site, open_page: Open) -> None:
    page = open_page("search/?q=主题党日&kind=term")
    results(page)
    found = page.locator(HITS, has_text="当作主题党日").first
    expect(found).to_contain_text("不这样写、不这样用：")


def held(page: Page, script: str) -> Callable[[], None]:
    """Hold a script back; what is given lets it go."""
    waiting: list[Route] = []
    page.route(f"**/{script}.*.js", lambda route: waiting.append(route), times=1)
    return lambda: waiting[0].continue_()


@pytest.mark.parametrize("script", ["asking", "results"])
def test_what_is_typed_before_the_script_has_come_is_asked(open_page: Open, site: Site, script: str) -> None:
    page = open_page()
    let_go = held(page, script)
    with page.expect_request(f"**/{script}.*.js"):
        page.goto(f"{site.base}search/?q=三联三为", wait_until="commit")
    box = page.get_by_role("searchbox", name="搜什么")
    box.press_sequentially("两张皮")
    let_go()
    expect(page.locator(f"{HITS} h2").first).to_contain_text("两张皮")
    expect(box).to_have_value("两张皮")
    assert asked(page) == {"q": "两张皮"}
    page.go_back()
    expect(page.locator(f"{HITS} h2").first).to_contain_text("三联三为")
    expect(box).to_have_value("三联三为")


def test_more_is_shown_when_it_is_asked_for_and_is_there_again_on_coming_back(front: Page) -> None:
    page = front
    ask(page, "台账")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/*")
    page.locator(HITS).first.wait_for()
    few, offer = page.locator(HITS).count(), page.locator(FURTHER)
    expect(offer).to_have_text(f"再看 {few} 条")
    offer.press("Enter")
    expect(page.locator(HITS)).to_have_count(2 * few)
    expect(page.locator(f"{HITS} h2 a").nth(few)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "/search/" not in address)
    page.go_back()
    expect(page.locator(HITS)).to_have_count(2 * few)
    results(page)
    expect(offer).to_be_hidden()


@pytest.mark.parametrize("window", [LARGE, PHONE], ids=["wide", "phone"])
def test_no_page_of_results_is_long_before_more_is_asked_for(open_page: Open, site: Site, window: ViewportSize) -> None:
    page = open_page("search/", viewport=window)
    problems = [problem.name for problem, _ in by_offer(site.catalog)]
    asked_for = list(dict.fromkeys([*site.catalog.settings.words.searches, *problems, "两张皮", "台账", "考核"]))
    long = {}
    for words in [*asked_for[: COMMONEST - 3], *asked_for[-3:]]:
        page.goto(f"{site.base}search/?q={words}")
        page.locator(HITS).first.wait_for()
        long[words] = page.evaluate("document.documentElement.scrollHeight")
    assert {words: height for words, height in long.items() if height > LONGEST} == {}


def test_every_kind_of_result_can_be_chosen_in_a_narrow_window(open_page: Open) -> None:
    page = open_page("search/?q=两张皮", viewport={"width": 390, "height": 844})
    page.locator("#hb-kinds a").nth(5).wait_for()
    ends = page.locator("#hb-kinds a").evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert max(ends) <= 390, ends
