"""Two windows of the same page at once: what is written in one is not lost by what is written in the other, nor where no more can be
kept."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from served import Open, Site, Watch, ready

FULL = """room => {
  localStorage.setItem("of-another", "");
  for (let size = 1 << 22; size >= 1; size >>= 1) {
    try { for (;;) localStorage.setItem("of-another", localStorage.getItem("of-another") + "x".repeat(size)); } catch (full) { /* less */ }
  }
  localStorage.setItem("of-another", localStorage.getItem("of-another").slice(room));
}"""


def two(site: Site, open_page: Open, name: str) -> tuple[Page, Page]:
    one = open_page(name)
    other = one.context.new_page()
    other.goto(site.base + site.addresses[name])
    ready(one)
    ready(other)
    return one, other


def kept(page: Page, key: str) -> object:
    return page.evaluate("key => JSON.parse(localStorage.getItem(key))", key)


def test_answers_of_both_windows_are_kept(site: Site, open_page: Open) -> None:
    one, other = two(site, open_page, "自查表")
    names = [one.locator("#selfcheck fieldset").nth(number).get_attribute("id") for number in range(3)]
    one.locator("#selfcheck [name=keep]").check()
    one.locator(f"input[name={names[0]}][value=yes]").check()
    expect(other.locator("#selfcheck [name=keep]")).to_be_checked()
    expect(other.locator(f"input[name={names[0]}][value=yes]")).to_be_checked()
    other.locator(f"input[name={names[1]}][value=no]").check()
    one.locator(f"input[name={names[2]}][value=part]").check()
    assert kept(one, "handbook-selfcheck") == {names[0]: "yes", names[1]: "no", names[2]: "part"}
    expect(one.locator(f"input[name={names[1]}][value=no]")).to_be_checked()


def test_a_window_that_has_missed_the_other_takes_nothing_away(open_page: Open) -> None:
    """As one out of the browser's memory: it heard nothing."""
    page = open_page("自查表")
    ready(page)
    names = [page.locator("#selfcheck fieldset").nth(number).get_attribute("id") for number in range(2)]
    before = f'{{"{names[1]}":"no"}}'
    page.evaluate("text => localStorage.setItem('handbook-selfcheck', text)", before)
    page.locator(f"input[name={names[0]}][value=yes]").check()
    assert kept(page, "handbook-selfcheck") == {names[1]: "no"}
    page.locator("#selfcheck [name=keep]").check()
    assert kept(page, "handbook-selfcheck") == {names[0]: "yes", names[1]: "no"}
    page.locator("#selfcheck [name=keep]").uncheck()
    assert kept(page, "handbook-selfcheck") is None


def test_what_a_unit_is_called_is_kept_from_both_windows(site: Site, open_page: Open) -> None:
    one, other = two(site, open_page, "一份表单")
    one.locator(".hb-unit [name=unit]").fill("某馆")
    expect(other.locator(".hb-unit [name=unit]")).to_have_value("某馆")
    one.evaluate("localStorage.setItem('hb-unit', JSON.stringify({ unit: '某馆', post: '馆长' }))")  # heard by nobody in its own window
    one.locator(".hb-unit [name=year]").fill("2026")
    assert kept(one, "hb-unit") == {"unit": "某馆", "post": "馆长", "year": "2026"}


def test_the_goal_of_a_plan_does_not_bring_back_an_older_title(site: Site, open_page: Open) -> None:
    one = open_page("一条做法")
    ready(one)
    one.locator(".hb-planned").first.click()
    one, other = one.context.new_page(), one.context.new_page()
    for page in (one, other):
        page.goto(site.base + site.addresses["方案篮"])
        ready(page)
    titles = [page.locator(".hb-plan__fields input") for page in (one, other)]
    titles[1].focus()
    titles[0].fill("新的标题")
    other.wait_for_function("JSON.parse(localStorage.getItem('hb-plan'))?.title === '新的标题'")
    other.locator(".hb-plan__fields textarea").evaluate("field => { field.value = '办成'; field.dispatchEvent(new Event('input')); }")
    found = kept(one, "hb-plan")
    assert isinstance(found, dict)
    assert (found["title"], found["goal"]) == ("新的标题", "办成")


def test_where_no_more_can_be_kept_the_page_says_so(open_page: Open, watch: Watch) -> None:
    page = open_page("做法")
    ready(page)
    pick = page.locator(".hb-pick").first
    expect(pick).to_have_text("加入比较")
    page.evaluate(FULL, len("handbook-compare"))  # room for a name, and for nothing under it
    pick.click()
    expect(page.locator(".hb-picks [role=status]")).to_have_text("这个浏览器存不下了，没有改。")
    expect(pick).to_have_text("加入比较")
    page.evaluate("localStorage.removeItem('of-another')")
    pick.click()
    expect(pick).to_have_text("已加入比较")
    assert watch.faults == []


def test_where_nothing_can_be_kept_any_more_the_page_says_so(open_page: Open, watch: Watch) -> None:
    page = open_page("做法")
    ready(page)
    pick = page.locator(".hb-pick").first
    expect(pick).to_have_text("加入比较")
    page.evaluate(FULL, 0)
    pick.click()
    expect(page.locator(".hb-picks [role=status]")).to_have_text("这个浏览器存不下了，没有改。")
    assert watch.faults == []
