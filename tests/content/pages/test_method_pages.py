"""A method says which practices its steps are drawn from, once and in one line."""

from __future__ import annotations

import re

from handbook.catalog import Catalog
from handbook.model import Method

DRAWN = re.compile(r'<p class="hb-note">各步出自(.*?)。</p>')
SHARE = re.compile(r'<a href="\.\./\.\./practices/([\w-]+)/">[^<]*</a>（第 ([\d、]+) 步）')


def test_every_practice_under_a_step_is_named_with_the_numbers_of_its_steps(catalog: Catalog, bodies: dict[str, str]) -> None:
    for entry in catalog.of(Method):
        line = DRAWN.search(bodies[entry.url])
        found = dict(SHARE.findall(line[1])) if line else {}
        pairs = {(practice, number) for practice, steps in found.items() for number in map(int, steps.split("、"))}
        assert pairs == {(each, number) for number, step in enumerate(entry.record.steps, 1) for each in step.practices}
