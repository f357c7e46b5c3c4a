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


def test_every_picture_has_a_name(practices: dict[str, str]) -> None:
    for body in practices.values():
        images = [ElementTree.fromstring(svg) for svg in SVG.findall(body)]
        assert {image.get("aria-labelledby") for image in images} <= {"diagram-title", "neighbourhood-title"}
        assert all(image.get("role") == "img" and image.findtext("title") for image in images)


def test_what_a_report_does_not_tell_is_one_line(practices: dict[str, str]) -> None:
    for body in practices.values():
        assert body.count("来源没有写：") <= 1
        assert "来源未载" not in body


@pytest.mark.about("practices/sanlian-sanwei")
def test_a_practice_answers_before_it_classifies(practices: dict[str, str]) -> None:
    body = practices["sanlian-sanwei"]
    order = ("top", "steps", "templates", "results", "minimal", "shorthand", "structure", "problems", "cautions", "sources")
    places = [body.index(f'id="{anchor}"') for anchor in order]
    assert places == sorted(places)


def test_sections_that_a_practice_does_not_have_answer_all_the_same(practices: dict[str, str]) -> None:
    given = ("steps", "templates", "results", "minimal", "shorthand", "structure", "problems", "cautions", "related", "elsewhere")
    assert [(name, anchor) for name, body in practices.items() for anchor in given if f'id="{anchor}"' not in body] == []


@pytest.mark.about("practices/liulian-liujian")
def test_the_parts_of_a_pictured_shorthand_stand_in_the_table(practices: dict[str, str]) -> None:
    table = practices["liulian-liujian"].split('id="structure"')[1].split("</figure>")[1].split("</table>")[0]
    assert "<th scope=\"row\">联</th><td>组织联网、阵地联建、" in table


@pytest.mark.about("practices/wujiehe-wutigao")
def test_what_a_shorthand_announces_and_does_not_list_is_said_once(practices: dict[str, str]) -> None:
    assert '<td>党员素质、办事效率 <span class="hb-missing">未列全</span></td>' in practices["wujiehe-wutigao"]


def test_quotation_marks_are_not_doubled(practices: dict[str, str]) -> None:
    assert [name for name, body in practices.items() if re.search("““|””", body)] == []


def test_pages_stay_light(practices: dict[str, str]) -> None:
    pictures = [sum(len(svg.encode()) for svg in SVG.findall(body)) for body in practices.values()]
    assert statistics.median(pictures) <= 4000
