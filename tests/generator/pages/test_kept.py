"""The page on what is kept in the browser tells of all that the scripts keep, and of nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import stock_handbook
from handbook.pages import Handbook as Pages
from handbook.pages.lists.kept import FAMILY, KEPT
from handbook.site.policy import POLICY
from stock_handbook import Handbook

THEME = Path(__file__).resolve().parents[3] / "hooks/handbook/theme"
SCRIPTS = sorted((*(THEME / "material/assets").glob("*.js"), *(THEME / "search").glob("*.js")))
USE = re.compile(r"\b(?:localStorage|indexedDB)\.(?:setItem|getItem|open)\(\s*([^,)]+)")
ELSEWHERE = re.compile(r"sessionStorage|document\.cookie|\bcaches\b|serviceWorker|sendBeacon|XMLHttpRequest|WebSocket|EventSource")
RUN_AS_TEXT = re.compile(r"\beval\(|new Function\b|setTimeout\(\s*[\"']|document\.write|\.cssText|createElement\(\s*[\"']style|element\([\"']style")
AT_ONCE = "handbook-try"  # put and taken away in one breath, to see whether anything is kept


def names(script: Path) -> Iterator[str]:
    """The names under which a script keeps something."""
    text = script.read_text(encoding="utf-8")
    for said in USE.findall(text):
        if said[0] in "\"'":
            yield said.strip("\"'")
        else:
            yield re.search(rf'\bvar {said} = .*?"([^"]+)";', text)[1]  # type: ignore[index]  # else the test fails, as it should


def test_the_page_tells_of_everything_that_is_kept() -> None:
    assert {name for script in SCRIPTS for name in names(script)} - {AT_ONCE} == {each.key for each in KEPT}


def test_nothing_is_kept_or_sent_in_any_other_way() -> None:
    assert [script.name for script in SCRIPTS if ELSEWHERE.search(script.read_text(encoding="utf-8"))] == ["engine.js"]  # of a handbook that has one, as the page says


def test_the_page_says_when_an_engine_gets_to_know_what_is_searched_for(tmp_path: Path) -> None:
    handbook = stock_handbook.records_only(tmp_path / "handbook")
    sent = "会发给本站的服务器，由那里的检索引擎来查"
    assert sent not in FAMILY.write(Pages(handbook.catalog()))
    with (handbook.root / "handbook.yml").open("a", encoding="utf-8") as file:
        file.write("search: {kind: groonga, address: /engine/}\n")
    assert sent in FAMILY.write(Pages(handbook.catalog()))


def test_no_script_makes_what_a_policy_forbids() -> None:
    ours = [script for script in SCRIPTS if script.name != "fflate.js"]
    assert [script.name for script in ours if RUN_AS_TEXT.search(script.read_text(encoding="utf-8"))] == []


def test_the_page_is_published_with_the_policy(built: Handbook) -> None:
    page = built.page("kept")
    assert [each.key for each in KEPT if f'<tr data-key="{each.key}"' not in page] == []
    assert POLICY.replace("'", "&#39;") in page
