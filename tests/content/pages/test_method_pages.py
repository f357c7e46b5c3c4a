"""A method says which practices its steps are drawn from, once and in one line."""

from __future__ import annotations

import re

from ours import some

from handbook.catalog import Catalog, Entry
from handbook.forms.steps import method_sheet
from handbook.model import Method
from handbook.model.vocabulary import Status

DRAWN = re.compile(r'<p class="hb-note">各步出自(.*?)。</p>')
STEPS = re.compile('<ol class="hb-steps">(.*?)</ol>', re.DOTALL)
MARK, WORD = '<span class="hb-status hb-status--proposed">建议</span></li>', "（建议）"
SHARE = re.compile(r'<a href="\.\./\.\./practices/([\w-]+)/">[^<]*</a>（第 ([\d、]+) 步）')


def test_every_practice_under_a_step_is_named_with_the_numbers_of_its_steps(catalog: Catalog, bodies: dict[str, str]) -> None:
    for entry in catalog.of(Method):
        line = DRAWN.search(bodies[entry.url])
        found = dict(SHARE.findall(line[1])) if line else {}
        pairs = {(practice, number) for practice, steps in found.items() for number in map(int, steps.split("、"))}
        assert pairs == {(each, number) for number, step in enumerate(entry.record.steps, 1) for each in step.practices}


def recommended(catalog: Catalog) -> dict[str, tuple[Entry, list[int]]]:
    """The methods with steps that were only recommended: their numbers."""
    found = {entry.id: (entry, [n for n, step in enumerate(entry.record.steps, 1) if step.status is Status.PROPOSED]) for entry in catalog.of(Method)}
    some({name: each for name, each in found.items() if each[1]}, "只在建议里出现的步骤")
    return found


def test_a_step_that_was_only_recommended_is_marked_on_its_page(catalog: Catalog, bodies: dict[str, str]) -> None:
    for entry, numbers in recommended(catalog).values():
        steps = STEPS.findall(bodies[entry.url])[0].split("<li>")
        assert [number for number, step in enumerate(steps) if step.rstrip().endswith(MARK)] == numbers, entry.id


def test_a_step_that_was_only_recommended_is_marked_on_the_sheet_of_its_kit(catalog: Catalog) -> None:
    for entry, numbers in recommended(catalog).values():
        steps = next(section.paragraphs for section in method_sheet(entry, [], [], str).sections if section.heading == "步骤")
        assert [number for number, step in enumerate(steps, 1) if step.endswith(WORD)] == numbers[: len(steps)], entry.id
