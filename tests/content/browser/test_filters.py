"""The filter of the practices: facets combine, counts are right, the address keeps the choice; nothing is lost without scripts."""

from __future__ import annotations

import re
from collections import Counter
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from handbook.catalog import Catalog
from handbook.model import Method, Practice, Record, WorkTemplate
from handbook.model.vocabulary import Evidence
from handbook.pages.facets import facets_of
from served import Open, Site, heading

Card = dict[str, set[str]]
CARD = "#cards [data-f]"
HREFS = "all => all.map(one => one.getAttribute('href'))"


class Cards:
    """The page of practices, and what the records say of themselves."""

    def __init__(self, page: Page, catalog: Catalog) -> None:
        self.page = page
        self.entries = catalog.of(Practice)
        facets = facets_of(Practice, catalog.settings)
        self.all: list[Card] = [
            {facet.group: {value.slug for value in facet.values(entry)} for facet in facets} for entry in self.entries
        ]

    def fitting(self, **chosen: str | set[str]) -> int:
        """How many cards have one of the chosen values in each of the chosen facets."""
        wanted = {group: {value} if isinstance(value, str) else value for group, value in chosen.items()}
        return sum(all(card[group] & values for group, values in wanted.items()) for card in self.all)

    def common(self, group: str, **chosen: str) -> str:
        """The most frequent value of a facet among the cards that fit."""
        cards = [card for card in self.all if all(value in card[name] for name, value in chosen.items())]
        return Counter(value for card in cards for value in card[group]).most_common(1)[0][0]

    def choose(self, group: str, value: str) -> None:
        self.page.locator(f"input[name={group}][value={value}]").check()

    def expect_count(self, group: str, value: str, number: int) -> None:
        """This number must stand beside a value."""
        count = self.page.locator(f"label:has(> input[name={group}][value={value}]) .hb-count")
        expect(count).to_have_text(str(number))

    def expect(self, number: int) -> None:
        """As many cards must be said to be there, and be there, once the page has asked for those that it left out; as soon as
        something was chosen all of them are seen."""
        everything = f"共 {len(self.all)} 条"  # what nobody has asked for is not said to fit
        said = re.compile(f"^(符合 {number} 条，)?{everything}$") if number == len(self.all) else f"符合 {number} 条，{everything}"
        expect(self.page.get_by_role("status")).to_have_text(said)
        if not self.page.locator("#cards [data-rows]").count():
            expect(self.page.locator(f"{CARD}:not([hidden])")).to_have_count(number)
        if self.page.locator("#cards.hb-filtered").count():
            expect(self.page.locator(f"{CARD}:visible")).to_have_count(number)
        expect(self.page.locator(".hb-none")).to_be_visible(visible=number == 0)

    def expect_asked(self, **asked: str) -> None:
        """This must stand in the address, and nothing else."""
        self.page.wait_for_url(
            lambda url: {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()} == asked
        )


@pytest.fixture
def cards(open_page: Open, site: Site) -> Cards:
    return Cards(open_page("做法"), site.catalog)


def test_every_practice_has_its_card_as_soon_as_its_place_is_unfolded(cards: Cards) -> None:
    """What is brought late has the buttons of the others."""
    cards.expect(len(cards.all))
    cards.page.locator("#cards details").evaluate_all("all => all.forEach(one => { one.open = true })")
    expect(cards.page.locator("#cards [data-rows], #cards .hb-all")).to_have_count(0)
    cards.expect(len(cards.all))
    expect(cards.page.locator("#cards li:not(.hb-hint) .hb-pick")).to_have_count(cards.page.locator("#cards li:not(.hb-hint)").count())


def test_a_list_that_does_not_come_leaves_its_link(open_page: Open, site: Site) -> None:
    page = open_page()
    page.route("**/1-mechanism-appraisal/rows.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{site.base}practices/?status=done")
    expect(page.get_by_role("status")).to_contain_text("符合 ")
    expect(page.locator("#cards .hb-all a")).to_have_count(1)


def test_a_heading_stands_as_long_as_one_of_its_cards(cards: Cards) -> None:
    page, main = cards.page, Counter(str(entry.record.mechanism) for entry in cards.entries)
    assert counts(page) == main
    cards.choose("evidence", "output")
    cards.expect(cards.fitting(evidence="output"))
    assert counts(page) == Counter(str(entry.record.mechanism) for entry in cards.entries if entry.record.evidence is Evidence.OUTPUT)


