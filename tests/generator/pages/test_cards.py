"""What a card is, in a few bytes: codes that generator and script count alike, however many values there are."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from handbook.pages.cards import CHARACTERS, codes_for

SCRIPT = Path(__file__).resolve().parents[3] / "hooks/handbook/theme/material/assets/handbook.js"


def test_few_values_have_codes_of_one_character() -> None:
    assert codes_for(62) == list(CHARACTERS)


@pytest.mark.parametrize(("number", "length"), [(0, 1), (62, 1), (63, 2), (62 * 62, 2), (62 * 62 + 1, 3)])
def test_codes_are_as_long_as_needed_and_all_of_one_length(number: int, length: int) -> None:
    codes = codes_for(number)
    assert len(set(codes)) == number
    assert {len(code) for code in codes} <= {length}


@pytest.mark.parametrize("number", [3, 62, 63, 200])
def test_the_script_finds_each_card_by_its_own_value(chromium: Browser, number: int, tmp_path: Path) -> None:
    """A card for each value; with two characters a code, the end of one and the beginning of the next are no code."""
    codes = codes_for(number)
    links = "".join(f'<a href="../facets/sector/v{n}/">甲{n}（1）</a>' for n in range(number))
    cards = "".join(f'<li data-f="{code}{codes[0]}"><a href="./{n}/">做法{n}</a><p>一句话' for n, code in enumerate(codes))
    page = chromium.new_page()
    file = tmp_path / "index.html"
    file.write_text(
        '<!doctype html><meta charset="utf-8"><form class="hb-filter" hidden><input name="words"><details><summary>按条件</summary>'
        '</details><span class="hb-filter__found"></span><button type="reset">清除</button></form>'
        f'<div class="hb-facets"><p><strong>领域</strong>{links}</p></div><div id="cards"><ul>{cards}</ul></div><p class="hb-none" hidden></p>'
        f"<script>{SCRIPT.read_text(encoding='utf-8')}</script>", encoding="utf-8",
    )  # fmt: skip
    page.goto(file.as_uri())
    for chosen in {1, number // 2, number - 1} - {0}:
        page.evaluate("number => document.querySelector(`input[value=v${number}]`).click()", chosen)
        expect(page.locator("#cards li:visible")).to_have_text([f"做法{chosen}一句话"])
        page.evaluate("number => document.querySelector(`input[value=v${number}]`).click()", chosen)
    page.close()
