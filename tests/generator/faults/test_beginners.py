"""What beginners wrote wrong is told where it stands, by what is right and by the next step, and nothing else is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from broken_handbook import found, put_in

from stock_handbook import Handbook, records_only

BOOK = yaml.safe_load(Path(__file__).with_name("beginners.yml").read_text(encoding="utf-8"))
NEW = "docs/practices/bannian-lianxihui.yml"


@pytest.fixture
def new_practice(tmp_path: Path) -> Handbook:
    """The stock handbook and a new practice without a mistake."""
    handbook = records_only(tmp_path)
    handbook.write(NEW, BOOK["practice"])
    put_in(handbook, {"replace": BOOK["beside"]})
    return handbook


def test_without_a_mistake_nothing_is_told(new_practice: Handbook) -> None:
    assert new_practice.found() == []


@pytest.mark.parametrize("case", BOOK["mistakes"], ids=lambda case: case["name"])
def test_a_mistake_is_told(new_practice: Handbook, case: dict[str, Any]) -> None:
    put_in(new_practice, case)
    assert found(new_practice, case) == case["expect"]


def test_each_says_the_place_and_the_next_step_and_stays_in_the_file_that_was_touched() -> None:
    for case in BOOK["mistakes"]:
        told, remedies = case["expect"][::2], case["expect"][1::2]
        assert len({line.split(":", 1)[0] for line in told}) <= 1, case["name"]
        assert all(len(remedy) > len("→ 改。") for remedy in remedies), case["name"]
