"""What is due when, as a reader takes it along: ticked on the page, from the month of their choice, in a file for calendars."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from taken import Open, Taken

import calendars


def saved(page: Page) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=re.compile("^下载日历文件：勾选的")).click()
    assert download.value.suggested_filename == "日历.ics"
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("place", ["disk", "server"])
def test_what_is_ticked_becomes_a_calendar(place: str, open_file: Open, open_page: Open, taken: Taken) -> None:
    page = open_file("calendar/index.html") if place == "disk" else open_page("calendar/")
    ticks = page.locator(".hb-tick input")
    expect(page.get_by_role("link", name="下载日历文件：规定写明的")).to_be_hidden()  # the ticks begin with the same
    rules = len(calendars.read((taken.handbook.unpacked / "calendar/calendar.ics").read_bytes()))
    expect(page.get_by_role("button", name=f"下载日历文件：勾选的 {rules} 项")).to_be_enabled()
    start = page.locator("#calendar select option").nth(3).get_attribute("value")
    assert start
    page.locator("#calendar select").select_option(start)
    events = calendars.read(saved(page))
    assert len(events) == rules
    assert {event["DTSTART"] for event in events if event["RRULE"] == "FREQ=MONTHLY;INTERVAL=1"} == {f"{start.replace('-', '')}01"}
    ticks.evaluate_all("boxes => boxes.forEach(box => { box.checked = true; box.dispatchEvent(new Event('change')); })")
    events = calendars.read(saved(page))
    assert len(events) == ticks.count()
    named = [event for event in events if ";BYMONTH=" in event["RRULE"]]
    assert named
    for event in named:
        assert int(event["DTSTART"][4:6]) in map(int, event["RRULE"].split("BYMONTH=")[1].split(";")[0].split(","))
        assert event["DTSTART"] >= f"{start.replace('-', '')}01"
    ticks.evaluate_all("boxes => boxes.forEach(box => { box.checked = false; box.dispatchEvent(new Event('change')); })")
    expect(page.get_by_role("button", name="下载日历文件：勾选的 0 项")).to_be_disabled()


def test_what_falls_into_this_month_stands_first(open_page: Open) -> None:
    page = open_page()
    page.clock.install(time="2027-12-05T09:00:00")
    page.goto(f"{page.url}calendar/")
    month = page.locator(".hb-month")
    expect(month.locator("h2")).to_have_text("这个月（12 月）要办什么")
    beats = page.locator(".hb-beat").evaluate_all("all => all.map(beat => [beat.dataset.months || '', beat.dataset.period])")
    due = [months for months, _ in beats if months and 12 in map(int, months.split(","))]
    assert page.locator(".hb-month").locator("li:not(:has(li))").count() == len(due) > 0


@pytest.mark.parametrize("month", range(1, 13))
def test_what_is_done_every_month_follows_and_is_not_told_twice(month: int, open_page: Open) -> None:
    page = open_page(viewport={"width": 1440, "height": 900})
    page.clock.install(time=f"2027-{month:02}-05T09:00:00")
    page.goto(f"{page.url}calendar/")
    expect(page.locator(".hb-month h2")).to_have_text(f"这个月（{month} 月）要办什么")
    monthly = page.locator(".hb-beat[data-period='1']:not([data-months])").all_text_contents()
    told = page.locator("article").text_content() or ""
    assert [words for words in dict.fromkeys(monthly) if told.count(words) > monthly.count(words) and len(words) > 8] == []
    heads = page.locator("article h2").evaluate_all("all => all.map(each => each.id)")
    assert heads[:2] == ["this-month", "month"]
    tools = page.locator("#calendar").bounding_box()
    first = page.locator(".hb-month .hb-list > li:visible, #month-rules + ul > li").first.bounding_box()
    assert tools and first
    assert first["y"] < 700 and first["y"] < tools["y"]


@pytest.mark.about("terms/tanxin-tanhua", "terms/zhuti-dangri", "templates/tanxin-jilu")
def test_a_rule_leads_to_what_is_called_after_it(open_page: Open) -> None:
    page = open_page("calendar/")
    ways = {row.locator("a").first.inner_text(): row.locator(".hb-due a:not(.hb-download)").all_inner_texts() for row in page.locator("[id$=-rules] + ul > li").all()}
    assert ways["主题党日"] == ["怎样开主题党日", "主题党日安排单"]
    assert ways["谈心谈话"] == ["谈心谈话记录表"]


def test_without_scripts_the_ready_file_is_there(open_file: Open) -> None:
    page = open_file("calendar/index.html", java_script_enabled=False)
    assert page.locator(".hb-month").count() == 0
    assert page.locator(".hb-tick").count() == 0
    expect(page.get_by_role("link", name="下载日历文件：规定写明的")).to_have_attribute("href", "calendar.ics")


def test_what_no_rule_gives_a_month_is_named_in_each(open_page: Open) -> None:
    page = open_page()
    page.clock.install(time="2027-11-05T09:00:00")
    page.goto(f"{page.url}calendar/")
    yearly = page.locator(".hb-beat[data-sort=rules][data-period='12']:not([data-months])").evaluate_all(
        "all => all.map(beat => { const due = beat.parentNode.querySelector('.hb-due');"
        " return [beat.parentNode.querySelector('a').textContent, due ? due.querySelector('a').textContent : '']; })"
    )
    expect(page.locator(".hb-yearly > summary")).to_have_text(re.compile(r"每年一次、没写哪个月的 \d+ 条"))
    page.locator(".hb-yearly > summary").click()
    rows = page.locator(".hb-yearly li")
    told = [row.locator("a:not(.hb-download)").all_inner_texts() for row in rows.all()]
    ways = dict(reversed(yearly))
    assert [(links[-1], links[0]) for links in told] == [(name, ways[name] or name) for name in dict.fromkeys(name for name, _ in yearly)]
    assert yearly
    if "三会一课" in ways:  # under its name something is done every month and every quarter, too
        expect(rows.filter(has_text="三会一课")).to_contain_text("三会一课：党课按期安排，")


@pytest.mark.about("terms/sanhui-yike", "methods/shang-dangke", "terms/minzhu-pingyi-dangyuan", "templates/minzhu-ceping-biao")
def test_what_is_due_once_a_year_leads_to_what_does_it_first(open_page: Open) -> None:
    page = open_page("calendar/")
    page.locator(".hb-yearly > summary").click()
    rows = page.locator(".hb-yearly li")
    for term, way in (("三会一课", "methods/shang-dangke/"), ("民主评议党员", "templates/minzhu-ceping-biao/")):
        links = rows.filter(has=page.get_by_role("link", name=term, exact=True)).locator("a:not(.hb-download)")
        assert way in str(links.first.get_attribute("href"))
        assert links.last.inner_text() == term


def test_beside_each_form_of_the_month_is_its_file(open_page: Open, taken: Taken) -> None:
    page = open_page()
    page.clock.install(time="2027-12-05T09:00:00")
    page.goto(f"{page.url}calendar/")
    forms = page.locator("article a[href*='templates/']:not(.hb-download)")
    files = page.locator("article a.hb-download")
    assert files.count() == forms.count() > 0
    for address in files.evaluate_all("all => all.map(one => new URL(one.href).pathname)"):
        assert (taken.handbook.site / address.lstrip("/")).is_file(), address


@pytest.mark.about("terms/sanhui-yike", "templates/zhibu-huiyi-jilu", "terms/fazhan-dangyuan-jieduan")
def test_a_rule_is_told_by_its_sentence_and_leads_to_minutes_first(open_page: Open) -> None:
    page = open_page("calendar/")
    rows = [row.inner_text() for row in page.locator("[id$=-rules] + ul > li").all()]
    assert any(row.strip().startswith("积极分子由支委会研究") and "每半年考察一次（发展党员的五个阶段名称）" in row for row in rows), rows
    for row in page.locator("[id$=-rules] + ul > li", has_text="（三会一课）").all():
        assert row.locator(".hb-due", has_text="用的表").locator("a").first.inner_text() == "支部会议记录"
