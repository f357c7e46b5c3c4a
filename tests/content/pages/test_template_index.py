"""All templates under stages and occasions: each once, under headings with lasting ids and counts; the workbook alike."""

from __future__ import annotations

import io
import re
from itertools import groupby

import openpyxl

from handbook.catalog import Catalog, Entry
from handbook.forms import index_sheet
from handbook.model import WorkTemplate
from handbook.model.vocabulary import Occasion, Stage
from handbook.settings.handbook import Settings

PIECE = re.compile(r'<h[34] id="([\w-]+)">([^<]+<span data-count>[^<]+)</span>|data-f="\w+"><a href="\./([\w-]+)/"')
LEFT_OUT = re.compile(r'<p class="hb-all" data-rows="[^"]+"><a href="([^"]+)">全部 (\d+) 条</a></p>')
CARD = re.compile(r'<li><a href="(?:\.\./)+templates/([\w-]+)/"')
LINE = re.compile(r'<h4 id="([\w-]+)">.*?</h4><span class="hb-note">([^<]+)</span></summary>')


def place(entry: Entry, settings: Settings) -> tuple[int, int, str]:
    """Where a template belongs: its first stage, its occasion, then its file; without a stage last."""
    stages, known = entry.record.stages, settings.values(Stage)
    stage = known.index(stages[0]) if stages else len(known)
    return stage, settings.values(Occasion).index(entry.record.occasion), entry.path


def expected(catalog: Catalog) -> list[tuple[str, str, str]]:
    """Id and words of each heading and the templates below it, from top to bottom."""
    found: list[tuple[str, str, str]] = []
    settings = catalog.settings
    listed = sorted(catalog.of(WorkTemplate), key=lambda entry: place(entry, settings))
    for number, staged in groupby(listed, key=lambda entry: place(entry, settings)[0]):
        part = list(staged)
        slug, label = [*((stage.slug, stage.value) for stage in settings.values(Stage)), ("any", "各环节通用")][number]
        found.append((f"stage-{slug}", f"{label}（{len(part)}）", ""))
        for occasion, held in groupby(part, key=lambda entry: entry.record.occasion):
            group = list(held)
            found.append((f"{slug}-{occasion.slug}", f"{occasion}（{len(group)}）", ""))
            found += [("", "", entry.id) for entry in group]
    return found


def test_each_template_stands_under_its_stage_and_occasion(catalog: Catalog, bodies: dict[str, str]) -> None:
    def brought(place: re.Match[str]) -> str:
        """The cards of a group that stand on a page of their own."""
        cards = CARD.findall(bodies[f"templates/{place[1]}"])
        assert len(cards) == int(place[2])
        return "".join(f'<li data-f="x"><a href="./{name}/"' for name in cards)

    page = LEFT_OUT.sub(brought, bodies["templates/"])
    found = [(anchor, words.replace("<span data-count>", ""), entry) for anchor, words, entry in PIECE.findall(page)]
    assert found == expected(catalog)


def test_a_folded_group_names_what_is_in_it(catalog: Catalog, bodies: dict[str, str]) -> None:
    names: dict[str, list[str]] = {}
    group = ""
    for anchor, _, identifier in expected(catalog):
        group = anchor or group
        if identifier:
            names.setdefault(group, []).append(catalog.found([identifier])[0].name)
    assert dict(LINE.findall(bodies["templates/"])) == {anchor: "、".join(held) for anchor, held in names.items()}


def test_a_later_stage_leads_to_what_stands_under_an_earlier_one(catalog: Catalog, bodies: dict[str, str]) -> None:
    page = bodies["templates/"]
    for stage in catalog.settings.values(Stage):
        number = sum(stage in entry.record.stages[1:] for entry in catalog.of(WorkTemplate))
        said = f'另有 {number} 张也用在这里，<a href="../facets/stage/{stage.slug}/">看全部</a>'
        assert (said in page) == (number > 0)


def test_the_workbook_is_grouped_the_same(catalog: Catalog) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(index_sheet.write(index_sheet.head_of(catalog.settings), index_sheet.rows_of(catalog)))).worksheets[0]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    said = [(row[0] or row[1], "") if not row[-1] else ("", row[-1]) for row in rows]
    assert said == [(words, name) for _, words, name in expected(catalog)]
    assert all(len(row) == len(index_sheet.WIDTHS) for row in rows)