def counts(page: Page) -> Counter[str]:
    """Heading → the number that stands in it, for the headings that are seen."""
    said = page.locator("#cards h3:visible").evaluate_all("all => all.map(one => one.firstChild.data + one.children[0].textContent)")
    return Counter({words.partition("（")[0]: int(words.partition("（")[2][:-1]) for words in said})


def test_what_is_hardly_told_comes_last_and_is_a_line(cards: Cards) -> None:
    cards.choose("sector", "office")
    sections = cards.page.locator("#cards section:visible").evaluate_all(
        "all => all.map(one => Array.from(one.querySelectorAll('[data-f]:not([hidden])'), row => row.className))"
    )
    assert any("hb-hint" in rows for rows in sections)
    assert all(rows == sorted(rows) for rows in sections)


def test_few_people_means_their_own_level_and_little_burden(cards: Cards) -> None:
    cards.choose("small", "ready")
    fitting = [entry.record for entry in cards.entries if entry.record.level in ("党小组", "支部") and entry.record.editor.burden == "低"]
    assert 20 < len(fitting) < len(cards.all) / 4
    cards.expect(len(fitting))
    cards.expect_count("burden", "low", len(fitting))


@pytest.mark.parametrize(("name", "kind"), [("做法", Practice), ("表单", WorkTemplate)])
def test_a_card_weighs_little(name: str, kind: type[Record], site: Site) -> None:
    """Half of it are the words; that of a form shows its page, too, and leads to its files. All the rest is less than 25 kB."""
    html = site.html(site.addresses[name])
    assert len(html) <= 25_000 + (1000 if kind is WorkTemplate else 300) * len(site.catalog.of(kind))


def test_methods_are_chosen_by_trade_and_by_what_few_people_can_do(open_page: Open, site: Site) -> None:
    page, methods = open_page("方法"), site.catalog.of(Method)
    office = [entry for entry in methods if "机关" in entry.record.sectors]
    page.locator("input[name=sector][value=office]").check()
    expect(page.get_by_role("status")).to_have_text(f"符合 {len(office)} 条，共 {len(methods)} 条")
    page.locator("input[name=small][value=ready]").check()
    page.locator("input[name=theme]:enabled").first.check()
    page.wait_for_url("**/methods/?sector=office&theme=*&small=ready")
    seen = page.locator(f"{CARD}:visible").evaluate_all("all => all.map(one => one.querySelector('a').textContent)")
    assert {entry.name for entry in office if entry.record.editor.burden == "低"} >= set(seen) > set()


def test_facets_combine_and_counts_follow(cards: Cards) -> None:
    sector = cards.common("sector")
    cards.choose("sector", sector)
    cards.expect(cards.fitting(sector=sector))
    for status in ("done", "proposed", "issued"):
        cards.expect_count("status", status, cards.fitting(sector=sector, status=status))
    status = cards.common("status", sector=sector)
    cards.choose("status", status)
    cards.expect(cards.fitting(sector=sector, status=status))


def test_within_a_facet_either_value_will_do(cards: Cards) -> None:
    for value in ("office", "community"):
        cards.choose("sector", value)
    cards.expect(cards.fitting(sector={"office", "community"}))
    cards.expect_count("sector", "village", cards.fitting(sector="village"))


def test_the_address_keeps_the_choice(cards: Cards) -> None:
    page, sector = cards.page, cards.common("sector")
    status = cards.common("status", sector=sector)
    cards.choose("sector", sector)
    cards.choose("status", status)
    both = cards.fitting(sector=sector, status=status)
    cards.expect_asked(sector=sector, status=status)
    page.reload()
    cards.expect(both)
    expect(page.locator("fieldset input:checked")).to_have_count(2)
    page.go_back()
    cards.expect(cards.fitting(sector=sector))
    cards.expect_asked(sector=sector)
    page.go_forward()
    cards.expect(both)
    page.get_by_role("button", name="清除筛选").click()
    cards.expect_asked()
    cards.expect(len(cards.all))


def test_going_back_from_a_record_finds_the_choice_again(cards: Cards) -> None:
    sector = cards.common("sector")
    cards.choose("sector", sector)
    cards.expect(cards.fitting(sector=sector))
    cards.page.locator(f"{CARD}:visible > a").first.click()
    cards.page.wait_for_url("**/practices/*/")
    cards.page.go_back()
    cards.expect(cards.fitting(sector=sector))


