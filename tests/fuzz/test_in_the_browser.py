"""Pages bear whatever stands in their address and whatever file is chosen in them: they say something, and break at nothing.

The browser watches: an error of a script, a complaint in the console or a request elsewhere fails the test (`served.Watch`).
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from written_documents import docx, paragraph

from served import Watch, new_page, serve
from stock_handbook import REPORT, STOCK, Handbook

from .mutate import ARCHIVE, TEXT, mutated

ROUNDS = 24
ADDRESSES = (
    "practices/?sector=office,community&words=%E8%81%94%E7%B3%BB", "compare/?ids=sanwen-sanbang,qingdan-1-3", "?q=%E8%81%94%E7%B3%BB#news",
    "contribute/?page=practices/sanwen-sanbang/#slip", "practices/sanwen-sanbang/?view=projector#results", "sources/tushu-huifang/?w=4-9.12-15#p3",
    "templates/?form=ledger", "problems/dengji-daitian/#hb-group", "selfcheck/#x", "kept/#remove",
    "plan/?add=practices/sanwen-sanbang/", "practices/sanwen-sanbang/?h=%E8%81%94%E7%B3%BB#results", "search/?q=%E8%81%94%E7%B3%BB&kind=practice",
)  # fmt: skip
STRANGE = (
    "%", "%E0%A4%A", "%00", "<img src=x onerror=document.title=1>", "'", '"', "&&==", "#", "##", "__proto__", "constructor", "9" * 300, "-1", "../",
    "%F0%9F%98%80", "ids=", "?", ",,,", "a" * 3000, "javascript:document.title=1", "%2C", "%3Cscript%3E", "w=0-99999999", "p0", "p999999", "=", "+",
)  # fmt: skip


@pytest.fixture
def visit(built: Handbook, chromium: Browser, tmp_path: Path) -> Iterator[tuple[Page, str]]:
    """A page that is watched, and the address of the stock site, served from the path that it was made for."""
    (tmp_path / "www").mkdir()
    (tmp_path / "www/handbook").symlink_to(built.site)
    (tmp_path / "www/404.html").symlink_to(built.site / "404.html")
    context = chromium.new_context(reduced_motion="reduce")
    with serve(tmp_path / "www") as base:
        watch = Watch(base)
        watch.expect("inline style", "planned.js")  # the mark of the browser for XML that is broken; a record that the address makes up
        yield new_page(context, watch), f"{base}handbook/"
        context.close()
    assert watch.faults == []


# What once stopped a script: a percent sign that stands for nothing, a name that every object has, a garbled anchor beside words to mark.
FAILED = ("plan/?add=%", "plan/?add=%E0%A4%A", "compare/?ids=constructor", "compare/?ids=toString,constructor", "practices/sanwen-sanbang/?h=%E8%81%94%E7%B3%BB#%E0")


def spoilt(chance: random.Random) -> str:
    """An address of the site with strange things in what follows the path."""
    address = chance.choice(ADDRESSES)
    path, sign, rest = address.partition("?" if "?" in address else "#")
    for _ in range(chance.choice((1, 1, 2, 3))):
        place = chance.randrange(len(rest) + 1)
        rest = rest[:place] + chance.choice(STRANGE) + rest[place + chance.choice((0, 1, 4)) :]
    return path + sign + rest


def test_addresses(visit: tuple[Page, str]) -> None:
    page, base = visit
    chance = random.Random("addresses")
    for address in (*FAILED, *(spoilt(chance) for _ in range(ROUNDS))):
        page.goto("about:blank")
        page.goto(base + address)
        assert page.title() != "1", address
        assert page.locator("h1").count() == 1, address
        assert page.locator("article img[src=x], article script").count() == 0, address


def test_chosen_reports(visit: tuple[Page, str]) -> None:
    page, base = visit
    chance = random.Random("reports")
    text = (STOCK / "reports" / REPORT).read_text(encoding="utf-8")
    files = {"报告.txt": (text.encode(), TEXT), "报告.docx": (docx("".join(map(paragraph, text.splitlines()))), ARCHIVE)}
    page.goto(f"{base}sources/tushu-huifang/#reader")
    page.locator(".hb-drop input").wait_for(state="attached")
    for number in range(ROUNDS):
        name = chance.choice(list(files))
        data = mutated(chance, *files[name])
        page.locator("#reader [role=status]").evaluate("it => { it.textContent = ''; }")
        page.locator(".hb-drop input").set_input_files({"name": name, "mimeType": "", "buffer": data})
        page.wait_for_function("/。$/.test(document.querySelector('#reader [role=status]').textContent)", timeout=60_000)
        assert page.locator("#reader img, #reader script").count() == 0, number


def test_chosen_tables(visit: tuple[Page, str], built: Handbook) -> None:
    page, base = visit
    chance = random.Random("tables")
    form = "lianxihui-jiyao"
    blank = (built.site / f"templates/{form}/{form}-batch.xlsx").read_bytes()
    page.goto(f"{base}templates/{form}/")
    page.locator("#batch-file input").wait_for(state="attached")
    for number in range(ROUNDS):
        page.locator("#batch-file [role=status]").evaluate("it => { it.textContent = ''; }")
        page.locator("#batch-file input").set_input_files({"name": "填.xlsx", "mimeType": "", "buffer": mutated(chance, blank, ARCHIVE)})
        page.wait_for_function("it => { const text = document.querySelector('#batch-file [role=status]').textContent; return text && !text.startsWith('正在'); }", timeout=60_000)
        assert page.locator("#batch-file img, #batch-file script").count() == 0, number


def test_half_a_character_among_the_last_searches(visit: tuple[Page, str]) -> None:
    """It stands in no address, and once kept the others from being listed."""
    page, base = visit
    page.goto(f"{base}kept/")
    page.evaluate("kept => localStorage.setItem('hb-searches', kept)", json.dumps(["\ud800", "联系"]))
    page.goto(f"{base}search/")
    expect(page.locator("#hb-recent a")).to_have_text(["联系"])


def test_half_a_character_that_is_typed(visit: tuple[Page, str]) -> None:
    """It comes with a cut text that is pasted; no address holds it, and every box goes on."""
    page, base = visit
    typed = "(box, words) => { box.value = words; box.dispatchEvent(new Event('input', { bubbles: true })); }"
    page.goto(base)
    page.locator("[data-search]").first.click()
    page.locator("[data-md-component=search-query]").evaluate(typed, "联系\ud83d")
    expect(page.locator(".md-search-result__link").first).to_be_attached()
    page.goto(f"{base}search/")
    page.locator("#hb-results input[name=q]").evaluate(typed, "联系\ud83d")
    expect(page.locator("#hb-told, .hb-hits a").first).to_be_attached()
    page.goto(f"{base}practices/")
    page.locator("form.hb-filter").wait_for()
    page.locator("form.hb-filter input[name=words]").evaluate(typed, "\ud83d")
    expect(page.locator(".hb-none")).to_be_visible()
