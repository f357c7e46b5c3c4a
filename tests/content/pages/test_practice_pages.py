"""The pictures on the pages of practices: well-formed, named, each with its twin in words, within the page's weight."""

from __future__ import annotations

import re
import statistics
from xml.etree import ElementTree

import pytest
from ours import some

from handbook.catalog import Catalog
from handbook.model import Method, Practice
from handbook.model.vocabulary import Tier

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


def test_what_is_hardly_told_leads_to_its_method_before_any_file(catalog: Catalog, bodies: dict[str, str]) -> None:
    hints = [entry for entry in catalog.of(Practice) if entry.record.tier is Tier.HINT and catalog.backlinks(entry.id, "practices", Method)]
    some(hints, "有方法的线索")
    for entry in hints:
        body = bodies[entry.url]
        way = re.search(r'<a class="hb-go" href="\.\./\.\./methods/[\w-]+/">照着做：', body)
        assert way, entry.url
        assert "hb-download" not in body[: way.start()]
        assert "hb-primary" not in body


def test_what_can_be_used_at_once_says_what_there_is_to_use(catalog: Catalog, bodies: dict[str, str]) -> None:
    """The label alone would have a reader look for a form that is not there."""
    for entry in (each for each in catalog.of(Practice) if each.record.tier is Tier.READY):
        body, own = bodies[entry.url], len(entry.record.templates)
        told = re.search(r"可直接用</a>：写了步骤、谁来做(、成效)?，(?:有 (\d+) 张表|没有自己的表)。", body)
        assert told, entry.url
        assert (bool(told[1]), int(told[2] or 0)) == (bool(entry.record.results), own), entry.url


def test_forms_lent_by_a_method_stand_where_own_ones_would(catalog: Catalog, bodies: dict[str, str]) -> None:
    lent = [entry for entry in catalog.of(Practice) if "这条做法没有自己的表" in bodies[entry.url]]
    some(lent, "借用方法表单的做法")
    for entry in lent:
        section = bodies[entry.url].partition('<h2 id="templates">')[2].partition("<h2 ")[0]
        assert re.search(r"可用方法“<a [^>]+>[^<]+</a>”里的：</p>\s*<ul class=\"hb-list\">", section), entry.url
        assert 'download="' in section
