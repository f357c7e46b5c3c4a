"""Ways to write personal data are told, in whatever field of whatever kind, and what only looks like them is not.

Two lists (`tests/faults/personal`): one was looked at while the rules were written, the other only measures. What
is told at least of each is held here; the tables stand at the end of the run.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.faults.personal.measure import LISTS, Told, Which, cases, lines, measured, share
from tests.faults.semantic.world import World

import stock_handbook
from handbook.checks.people import named
from handbook.checks.privacy import certain, likely
from stock_handbook import OWN

TOLD = {"tuning": 0.96, "measuring": 0.9}  # at least, of the harmful ones; of the harmless ones none
FEWEST = (90, 60)
LONG = 6_000  # of one character, or of a few in turn


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return World(stock_handbook.records_only(tmp_path_factory.mktemp("stock") / "handbook").root)


@pytest.fixture(scope="module", params=LISTS)
def told(request: pytest.FixtureRequest, world: World) -> tuple[Which, list[Told]]:
    return request.param, list(measured(world, request.param))


def test_most_ways_are_told(told: tuple[Which, list[Told]], record_property: Callable[[str, object], None]) -> None:
    which, found = told
    record_property(f"个人信息，说不说（{'调试' if which == 'tuning' else '计量'}的一份）", "\n".join(lines(found)))
    number, of_them = share(found, harmful=True)
    assert of_them >= FEWEST[0]
    assert number / of_them >= TOLD[which]


def test_what_only_looks_like_them_is_not_told(told: tuple[Which, list[Told]]) -> None:
    number, of_them = share(told[1], harmful=False)
    assert (number, of_them >= FEWEST[1]) == (0, True)


def test_they_are_written_into_fields_of_every_kind(told: tuple[Which, list[Told]], world: World) -> None:
    kinds = {each.carrier.entry.model for each in told[1] if each.codes}
    assert kinds == {entry.model for entry in world.catalog.valid}


def test_no_line_stands_in_both_lists() -> None:
    tuned, measuring = ({case.text for case in cases(which)} for which in LISTS)
    assert not tuned & measuring


@pytest.mark.parametrize("piece", ["1", "一", "1 ", "1-", "138-", "王", "王建", "加微", "路1", "a@", "微信", "（", "12号", "阿·", "q "])
def test_long_texts_take_no_longer_than_their_length(piece: str) -> None:
    """Nothing to hold but that it ends: what grows with the square of the length would take minutes here."""
    text = piece * (LONG // len(piece))
    assert len(list(certain(text))) + len(list(likely(text))) + len(named(text, OWN.trade)) >= 0
