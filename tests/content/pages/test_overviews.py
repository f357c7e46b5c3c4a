"""The matrix on the overview, the pages it leads to, the overview of problems, the bars of coverage."""

from __future__ import annotations

import re
from urllib.parse import urljoin

import pytest
from reading import Cell, Table, tables

from handbook.catalog import Catalog, solved_by
from handbook.catalog.crosstab import heat
from handbook.checks.proving import Held, held
from handbook.model import KINDS, Practice, Problem, WorkTemplate
from handbook.model.describe import values_of
from handbook.model.vocabulary import AnyVocabulary, Evidence, Mechanism, Sector, Stage, Status


def by_id(html: str, name: str) -> Table:
    return next(table for table in tables(html) if table.id == name)


def numbers(row: list[Cell]) -> list[int]:
    return [int(cell.text) if cell.text.isdigit() else 0 for cell in row[1:]]


def test_the_matrix_counts_every_practice_in_each_of_its_stages(catalog: Catalog, bodies: dict[str, str]) -> None:
    head, *rows = by_id(bodies["map/"], "matrix").rows
    assert [cell.text for cell in head] == ["机制类型", *catalog.settings.values(Stage)]
    assert [row[0].text for row in rows] == list(catalog.settings.values(Mechanism))
    stages = [stage for entry in catalog.of(Practice) for stage in entry.record.stages]
    counted = [stages.count(each) for each in catalog.settings.values(Stage)]
    assert [sum(column) for column in zip(*map(numbers, rows), strict=True)] == counted


def test_an_empty_cell_is_shown_and_leads_on(catalog: Catalog, bodies: dict[str, str]) -> None:
    cells = [cell for row in by_id(bodies["map/"], "matrix").rows[1:] for cell in row[1:]]
    assert {cell.text for cell in cells if not cell.text.isdigit()} == {"暂无"}
    assert all(cell.href for cell in cells)


def test_a_cell_leads_to_as_many_practices_as_it_counts(bodies: dict[str, str]) -> None:
    for row in by_id(bodies["map/"], "matrix").rows[1:]:
        for cell, number in zip(row[1:], numbers(row), strict=True):
            address, anchor = cell.href.removeprefix("../").split("#")
            division = bodies[address].split(f'id="{anchor}"')[1].split("<h3")[0].split("<h2")[0]
            assert listed(division, address, bodies).count("<li") == number
            assert number or ("暂无" in division and ">欢迎提供</a>" in division)


def listed(division: str, address: str, bodies: dict[str, str]) -> str:
    """A list; when its page leaves some of it out, what stands on its own pages."""
    if not (link := re.search(r'<p class="hb-all"><a href="([^"]+)">', division)):
        return division
    first = urljoin(address, link[1])
    return "".join(bodies.get(first.replace("/1-", f"/{number}-"), "").partition("</nav>")[2] for number in range(1, 9))


def rows_of(name: str, bodies: dict[str, str]) -> list[list[Cell]]:
    """All rows of a table of problems, which has pages of its own where it is long."""
    pages = [body for address, body in bodies.items() if re.fullmatch(r"map/page/\d+-problems/", address)] or [bodies["map/"]]
    return [row for body in pages for row in by_id(body, name).rows[1:]]


@pytest.mark.parametrize(("number", "shade"), [(0, 0), (1, 1), (2, 1), (3, 2), (8, 3), (19, 3), (20, 4), (500, 4)])
def test_shades(number: int, shade: int) -> None:
    assert heat(number) == shade


@pytest.mark.parametrize(
    ("name", "values"),
    [("sectors-table", Sector), ("mechanisms-table", Mechanism), ("evidence-table", Evidence)],
)
def test_the_heat_maps_are_real_tables(name: str, values: AnyVocabulary, catalog: Catalog, bodies: dict[str, str]) -> None:
    table = by_id(bodies["map/"], name)
    assert table.caption
    assert [cell.text for cell in table.rows[0]] == ["问题", *values_of(values, catalog.settings.known)]
    assert {cell.attributes.get("scope") for cell in table.rows[0]} == {"col"}
    assert {row[0].attributes.get("scope") for row in table.rows[1:]} == {"row"}
    rows = rows_of(name, bodies)
    assert len({row[0].href for row in rows}) == len(rows) == len(catalog.of(Problem))
    assert [[cell.text for cell in row] for row in table.rows[1:]] == [[cell.text for cell in row] for row in rows[:30]]