def test_words_filter_too(cards: Cards, site: Site) -> None:
    words = cards.page.get_by_label("名称、内容里有")
    name = site.catalog.of(Practice)[0].name
    words.fill(name)
    expect(cards.page.locator(f"{CARD}:visible").first).to_contain_text(name)
    cards.expect_asked(words=name)
    words.fill("绝无此事 <b>&")
    cards.expect(0)
    cards.expect_asked(words="绝无此事 <b>&")
    words.fill("")
    cards.expect(len(cards.all))


def test_the_filter_works_by_keyboard(cards: Cards) -> None:
    page = cards.page
    page.locator("#filter-words").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    page.keyboard.press("Tab")
    group, value = page.evaluate("[document.activeElement.name, document.activeElement.value]")
    page.keyboard.press("Space")
    cards.expect(cards.fitting(**{group: value}))
    page.get_by_role("button", name="清除筛选").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    cards.expect_asked()
    cards.expect(len(cards.all))


def test_headings_stand_as_long_as_one_of_their_cards_does(open_page: Open) -> None:
    page = open_page("表单")
    headings = page.locator("#cards :is(h3, h4):visible")
    folded = page.locator("#cards details:not([open])")
    groups = page.locator("#cards details").count()
    expect(folded).to_have_count(groups)
    page.locator("input[name=occasion][value=mobile]").check()
    expect(headings).to_have_count(2)
    assert headings.evaluate_all("found => found.map(each => each.id)") == ["stage-carry-out", "carry-out-mobile"]
    expect(folded).to_have_count(0)
    page.get_by_role("button", name="清除筛选").click()
    expect(folded).to_have_count(groups)
    expect(headings).to_have_count(page.locator("#cards :is(h3, h4)").count())


@pytest.mark.parametrize(("name", "kind"), [("做法", Practice), ("表单", WorkTemplate)])
def test_without_scripts_the_facets_are_links(name: str, kind: type[Record], open_page: Open, site: Site) -> None:
    page = open_page(name, java_script_enabled=False)
    assert not page.locator("form.hb-filter").is_visible()
    page.locator("#cards details:not([open]) > summary").first.click()
    page.locator("#cards details[open] a").first.wait_for()
    found = {address.strip("./") for address in page.locator(f"{CARD} > a").evaluate_all(HREFS)}
    for further in page.locator("#cards .hb-all a").evaluate_all(HREFS):
        page.goto(f"{site.base}{site.addresses[name]}{further}")
        found |= {address.split("/")[-2] for address in page.locator(".hb-lines > li > a, .hb-cards > li > a").evaluate_all(HREFS)}
    assert found == {entry.id for entry in site.catalog.of(kind)}
    page.goto(site.base + site.addresses[name])
    page.locator(".hb-facets summary").click()
    link = page.locator(".hb-facets a").first
    value, _, number = link.inner_text().rstrip("）").partition("（")
    link.click()
    page.wait_for_url("**/facets/**")
    assert heading(page).endswith(value)
    shown = page.locator("#records ~ .hb-lines > li, #records ~ .hb-rest li").count()
    assert shown >= int(number) or page.locator("#records ~ .hb-all").first.inner_text() == f"全部 {number} 条"
    assert page.locator("#records").inner_text().startswith(f"{kind.label} {number} 条")


def test_without_scripts_a_record_is_complete(open_page: Open, site: Site) -> None:
    page = open_page("最长的一条做法", java_script_enabled=False)
    entry = next(entry for entry in site.catalog.of(Practice) if entry.url == site.addresses["最长的一条做法"])
    said = page.locator("article").inner_text()
    assert all(text.text in said for text in (*entry.record.steps, *entry.record.results))
    assert page.locator(".md-tabs a:visible").count() == 12


def test_a_value_that_no_card_has_is_not_shown(cards: Cards) -> None:
    """It would be chosen in vain; what is chosen stays, so that it can be taken back."""
    before = cards.page.locator(".hb-filter fieldset label:visible").count()
    cards.choose("status", "proposed")
    cards.expect(cards.fitting(status="proposed"))
    seen = cards.page.locator(".hb-filter fieldset label:visible .hb-count")
    assert 0 < seen.count() < before
    assert "0" not in seen.all_inner_texts()


def test_a_file_is_chosen_by_words_of_the_handbook_and_by_the_keyboard(open_page: Open, site: Site) -> None:
    """The button that browsers draw speaks their own language."""
    page = open_page()
    page.goto(f"{site.base}plan/")
    field = page.get_by_label("导入方案篮（.json）")
    field.focus()
    expect(field).to_be_focused()
    assert field.evaluate("field => getComputedStyle(field).opacity") == "0"
    assert field.evaluate("field => getComputedStyle(field.nextElementSibling).outlineStyle") == "solid"
