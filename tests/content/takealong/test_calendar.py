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
        page.get_by_role("button", name=re.compile("^下载勾选的")).click()
    assert download.value.suggested_filename == "日历.ics"
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("place", ["disk", "server"])
def test_what_is_ticked_becomes_a_calendar(place: str, open_file: Open, open_page: Open, taken: Taken) -> None:
    page = open_file("calendar/index.html") if place == "disk" else open_page("calendar/")
    ticks = page.locator(".hb-tick input")
    rules = len(calendars.read((taken.unpacked / "calendar/calendar.ics").read_bytes()))
    expect(page.get_by_role("button", name=f"下载勾选的 {rules} 项（.ics）")).to_be_enabled()
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
    expect(page.get_by_role("button", name="下载勾选的 0 项（.ics）")).to_be_disabled()


def test_without_scripts_the_ready_file_is_there(open_file: Open) -> None:
    page = open_file("calendar/index.html", java_script_enabled=False)
    assert page.locator(".hb-tick").count() == 0
    expect(page.get_by_role("link", name="规定写明的，放进日历软件（.ics）")).to_have_attribute("href", "calendar.ics")
