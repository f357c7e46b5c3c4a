"""The pictures on the pages of practices: well-formed, named, each with its twin in words, within the page's weight."""

from __future__ import annotations

import re
import statistics
from xml.etree import ElementTree

import pytest

from handbook.catalog import Catalog
from handbook.model import Practice

SVG = re.compile(r"<svg.*?</svg>", re.DOTALL)


@pytest.fixture(scope="module")
def practices(catalog: Catalog, bodies: dict[str, str]) -> dict[str, str]:
    return {entry.id: bodies[entry.url] for entry in catalog.of(Practice)}


def test_every_practice_has_a_diagram_and_a_map_with_a_name(practices: dict[str, str]) -> None:
    for body in practices.values():
        images = [ElementTree.fromstring(svg) for svg in SVG.findall(body)]
        assert [image.get("aria-labelledby") for image in images] == ["diagram-title", "neighbourhood-title"]
        assert all(image.get("role") == "img" and image.findtext("title") for image in images)


def test_what_a_diagram_dashes_the_table_calls_missing(practices: dict[str, str]) -> None:
    for body in practices.values():
        section = body.split('id="structure"')[1].split('id="shorthand"')[0]
        diagram, table = section.split("</figure>")
        rows = dict(re.findall(r'<th scope="row">(.*?)</th><td>(.*?)</td>', table, re.DOTALL))
        shown = re.findall(r'<text class="hb-head"[^>]*>(\D+?)</text>(<text class="hb-lack")?', diagram)
        for label, missing in shown:
            if label in rows:
                assert ("hb-missing" in rows[label]) == bool(missing)


@pytest.mark.about("practices/liulian-liujian")
def test_the_parts_of_a_pictured_shorthand_stand_in_the_table(practices: dict[str, str]) -> None:
    table = practices["liulian-liujian"].split("</figure>")[1].split("</table>")[0]
    assert "<th scope=\"row\">联</th><td>组织联网、阵地联建、" in table


@pytest.mark.about("practices/wujiehe-wutigao")
def test_what_a_shorthand_announces_and_does_not_list_is_said_once(practices: dict[str, str]) -> None:
    assert '<td>党员素质、办事效率 <span class="hb-missing">未列全</span></td>' in practices["wujiehe-wutigao"]


def test_quotation_marks_are_not_doubled(practices: dict[str, str]) -> None:
    assert [name for name, body in practices.items() if re.search("““|””", body)] == []


def test_pages_stay_light(practices: dict[str, str]) -> None:
    pictures = [sum(len(svg.encode()) for svg in SVG.findall(body)) for body in practices.values()]
    assert statistics.median(pictures) <= 4000
