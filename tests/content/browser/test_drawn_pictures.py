"""Pictures as the browser draws them: every word within its box and its picture, at any width, in any colours."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from served import Open

PHONE = {"width": 390, "height": 844}
DIAGRAM = "#diagram svg"
SAMPLE = [
    "yi-jia-shisan", "liulian-liujian", "sanlian-sanqianghua", "yuetishi-jidudao", "sanji-lianshu-lianping-liankao",
    "bayou-biaozhun",
]  # fmt: skip
ABOUT = pytest.mark.about(*(f"practices/{name}" for name in SAMPLE))
STRAY = """svg => {
  const sheet = svg.viewBox.baseVal;
  const boxes = Array.from(svg.querySelectorAll("rect"), box => box.getBBox());
  const inside = (a, b) => a.x >= b.x && a.y >= b.y - 1 && a.x + a.width <= b.x + b.width && a.y + a.height <= b.y + b.height + 1;
  return Array.from(svg.querySelectorAll("text")).filter(text => {
    const area = text.getBBox();
    const around = boxes.find(b => area.x > b.x && area.x < b.x + b.width && area.y + 9 > b.y && area.y + 9 < b.y + b.height);
    return !inside(area, around || sheet);
  }).map(text => text.textContent);
}"""


@ABOUT
@pytest.mark.parametrize("name", SAMPLE)
def test_no_word_leaves_its_box(name: str, open_page: Open) -> None:
    page = open_page(f"practices/{name}/")
    assert page.locator("svg[role=img]").count() > 0
    for picture in page.locator("svg[role=img]").all():
        assert picture.evaluate(STRAY) == []


@ABOUT
@pytest.mark.parametrize("name", SAMPLE)
def test_a_telephone_shows_it_in_full_size(name: str, open_page: Open) -> None:
    picture = open_page(f"practices/{name}/", viewport=PHONE).locator(DIAGRAM)
    box = picture.bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    assert box["width"] == 344


@pytest.mark.about("practices/yi-jia-shisan")
def test_colours_follow_the_page(open_page: Open) -> None:
    colour = "svg => getComputedStyle(svg.querySelector('text:not([class])')).fill"
    light = open_page("practices/yi-jia-shisan/").locator(DIAGRAM).evaluate(colour)
    dark = open_page("practices/yi-jia-shisan/", color_scheme="dark").locator(DIAGRAM).evaluate(colour)
    assert light != dark


@pytest.mark.about("practices/sanlian-sanqianghua", "practices/yuetishi-jidudao")
def test_on_paper_it_is_black_on_white(open_page: Open) -> None:
    page = open_page("practices/yuetishi-jidudao/", color_scheme="dark")
    page.emulate_media(media="print")
    expect(page.locator(f"{DIAGRAM} text:not([class])").first).to_have_css("fill", "rgb(0, 0, 0)")
    page = open_page("practices/sanlian-sanqianghua/", color_scheme="dark")
    page.emulate_media(media="print")
    expect(page.locator(f"{DIAGRAM} text.hb-lack").first).to_have_css("fill", "rgb(68, 68, 68)")
    expect(page.locator(f"{DIAGRAM} rect.hb-lack").first).to_have_css("stroke-dasharray", "4px, 3px")


@pytest.mark.about("practices/yuetishi-jidudao")
def test_on_a_wall_its_letters_are_large(open_page: Open) -> None:
    page = open_page("practices/yuetishi-jidudao/?view=projector#structure", viewport={"width": 1024, "height": 768})
    smallest = "svg => 12 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width"
    assert page.locator(DIAGRAM).evaluate(smallest) >= 28


def test_without_scripts_the_matrix_still_leads_to_practices(open_page: Open) -> None:
    page = open_page("map/", java_script_enabled=False)
    page.locator("#matrix td a").first.click()
    page.wait_for_url("**/facets/stage/plan/#mechanism-outreach")
    assert page.locator("#mechanism-outreach + ul > li").count() > 0