@pytest.mark.parametrize("name", ["mechanisms-table", "evidence-table"])
def test_a_problems_practices_add_up(name: str, catalog: Catalog, bodies: dict[str, str]) -> None:
    for row in rows_of(name, bodies):
        problem = row[0].href.partition("problems/")[2].split("/")[0]
        assert sum(numbers(row)) == len(solved_by(catalog, problem))


def test_the_bars_stand_beside_the_numbers(bodies: dict[str, str]) -> None:
    head, *rows = tables(bodies["coverage/"])[0].rows
    assert head[1].text == "引用的比例"
    for row in rows:
        assert row[1].text == f"{100 * int(row[3].text) / int(row[2].text):.0f}%"
    bars = re.findall(r"<svg[^>]*hb-share[^>]*>", bodies["coverage/"])
    assert len(bars) == len(rows)
    assert all('aria-hidden="true"' in bar for bar in bars)


def test_the_sum_above_the_bars_is_that_of_the_rows(bodies: dict[str, str]) -> None:
    _, *rows = tables(bodies["coverage/"])[0].rows
    total, cited = (sum(int(row[column].text) for row in rows) for column in (2, 3))
    assert f"{len(rows)} 篇来源共 {total} 段：引用 {cited} 段，写明不用的 {total - cited} 段" in bodies["coverage/"]


def written(each: Held) -> str:
    """A field with the codes of its own rules, as the page has them."""
    codes = "、".join(rule.code for rule in each.rules)
    return f"{each.stand.title} {codes}" if codes else each.stand.title


def test_each_kinds_fields_are_listed_by_what_bears_them_out(bodies: dict[str, str]) -> None:
    head, *rows = tables(bodies["coverage/"])[1].rows
    assert [cell.text for cell in head] == ["种类", "凭什么", "栏目（和专门核对它的规则）"]
    listed = [tuple(cell.text for cell in row) for row in rows]
    assert listed == [
        (model.label, str(ground), "；".join(map(written, fields)))
        for model in KINDS.values() for ground, fields in held(model).items()
    ]


def test_status_is_crossed_with_evidence_and_leads_to_the_practices(catalog: Catalog, bodies: dict[str, str]) -> None:
    head, *rows = tables(bodies["evidence/"])[-1].rows
    assert [cell.text for cell in head] == ["状态", *Evidence, "合计"]
    assert [row[0].text for row in rows] == list(Status)
    for status, row in zip(Status, rows, strict=True):
        found = [each.record.evidence for each in catalog.of(Practice) if each.record.status is status]
        assert numbers(row) == [*(found.count(grade) for grade in Evidence), len(found)]
        assert [cell.href for cell in row[1:-1]] == [
            f"../practices/?status={status.slug}&evidence={grade.slug}" if grade in found else "" for grade in Evidence
        ]


def test_a_value_that_no_record_has_says_so_and_leads_on(catalog: Catalog, bodies: dict[str, str]) -> None:
    unused = [grade for grade in Evidence if grade not in {each.record.evidence for each in catalog.of(Practice)}]
    assert unused
    for grade in unused:
        body = bodies[f"facets/evidence/{grade.slug}/"]
        assert "现有来源里没有这样的做法" in body
        assert 'href="../../../contribute/#new-practice"' in body
        assert 'href="../../../evidence/#formula"' in body


def test_every_value_leads_to_the_list_where_more_can_be_chosen(catalog: Catalog, bodies: dict[str, str]) -> None:
    for slug in {entry.record.status.slug for entry in catalog.of(Practice)}:
        assert f'href="../../../practices/?status={slug}">到做法清单里再加别的条件</a>' in bodies[f"facets/status/{slug}/"]
    for slug in {entry.record.form.slug for entry in catalog.of(WorkTemplate)}:
        assert f'href="../../../templates/?form={slug}">到表单清单里再加别的条件</a>' in bodies[f"facets/form/{slug}/"]


@pytest.mark.about("sources/changsha-kaocha")
def test_the_register_of_a_source_says_why_a_passage_is_not_used(bodies: dict[str, str]) -> None:
    assert 'href="../../coverage/#changsha-kaocha"' in bodies["sources/changsha-kaocha/"]
    assert 'href="../../about/#verify"' in bodies["sources/changsha-kaocha/"]


def test_a_field_that_takes_several_values_does_not_say_one(bodies: dict[str, str]) -> None:
    rows = {row[0].text: row for row in tables(bodies["fields/"])[2].rows}
    assert rows["sectors"][3].text == "选一个或几个，写成列表"
    assert rows["level"][3].text == "选一个"
